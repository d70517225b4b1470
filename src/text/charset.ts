/**
 * Bytes to text, by the WHATWG rules and a check afterwards: many pages lie about their encoding.
 * Node's own TextDecoder is not used: its tables for big5 and gbk differ from the standard's
 * (`喆`, `堃`, `峯` and some 5,000 others come out wrong on Node 20).
 */
import { isUtf8 } from 'node:buffer';
import { getBOMEncoding, normalizeEncoding, TextDecoder } from '@exodus/bytes/encoding.js';

/** Text and the WHATWG name of the encoding it was read in, lower-case. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
}

/** How far into a page a `<meta>` is looked for. The standard says 1,024 bytes; pages don't keep to it. */
const prescanBytes = 65_536;

/** How much of a page is judged when its encoding must be guessed. */
const judgedBytes = 400_000;

/** Share of the characters beyond ASCII that may be unreadable before a declared encoding is not believed. */
const unreadable = 0.02;

/** Encodings tried where none is declared or the declared one is not believed. */
const tried = ['utf-8', 'big5', 'gb18030', 'windows-1252'] as const;

/** Encodings that read each other's pages without complaint, as nonsense. */
const rivals: Readonly<Record<string, string>> = {
  big5: 'gb18030',
  gbk: 'big5',
  gb18030: 'big5',
};

/**
 * By how much a rival must read better than what a page declares. Prose in its own encoding scores
 * 0.3 and more a character, nonsense about 0.
 */
const clearly = 0.2;

/** Decodes a page: BOM, `charset` of the content type, `<meta>`, else what reads best. */
export function decodeHtml(bytes: Uint8Array, contentType: string | undefined): Decoded {
  return decode(bytes, contentType, metaEncoding(bytes));
}

/** Decodes a feed or an API's answer: BOM, `charset` of the content type, XML declaration, UTF-8 or what reads best. */
export function decodeData(bytes: Uint8Array, contentType: string | undefined): Decoded {
  return decode(bytes, contentType, xmlEncoding(bytes));
}

function decode(
  bytes: Uint8Array,
  contentType: string | undefined,
  inBody: string | undefined,
): Decoded {
  const bom = getBOMEncoding(bytes) ?? wideEncoding(bytes);
  if (bom !== null) return { text: read(bytes, bom), encoding: bom };
  const header = charsetOf(contentType);
  // Servers send `iso-8859-1` by default and without knowing; it can read anything, so it proves nothing.
  const declared = header === undefined || header === 'windows-1252' ? (inBody ?? header) : header;
  // Text in an older encoding is hardly ever valid UTF-8 by chance, and never for long.
  if (declared !== 'utf-8' && isUtf8(bytes) && !isNearlyAscii(bytes))
    return { text: read(bytes, 'utf-8'), encoding: 'utf-8' };
  if (declared !== undefined) {
    const text = read(bytes, declared);
    const readable = unreadableShare(text) <= unreadable && declared !== 'windows-1252';
    if (readable && !readsBetter(bytes, rivals[declared], declared))
      return { text, encoding: declared };
  }
  return bestOf(bytes, [declared, header, inBody, ...tried]);
}

