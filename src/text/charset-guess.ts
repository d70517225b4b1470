/**
 * Which encoding bytes are in, where none is declared or the declared one is not believed: each candidate reads a
 * sample, and the one in which it reads most like a language that is written in it wins. Two things tell: which
 * characters come up (every language has a few dozen that make half of its text), and which part of the encoding's
 * table is used (all tables of East Asia begin with the characters in daily use).
 */
import { TextDecoder } from '@exodus/bytes/encoding.js';

/** Bytes that are judged at most. */
const sampled = 24_000;
/** ASCII around a character that is kept, so that its neighbours show; longer runs are markup or another language. */
const kept = 6;

/** How much the two ways of telling count, a character. */
const tableWeight = 0.7;

const lower = 0x20;

/** Characters that make about half of a text. */
const frequent = {
  chinese: new Set(
    '的一是在不有人了我他這这中大來来國国上個个到說说們们為为和地也出就時时要可以於于你會会生公年日月，。、：「」“”（）《》',
  ),
  korean: new Set(
    '이다는에의가을로한하고지를기은도사시리서인자대어나수해일제부정있니아보그라과으들습게원할전주장스성',
  ),
  cyrillic: new Set('оеаинтсрвлкмдпу'),
} as const;

type Score = (code: number, before: number, after: number) => number;

const between = (low: number, value: number, high: number): boolean =>
  low <= value && value <= high;

function isHan(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff;
}
function isKana(code: number): boolean {
  return code >= 0x3041 && code <= 0x30fc;
}
function isHangul(code: number): boolean {
  return code >= 0xac00 && code <= 0xd7a3;
}
function isCyrillic(code: number): boolean {
  return code >= 0x400 && code <= 0x4ff;
}
function isLatin(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}
function isCapital(code: number): boolean {
  return code >= 0x400 && code <= 0x42f;
}

/** What no text has, whatever its language; undefined for the rest. */
function nonsense(code: number): number | undefined {
  if (code === 0xfffd) return -4;
  // Controls, private characters, half-width kana, boxes.
  if (code < 0xa0 || (code >= 0xe000 && code <= 0xf8ff)) return -2;
  if ((code >= 0xff61 && code <= 0xff9f) || (code >= 0x2500 && code <= 0x259f)) return -1;
  return undefined;
}

const alone = (before: number, after: number): boolean => before < 0x80 && after < 0x80;

const chinese: Score = (code, before, after) => {
  if (frequent.chinese.has(String.fromCodePoint(code))) return 2;
  if (isHan(code)) return alone(before, after) ? -1 : 0;
  if (isKana(code)) return -0.5;
  return code < 0x250 ? -1 : 0;
};

const japanese: Score = (code, before, after) => {
  if (code >= 0x3041 && code <= 0x3096) return 1.5;
  if (isKana(code)) return isKana(before) || isKana(after) ? 1 : 0;
  if (frequent.chinese.has(String.fromCodePoint(code))) return 1;
  return isHan(code) && alone(before, after) ? -1 : 0;
};

const korean: Score = (code, before, after) => {
  if (isHangul(code)) {
    if (frequent.korean.has(String.fromCodePoint(code))) return 2;
    return isHan(before) || isHan(after) ? -0.5 : 0;
  }
  return isHan(code) || isKana(code) ? -0.5 : 0;
};

/** Letters of Russian, Ukrainian and Bulgarian outside of the alphabet's own row. */
const furtherCyrillic = new Set(Array.from('ЁЄІЇҐёєіїґ', (letter) => letter.codePointAt(0) ?? 0));

const cyrillic: Score = (code, before, after) => {
  if (!isCyrillic(code)) return code < 0x250 && !isQuote(code) ? -0.5 : 0;
  if (isLatin(before) || isLatin(after)) return -1;
  // Macedonian, Serbian and old letters, which fill the rest of the tables.
  if (!between(0x410, code, 0x44f) && !furtherCyrillic.has(code)) return -0.5;
  if (!isCyrillic(before) && !isCyrillic(after)) return 0.3;
  if (isCapital(code)) return !isCyrillic(before) ? 0.5 : isCapital(before) ? -0.2 : -2;
  return frequent.cyrillic.has(String.fromCodePoint(code)) ? 1.3 : 0.4;
};

/** Space without a break and pointed quotation marks. */
function isQuote(code: number): boolean {
  return code === 0xa0 || code === 0xab || code === 0xbb;
}

/** Accented letters stand alone or in pairs among plain ones, and apart from signs; otherwise they are mojibake. */
const western: Score = (code, before, after) => {
  if ((code >= 0x2010 && code <= 0x203a) || code === 0x20ac || code === 0x2122) return 0.5;
  if (isQuote(code)) return 0.3;
  if (code >= 0x250) return 0;
  const beside = Number(isAccented(before)) + Number(isAccented(after));
  if (isAccented(code)) return [0.5, -0.2, -1.5][beside] ?? 0;
  return beside > 0 ? -1 : 0.4;
};

function isAccented(code: number): boolean {
  return code >= 0xc0 && code < 0x250;
}

/** Where in its table a character of two bytes stands: among those in daily use, among the rare ones, or among signs. */
type Part = 'daily' | 'rare' | 'sign';
type Table = (lead: number, trail: number) => Part;

