/** Days and windows, without a clock. */
import type { HitDate } from '../model/hit.ts';
import type { Window } from '../model/topic.ts';
import { dayAt } from '../model/window.ts';

const dayMs = 86_400_000;

/** Days by which a source's own date may miss the window: its zone is unknown, its clock its own. */
const slackDays = 1;

/** The day `n` days after a `YYYY-MM-DD` day; `n` may be negative. */
export function addDays(day: string, n: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * dayMs).toISOString().slice(0, 10);
}

/** The days to ask a source for: one more on each side; `before` is exclusive. */
export function askedDays(window: Window): { readonly after: string; readonly before: string } {
  return {
    after: addDays(dayAt(Date.parse(window.start), window.timeZone), -slackDays),
    before: addDays(window.date, 1 + slackDays),
  };
}

/** The instants to ask a source for, in ms since the epoch; `before` is exclusive. */
export function askedInstants(window: Window): { readonly after: number; readonly before: number } {
  return {
    after: Date.parse(window.start) - slackDays * dayMs,
    before: Date.parse(window.end) + slackDays * dayMs,
  };
}

/**
 * Whether a source's date lies clearly outside the window, by more than a day. Never for `seen`
 * dates, which say nothing about the article's own, nor for what is no date.
 */
export function clearlyOutside(date: HitDate | undefined, window: Window): boolean {
  if (date === undefined || date.kind === 'seen') return false;
  if (/^\d{4}-\d{2}-\d{2}$/.test(date.value)) {
    const { after, before } = askedDays(window);
    return date.value < after || date.value >= before;
  }
  const { after, before } = askedInstants(window);
  const instant = Date.parse(date.value);
  return instant < after || instant >= before;
}
