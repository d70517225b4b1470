/** Dates among other words: in a line of a page, in an address. */
import { DateTime } from 'luxon';
import { longest, readDateAt, readWrittenDate, tidy } from './written-date.ts';

/** A date with what stands around it in its line, from the date before and up to the next one. */
export interface FoundDate {
  /** ISO 8601 with offset, or the day alone where clock or zone is unknown. */
  readonly value: string;
  readonly before: string;
  readonly after: string;
}

/** Figures, and the names of months before them. */
const start =
  /(?<!\d|\d[-/.:,])(?<![\p{sc=Latin}_])\d{1,4}|(?:中[華华])?民[國国]|[ap]m ?\d{1,2}:|[上下]午 ?\d|(?<!\p{L})(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d/giu;

/** Without such a figure `readDateAt` finds no date, and takes much longer to find none. */
const holdsYear = /\d{4}|\d{3} ?[-/.年년]|民[國国]|令和/;

/** The whole dates in a text, in order; a clock without a zone is read in `zone`. */
export function findDates(text: string, zone: string | undefined): readonly FoundDate[] {
  // Less than a year and a day, or more than a line.
  if (text.length > 2000 || !/\d{3}|[〇○零一二三四五六七八九０-９]{3}/.test(text)) return [];
  const plain = tidy(text);
  const found: { readonly value: string; readonly start: number; readonly end: number }[] = [];
  for (const match of plain.matchAll(start)) {
    if (match.index < (found.at(-1)?.end ?? 0)) continue;
    if (!holdsYear.test(plain.slice(match.index, match.index + longest))) continue;
    const date = readDateAt(plain, match.index, zone);
    if (date !== undefined) found.push({ ...date, start: match.index });
  }
  const whole = found.length > 0 ? undefined : readWrittenDate(text, zone);
  if (whole !== undefined) return [{ value: whole, before: '', after: '' }];
  return found.map(({ value, start: from, end }, i) => ({
    value,
    before: plain.slice(found[i - 1]?.end ?? 0, from),
    after: plain.slice(end, found[i + 1]?.start),
  }));
}

/** A day in an address, and whether it can't well be anything else. */
export interface DayInUrl {
  readonly day: string;
  /** A folder of its own, or written with signs between; else it may be a number that looks like a day. */
  readonly isSure: boolean;
}

const year = '((?:19|20)\\d{2})';
const daysInUrl: readonly (readonly [RegExp, isSure: boolean])[] = [
  // /2024/05/13/, /2024/0513/, /2024-05-13/
  [new RegExp(`/${year}[-/_.](\\d{1,2})[-/_.](\\d{1,2})(?=[/.?]|$)`), true],
  [new RegExp(`/${year}/(\\d{2})(\\d{2})(?=/)`), true],
  // At the beginning or the end of a name; in the middle it is a figure of the title.
  [new RegExp(`/${year}-(\\d{2})-(\\d{2})[-_]`), true],
  [new RegExp(`[-_]${year}[-_]?(\\d{2})[-_]?(\\d{2})(?=(?:\\.\\w+)?/?$)`), true],
  // /20240513/, t20240513_15249693
  [new RegExp(`/[a-z]?${year}(\\d{2})(\\d{2})(?=[/_-])`), true],
  [new RegExp(`/${year}/?(\\d{2})/?(\\d{2})(?!\\d)`), false],
  [new RegExp(`(?<!\\d)${year}(\\d{2})(\\d{2})(?=\\d{3,})`), false],
];

/** A day in the path: `/2024/05/13/`, `/20240513/`, `t20240513_`; at the head of a longer number it is not sure. */
export function dateInUrl(url: string): DayInUrl | undefined {
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/, '');
  for (const [pattern, isSure] of daysInUrl) {
    const [, y, m, d] = (pattern.exec(path) ?? []).map(Number);
    if (y === undefined || m === undefined || d === undefined) continue;
    const day = DateTime.utc(y, m, d);
    if (y >= 1990 && day.isValid) return { day: day.toISODate(), isSure };
  }
  return undefined;
}