/** Rows of the standards: GB 2312 level 1, Big5 level 1, JIS X 0208 level 1, the Hangul of KS X 1001. */
const tables = {
  gb18030: (lead, trail) => {
    if (trail >= 0xa1 && between(0xb0, lead, 0xd7)) return 'daily';
    return trail >= 0xa1 && between(0xa1, lead, 0xa9) ? 'sign' : 'rare';
  },
  big5: (lead) => {
    if (between(0xa4, lead, 0xc6)) return 'daily';
    return between(0xa1, lead, 0xa3) ? 'sign' : 'rare';
  },
  'euc-jp': (lead) => {
    if (between(0xb0, lead, 0xcf) || between(0xa4, lead, 0xa5)) return 'daily';
    return between(0xa1, lead, 0xa8) ? 'sign' : 'rare';
  },
  shift_jis: (lead, trail) => {
    if (between(0x82, lead, 0x83) || between(0x89, lead, 0x97)) return 'daily';
    if (lead === 0x88) return trail >= 0x9f ? 'daily' : 'rare';
    return lead === 0x81 ? 'sign' : 'rare';
  },
  'euc-kr': (lead, trail) => {
    if (trail >= 0xa1 && between(0xb0, lead, 0xc8)) return 'daily';
    return trail >= 0xa1 && between(0xa1, lead, 0xac) ? 'sign' : 'rare';
  },
} as const satisfies Record<string, Table>;

interface Candidate {
  readonly encoding: string;
  readonly score: Score;
  readonly table?: Table;
}

/** In this order: of two that read a text alike, the first is taken. */
const candidates: readonly Candidate[] = [
  { encoding: 'windows-1252', score: western },
  { encoding: 'gb18030', score: chinese, table: tables.gb18030 },
  { encoding: 'big5', score: chinese, table: tables.big5 },
  { encoding: 'shift_jis', score: japanese, table: tables.shift_jis },
  { encoding: 'euc-jp', score: japanese, table: tables['euc-jp'] },
  { encoding: 'euc-kr', score: korean, table: tables['euc-kr'] },
  { encoding: 'windows-1251', score: cyrillic },
  { encoding: 'koi8-u', score: cyrillic },
  { encoding: 'iso-8859-5', score: cyrillic },
  { encoding: 'ibm866', score: cyrillic },
];

/** A candidate and how well the bytes read in it: about 1 a character in its own, 0 and less as nonsense. */
export interface Guess {
  readonly encoding: string;
  readonly score: number;
}

/** Every candidate with its score, best first. */
export function guessEncodings(bytes: Uint8Array): readonly Guess[] {
  const sample = condense(bytes);
  const guesses = candidates.map(({ encoding, score, table }) => ({
    encoding,
    score:
      scoreOf(decode(sample, encoding), score) +
      (table === undefined ? 0 : dailyUse(sample, table)),
  }));
  return guesses.toSorted((a, b) => b.score - a.score);
}

/** Whether the escapes of ISO-2022-JP stand in bytes that are ASCII besides. */
export function isIso2022Jp(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const into = buffer.indexOf('\u001b$');
  if (into === -1 || ![0x40, 0x42].includes(buffer[into + 2] ?? 0)) return false;
  const back = Math.max(buffer.indexOf('\u001b(B', into), buffer.indexOf('\u001b(J', into));
  return back !== -1 && isAscii(buffer.subarray(0, 1_000_000));
}

function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte >= 0x80) return false;
  return true;
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** The parts that are not ASCII with a little around them, from all over the page: markup says nothing, and there is much of it. */
function condense(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(sampled);
  let size = 0;
  let gap = kept + 1;
  for (let i = 0; i < bytes.length && size < sampled - kept - 2; i++) {
    const byte = bytes[i] ?? 0;
    if (byte >= 0x80) {
      if (gap > kept) {
        if (gap > 2 * kept) sample[size++] = lower;
        for (let k = Math.max(0, i - Math.min(gap - kept, kept)); k < i; k++)
          if (size < sampled) sample[size++] = bytes[k] ?? lower;
      }
      gap = 0;
      sample[size++] = byte;
    } else {
      gap++;
      if (gap <= kept) sample[size++] = byte;
    }
  }
  return sample.subarray(0, size);
}

function scoreOf(text: string, score: Score): number {
  let sum = 0;
  let foreign = 0;
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  for (const [i, code] of codes.entries()) {
    if (code < 0x80) continue;
    foreign++;
    sum += nonsense(code) ?? score(code, codes[i - 1] ?? 0, codes[i + 1] ?? 0);
  }
  return foreign === 0 ? 0 : sum / foreign;
}

/** What the share of characters in daily use adds, from -2 to 1 times its weight. */
function dailyUse(bytes: Uint8Array, table: Table): number {
  let daily = 0;
  let rare = 0;
  let all = 0;
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const trail = bytes[i + 1] ?? 0;
    if (table === tables.gb18030 && between(0x30, trail, 0x39)) {
      // Four bytes: in no table of daily use, and in no other encoding by chance.
      i += 4;
      continue;
    }
    const part = table(lead, trail);
    all++;
    if (part === 'daily') daily++;
    else if (part === 'rare') rare++;
    i += 2;
  }
  return all === 0 ? 0 : (tableWeight * (daily - 2 * rare)) / all;
}

/** How many characters beyond ASCII are whole as UTF-8, and how many bytes belong to none. */
export function countUtf8(bytes: Uint8Array): { readonly whole: number; readonly broken: number } {
  let whole = 0;
  let broken = 0;
  for (let i = 0; i < bytes.length;) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) {
      i++;
      continue;
    }
    const more = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0;
    let k = 0;
    while (k < more && ((bytes[i + 1 + k] ?? 0) & 0xc0) === 0x80) k++;
    if (more > 0 && k === more) whole++;
    else broken++;
    i += 1 + k;
  }
  return { whole, broken };
}
