/** A date among other words, Chinese, English or ISO: in a line of a page, in an address. */
import { DateTime } from 'luxon';
import { readWrittenDate } from './written-date.ts';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const clock =
  '(?:\\D{0,8}?(\\d{1,2})\\s*[:：時时点點]\\s*(\\d{2})(?:[:：分]\\s*(\\d{2}))?\\s*([ap]\\.?m\\.?)?)?';

/** Year, month, day, and the clock where it is written right after. */
const patterns: readonly (readonly [RegExp, 'ymd' | 'roc' | 'mdy' | 'dmy'])[] = [
  [
    new RegExp(
      `(?<!\\d)((?:19|20)\\d{2})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})(?!\\d)日?${clock}`,
    ),
    'ymd',
  ],
  [
    new RegExp(`民[國国]\\s*(\\d{2,3})\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*日${clock}`),
    'roc',
  ],
  [
    new RegExp(`\\b${month}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+((?:19|20)\\d{2})${clock}`, 'i'),
    'mdy',
  ],
  [
    new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+${month},?\\s+((?:19|20)\\d{2})${clock}`, 'i'),
    'dmy',
  ],
];

/** A zone right behind a clock: `ET`, `(GMT)`, `UTC+8`, `+0800`. */
const zoneBehind =
  /^\s*\(?(?:[A-Z]{1,5}(?:[+-]\d{1,2}(?::?\d{2})?)?(?![a-z])|[+-]\d{2}:?\d{2}(?!\d))\)?/;

function pad(n: number): string {
  return String(n).padStart(2, '0');
}

function valid(year: number, monthOfYear: number, day: number): boolean {
  return year >= 1990 && year <= 2100 && DateTime.utc(year, monthOfYear, day).isValid;
}

/** An instant without a zone takes `zone`; a day stays a day. */
function assemble(
  day: string,
  hour: number | undefined,
  minute: string | undefined,
  second: string | undefined,
  zone: string | undefined,
): string {
  if (
    hour === undefined ||
    minute === undefined ||
    hour > 23 ||
    Number(minute) > 59 ||
    zone === undefined
  )
    return day;
  const time = DateTime.fromISO(`${day}T${pad(hour)}:${minute}:${second ?? '00'}`, { zone });
  return time.isValid ? time.toISO({ suppressMilliseconds: true }) : day;
}

/**
 * The first date in a text, the whole of which may be one. Returns ISO with an offset, or the day alone where the clock
 * or the zone is unknown; `undefined` where there is no whole date.
 */
export function readDate(text: string, zone: string | undefined): string | undefined {
  const whole = readWrittenDate(text, zone);
  if (whole !== undefined) return whole;
  const iso =
    /((?:19|20)\d{2})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})(?!\d)/i.exec(
      text,
    );
  const exact = iso === null ? undefined : readWrittenDate(iso[0], zone);
  if (exact !== undefined) return exact;
  for (const [pattern, order] of patterns) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const [, a = '', b = '', c = '', hour, minute, second, half] = found;
    const named = (name: string): number => months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
    const [year, monthOfYear, day] =
      order === 'ymd'
        ? [Number(a), Number(b), Number(c)]
        : order === 'roc'
          ? [Number(a) + 1911, Number(b), Number(c)]
          : order === 'mdy'
            ? [Number(c), named(a), Number(b)]
            : [Number(c), named(b), Number(a)];
    if (!valid(year, monthOfYear, day)) continue;
    const behind = zoneBehind.exec(text.slice(found.index + found[0].length))?.[0];
    const zoned = behind && readWrittenDate(`${found[0]}${behind}`, zone);
    if (zoned) return zoned;
    let h = hour === undefined ? undefined : Number(hour);
    if (h !== undefined && half !== undefined)
      h = (h % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
    return assemble(`${year}-${pad(monthOfYear)}-${pad(day)}`, h, minute, second, zone);
  }
  return undefined;
}

/** A day in the path: `/2024/05/13/`, `/20240513/`, `t20240513_`. */
export function dateInUrl(url: string): string | undefined {
  return dayOf(
    /(?<!\d)((?:19|20)\d{2})[-/_](\d{1,2})[-/_](\d{1,2})(?!\d)/.exec(pathOf(url)) ??
      /(?<!\d)((?:19|20)\d{2})\/?(\d{2})\/?(\d{2})(?!\d)/.exec(pathOf(url)),
  );
}

/** Eight digits at the head of a longer number, `20131127000637`: a day, or only a number that looks like one. */
export function dateInNumber(url: string): string | undefined {
  return dayOf(/(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?=\d{3,})/.exec(pathOf(url)));
}

function pathOf(url: string): string {
  return url.replace(/^[a-z]+:\/\/[^/]*/i, '');
}

function dayOf(found: RegExpExecArray | null): string | undefined {
  const [, y, m, d] = (found ?? []).map(Number);
  if (y === undefined || m === undefined || d === undefined || !valid(y, m, d)) return undefined;
  return `${y}-${pad(m)}-${pad(d)}`;
}