/** `charset` of a content type as a WHATWG name; undefined when there is none that exists. */
function charsetOf(contentType: string | undefined): string | undefined {
  const label = /charset\s*=\s*["']?([\w:.+-]+)/i.exec(contentType ?? '')?.[1];
  return known(label);
}

function metaEncoding(bytes: Uint8Array): string | undefined {
  const head = latin1(bytes).replace(
    /<!--[\s\S]*?(?:-->|$)|<script\b[\s\S]*?(?:<\/script|$)/gi,
    '',
  );
  const label = /<meta\b[^>]{0,500}?charset\s*=\s*["']?\s*([\w:.+-]+)/i.exec(head)?.[1];
  return asciiCompatible(known(label)) ?? xmlEncoding(bytes);
}

function xmlEncoding(bytes: Uint8Array): string | undefined {
  const head = latin1(bytes.subarray(0, 256));
  const label = /^\s*<\?xml\b[^>]*?encoding\s*=\s*["']([\w:.+-]+)["']/i.exec(head)?.[1];
  return asciiCompatible(known(label));
}

/** UTF-16 without a mark: every other byte of the beginning, which is markup or JSON, is zero. */
function wideEncoding(bytes: Uint8Array): string | null {
  const start = bytes.subarray(0, 64);
  if (start.length < 8) return null;
  const zeros = [0, 0];
  for (const [i, byte] of start.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd < start.length / 4 || Math.min(even, odd) > 0) return null;
  return even > 0 ? 'utf-16be' : 'utf-16le';
}

/** Code pages by their numbers, as Windows and Java name them and the standard doesn't: `cp949`, `cp-1251`. */
const codePages: Readonly<Record<string, string>> = {
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  65001: 'utf-8',
};

function known(label: string | undefined): string | undefined {
  const page = /^(?:cp|ms|win|windows|ibm)[-_]?(\d{3,5})$/i.exec(label ?? '')?.[1];
  const name =
    normalizeEncoding(label ?? '') ??
    (page === undefined ? null : normalizeEncoding(codePages[page] ?? `windows-${page}`));
  return name === null || name === 'replacement' || name === 'x-user-defined' ? undefined : name;
}

/** A declaration that could be read as ASCII can't be UTF-16: the standard takes it for UTF-8. */
function asciiCompatible(name: string | undefined): string | undefined {
  return name?.startsWith('utf-16') === true ? 'utf-8' : name;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, prescanBytes)).toString('latin1');
}

function read(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

function isNearlyAscii(bytes: Uint8Array): boolean {
  let others = 0;
  for (const byte of bytes) if (byte >= 0x80 && ++others >= 16) return false;
  return true;
}

function unreadableShare(text: string): number {
  const bad = text.split('\ufffd').length - 1;
  // One broken character, where a page was cut or an advertisement spliced in, is no lie.
  return bad <= 2 ? 0 : bad / (text.match(/[^\0-\x7f]/g)?.length ?? 1);
}

function readsBetter(bytes: Uint8Array, rival: string | undefined, declared: string): boolean {
  if (rival === undefined) return false;
  const beginning = bytes.subarray(0, judgedBytes);
  const score = (encoding: string): number => readability(read(beginning, encoding));
  return score(rival) > score(declared) + clearly;
}

/** The candidate in which the page's beginning reads best; the earlier one on a tie. */
function bestOf(bytes: Uint8Array, candidates: readonly (string | undefined)[]): Decoded {
  const beginning = bytes.subarray(0, judgedBytes);
  let best = 'utf-8';
  let bestScore = -Infinity;
  for (const encoding of new Set(candidates)) {
    if (encoding === undefined) continue;
    const score = readability(read(beginning, encoding));
    if (score > bestScore) {
      best = encoding;
      bestScore = score;
    }
  }
  return { text: read(bytes, best), encoding: best };
}

// The most frequent characters of Chinese prose in both scripts, and its punctuation. Big5 read as
// GBK, or the other way round, gives Han characters too, but hardly ever these.
const frequent = new Set(
  '的一是在不有人了我他這这中大來来國国上個个到說说們们為为和地也出就時时要可以於于你會会生公年日月，。、：「」“”（）',
);

/**
 * Frequent Chinese characters count for a text, unreadable and private ones against it. The rest is
 * judged by its neighbours: Han characters come in company and accented letters alone; the other
 * way round it is mojibake.
 */
function readability(text: string): number {
  let score = 0;
  let foreign = 0;
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  for (const [i, code] of codes.entries()) {
    if (code < 0x80) continue;
    foreign++;
    const alone = (codes[i - 1] ?? 0) < 0x80 && (codes[i + 1] ?? 0) < 0x80;
    if (code === 0xfffd) score -= 4;
    else if (code < 0xa0 || (code >= 0xe000 && code <= 0xf8ff)) score -= 2;
    else if (frequent.has(String.fromCodePoint(code))) score += 2;
    else if (code < 0x250) score += alone ? 0.5 : -1;
    else if (code >= 0x3400 && code <= 0x9fff && alone) score -= 1;
  }
  return foreign === 0 ? 0 : score / foreign;
}
