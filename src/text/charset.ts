/**
 * Bytes to text, by the WHATWG rules and a check afterwards: many pages lie about their encoding.
 * Node's own TextDecoder is not used: its tables for big5 and gbk differ from the standard's
 * (`喆`, `堃`, `峯` and some 5,000 others come out wrong on Node 20).
 */
import { getBOMEncoding, normalizeEncoding, TextDecoder } from '@exodus/bytes/encoding.js';
import { countUtf8, guessEncodings, isIso2022Jp } from './charset-guess.ts';

/** Text and the WHATWG name of the encoding it was read in, lower-case. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
}

/** How far into a page a `<meta>` is looked for. The standard says 1,024 bytes; pages don't keep to it. */
const prescanBytes = 65_536;

/**
 * By how much another encoding must read better than the declared one. Prose in its own encoding scores about 1 a
 * character, nonsense about 0.
 */
const clearly = 0.3;

/** Broken characters to whole ones that a page of UTF-8 may have. */
const fewBroken = 0.02;

/** A few names of rare characters prove nothing: by how much it must read better in all. */
const enough = 20;

/** Labels whose tables are parts of the one that is judged for them. */
const judgedAs: Readonly<Record<string, string>> = {
  gbk: 'gb18030',
  'koi8-r': 'koi8-u',
};

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
  const encoding = encodingOf(bytes, contentType, inBody);
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function encodingOf(
  bytes: Uint8Array,
  contentType: string | undefined,
  inBody: string | undefined,
): string {
  const marked = getBOMEncoding(bytes) ?? wideEncoding(bytes);
  if (marked !== null) return marked;
  const header = charsetOf(contentType);
  // Servers send `iso-8859-1` by default and without knowing; it can read anything, so it proves nothing.
  const declared = header === undefined || header === 'windows-1252' ? (inBody ?? header) : header;
  if (isIso2022Jp(bytes)) return 'iso-2022-jp';
  const { whole, broken } = countUtf8(bytes);
  if (whole + broken === 0) return declared ?? 'utf-8';
  // One broken character, where a page was cut or an advertisement spliced in, is no lie.
  if (declared === 'utf-8' && (broken <= 2 || broken <= whole * fewBroken)) return 'utf-8';
  // Text in an older encoding is hardly ever valid UTF-8 by chance, and never for long.
  const proven = whole >= 8 || declared === undefined || declared === 'windows-1252';
  if (broken <= whole * fewBroken && proven) return 'utf-8';
  const guesses = guessEncodings(bytes);
  const [best] = guesses;
  // A header that is refuted leaves what the text says of itself.
  const said = [declared, inBody].find((one) => one !== 'utf-8' && one !== 'windows-1252');
  if (said !== undefined) {
    const own = guesses.find(({ encoding }) => encoding === (judgedAs[said] ?? said));
    if (own === undefined || best === undefined) return said;
    const lead = best.score - own.score;
    if (lead < clearly || lead * (whole + broken) < enough) return said;
  }
  // Most of it is UTF-8, and what is not may be in anything.
  return whole > broken * 3 || best === undefined ? 'utf-8' : best.encoding;
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
export function wideEncoding(bytes: Uint8Array): string | null {
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
