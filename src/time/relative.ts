/** Times that are counted from the moment of reading: `3 小時前`, `vor 2 Stunden`, `yesterday`. */
import { DateTime, type DurationLikeObject } from 'luxon';
import { foldWord } from './names.ts';

const locales = [
  'en', 'zh-Hant', 'zh-Hans', 'ja', 'ko', 'fr', 'de', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'nb', 'fi', 'pl', 'cs', 'ru', 'uk', 'tr', 'id', 'vi',
]; // prettier-ignore
const units = ['second', 'minute', 'hour', 'day', 'week'] as const;

interface Ago {
  readonly unit: (typeof units)[number];
  /** Absent: the number that is written. */
  readonly count?: number;
}

let phrases: ReadonlyMap<string, Ago> | undefined;

/**
 * Reads `3 hours ago` into an instant, `yesterday` and `3 days ago` into a day; a clock behind the day
 * (`昨天 10:30`) is read in the zone. Undefined where it is no such thing.
 * @param now ISO 8601 instant from which it counts
 */
export function readRelative(
  text: string,
  zone: string | undefined,
  now: string,
): string | undefined {
  const at = DateTime.fromISO(now, { zone: zone ?? 'utc' });
  if (!at.isValid) return undefined;
  const clock = /^(.*?\D)\s*(?:at\s)?(\d{1,2}):(\d{2})$/i.exec(text);
  phrases ??= readPhrases();
  const said = (clock?.[1] ?? text).replace(/^an?\s/i, '1 ').replace(/個|个/g, '');
  const number = /\d+/.exec(said)?.[0];
  const ago = phrases.get(shapeOf(said.replace(/\d+/, '#')));
  if (ago === undefined) return undefined;
  const back: DurationLikeObject = { [`${ago.unit}s`]: ago.count ?? Number(number) };
  const then = at.minus(back);
  const isWholeDay = ago.unit === 'day' || ago.unit === 'week';
  if (clock !== null) {
    if (!isWholeDay || zone === undefined) return undefined;
    const exact = then.set({ hour: Number(clock[2]), minute: Number(clock[3]), second: 0 });
    return exact.isValid
      ? exact.toISO({ suppressMilliseconds: true, precision: 'seconds' })
      : undefined;
  }
  const value = isWholeDay ? then.toISODate() : then.toISO({ precision: 'seconds' });
  return value ?? undefined;
}

function shapeOf(phrase: string): string {
  return foldWord(phrase).replace(/\s+/g, '');
}

function readPhrases(): ReadonlyMap<string, Ago> {
  const found = new Map<string, Ago>([
    ['justnow', { unit: 'second', count: 0 }],
    ['剛剛', { unit: 'second', count: 0 }],
    ['刚刚', { unit: 'second', count: 0 }],
    ['#分前', { unit: 'minute' }],
    ['昨日', { unit: 'day', count: 1 }],
    ['今日', { unit: 'day', count: 0 }],
  ]);
  for (const locale of locales)
    for (const style of ['long', 'short', 'narrow'] as const) {
      const counted = new Intl.RelativeTimeFormat(locale, { style, numeric: 'always' });
      const named = new Intl.RelativeTimeFormat(locale, { style, numeric: 'auto' });
      for (const unit of units)
        // One of each form of the plural.
        for (const count of [1, 2, 3, 5, 21])
          found.set(shapeOf(counted.format(-count, unit).replace(/\d+/, '#')), { unit });
      for (const count of [0, 1, 2]) {
        const phrase = named.format(-count, 'day');
        if (!/\d/.test(phrase)) found.set(shapeOf(phrase), { unit: 'day', count });
      }
    }
  return found;
}
