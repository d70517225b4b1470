/** Figures in running text, Chinese and English, brought to one value whatever the way of writing. */

/** One figure; offsets count UTF-16 units of the text that was searched. */
export interface Figure {
  readonly start: number;
  readonly end: number;
  /** The number itself: `1.5億` is 150000000, `三成` and `30%` are 30. */
  readonly value: number;
  readonly kind: 'count' | 'percent' | 'ratio';
}

const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const small: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const large: Readonly<Record<string, number>> = {
  万: 1e4,
  萬: 1e4,
  亿: 1e8,
  億: 1e8,
  兆: 1e12,
};

const numeral = '〇零一二两兩三四五六七八九十百千万萬亿億兆';
const spelled = `[${numeral}]`;
/** What a single Chinese digit must stand before to be a figure: 三年, 四家; not 三明治. */
const measure =
  '年月日天周週号號个個人名位次家座台臺条條项項种種款小时時岁歲倍轮輪场場架吨噸辆輛件国國地方层層间間支只隻枚颗顆档檔艘栋棟套项门門篇部份起宗局分秒成级級季届屆';

const english: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  m: 1e6,
  bn: 1e9,
  k: 1e3,
};
const englishWords: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
};

const arabic = String.raw`\d+(?:,\d{3})*(?:\.\d+)?`;
// 千米, 千克 and 兆瓦 are units.
const scale = '(?:[十百千]?[万萬](?:[亿億])?|[百千]?[亿億]|(?:兆|[百千])(?![米克瓦赫帕]))';
const pattern = new RegExp(
  [
    String.raw`(?<percentOf>百分之)(?<percentNumber>${arabic}|[${numeral}点點]+)`,
    `(?<parts>[${numeral}]+|\\d+)分之(?<share>[${numeral}]+|\\d+)`,
    `(?<tenths>[一二三四五六七八九]|\\d)\\s?成(?<more>[一二三四五六七八九])?(?![为為功员員果就立长長])`,
    String.raw`(?<![a-z0-9.^])(?<arabic>${arabic}(?:\s?${scale}(?:\d+(?:\.\d+)?[万萬千百]?)?)?)(?<en>\s?(?:hundred|thousand|million|billion|trillion)\b|bn\b|(?<=[$£€¥]\s?[\d.,]{1,20})[mk]\b)?(?<percent>\s?%|\s?per ?cent\b|\s?percent\b)?(?:(?:st|nd|rd|th)\b)?(?![a-z\d])`,
    `(?<spelled>${spelled}{2,}|[十百千](?!分[点點之])(?=[${measure}多余餘])|[〇零一二两兩三四五六七八九](?=[${measure}]))(?:[点點](?<fraction>[〇零一二三四五六七八九]+))?`,
    String.raw`\b(?<word>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty)\b(?<wordScale>\s(?:hundred|thousand|million|billion))?`,
  ].join('|'),
  'g',
);

/** 十二 → 12, 一百零五 → 105, 二〇二六 → 2026; NaN where it is no number. */
export function chineseNumber(text: string): number {
  const characters = [...text];
  if (characters.every((c) => c in digits)) {
    return Number(characters.map((c) => digits[c]).join(''));
  }
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  for (const c of characters) {
    if (c in digits) digit = digits[c];
    else if (c in small) {
      section += (digit ?? 1) * (small[c] ?? 1);
      digit = undefined;
    } else if (c in large) {
      const factor = large[c] ?? 1;
      const part = section + (digit ?? 0);
      // 万亿: the second factor takes all that came before.
      total = part === 0 ? Math.max(total, 1) * factor : total + part * factor;
      section = 0;
      digit = undefined;
    } else return Number.NaN;
  }
  return total + section + (digit ?? 0);
}

/** `1.5万`, `2万2500`, `1,200` → a number. */
function arabicNumber(text: string): number {
  let total = 0;
  for (const [, number = '0', factor = ''] of text.matchAll(
    new RegExp(`(${arabic})\\s?(${scale})?`, 'g'),
  )) {
    let value = Number(number.replaceAll(',', ''));
    for (const c of factor) value *= large[c] ?? small[c] ?? 1;
    total += value;
  }
  return round(total);
}

/** Away with the dust of binary fractions: 1.1 × 1e8. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}

function numberOf(text: string): number {
  if (/^\d/.test(text)) return arabicNumber(text);
  const [whole = '', fraction] = text.split(/[点點]/);
  const value = chineseNumber(whole);
  return fraction === undefined ? value : Number(`${value}.${chineseNumber(fraction)}`);
}

/**
 * The figures of a text in order. The text should be NFKC and lower case (`foldForComparison`);
 * Latin names with digits (`x55`, `5g`) hold none, nor do idioms without a measure word.
 */
export function figuresIn(text: string): readonly Figure[] {
  const found: Figure[] = [];
  for (const match of text.matchAll(pattern)) {
    const g = match.groups ?? {};
    const span = { start: match.index, end: match.index + match[0].length };
    const figure = read(g);
    if (figure !== undefined && Number.isFinite(figure.value)) found.push({ ...span, ...figure });
  }
  return found;
}

function read(
  g: Readonly<Record<string, string | undefined>>,
): Pick<Figure, 'value' | 'kind'> | undefined {
  if (g['percentNumber'] !== undefined)
    return { value: numberOf(g['percentNumber']), kind: 'percent' };
  if (g['parts'] !== undefined)
    return { value: numberOf(g['share'] ?? '') / numberOf(g['parts']), kind: 'ratio' };
  if (g['tenths'] !== undefined) {
    const more = g['more'] === undefined ? 0 : chineseNumber(g['more']);
    return { value: numberOf(g['tenths']) * 10 + more, kind: 'percent' };
  }
  if (g['arabic'] !== undefined) {
    const value = round(arabicNumber(g['arabic']) * (english[(g['en'] ?? '').trim()] ?? 1));
    return { value, kind: g['percent'] === undefined ? 'count' : 'percent' };
  }
  if (g['spelled'] !== undefined) {
    const whole = chineseNumber(g['spelled']);
    const value =
      g['fraction'] === undefined ? whole : Number(`${whole}.${chineseNumber(g['fraction'])}`);
    return { value, kind: 'count' };
  }
  if (g['word'] !== undefined) {
    const factor = english[(g['wordScale'] ?? '').trim()] ?? 1;
    return { value: (englishWords[g['word']] ?? Number.NaN) * factor, kind: 'count' };
  }
  return undefined;
}
