/** A date as feeds, headers and metadata write it: one date, in whatever form and language. */
import { DateTime, FixedOffsetZone } from 'luxon';
import { dayOf, isPlausibleYear, type Day } from './day.ts';
import { readParts, readPartsAt, type Clock, type Half, type Parts } from './parts.ts';
import { readRelative } from './relative.ts';

/** Longer than any date with the names of weekday, month and zone in full. */
export const longest: number = 120;
const mostLetters = 70;

/**
 * Reads one written date into ISO 8601 with offset (`2026-01-26T09:00:00+08:00`), or `YYYY-MM-DD` where it names a day
 * only. Undefined for what is no whole date, can be read in two ways (`03/04/2026`), names a zone that is not known, or
 * stands for no date (0001, 1970).
 * @param zone IANA zone for a clock without one, and for CST; without it such a clock gives its day
 * @param now ISO 8601 instant of reading, for `3 hours ago` and days without a year; without it these are no dates
 */
export function readWrittenDate(
  text: string,
  zone: string | undefined,
  now?: string,
): string | undefined {
  if (text.length > 4 * longest) return undefined;
  const plain = tidy(text).replace(/^[\p{L} ]{2,30}: ?/u, '');
  if (!mayBeDate(plain)) return undefined;
  const simple =
    (now === undefined ? undefined : readRelative(plain, zone, now)) ??
    readEpoch(plain) ??
    readOrdinal(plain);
  // A year and a day have three digits at least.
  if (simple !== undefined || (plain.match(/\d/g)?.length ?? 0) < (now === undefined ? 3 : 1))
    return simple;
  const parts = readParts(plain, zone) ?? explained(plain, zone);
  const day = parts && dayOf(parts, zone, now);
  return day && assemble(day, parts, zone);
}

/** A line that is no sentence. Pages are searched for dates line by line, so that most lines must cost nothing. */
function mayBeDate(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return text !== '' && text.length <= longest && letters <= mostLetters;
}

/** What stands in brackets behind an offset names its zone, in any language; without an offset it would be lost. */
function explained(text: string, zone: string | undefined): Parts | undefined {
  const bare = text.replace(/ ?\([^()]*\)$/, '');
  const parts = bare === text ? undefined : readParts(bare, zone);
  return parts?.offset === undefined ? undefined : parts;
}

/** The date that begins at a place of a tidy text, and where it ends. */
export interface DateAt {
  readonly value: string;
  readonly end: number;
}

/**
 * The longest date that begins at `start` in a text that `tidy` gave back, whatever stands behind it. Its year has to be
 * written in full: among other words two figures are hardly ever one.
 */
