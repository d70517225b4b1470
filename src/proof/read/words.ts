/** Words with their parts of speech for Chinese; letters for English. */
import type { SourceTag } from '../../languages/source-language.ts';
import { chineseWords } from '../../text/words.ts';
import type { Word } from '../types.ts';

const latinWord = /[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*|[^\s]/gu;

/** The words of a text in the common form, in order; Chinese ones cover the whole of it. */
export function wordsOf(folded: string, lang: SourceTag): readonly Word[] {
  if (lang === 'en')
    return [...folded.matchAll(latinWord)].map((match) => ({
      key: match[0],
      tag: '',
      start: match.index,
      end: match.index + match[0].length,
    }));
  return chineseWords(folded);
}
