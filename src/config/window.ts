/** Days as a person names them, turned into instants once. */
import { DateTime } from 'luxon';
import { UsageError } from '../errors.ts';
import type { Window } from '../model/topic.ts';
import { graceDays } from '../model/window.ts';
import { nearest } from './nearest.ts';

/**
 * @param text `YYYY-MM-DD`, `today` or `yesterday`
 * @param now ms since the epoch
 * @returns `YYYY-MM-DD` in `timeZone`
 * @throws UsageError that names the nearest valid day
 */
export function parseDay(text: string, timeZone: string, now: number): string {
  const today = DateTime.fromMillis(now, { zone: timeZone });
  if (text === 'today') return today.toISODate() ?? '';
  if (text === 'yesterday') return today.minus({ days: 1 }).toISODate() ?? '';
  const parts = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})$/.exec(text.trim());
  if (parts) {
    const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
    const exact = DateTime.fromObject({ year, month, day }, { zone: timeZone });
    if (exact.isValid && exact.toISODate() === text) return text;
    const lastOfMonth = DateTime.fromObject(
      { year, month: Math.min(Math.max(month, 1), 12) },
      { zone: timeZone },
    );
    const near = exact.isValid
      ? exact
      : lastOfMonth.set({ day: Math.min(Math.max(day, 1), lastOfMonth.daysInMonth ?? 28) });
    throw new UsageError(`not a date: "${text}".`, {
      hint: `Did you mean ${near.toISODate() ?? 'YYYY-MM-DD'}?`,
    });
  }
  const word = nearest(text, ['today', 'yesterday']);
  throw new UsageError(`not a date: "${text}".`, {
    hint: word
      ? `Did you mean "${word}"?`
      : `Write YYYY-MM-DD, such as ${today.toISODate() ?? '2026-01-26'}, today or yesterday.`,
  });
}

/**
 * A day of which there can be news: `parseDay`, up to today.
 * @throws UsageError also for a day that is still to come
 */
export function parsePastDay(text: string, timeZone: string, now: number): string {
  const day = parseDay(text, timeZone, now);
  const today = parseDay('today', timeZone, now);
  if (day <= today) return day;
  throw new UsageError(`${day} is still to come: today is ${today} in ${timeZone}.`, {
    hint: `Did you mean --date ${today}? Where it is another day, see the clock of this machine.`,
  });
}

/**
 * @param text `7d`, `1d`, `2w` or a bare number of days
 * @throws UsageError
 */
export function parseSpan(text: string): number {
  const match = /^(\d{1,5})\s*(d|days?|w|weeks?)?$/i.exec(text.trim());
  const days = match ? Number(match[1]) * (/^w/i.test(match[2] ?? '') ? 7 : 1) : 0;
  if (days < 1 || days > 36_600) {
    throw new UsageError(`not a window: "${text}".`, {
      hint: 'Write a number of days: 1d, 7d, 2w.',
    });
  }
  return days;
}

/** The window of `days` whole days that ends with `date`; honours changes of the clock. */
export function windowOf(date: string, days: number, timeZone: string): Window {
  const day = DateTime.fromISO(date, { zone: timeZone }).startOf('day');
  return {
    date,
    days,
    timeZone,
    start: iso(day.minus({ days: days - 1 })),
    end: iso(day.plus({ days: 1 })),
  };
}

/**
 * The window that begins where the last post could see no more, so that nothing falls between two runs: at most
 * `graceDays` before its own days, and never after they begin.
 * @param seenUntil ISO 8601 instant; absent: there is no such post
 */
export function windowSince(window: Window, seenUntil: string | undefined): Window {
  const until = seenUntil === undefined ? NaN : Date.parse(seenUntil);
  if (Number.isNaN(until) || until >= Date.parse(window.start)) return window;
  const day = DateTime.fromISO(window.date, { zone: window.timeZone }).startOf('day');
  const earliest = day.minus({ days: window.days - 1 + graceDays });
  return { ...window, start: iso(DateTime.max(earliest, DateTime.fromMillis(until))) };
}

function iso(at: DateTime): string {
  return at.toUTC().toISO({ suppressMilliseconds: true }) ?? '';
}
