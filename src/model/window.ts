/** Days of a window, as plain dates. */
import type { Window } from './topic.ts';

/** News that the runs of its day could not see is told so many days later at most. */
export const graceDays = 2;

/** `YYYY-MM-DD`, so many days before another. */
export function daysBefore(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - days);
  return day.toISOString().slice(0, 10);
}

/** First day of the window. */
export function firstDay({ date, days }: Window): string {
  return daysBefore(date, days - 1);
}

/** The days of grace before a window. */
export function graceOf(window: Window): Window {
  const ms = graceDays * 86_400_000;
  return {
    ...window,
    date: daysBefore(window.date, window.days),
    days: graceDays,
    start: new Date(Date.parse(window.start) - ms).toISOString(),
    end: window.start,
  };
}
