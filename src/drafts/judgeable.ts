/** What may be put before a judge at all: rules alone decide, before it is asked and after. */
import type { Citation } from '../model/claim.ts';
import type { Pair } from '../model/judging.ts';
import type { PostLanguage } from '../model/topic.ts';
import { newFact } from './new-fact.ts';
import type { SourceArticle } from '../proof/types.ts';
import { quotationFaults } from './quotations.ts';
import type { ReadStory } from './read-story.ts';
import type { Trial } from './trial.ts';

/** An article that a judge may hold a wording against. */
export interface Ground {
  readonly articleId: string;
  readonly pair: Pair;
}

/** A longer stretch in marks is a quotation, and no name. In characters. */
const longestName = 12;
const marked = /[「『“"]([^「『“”』」"]+)[」』”"]/g;

/**
 * The cited articles against which a wording may be judged: none unless the rules are unsure of it.
 * Within a language the cited sentences and the title must have every figure, date, name and
 * quotation of the wording; across languages the rules have compared figures and dates, and a
 * quotation can't be translated.
 */
export function groundsOf(trial: Trial, read: ReadStory): readonly Ground[] {
  if (trial.outcome !== 'unsure') return [];
  return read.sources.flatMap((source) => {
    const own = citationsIn(trial.citations, source);
    const pair = own.length > 0 ? pairOf(trial.lang, source) : undefined;
    if (pair === undefined || bringsIn(trial, source)) return [];
    return [{ articleId: source.id, pair }];
  });
}

function bringsIn({ text, lang, citations }: Trial, source: SourceArticle): boolean {
  if ((source.lang === 'en') !== (lang === 'en'))
    return [...text.matchAll(marked)].some(([, words = '']) => words.length > longestName);
  const numbers = new Set([0, ...citationsIn(citations, source).map(({ sentence }) => sentence)]);
  const cited = source.sentences.filter(({ number }) => numbers.has(number));
  return (
    quotationFaults(text, cited, [source]).length > 0 ||
    newFact(
      text,
      cited.map((sentence) => sentence.text),
      source.anchor,
    ) !== undefined
  );
}

function citationsIn(citations: readonly Citation[], source: SourceArticle): readonly Citation[] {
  return citations.filter(({ articleId }) => articleId === source.id);
}

/** Undefined where no judge is examined: an English sentence on a Chinese source, and what Hong Kong words. */
function pairOf(lang: PostLanguage, source: SourceArticle): Pair | undefined {
  if (lang === 'en') return source.lang === 'en' ? 'en/en' : undefined;
  if (lang !== 'zh-TW') return undefined;
  if (source.lang === 'en') return 'zh-TW/en';
  return source.simplified ? 'zh-TW/zh-CN' : 'zh-TW/zh-TW';
}
