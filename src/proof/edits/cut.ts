/** Tail cuts: a sentence may end where one of its clauses ends. */
import { sourceLanguages } from '../../languages/source-languages.ts';
import type { Edit, SourceSentence } from '../types.ts';

/** One candidate for each clause but the last; the rules say which stand. */
export function cuts(sentence: SourceSentence): readonly Edit[] {
  const { clauses, text } = sentence;
  return clauses.slice(0, -1).flatMap(({ end, mark }, clause): Edit[] => {
    if (mark === ':' || mark === '：') return [];
    return [{ kind: 'cut', start: end, end: text.length, insert: stopOf(sentence), clause }];
  });
}

/** A headline has no stop. */
function stopOf({ number, lang }: SourceSentence): string {
  return number === 0 ? '' : sourceLanguages[lang].stop;
}
