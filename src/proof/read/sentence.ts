/** Reads one sentence: its words, and its clauses at the top level. */
import type { SourceTag } from '../../languages/source-language.ts';
import type { Clause, SourceSentence, Word } from '../types.ts';
import { depthsOf } from './depth.ts';
import { foldInPlace } from '../../text/fold.ts';
import { wordsOf } from './words.ts';

const pairs: ReadonlyMap<string, string> = new Map(
  ['「」', '『』', '“”', '《》', '〈〉', '（）', '()', '【】', '〔〕', '[]'].map(
    ([open = '', close = '']) => [open, close],
  ),
);
const closers = new Set(pairs.values());

/** Marks between clauses; in a title white space between Han characters is one. */
const clauseMark = { zh: /[，；：,;:]|——/y, en: /[,;:](?=\s)|\s?—\s?|\s–\s/y } as const;
const titleMark = { zh: /[，；：,;:|｜]|——|\s+/y, en: /[;:|](?=\s)|\s[—–|-]\s/y } as const;

/** Whether a text is English (or another Latin script) rather than Chinese. */
export function languageOf(text: string): SourceTag {
  const letters = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return characters * 3 >= letters ? 'zh' : 'en';
}

/** What is known of a sentence besides its words. */
export type SentencePlace = Pick<
  SourceSentence,
  'articleId' | 'number' | 'paragraph' | 'insideQuotation'
>;

/** A sentence that stands nowhere: a wording, a claim. */
export const nowhere: SentencePlace = {
  articleId: '',
  number: 1,
  paragraph: 0,
  insideQuotation: false,
};

/** Longer runs of text are no sentences; only their beginning is read. In characters. */
const longest = 2000;

/** Reads a sentence; number 0 is read as a title. */
export function readSentence(text: string, place: SentencePlace = nowhere): SourceSentence {
  const lang = languageOf(text);
  const folded = foldInPlace(text.slice(0, longest));
  const depths = depthsOf(folded);
  const words = wordsOf(folded, lang)
    .filter(({ key }) => key.trim() !== '')
    .map((word) => ((depths[word.start] ?? 0) > 0 ? { ...word, quoted: true } : word));
  return {
    ...place,
    text,
    lang,
    folded,
    words,
    clauses: clausesOf(folded, words, lang, place.number === 0),
  };
}

function clausesOf(
  text: string,
  words: readonly Word[],
  lang: SourceTag,
  title: boolean,
): readonly Clause[] {
  const mark = (title ? titleMark : clauseMark)[lang];
  const clauses: Clause[] = [];
  const awaited: string[] = [];
  let start = 0;
  const close = (end: number, by: string): void => {
    const inside = words.filter((word) => word.start >= start && word.end <= end);
    if (inside.some(({ key }) => /[\p{L}\p{N}]/u.test(key)))
      clauses.push({ start, end, mark: by.trim() === '' ? ' ' : by.trim(), words: inside });
    start = end + by.length;
  };
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const closer =
      pairs.get(character) ?? (character === '"' && !awaited.includes('"') ? '"' : undefined);
    // A mark that is never closed opens nothing.
    if (closer !== undefined && text.includes(closer, at + 1)) awaited.push(closer);
    else if ((closers.has(character) || character === '"') && awaited.includes(character))
      awaited.length = awaited.lastIndexOf(character);
    if (awaited.length > 0) continue;
    mark.lastIndex = at;
    const found = mark.exec(text)?.[0];
    if (found === undefined || insideFigure(text, at)) continue;
    close(at, found);
    at = start - 1;
  }
  close(text.length, '');
  return clauses;
}

/** 3,000 and 3:1. */
function insideFigure(text: string, at: number): boolean {
  return (
    /[,:]/.test(text.charAt(at)) && /\d/.test(text.charAt(at - 1)) && /\d/.test(text.charAt(at + 1))
  );
}
