/** Days, months and years as far as they are known: counted from an anchor, and compared. */
import { dayAt } from '../model/window.ts';

/** A date as far as it is known. */
export interface PartialDate {
  readonly year?: number | undefined;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
}

/** Hours from UTC to the clock of most who write in a language: Chinese in Asia, English in Europe and America. */
const hoursAhead = { zh: 8, en: -8 } as const;

/**
 * `YYYY-MM-DD…` as the anchor of relative dates; undefined where it is none. A time in UTC is not the writer's clock:
 * where it is another day there, the day is not known, and at the end of a month the month is not.
 */
export function anchorOf(
  value: string | undefined,
  lang: keyof typeof hoursAhead = 'zh',
): PartialDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(value ?? '');
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1).map(Number);
  const clock = /T(?!00:00(?::00(?:\.0+)?)?)(\d{2}):.*(?:Z|[+-]00:?00)$/i.exec(value ?? '');
  const hour = Number(clock?.[1] ?? 12) + (clock === null ? 0 : hoursAhead[lang]);
  if (hour >= 0 && hour < 24) return { year, month, day };
  const there = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour));
  const same = there.getUTCMonth() + 1 === month;
  return same ? { year, month } : there.getUTCFullYear() === year ? { year } : undefined;
}

/** So many days after a day; undefined where month or day are not known. */
export function shifted(anchor: PartialDate | undefined, days: number): PartialDate | undefined {
  if (anchor?.month === undefined || anchor.day === undefined) return undefined;
  const at = new Date(Date.UTC(anchor.year ?? 2001, anchor.month - 1, anchor.day + days));
  return {
    year: anchor.year === undefined ? undefined : at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
  };
}

/** The last such weekday up to the anchor's day: news tells of what was. */
export function lastWeekday(
  anchor: PartialDate | undefined,
  weekday: number,
): PartialDate | undefined {
  if (anchor?.year === undefined || anchor.month === undefined || anchor.day === undefined)
    return undefined;
  const today = new Date(Date.UTC(anchor.year, anchor.month - 1, anchor.day)).getUTCDay();
  return shifted(anchor, -((today - weekday + 7) % 7));
}

/** The month before one, in its year. */
export function monthBefore({ year, month }: PartialDate): PartialDate {
  if (month === undefined) return {};
  const last = month === 1 && year !== undefined ? year - 1 : year;
  return { year: last, month: month === 1 ? 12 : month - 1 };
}

/** The year of a month that is named without one: that of the date `before` it, else the nearest to the anchor. */
export function yearOf(
  month: number | undefined,
  anchor: PartialDate | undefined,
  before: PartialDate | undefined,
): number | undefined {
  if (before?.year !== undefined) return before.year;
  if (anchor?.year === undefined || anchor.month === undefined || month === undefined)
    return undefined;
  // A month far ahead of the article's own is last year's: 12月 in January.
  return month - anchor.month > 6 ? anchor.year - 1 : anchor.year;
}

/** Whether both name the same part and differ in it. */
export function dateContradicts(claim: PartialDate, source: PartialDate): boolean {
  return (['year', 'month', 'day'] as const).some(
    (part) =>
      claim[part] !== undefined && source[part] !== undefined && claim[part] !== source[part],
  );
}

/** The day of an instant in a zone, `YYYY-MM-DD`; a bare day stays what it is, and what is no date gives nothing. */
export function dayIn(value: string, timeZone: string): string | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return value;
  const instant = new Date(value);
  if (Number.isNaN(instant.getTime())) return undefined;
  return dayAt(instant.getTime(), timeZone);
}
