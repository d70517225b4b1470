/** Dates of a post: its moment of publication, the names of its days, the span of its window. */
import { targetLanguage } from '../languages/target-languages.ts';
import type { PostLanguage, Window } from '../model/topic.ts';
import { firstNamedDay } from '../model/window.ts';

/** Posts are dated at this hour, so that neither side of a time zone puts them on another day. */
export const publicationHour = 8;

/** `datedAt` (ISO 8601 UTC) is there where the post was made before the hour. */
export interface Dated {
  readonly window: Window;
  readonly datedAt?: string | undefined;
}

/** Day, time and offset from UTC, in the zone of the topic. */
function partsOf({
  window: { date, timeZone },
  datedAt,
}: Dated): readonly [string, string, string] {
  const hour = `${String(publicationHour).padStart(2, '0')}:00:00`;
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    timeZoneName: 'longOffset',
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(new Date(datedAt ?? `${date}T${hour}Z`));
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((one) => one.type === type)?.value ?? '';
  const offset = /[+-]\d\d:\d\d/.exec(part('timeZoneName'))?.[0] ?? '+00:00';
  const time = `${part('hour')}:${part('minute')}:${part('second')}`;
  return [date, datedAt === undefined ? hour : time, offset];
}

/** `2026-01-26 08:00:00 +0800`: Jekyll's and Hexo's form. */
export function jekyllDate(dated: Dated): string {
  const [day, time, offset] = partsOf(dated);
  return `${day} ${time} ${offset.replace(':', '')}`;
}

/** `2026-01-26T08:00:00+08:00`: RFC 3339. */
export function rfc3339Date(dated: Dated): string {
  const [day, time, offset] = partsOf(dated);
  return `${day}T${time}${offset}`;
}

/** `2026-01-26`, or the window's first and last day: `2026-01-20至2026-01-26`. */
export function spanOf(window: Window, lang: PostLanguage): string {
  if (window.days === 1) return window.date;
  return targetLanguage(lang).span(firstNamedDay(window), window.date);
}

/** `週一` or `Mon`. */
export function weekday(date: string, lang: PostLanguage): string {
  return targetLanguage(lang).weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
}