export function readDateAt(
  text: string,
  start: number,
  zone: string | undefined,
): DateAt | undefined {
  const steps = readPartsAt(text.slice(0, start + longest), start, zone);
  const odd = steps.findIndex(({ end }, i) => {
    const before = steps[i - 1];
    if (before?.parts.clock === undefined) return false;
    const piece = text.slice(before.end, end);
    // One letter behind a clock is a zone in mail headers, and a button or a word's beginning in a page.
    if (/^[A-Y]$/i.test(piece)) return true;
    // 10:00 - 11:00 is a span; an offset to the west stands behind a T or has no colon.
    return (
      piece.startsWith('-') && !/^-\d{4}$/.test(piece) && !/\dT\d/.test(text.slice(start, end))
    );
  });
  for (const { parts, end } of steps.slice(0, odd === -1 ? undefined : odd).toReversed()) {
    if (!hasFullYear(parts) || /[\s,;|·、("“”•/.-]$/.test(text.slice(start, end))) continue;
    const day = dayOf(parts, zone, undefined);
    const value = day && assemble(day, parts, zone);
    if (value !== undefined) return { value, end };
  }
  return undefined;
}

function hasFullYear({ triple, figures }: Parts): boolean {
  if (triple?.sign === '') return false;
  return (triple?.figures ?? figures).some(
    ({ digits, value, unit }) =>
      digits === 4 || (digits === 3 && value < 200 && (triple !== undefined || unit === 'year')),
  );
}

/** One way of writing: plain digits, signs and blanks. */
export function tidy(text: string): string {
  return (
    text
      .normalize('NFKC')
      .replace(/%2b/gi, '+')
      .replace(/%3a/gi, ':')
      .replace(/%20/g, ' ')
      .replace(/<[^<>]*>/g, ' ')
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .replace(/[٠-٩۰-۹०-९๐-๙]/g, westernDigit)
      .replace(/[〇○零一二三四五六七八九十廿卅]{1,4}(?=\s?[年月日号號時时点點分秒])/g, hanFigure)
      .replace(/\bth(?:áng|g\.?) ?(\d{1,2})\b/giu, '$1月')
      .replace(/\b([ap])\.? ?m\b\.?/gi, '$1m')
      .replace(/\s+/g, ' ')
      .trim()
      // What Go prints of its monotonic clock.
      .replace(/ m=[+-][\d.]+$/, '')
      // 2026:11:27 of pictures, 27/Nov/2026:10:00 of servers
      .replace(/^(\d{4}):(\d{2}):(\d{2})(?= |$)/, '$1-$2-$3')
      .replace(/(\d{4}):(?=\d{1,2}:\d{2})/, '$1 ')
  );
}

const digitZeros = [0x660, 0x6f0, 0x966, 0xe50];

function westernDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  return String(code - (digitZeros.findLast((zero) => zero <= code) ?? code));
}

const hanDigits = '〇一二三四五六七八九';

/** 二〇二六 → 2026, 十一 → 11, 二十 → 20. */
function hanFigure(figure: string): string {
  const plain = figure.replace(/[零○]/g, '〇').replace('廿', '二十').replace('卅', '三十');
  const valueOf = (digit: string): number => Math.max(0, hanDigits.indexOf(digit));
  if (!plain.includes('十')) return Array.from(plain, valueOf).join('');
  const [tens = '', ones = ''] = plain.split('十');
  return String((tens === '' ? 1 : valueOf(tens)) * 10 + (ones === '' ? 0 : valueOf(ones)));
}

/** Seconds, milliseconds, micro- or nanoseconds since 1970. */
function readEpoch(text: string): string | undefined {
  if (!/^1(?:\d{9}|\d{12}|\d{15}|\d{18})(?:\.\d+)?$/.test(text)) return undefined;
  const time = DateTime.fromSeconds(Number(text.slice(0, 10)), { zone: 'utc' });
  return isPlausibleYear(time.year) ? iso(time) : undefined;
}

/** The days `2026-W48-5` and `2026-331`. */
function readOrdinal(text: string): string | undefined {
  if (!/^\d{4}-(?:W\d{2}-\d|\d{3})$/i.test(text)) return undefined;
  const day = DateTime.fromISO(text.toUpperCase(), { zone: 'utc' });
  return day.isValid && isPlausibleYear(day.year) ? day.toISODate() : undefined;
}

function assemble(day: Day, parts: Parts, home: string | undefined): string | undefined {
  const { clock, half, offset, zone: named } = parts;
  const zone = offset ?? named ?? home;
  const start = DateTime.fromObject(day, { zone: zone ?? 'utc' });
  if (!start.isValid) return undefined;
  if (clock === undefined || zone === undefined) return start.toISODate();
  const { minute, second = 0 } = clock;
  const hour = hourOf(clock, half);
  if (hour > 24 || minute > 59 || second > 60) return undefined;
  // 24:00 is the beginning of the next day, and a leap second that of the next minute.
  if (hour === 24) return minute + second > 0 ? undefined : iso(start.plus({ days: 1 }));
  const time = start.set({ hour, minute, second: Math.min(second, 59) });
  return iso(second === 60 ? time.plus({ seconds: 1 }) : time);
}

/** On a clock of twenty-four hours; what is past twelve is so already. Noon begins at 11, night at 5. */
function hourOf({ hour }: Clock, half: Half | undefined): number {
  if (half === undefined || hour > 12) return hour;
  if (half === 'noon') return hour < 11 ? hour + 12 : hour;
  // 晚上12時 is the end of that day, 深夜1時 is its beginning.
  if (half === 'night') return hour > 4 ? hour + 12 : hour;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}

function iso(time: DateTime): string | undefined {
  const fixed = time.setZone(FixedOffsetZone.instance(time.offset));
  return fixed.toISO({ suppressMilliseconds: true }) ?? undefined;
}
