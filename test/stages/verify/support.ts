/** Articles, stories and drafts of our own writing. */
import type { Article } from '../../../src/model/article.ts';
import type { Citation, Claim, Draft, RemarkDraft } from '../../../src/model/claim.ts';
import type { Proved, Verdict, Weighed } from '../../../src/model/drafts.ts';
import type { Story } from '../../../src/model/story.ts';
import type { Diagnostic } from '../../../src/diagnostics.ts';
import type { Params } from '../../../src/stage.ts';
import { numberSentences } from '../../../src/text/sentences.ts';
import { verify } from '../../../src/stages/verify/verify.ts';

export function article(id: string, title: string, paragraphs: readonly string[]): Article {
  const url = `https://example.org/${id}`;
  const blocks = paragraphs.map((text) => ({ kind: 'paragraph' as const, text }));
  return {
    id,
    hit: { id, source: 'feed:example', url, title },
    url,
    title,
    outlet: `Outlet ${id}`,
    lang: 'zh-Hant',
    kind: 'news',
    publishedAt: { value: '2026-01-26T08:00:00+08:00', evidence: 'json-ld' },
    blocks,
    sentences: numberSentences(blocks),
  };
}

export function storyOf(first: Article, ...more: readonly Article[]): Story {
  const telling = (one: Article): Story['tellings'][0] => ({ article: one, copies: [] });
  return { id: `s${first.id}`, tellings: [telling(first), ...more.map(telling)] };
}

export function draft(
  id: string,
  storyId: string,
  text: string,
  citations: readonly Citation[],
  role: Draft['role'] = 'body',
): Draft {
  return { id, storyId, role, text, citations };
}

export interface Ran extends Proved {
  readonly diagnostics: readonly Diagnostic[];
  readonly claim: (id: string) => Claim | undefined;
  readonly verdict: (id: string) => Verdict | undefined;
}

export async function run(
  stories: readonly Story[],
  drafts: readonly Draft[],
  remarks: readonly RemarkDraft[] = [],
  asked: Partial<Pick<Weighed, 'opinions'>> = {},
): Promise<Ran> {
  const input: Weighed = {
    engine: { engine: 'example', model: 'example' },
    stories,
    drafts,
    remarks,
    opinions: [],
    ...asked,
  };
  // Of all parameters the stage reads the topic's names and the post's language.
  const params = {
    topic: { name: 'Example', aliases: [] },
    lang: 'zh-TW',
  } as unknown as Params;
  const { value, diagnostics } = await verify.run(input, {}, params);
  return {
    ...value,
    diagnostics,
    claim: (id) => value.claims.find((claim) => claim.id === id),
    verdict: (id) => value.verdicts.find((verdict) => verdict.id === id),
  };
}
