/** Chinese words with their parts of speech: jieba's dictionary, pinned by its package. */
import { tag } from 'jieba-wasm';

/** A word of a text in the common form; offsets count UTF-16 units. */
export interface TaggedWord {
  readonly key: string;
  /** By jieba's tags (`n`, `v`, `r`, `nr` …); `x` where its dictionary has no such word. */
  readonly tag: string;
  readonly start: number;
  readonly end: number;
}

/** The words of a text in the common form, in order; they cover the whole of it. */
export function chineseWords(folded: string): readonly TaggedWord[] {
  const words: TaggedWord[] = [];
  let at = 0;
  for (const { word, tag: partOfSpeech } of tag(folded, true)) {
    const end = at + word.length;
    words.push({ key: word, tag: partOfSpeech, start: at, end });
    at = end;
  }
  return words;
}
