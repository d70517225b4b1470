/** The parts of a written date, read from left to right. */
import { FixedOffsetZone, type Zone } from 'luxon';
import { dateWord, foldWord } from './names.ts';
import { zoneNamed } from './zones.ts';

export interface Figure {
  readonly value: number;
  readonly digits: number;
  readonly unit?: 'year' | 'month' | 'day';
}

/** Three figures in a row with the same sign between them. */
export interface Triple {
  readonly figures: readonly [Figure, Figure, Figure];
  readonly sign: string;
}

export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number | undefined;
}

/** Which of two hours a clock of twelve means; the last two are Chinese: 中午 and 晚上, 深夜. */
export type Half = 'am' | 'pm' | 'noon' | 'night';

export interface Parts {
  readonly figures: readonly Figure[];
  readonly triple?: Triple;
  /** Months that words name, 1 to 12. */
  readonly months: readonly number[];
  readonly clock?: Clock;
  readonly half?: Half;
  readonly offset?: Zone;
  /** A zone by its name: it counts where there is no offset. */
  readonly zone?: Zone;
}

/** What goes in behind the parts so far; undefined where it has no place there. */
type Added = Partial<Parts> | undefined;
type Found = readonly (string | undefined)[];

interface Place {
  readonly parts: Parts;
  /** IANA zone of who writes. */
  readonly home: string | undefined;
  readonly isFirst: boolean;
}

/** One kind of part. */
interface Form {
  readonly pattern: RegExp;
  readonly when?: (parts: Parts) => boolean;
  readonly add: (place: Place, found: Found) => Added;
}

const hasDay = ({ triple, figures, months }: Parts): boolean =>
  triple !== undefined || figures.length + months.length > 1;
const hasClock = ({ clock }: Parts): boolean => clock !== undefined;
const nothing = (): Added => ({});

function addFigure({ figures }: Parts, digits: string, unit: Figure['unit']): Added {
  const one = { value: Number(digits), digits: digits.length, ...(unit && { unit }) };
  return { figures: [...figures, one] };
}

function addTriple(written: Found, sign: string): Added {
  const [first, second, third] = written.map((digits = '') => ({
    value: Number(digits),
    digits: digits.length,
  }));
  if (first === undefined || second === undefined || third === undefined) return undefined;
  return { triple: { figures: [first, second, third], sign } };
}

/** A second clock can only be the offset whose plus was lost on the way (`10:00:00 08:00`). */
function addClock({ clock, offset }: Parts, [hours, minutes, seconds]: Found): Added {
  const hour = Number(hours);
  const minute = minutes === '半' ? 30 : Number(minutes ?? 0);
  const second = seconds === undefined ? undefined : Number(seconds);
  if (clock === undefined) return { clock: { hour, minute, second } };
  const isOffset =
    clock.second !== undefined && second === undefined && hour <= 14 && minute % 15 === 0;
  if (!isOffset || offset !== undefined) return undefined;
  return { offset: FixedOffsetZone.instance(hour * 60 + minute) };
}

/** Of several names the first counts; one that is not known has no place. */
function addZone(parts: Parts, named: Zone | undefined): Added {
  return named && { zone: parts.zone ?? named };
}

/** Words that join the parts and say nothing. */
const fillers: ReadonlySet<string> = new Set(
  'a à al alle am as às at d das de del den der di dia die do e el et g gada godz h jam kl klo la las le lúc m ngày năm o of om on ore os pukul saat t the u uhr um v г года о року в พ.ศ. ค.ศ.'
    .split(' ')
    .map(foldWord),
);

