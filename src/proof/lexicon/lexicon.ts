/** The word lists by which the rules look: lexicon.yaml of each language, read strictly, brought to the common form. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { tableOf } from '../../entries.ts';
import type { SourceTag } from '../../languages/source-language.ts';
import type { Clause, Word } from '../types.ts';
import { foldInPlace } from '../../text/fold.ts';

type SharedList =
  | 'saying'
  | 'speaking'
  | 'framing'
  | 'turning'
  | 'pointing'
  | 'linking'
  | 'bare'
  | 'ownVoice'
  | 'introducing'
  | 'bodyEnding'
  | 'personTitle';

type ListName<L extends SourceTag> = SharedList | (L extends 'zh' ? ChineseList : EnglishList);

type ChineseList =
  | 'conditional'
  | 'deeds'
  | 'ending'
  | 'continuing'
  | 'denying'
  | 'asking'
  | 'querying'
  | 'ahead'
  | 'done'
  | 'telling'
  | 'modality'
  | 'restricting'
  | 'inquiring'
  | 'answering'
  | 'contents'
  | 'modal'
  | 'onlooker'
  | 'hearsay'
  | 'translated'
  | 'adding'
  | 'chatting'
  | 'carrying'
  | 'someone';

type EnglishList = 'relative' | 'adding' | 'finite' | 'titled' | 'ahead';

const shared: readonly SharedList[] = [
  'saying',
  'speaking',
  'framing',
  'turning',
  'pointing',
  'linking',
  'bare',
  'ownVoice',
  'introducing',
  'bodyEnding',
  'personTitle',
];
const chinese: readonly ChineseList[] = [
  'conditional',
  'deeds',
  'ending',
  'continuing',
  'denying',
  'asking',
  'querying',
  'ahead',
  'done',
  'telling',
  'modality',
  'restricting',
  'inquiring',
  'answering',
  'contents',
  'modal',
  'onlooker',
  'hearsay',
  'translated',
  'adding',
  'chatting',
  'carrying',
  'someone',
];
const english: readonly EnglishList[] = ['relative', 'adding', 'finite', 'titled', 'ahead'];
const names = { zh: [...shared, ...chinese], en: [...shared, ...english] } as const;

type Lists<L extends SourceTag> = Readonly<Record<ListName<L>, WordList>>;

/** A list of words, ready to be looked for. */
export interface WordList {
  /** The longest entry that begins at a word: its length in characters; 0 where none does. */
  readonly at: (text: string, word: Word | undefined) => number;
  /** Whether a word is an entry. */
  readonly has: (key: string) => boolean;
  readonly words: readonly string[];
}

function listOf(words: string, lang: SourceTag): WordList {
  const entries = words.split(/\s+/).map(foldInPlace);
  const set = new Set(entries);
  const longer = new Map<string, string[]>();
  for (const entry of entries.filter(({ length }) => length > 1 && lang === 'zh'))
    longer.set(entry.charAt(0), [...(longer.get(entry.charAt(0)) ?? []), entry]);
  return {
    words: entries,
    has: (key) => set.has(key),
    at: (text, word) => {
      if (word === undefined) return 0;
      const own = set.has(word.key) ? word.key.length : 0;
      const starting = longer.get(text.charAt(word.start)) ?? [];
      return starting.reduce(
        (most, entry) =>
          entry.length > most && text.startsWith(entry, word.start) ? entry.length : most,
        own,
      );
    },
  };
}

/** Reads a file of lists. Throws where one is missing, unknown, or says not what it is for. */
export function readLists<N extends string>(
  path: string,
  listNames: readonly N[],
  lang: SourceTag,
): Readonly<Record<N, WordList>> {
  const list = z.strictObject({ about: z.string().min(1), words: z.string().min(1) });
  const file = z.strictObject(Object.fromEntries(listNames.map((name) => [name, list])));
  const read = file.parse(parse(readFileSync(path, 'utf8')));
  return tableOf(listNames.map((name) => [name, listOf(read[name]?.words ?? '', lang)]));
}

function load<L extends SourceTag>(lang: L): Lists<L> {
  const path = fileURLToPath(new URL(`../../languages/${lang}/lexicon.yaml`, import.meta.url));
  return readLists<string>(path, names[lang], lang);
}

/** The lists of Chinese and English. */
export const lexicon: { readonly zh: Lists<'zh'>; readonly en: Lists<'en'> } = {
  zh: load('zh'),
  en: load('en'),
};

/** Whether a clause holds a word of a list. */
export function holds(text: string, { words }: Pick<Clause, 'words'>, list: WordList): boolean {
  return words.some(
    (word) => list.at(text, word) > 0 || endsGlued(word, list) || startsGlued(word, list),
  );
}

/** 但會, as the segmenter may take it. */
function startsGlued({ tag, key }: Word, list: WordList): boolean {
  return tag === 'x' && key.length > 1 && list.has(key.charAt(0));
}

/** What the segmenter does not know it may have glued to a word of one character: 陸某因, 庭時. */
function endsGlued({ tag, key }: Word, list: WordList): boolean {
  return tag === 'x' && key.length > 1 && list.has(key.slice(-1));
}

/** Whether a clause begins with a word of a list. */
export function opens(text: string, { words }: Pick<Clause, 'words'>, list: WordList): boolean {
  const first = words.find(({ key }) => /[\p{L}\p{N}]/u.test(key));
  if (list.at(text, first) > 0) return true;
  // What the segmenter does not know it may have glued to the word: 以如|臨.
  return first !== undefined && startsGlued(first, list);
}

/** Whether a clause ends with a word of a list. */
export function ends(
  text: string,
  { words, end }: Pick<Clause, 'words' | 'end'>,
  list: WordList,
): boolean {
  const last = words.findLast(({ key }) => /[\p{L}\p{N}]/u.test(key));
  if (last === undefined) return false;
  return (
    list.has(last.key) ||
    endsGlued(last, list) ||
    list.words.some((w) => w.length > 1 && text.slice(0, Math.min(end, last.end)).endsWith(w))
  );
}
