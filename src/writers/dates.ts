/** Dates of a post: its moment of publication, the names of its days, the span of its window. */
import type { PostLanguage, Window } from '../model/topic.ts';
import { firstNamedDay } from '../model/window.ts';

/** Posts are dated at this hour, so that neither side of a time zone puts them on another day. */
const publicationHour = '08:00:00';

/** `+0800`: the zone's offset from UTC at the hour of publication. */
function offsetOf(window: Window): string {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: window.timeZone,
    timeZoneName: 'longOffset',
  });
  const name = format
    .formatToParts(new Date(`${window.date}T${publicationHour}Z`))
    .find((part) => part.type === 'timeZoneName')?.value;
  const offset = /[+-]\d\d:\d\d/.exec(name ?? '')?.[0] ?? '+00:00';
  return offset.replace(':', '');
}

/** `2026-01-26 08:00:00 +0800`: Jekyll's and Hexo's form. */
export function jekyllDate(window: Window): string {
  return `${window.date} ${publicationHour} ${offsetOf(window)}`;
}

/** `2026-01-26T08:00:00+08:00`: RFC 3339. */
export function rfc3339Date(window: Window): string {
  const offset = offsetOf(window);
  return `${window.date}T${publicationHour}${offset.slice(0, 3)}:${offset.slice(3)}`;
}

/** `2026-01-26`, or the window's first and last day: `2026-01-20 至 2026-01-26`. */
export function spanOf(window: Window, lang: PostLanguage): string {
  if (window.days === 1) return window.date;
  return `${firstNamedDay(window)} ${lang === 'en' ? 'to' : '至'} ${window.date}`;
}

/** `週一` or `Mon`. */
export function weekday(date: string, lang: PostLanguage): string {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return lang === 'en'
    ? (['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][day] ?? '')
    : `週${'日一二三四五六'[day] ?? ''}`;
}
