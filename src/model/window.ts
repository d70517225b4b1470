/** Days of a window, as plain dates. */
import type { PostLanguage, Topic, Window } from './topic.ts';

const dayMs = 86_400_000;

/** News that the runs of its day could not see is told so many days later at most. */
export const graceDays = 2;

/** `YYYY-MM-DD`, so many days before another. */
export function daysBefore(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - days);
  return day.toISOString().slice(0, 10);
}

/** First of the days by which a post is called; its window may begin before it. */
export function firstNamedDay({ date, days }: Window): string {
  return daysBefore(date, days - 1);
}

/** Where the window begins, ISO 8601 UTC, where that is before the days by which its post is called. */
export function sinceOf(window: Window): string | undefined {
  const { start, timeZone } = window;
  return dayAt(Date.parse(start), timeZone) < firstNamedDay(window) ? start : undefined;
}

/** First day that lies whole in the window. */
export function firstDay({ start, timeZone }: Window): string {
  return daysBefore(dayAt(Date.parse(start) - 1, timeZone), -1);
}

/** The days of grace before a window. */
export function graceOf(window: Window): Window {
  const ms = graceDays * dayMs;
  return {
    ...window,
    date: daysBefore(firstDay(window), 1),
    days: graceDays,
    start: new Date(Date.parse(window.start) - ms).toISOString(),
    end: window.start,
  };
}

/** The day of an instant (ms since the epoch) in a zone, `YYYY-MM-DD`. */
export function dayAt(instant: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(instant);
}

/**
 * The id under which the posts of a topic go that cover another number of days than the topic's own, so that a week's
 * post takes the place of no day's and tells again what those told; and those in a second language, which tell the same.
 * @param besides the language of a post that is made besides another
 */
export function seriesOf(
  { id, windowDays }: Pick<Topic, 'id' | 'windowDays'>,
  days: number,
  besides?: PostLanguage,
): string {
  const series = days === windowDays ? id : `${id}-${days}d`;
  return besides === undefined ? series : `${series}-${besides.toLowerCase()}`;
}

/** When something was got, and what time it is; both in ms since the epoch. */
export interface Moment {
  readonly at: number;
  readonly now: number;
}

/**
 * Whether what the web said at `at` may stand for what it would say now: it was said when the window was over, or, while
 * the window is open, less than `freshMs` ago. What was said at a time that is still to come was said by a wrong clock.
 */
export function isCurrent({ end }: Window, { at, now }: Moment, freshMs: number): boolean {
  const over = Date.parse(end);
  if (at > now) return false;
  return at >= over || (now < over && now - at < freshMs);
}
