/** Raised and lowered figures, written so that they can't be read as part of the number before them. */

const pairs = (plain: string, small: string): ReadonlyMap<string, string> => {
  const signs = Array.from(small);
  return new Map(Array.from(plain, (sign, i) => [sign, signs[i] ?? sign]));
};
const superscripts = pairs('0123456789+-−–=()', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾');
const subscripts = pairs('0123456789+-−–=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎');
const raisedLetters = pairs('abcdefghijklmnoprstuvwxyz', 'ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ');
const fractions: ReadonlyMap<string, string> = new Map(
  '1/2½ 1/3⅓ 2/3⅔ 1/4¼ 3/4¾ 1/5⅕ 2/5⅖ 3/5⅗ 4/5⅘ 1/6⅙ 5/6⅚ 1/8⅛ 3/8⅜ 5/8⅝ 7/8⅞'
    .split(' ')
    .map((one) => [one.slice(0, 3), one.slice(3)]),
);

/** All of it in small signs, or undefined where one has none. */
function inSigns(text: string, signs: ReadonlyMap<string, string>): string | undefined {
  let small = '';
  for (const sign of text) {
    const one = signs.get(sign);
    if (one === undefined) return undefined;
    small += one;
  }
  return small;
}

/** A fraction as one sign, or with the fraction slash between small figures. */
export function asFraction(over: string, under: string): string {
  const sign = fractions.get(`${over}/${under}`);
  return sign ?? `${inSigns(over, superscripts) ?? over}⁄${inSigns(under, subscripts) ?? under}`;
}

const mark = String.raw`\d{1,3}|[a-z]{1,2}|[ivxlc]{1,6}|[一二三四五六七八九十]{1,3}|(?:註|注|note|n)\.?\s*\d{0,3}|註[釋解]|注[释解]`;
const marks = String.raw`(?:${mark})(?:\s*[,、，–-]\s*(?:${mark}))*`;
const symbols = String.raw`[*∗＊†‡§¶※]{1,3}`;
/** What leads to a note: a number, a letter, a sign, also in brackets. */
const noteMark = new RegExp(
  String.raw`^[\[(（［【〔]?\s*(?:${marks}|${symbols})\s*[\])）］】〕]?$`,
  'i',
);
/** The same where nothing says that it leads anywhere: the brackets or the sign say it. */
const plainNoteMark = new RegExp(
  String.raw`^(?:\[\s*(?:${marks}|${symbols}|citation needed)\s*\]|[［【〔]\s*(?:${marks})\s*[］】〕]|${symbols}|[(（]\s*(?:註|注)\s*\d{0,3}\s*[)）])$`,
  'i',
);

/** Whether the text of a link can be the mark of a note. */
export function isNoteMark(text: string): boolean {
  return noteMark.test(text);
}

/** Raised after these a number counts notes: exponents follow figures, symbols, units. */
const afterWord =
  /(?:[。．，、；：！？」』】》”’"',.;:!?]|(?![尺里米厘分寸浬秒])\p{Script=Han}|[a-z]{4,})$/u;
const unit = /(?:met(?:re|er)|inch|inche|feet|foot|mile|yard|second|minute)s?$/;

/** 120³ 億元 has a note: of what is counted in 億 only tens and twos are raised to a power. */
const counted = /(?<![\d.,])(?!(?:10|2)$)\d[\d,.]*$/;

/**
 * What to write for a raised text; '' for the mark of a note.
 * @param before the text that it stands behind; '' at the beginning of a line
 * @param after the text behind it
 */
export function raised(text: string, before: string, after: string): string {
  if (plainNoteMark.test(text)) return '';
  if (
    /^\d{1,3}(?:\s*[,、–-]\s*\d{1,3})*$/.test(text) &&
    afterWord.test(before) &&
    !unit.test(before)
  )
    return '';
  if (/^\d{1,2}$/.test(text) && counted.test(before) && /^\s*[萬万億亿兆]/.test(after)) return '';
  if (/^(?:TM|SM)$/i.test(text)) return text.toLowerCase() === 'tm' ? '™' : '℠';
  const [, over, under] = /^(\d{1,2})\s*[/⁄]\s*(\d{1,3})$/.exec(text) ?? [];
  if (over !== undefined && under !== undefined && !/[a-z)]$/i.test(before))
    return asFraction(over, under);
  const small = inSigns(text, superscripts);
  if (small !== undefined) return small;
  if (/^[a-z]$/.test(text) && /[\d)]$/.test(before)) return raisedLetters.get(text) ?? text;
  return apart(text, before, after, '^');
}

/** What to write for a lowered text. */
export function lowered(text: string, before: string, after: string): string {
  if (plainNoteMark.test(text)) return '';
  return inSigns(text, subscripts) ?? apart(text, before, after, '_');
}

/** Keeps figures from running into figures; all else reads well as it stands: 1st, PM2.5. */
function apart(text: string, before: string, after: string, sign: string): string {
  const meets = /\d$/.test(before) && /^[\d.]/.test(text);
  const runsOn = /\d$/.test(text) && /^\d/.test(after);
  if (!meets && !runsOn) return text;
  return text.length <= 12 ? `${sign}(${text})` : ` ${text} `;
}
