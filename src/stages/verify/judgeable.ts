/** What may be put before a judge at all: rules alone decide, before it is asked and after. */
import type { Pair } from '../../model/judging.ts';
import { newFact } from './new-fact.ts';
import type { Source } from './proof/source.ts';
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
 * Within a language an article must have every figure, date, name and quotation of the wording;
 * across languages the rules have compared figures and dates, and a quotation can't be translated.
 */
export function groundsOf(trial: Trial, read: ReadStory): readonly Ground[] {
  if (trial.outcome !== 'unsure') return [];
  const cited = new Set(trial.citations.map(({ articleId }) => articleId));
  return read.sources.flatMap((source) => {
    const pair = cited.has(source.id) ? pairOf(trial.lang, source) : undefined;
    if (pair === undefined || bringsIn(trial.text, source, trial.lang)) return [];
    return [{ articleId: source.id, pair }];
  });
}

function bringsIn(text: string, source: Source, lang: 'zh-TW' | 'en'): boolean {
  if ((source.lang === 'en') !== (lang === 'en'))
    return [...text.matchAll(marked)].some(([, words = '']) => words.length > longestName);
  const grounds = source.sentences.map((sentence) => sentence.text.written);
  return newFact(text, grounds, source.anchor) !== undefined;
}

/** Undefined where no judge is examined: an English sentence on a Chinese source. */
function pairOf(lang: 'zh-TW' | 'en', source: Source): Pair | undefined {
  if (lang === 'en') return source.lang === 'en' ? 'en/en' : undefined;
  if (source.lang === 'en') return 'zh-TW/en';
  return source.simplified ? 'zh-TW/zh-CN' : 'zh-TW/zh-TW';
}
