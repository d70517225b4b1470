/** Telling sentences that can be read alone from those that lean on the one before them. */
import { foldForComparison } from '../text/scripts.ts';
import type { Leaning } from './source-language.ts';
import { sourceLanguages } from './source-languages.ts';

/** Marks and white space before the first word. */
const opening = /^["'`「『“‘«([【〔《\s]+/u;

/**
 * By what a sentence leans on the one before it. `word`: a connective, a pronoun, a time that points
 * back, or a speaker who is a pronoun. `noun`: a company, team or report that was named before, if
 * only in the headline. `inside`: a pronoun further on whose noun is not to be seen. A list of
 * patterns: what it finds leans almost always, what it doesn't may still.
 */
export function leaningOf(sentence: string): Leaning | undefined {
  const raw = sentence.normalize('NFKC').replace(opening, '');
  const folded = foldForComparison(raw);
  const { leaning } = sourceLanguages[/^\p{Script=Han}|^\d/u.test(folded) ? 'zh' : 'en'];
  return leaning({ sentence, raw, folded });
}

/** Whether a sentence can't be understood without the one before it. */
export function leansBack(sentence: string): boolean {
  return leaningOf(sentence) !== undefined;
}