function word({ parts, home, isFirst }: Place, text: string): Added {
  const folded = foldWord(text);
  const known = dateWord(text);
  const named = (): Added => addZone(parts, zoneNamed(text.replace(/\.$/, ''), home));
  const isHalf = /^[ap]m$/.test(folded) ? hasDay(parts) || hasClock(parts) : !fillers.has(folded);
  if ((hasClock(parts) || folded.endsWith('m')) && isHalf && known?.half !== undefined)
    return parts.half === undefined ? { half: known.half } : undefined;
  // PT is a zone behind a clock, and Friday in Polish.
  const shouted = hasClock(parts) && /^[A-Z]{1,5}$/.test(text) ? named() : undefined;
  if (shouted !== undefined) return shouted;
  if (known?.month !== undefined) return { months: [...parts.months, known.month] };
  if (known?.isWeekday === true || fillers.has(folded)) return {};
  if (hasClock(parts) || /^[A-Z]{3,5}$/.test(text)) {
    const zone = named();
    if (zone !== undefined) return zone;
  }
  // In the beginning a weekday in a language that is not known here.
  return isFirst && text.length <= 12 ? {} : undefined;
}

const clockForm = (pattern: RegExp, when?: Form['when']): Form => ({
  pattern,
  ...(when && { when }),
  add: ({ parts }, [, ...found]) => addClock(parts, found),
});

const halfForm = (pattern: RegExp, half: Half): Form => ({
  pattern,
  add: ({ parts }) => (parts.half === undefined ? { half } : undefined),
});

const zoneForm = (pattern: RegExp): Form => ({
  pattern,
  when: hasClock,
  add: ({ parts, home }, [name = '']) => addZone(parts, zoneNamed(name, home)),
});

/** What begins with a figure, in the order in which it is tried. */
const figureForms: readonly Form[] = [
  {
    pattern: /(\d{4})(\d{2})(\d{2})(?:[t ]?(\d{2}):?(\d{2}):?(\d{2})?(?:[.,]\d+)?)?(?!\d)/iy,
    when: (parts) => !hasDay(parts),
    add: ({ parts }, [, year, month, day, ...time]) => ({
      ...addTriple([year, month, day], ''),
      ...(time[0] !== undefined && addClock(parts, time)),
    }),
  },
  {
    pattern: /(\d{2,4}|\d) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{1,2})(?!\d|\2\d)\.?/y,
    when: (parts) => !hasDay(parts),
    add: (_place, [, first, sign = '', second, third]) => addTriple([first, second, third], sign),
  },
  clockForm(/(\d{1,2}) ?: ?(\d{1,2})(?: ?: ?(\d{1,2}))?(?:[.,:]\d+)?(?!\d)/y),
  clockForm(/(\d{1,2}) ?[时時点點시](?: ?(半|\d{1,2}) ?[分분]?(?: ?(\d{1,2}) ?[秒초])?)?整?/y),
  clockForm(/(\d{1,2}) ?(?:h|uhr)(?: ?(\d{2})(?!\d))?(?: ?m(?:in)?)?(?!\p{L})/iuy),
  clockForm(/(\d{1,2})\.(\d{2})(?= ?uhr)/iy),
  clockForm(/(\d{1,2})(?= ?[ap]m(?!\p{L}))/iuy),
  clockForm(/(\d{1,2})\.(\d{2})(?:\.(\d{2}))?(?![\d.])/y, hasDay),
  {
    pattern:
      /(\d{1,4})(?!\d)(?: ?(?:([年년])|([月월])|([日号號일]))|(?:st|nd|rd|th|er|re|e|o|a|\.)(?![\p{L}\d]))?/iuy,
    add: ({ parts }, [, digits = '', year, month, day]) =>
      addFigure(parts, digits, year ? 'year' : month ? 'month' : day ? 'day' : undefined),
  },
];

