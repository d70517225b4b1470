/** When and how a machine makes the posts of a day: what every kind of unit says in its own words. */
import { DateTime } from 'luxon';

/** What is known of the machine that makes the posts. */
export interface Machine {
  /** Absolute path of Node. */
  readonly node: string;
  /** Absolute path of the program's script. */
  readonly program: string;
  /** IANA zone of its clock. */
  readonly timeZone: string;
  readonly user: string;
}

/** A time of day. */
export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

export interface Plan {
  readonly at: TimeOfDay;
  /** Zone of `at`: that of the topics, whose days begin in it. */
  readonly timeZone: string;
  /** Ids; none for all topics. */
  readonly topics: readonly string[];
  /** Root of the blog, where `digest.yaml` lies; absolute. */
  readonly blog: string;
  /** State folder; absolute. */
  readonly state: string;
  /** Environment variables whose values a run needs: keys of sources, of a model server. */
  readonly keys: readonly string[];
  /** Other variables that are set where the unit is printed and that a run heeds: proxies, settings. */
  readonly variables: readonly string[];
  /** ms since the epoch: offsets of zones are those of this moment. */
  readonly now: number;
}

/** A time of day in another zone. */
export interface Moment extends TimeOfDay {
  /** The day there, counted from the day here. */
  readonly dayShift: -1 | 0 | 1;
  /** The two zones lie as far apart the whole year. */
  readonly steady: boolean;
}

/** `at` of `timeZone`, as a clock in `there` shows it. */
export function momentIn(
  { at, timeZone, now }: Pick<Plan, 'at' | 'timeZone' | 'now'>,
  there: string,
): Moment {
  const today = DateTime.fromMillis(now, { zone: timeZone });
  const apart = (day: DateTime): number => day.setZone(there).offset - day.offset;
  const minutes = at.hour * 60 + at.minute + apart(today);
  const shift = Math.floor(minutes / 1440);
  const minute = minutes - shift * 1440;
  return {
    hour: Math.floor(minute / 60),
    minute: minute % 60,
    dayShift: shift < 0 ? -1 : shift > 0 ? 1 : 0,
    steady: [...Array(12).keys()].every((months) => apart(today.plus({ months })) === apart(today)),
  };
}

/** `00:30`. */
export function clockText({ hour, minute }: TimeOfDay): string {
  return [hour, minute].map((n) => String(n).padStart(2, '0')).join(':');
}

/** `00:30`, `7:05`, `0030` is none. */
export function readTimeOfDay(text: string): TimeOfDay | undefined {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text.trim());
  return match === null ? undefined : { hour: Number(match[1]), minute: Number(match[2]) };
}

/** Days that a run looks back for posts that are missing. */
const caughtUp = 3;

/**
 * The words after the program's name. A run before noon makes the post of the day that is over, a later one that of
 * its own day; days on which the machine was off are caught up.
 */
export function wordsOf({ at, topics }: Pick<Plan, 'at' | 'topics'>): readonly string[] {
  return [
    'run',
    ...(topics.length === 0 ? ['--all'] : topics),
    ...(at.hour < 12 ? ['--date', 'yesterday'] : []),
    '--catch-up',
    String(caughtUp),
  ];
}

/** What a unit does, as its first comment says. */
export function purposeOf({ at, timeZone, topics }: Plan): string {
  const whose = topics.length === 0 ? 'every topic' : topics.join(', ');
  const day = at.hour < 12 ? 'the day before' : 'the day';
  return `digest: the post of ${day} about ${whose}, every day at ${clockText(at)} in ${timeZone}.`;
}

/** A text that came from outside as one line of a comment. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
