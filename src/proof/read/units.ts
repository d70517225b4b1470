/** A text as a row of comparable units: a Han character, a Latin word, a figure, a date, a mark. */
import type { PartialDate } from '../../text/calendar.ts';
import { datesIn } from '../../text/dates.ts';
import { figuresIn } from '../../text/numbers.ts';
import type { Unit } from '../types.ts';
import { foldInPlace } from '../../text/fold.ts';

/** Marks that only typography tells apart, and spellings that conversion tables mix up. What is not listed stands for itself: a minus, an arrow, an at sign. */
const sameCharacters: ReadonlyMap<string, string> = new Map(
  [
    ['"', '「」『』“”‘’＂〝〞"'],
    ['~', '～〜∼~'],
    ['—', '—–―─'],
    ['·', '·•‧・．'],
    ['…', '…⋯'],
    ['了', '瞭'],
    ['像', '象'],
    ['分', '份'],
    ['借', '藉'],
    ['占', '佔'],
    ['复', '覆'],
    ['链', '鍊炼'],
    ['账', '帐'],
    ['[', '【〔［['],
    [']', '】〕］]'],
  ].flatMap(([key = '', marks = '']) => [...marks].map((mark): [string, string] => [mark, key])),
);

const latin =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d]+(?:[.'’-][\p{Script=Latin}\d]+)*/uy;
/** Days and months that are counted from the day of publication. */
const relative =
  /^(?:[今昨明前后後大上下本這这][^\d]*|[今昨明].*|周.|星期.|礼拜.|yesterday|today|tomorrow|(?:last|this|on) .*)$/;
/** May be three of five; a day that is written as 3月5日 may be written so. */
const fraction = /^\d+\/\d+$/;
const parts = ['year', 'month', 'day'] as const;

/** Splits a text; `anchor` is the day from which 昨日 and the like are counted. */
export function unitsOf(text: string, anchor?: PartialDate): readonly Unit[] {
  const folded = foldInPlace(text);
  const dates = new Map(datesIn(folded, anchor).map((date) => [date.start, date]));
  const figures = new Map(figuresIn(folded).map((figure) => [figure.start, figure]));
  const units: Unit[] = [];
  let at = 0;
  while (at < folded.length) {
    const date = dates.get(at);
    const figure = date === undefined ? figures.get(at) : undefined;
    const found = date ?? figure;
    if (found !== undefined) {
      units.push(
        date !== undefined
          ? { key: '@', kind: 'date', start: at, end: date.end, date }
          : {
              key: `#${figure?.value}${figure?.kind === 'percent' ? '%' : ''}`,
              kind: 'figure',
              start: at,
              end: found.end,
              ...(figure && { figure }),
            },
      );
      at = found.end;
      continue;
    }
    latin.lastIndex = at;
    const word = latin.exec(folded)?.[0];
    if (word !== undefined) {
      units.push({ key: word, kind: 'word', start: at, end: at + word.length });
      at += word.length;
      continue;
    }
    const character = String.fromCodePoint(folded.codePointAt(at) ?? 32);
    const end = at + character.length;
    const key = sameCharacters.get(character) ?? character;
    const mark = /[\p{P}\p{S}]/u.test(character);
    const again = units.at(-1)?.key === key && (key === '…' || key === '—');
    if (!/\s/.test(character) && !again)
      units.push({ key, kind: mark ? 'mark' : 'letter', start: at, end });
    at = end;
  }
  return units;
}

/** Whether a claim's unit says what a source's says. Dates: nothing more, nothing less, nothing else. */
export function sameUnit(claim: Unit, source: Unit): boolean {
  if (claim.date === undefined || source.date === undefined) return claim.key === source.key;
  const { date } = claim;
  const written = source.date;
  // 今天 is the day that it means only where a rule says so.
  if ([date, written].some(({ text }) => relative.test(text)) || fraction.test(written.text))
    return date.text === written.text;
  const known = parts.filter((part) => written[part] !== undefined);
  return known.length === 0
    ? date.text === written.text
    : parts.every((part) => date[part] === written[part]);
}

/** Without the stop that ends a sentence: with and without it, it is the same. */
export function withoutStop(units: readonly Unit[]): readonly Unit[] {
  return /^[。.]$/.test(units.at(-1)?.key ?? '') ? units.slice(0, -1) : units;
}