/** What begins with a letter or a sign, in the order in which it is tried. */
const otherForms: readonly Form[] = [
  { pattern: /[\s,،;|·、()"“”•]+/y, add: nothing },
  {
    pattern: /\[([^\]]*)\]/y,
    add: ({ parts, home }, [, name = '']) => addZone(parts, zoneNamed(name, home)) ?? {},
  },
  {
    pattern: /[+-] ?\d{1,2}(?::?\d{2})?(?::?\d{2})?(?!\d|[./-]\d)/y,
    when: hasClock,
    add: ({ parts, home }, [text = '']) => {
      const offset =
        parts.offset === undefined ? zoneNamed(text.replace(' ', ''), home) : undefined;
      return offset && { offset };
    },
  },
  {
    pattern: /(?:中華|中华)?民[國国] ?(\d{2,3}) ?年|令和 ?(\d{1,2}|元) ?年/y,
    add: ({ parts }, [, republic, reiwa]) => {
      const year = republic === undefined ? (Number(reiwa) || 1) + 2018 : Number(republic) + 1911;
      return addFigure(parts, String(year), 'year');
    },
  },
  // T10Z, T1000+0800
  clockForm(/t(\d{2})(\d{2})?(\d{2})?(?=z|[+-]|$)/iy, hasDay),
  {
    pattern: /['’](\d{2})(?!\d)/y,
    add: ({ parts }, [, year = '']) => addFigure(parts, year, 'year'),
  },
  {
    pattern:
      /(?:星期|[週周]|[礼禮]拜)[一二三四五六日天]|[月火水木金土日]曜日?|[월화수목금토일]요일|(?<=\()[日一二三四五六月火水木金土월화수목금토일](?=\))/y,
    add: nothing,
  },
  halfForm(/上午|早[上晨間间]|清[晨早]|凌晨|午前|오전/y, 'am'),
  halfForm(/下午|傍晚|午[後后]|오후/y, 'pm'),
  halfForm(/中午|正午/y, 'noon'),
  halfForm(/[晚夜][上间間]|[深半午]夜/y, 'night'),
  // PM 03:05
  {
    pattern: /([ap])m(?= ?\d{1,2}:\d)/iy,
    when: ({ half }) => half === undefined,
    add: (_place, [, letter]) => ({ half: letter?.toLowerCase() === 'a' ? 'am' : 'pm' }),
  },
  {
    pattern: /(?:北京|中[国國]|[台臺]北|[台臺][湾灣]|香港|新加坡)(?:[标標][准準])?[时時][间間]/y,
    add: ({ parts }) => addZone(parts, FixedOffsetZone.instance(480)),
  },
  { pattern: /[-/.]+/y, add: nothing },
  zoneForm(/(?:[A-Z][A-Za-z]+ ){1,3}(?:Standard |Daylight |Summer )?Time\b/y),
  zoneForm(/[A-Za-z]+(?:_[A-Za-z]+)*(?:\/[A-Za-z_+-]+\d{0,2}){1,2}|[A-Z]{3}\d[A-Z]{3}\b/y),
  {
    pattern: /\p{L}[\p{L}\p{M}]*(?:[.'’׳]\p{L}[\p{L}\p{M}]*)*[.'’׳॰]?/uy,
    add: (place, [text = '']) => word(place, text),
  },
];

/** The parts up to a place in the text. */
export interface PartsUntil {
  readonly parts: Parts;
  readonly end: number;
}

/** Undefined as soon as something has no place in a date. `home` is the IANA zone of who writes. */
export function readParts(text: string, home: string | undefined): Parts | undefined {
  const last = readPartsAt(text, 0, home).at(-1);
  if (last?.end !== text.length) return undefined;
  const { parts } = last;
  // The first of two months is a weekday: `mar` is Tuesday in half of Europe.
  const startsWithOne = parts.months.length > 1 && /^\p{L}/u.test(text);
  return startsWithOne ? { ...parts, months: parts.months.slice(1) } : parts;
}

/** What has been read after each part, until something has no place in a date. */
export function readPartsAt(
  text: string,
  start: number,
  home: string | undefined,
): readonly PartsUntil[] {
  let parts: Parts = { figures: [], months: [] };
  const steps: PartsUntil[] = [];
  for (let at = start; at < text.length;) {
    const next = firstFitting(text, at, { parts, home, isFirst: at === 0 });
    if (next === undefined) break;
    parts = { ...parts, ...next.added };
    at = next.end;
    steps.push({ parts, end: at });
  }
  return steps;
}

function firstFitting(
  text: string,
  at: number,
  place: Place,
): { readonly added: Partial<Parts>; readonly end: number } | undefined {
  const forms = /\d/.test(text.charAt(at)) ? figureForms : otherForms;
  for (const { pattern, when, add } of forms) {
    if (when !== undefined && !when(place.parts)) continue;
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null) continue;
    const added = add(place, found);
    return added && { added, end: at + found[0].length };
  }
  return undefined;
}
