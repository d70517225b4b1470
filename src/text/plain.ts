/** Text as a reader sees it: what stands between the letters of a name without being seen falls away. */
import { compatible } from './compatible.ts';

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '',
  zwj: '',
  zwnj: '',
  middot: '·',
  hellip: '…',
  mdash: '—',
  ndash: '–',
};
const entity = /&(?:#(?<decimal>\d{1,7})|#x(?<hex>[\da-f]{1,6})|(?<name>[a-z]{2,8}));/gi;
/** Soft hyphens, joiners, marks of direction, the byte order mark; what only chooses a glyph. */
const unseen = /\p{Cf}|\p{Variation_Selector}/gu;
const breakingTag = /<\/?(?:p|div|br|li|ul|ol|h[1-6]|tr|td|th|section|article)\b[^<>]{0,300}>/gi;
/** A raised or lowered figure behind a figure. */
const raising = /(?<=\d)<su([pb])\b[^<>]{0,300}>(?=\d)/gi;
const otherTag = /<\/?[a-z][^<>]{0,300}>|<!--.{0,300}?-->/gi;
const link = /!?\[(?<text>[^\][]{1,200})\]\([^()\s]{1,500}\)/g;
const emphasis = /\*{1,3}(?=\S)|(?<=\S)\*{1,3}|~~|`+/g;

/** Without markup, entities and line breaks; in the compatible form (NFKC), capitals kept. */
export function plainText(text: string): string {
  // Twice: feeds escape what was escaped.
  const plain = decoded(decoded(text))
    .replace(raising, (_, last: string) => (last.toLowerCase() === 'p' ? '^' : '_'))
    .replace(breakingTag, '\n')
    .replace(otherTag, '')
    .replace(link, '$<text>')
    .replace(emphasis, '')
    .replace(unseen, '');
  return compatible(plain)
    .replace(/(?<=\p{Script=Han})\s*[\n\r]+\s*(?=\p{Script=Han})/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function decoded(text: string): string {
  return text.replace(entity, (whole, ...rest) => {
    // The groups by name stand last.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const { decimal, hex, name } = rest.at(-1) as Record<string, string | undefined>;
    if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '0', 16) : Number(decimal);
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
  });
}
