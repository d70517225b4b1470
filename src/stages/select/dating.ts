/** When an article was published, as far as that is proved, and whether that lies in the window. */
import type { Article, ArticleDate } from '../../model/article.ts';
import type { Window } from '../../model/topic.ts';
import { firstDay, firstNamedDay, sinceOf } from '../../model/window.ts';

/** The article's own date, else what its source says it was published; a source that only saw it proves nothing. */
export function provenDate(article: Article): ArticleDate | undefined {
  if (article.publishedAt !== undefined) return article.publishedAt;
  const { date } = article.hit;
  return date?.kind === 'published' ? { value: date.value, evidence: 'feed' } : undefined;
}

/** A bare day is inside when it is one of the window's days; a time without an offset counts by its day. */
export function inWindow(value: string, window: Window): boolean {
  const exact = /T.*(?:Z|[+-]\d{2}:?\d{2})$/i.test(value);
  if (!exact) {
    const day = value.slice(0, 10);
    return day >= firstDay(window) && day <= window.date;
  }
  const time = Date.parse(value);
  return time >= Date.parse(window.start) && time < Date.parse(window.end);
}

/** `2026-01-26` or `2026-01-20 to 2026-01-26`, for messages; with its beginning where that lies before these days. */
export function windowText(window: Window): string {
  const { date, days, timeZone } = window;
  const since = sinceOf(window);
  const before = since === undefined ? '' : `, since ${since}`;
  return `${days === 1 ? date : `${firstNamedDay(window)} to ${date}`} (${timeZone}${before})`;
}
