/** Which day the figures and words of a date name. */
import { DateTime } from 'luxon';
import type { Figure, Parts, Triple } from './parts.ts';

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Years that a report on the web can be of: what lies outside stands for no date at all (0001, 1970). */
const firstYear = 1990;
const lastYear = 2100;

/**
 * The day; undefined where a part of it is missing or it can be another one as well. `now` (ISO 8601) completes a day
 * without a year.
 */
export function dayOf(
  parts: Parts,
  zone: string | undefined,
  now: string | undefined,
): Day | undefined {
  const found =
    parts.triple === undefined
      ? dayOfFigures(parts, zone, now)
      : dayOfTriple(parts, parts.triple, zone);
  if (found === undefined) return undefined;
  // 2569 is 2026 in Thailand.
  const year = found.year > 2500 && found.year < 2600 ? found.year - 543 : found.year;
  const day = { ...found, year };
  return isPlausibleYear(year) && exists(day) ? day : undefined;
}

export function isPlausibleYear(year: number): boolean {
  return year >= firstYear && year <= lastYear;
}

/**
 * Two-digit years under 50 are of this century, three-digit ones count from 1900 (RFC 2822, 4.3), or, as 115年, from the
 * beginning of the Republic of China.
 */
function fullYear({ value, digits, unit }: Figure): number {
  if (digits > 3) return value;
  if (digits === 3 && unit === 'year') return value + 1911;
  return digits < 3 && value < 50 ? value + 2000 : value + 1900;
}

function dayOfFigures(
  { figures, months }: Parts,
  zone: string | undefined,
  now: string | undefined,
): Day | undefined {
  const marked = (unit: Figure['unit']): Figure | undefined =>
    figures.find((one) => one.unit === unit);
  const rest = figures.filter(({ unit }) => unit === undefined);
  const month = marked('month')?.value ?? (months.length === 1 ? months[0] : undefined);
  if (month === undefined) {
    const [first, second, third] = rest;
    if (first === undefined || second === undefined || third === undefined) return undefined;
    if (figures.length > 3) return undefined;
    return only(daysOf({ figures: [first, second, third], sign: ' ' }));
  }
  const long = rest.find(({ digits }) => digits > 2);
  const short = rest.filter((one) => one !== long);
  const day = marked('day') ?? short.shift();
  const year = marked('year') ?? long ?? short.shift();
  if (day === undefined || short.length > 0) return undefined;
  if (year !== undefined) return { year: fullYear(year), month, day: day.value };
  return now === undefined ? undefined : lastSuchDay(month, day.value, zone, now);
}

/** The last day of that name up to the moment of reading, with one day of grace. */
function lastSuchDay(month: number, day: number, zone = 'utc', now: string): Day | undefined {
  const at = DateTime.fromISO(now, { zone });
  const thisYear = DateTime.fromObject({ year: at.year, month, day }, { zone });
  if (!at.isValid) return undefined;
  return { year: thisYear > at.plus({ days: 1 }) ? at.year - 1 : at.year, month, day };
}

function dayOfTriple({ half, figures, months }: Parts, found: Triple, zone = ''): Day | undefined {
  if (figures.length > 0 || months.length > 0) return undefined;
  const days = daysOf(found);
  const [byDay, byMonth] = days;
  if (days.length !== 2) return only(days);
  // America writes the month first, and a clock of twelve hours.
  if (half === 'am' || half === 'pm' || zone.startsWith('America/')) return byMonth;
  return zone.startsWith('Europe/') ? byDay : undefined;
}

function only(days: readonly Day[]): Day | undefined {
  return days.length === 1 ? days[0] : undefined;
}

/** The days that three figures can name; with the day first before that with the month first. */
function daysOf({ figures: [first, second, third], sign }: Triple): readonly Day[] {
  const byYear = { month: second.value, day: third.value };
  // Years of the Republic of China have three digits.
  if (first.digits === 3) return [{ year: first.value + 1911, ...byYear }];
  if (first.digits === 4) return [{ year: first.value, ...byYear }];
  const year = fullYear(third);
  const byDay = { year, month: second.value, day: first.value };
  if (sign === '.') return [byDay];
  const days = [byDay, { year, month: first.value, day: second.value }];
  // Three short figures may have the year in front.
  const all = third.digits > 2 ? days : [...days, { year: fullYear(first), ...byYear }];
  const distinct = new Map(all.filter(exists).map((one) => [Object.values(one).join('-'), one]));
  return [...distinct.values()];
}

function exists({ year, month, day }: Day): boolean {
  return DateTime.utc(year, month, day).isValid;
}
