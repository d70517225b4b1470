/** Short articles of our own writing, and what the rules say of a claim about them. */
import type { PostLanguage } from '../../src/model/topic.ts';
import { proveClaim, type ProofResult } from '../../src/proof/prove.ts';
import { readSource } from '../../src/proof/read/article.ts';
import type { SourceArticle } from '../../src/proof/types.ts';
import { numberSentences } from '../../src/text/sentences.ts';

interface About {
  readonly id?: string;
  readonly title?: string;
  /** `YYYY-MM-DD`. */
  readonly publishedAt?: string;
}

/** An article of 26 January 2026, a Monday, read for proving. */
export function sourceOf(
  paragraphs: readonly string[],
  { id = 's', publishedAt = '2026-01-26', ...rest }: About = {},
  target: PostLanguage = 'zh-TW',
): SourceArticle {
  const blocks = paragraphs.map((text) => ({ kind: 'paragraph', text }));
  return readSource({ id, sentences: numberSentences(blocks), publishedAt, ...rest }, target);
}

/** The rules' word on a claim that cites every sentence of a short article. */
export function prove(
  paragraphs: readonly string[],
  text: string,
  { headline = false, ...about }: About & { readonly headline?: boolean } = {},
): ProofResult {
  const source = sourceOf(paragraphs, about);
  const citations = source.sentences
    .filter((sentence) => sentence.text !== '')
    .map(({ text: quote }) => ({ sourceId: source.id, quote }));
  return proveClaim({ text, sources: [source], citations, headline });
}

/** Whether a text is a wording of another, which is a whole article of one sentence. */
export function passes(sentence: string, text: string): boolean {
  return prove([sentence], text).verdict === 'supported';
}

/** What a refusal says: the figure or date that no source has, the row that blocks, or that no row knows the claim. */
export const whyNot =
  /^no source has the (?:figure|date) \S|^is no wording of a cited sentence$|^no rule licenses this change$|^(?:zh|en)\/[a-z]+\/[a-z-]+: \S/;
