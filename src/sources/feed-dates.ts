/** Dates as feeds write them: RFC 822 with every kind of zone, ISO 8601 with and without one. */

/** Offsets in minutes of zone names that mean one thing everywhere (RFC 822 and common use). */
const zoneOffsets: Readonly<Record<string, number>> = {
  UT: 0,
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  BST: 60,
  CET: 60,
  CEST: 120,
  EET: 120,
  MSK: 180,
  HKT: 480,
  SGT: 480,
  AWST: 480,
  JST: 540,
  KST: 540,
  AEST: 600,
  EST: -300,
  EDT: -240,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
};

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly zone: string;
}

/**
 * Reads a feed's date into ISO 8601 with offset (`2026-01-26T09:00:00+08:00`), or `YYYY-MM-DD`
 * where it names only a day; undefined when it is no date. A date without a zone, or with the name
 * `CST` (China's and Central America's alike), is read in `timeZone` (IANA); JavaScript's own
 * parser would take the first for the process's zone and the second for America's.
 */
export function parseFeedDate(text: string, timeZone: string): string | undefined {
  const parts = readParts(text.trim());
  if (parts === undefined) return undefined;
  const { year, month, day, hour, minute, second, zone } = parts;
  const date = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const check = new Date(wall);
  if (check.getUTCMonth() !== month - 1 || hour > 24 || minute > 59 || second > 60)
    return undefined;
  if (zone === 'day') return date;
  const offset = offsetOf(zone, wall, timeZone);
  return new Date(wall).toISOString().slice(0, 19) + formatOffset(offset);
}

function readParts(text: string): Parts | undefined {
  const iso =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([A-Za-z]+|[+-]\d{2}:?\d{0,2})?)?$/.exec(
      text,
    );
  if (iso !== null) {
    const zone = iso[4] === undefined ? 'day' : (iso[7] ?? '');
    return numbers(iso[1], iso[2], iso[3], iso.slice(4, 7), zone);
  }
  const rfc =
    /^(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})[\s-]+([A-Za-z]{3})[A-Za-z]*\.?[\s-]+(\d{2,4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(?:\(?((?:GMT|UTC)?[+-]\d{2}:?\d{0,2}|[A-Za-z]+)\)?.*)?)?$/.exec(
      text,
    );
  if (rfc === null) return undefined;
  const month = months.indexOf((rfc[2] ?? '').toLowerCase()) + 1;
  if (month === 0) return undefined;
  const short = Number(rfc[3]);
  // RFC 2822, 4.3: two-digit years under 50 are of this century.
  const year = short < 50 ? short + 2000 : short < 1000 ? short + 1900 : short;
  const zone = rfc[4] === undefined ? 'day' : (rfc[7] ?? '').replace(/^(?:GMT|UTC)(?=[+-])/i, '');
  return numbers(String(year), String(month), rfc[1], rfc.slice(4, 7), zone);
}

function numbers(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  time: readonly (string | undefined)[],
  zone: string,
): Parts {
  const [hour, minute, second] = time.map((part) => Number(part ?? 0));
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: hour ?? 0,
    minute: minute ?? 0,
    second: second ?? 0,
    zone,
  };
}

function offsetOf(zone: string, wall: number, timeZone: string): number {
  const numeric = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (numeric !== null) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    return numeric[1] === '-' ? -minutes : minutes;
  }
  return zoneOffsets[zone.toUpperCase()] ?? zoneOffset(wall, timeZone);
}

/** Offset of an IANA zone in minutes at a wall-clock time, given as if it were UTC. */
function zoneOffset(wall: number, timeZone: string): number {
  const guess = offsetAt(wall, timeZone);
  return offsetAt(wall - guess * 60_000, timeZone);
}

function offsetAt(instant: number, timeZone: string): number {
  const name = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(instant)
    .find((part) => part.type === 'timeZoneName')?.value;
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name ?? '');
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}

function formatOffset(minutes: number): string {
  if (minutes === 0) return 'Z';
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

function pad(n: number, width = 2): string {
  return String(n).padStart(width, '0');
}
