/** How a topic fares over its runs: the last one, the streak, the days that no run covered, sources that went silent. */
import type { Condition } from '../model/notice.ts';
import type { Manifest } from '../model/run.ts';
import { daysBefore } from '../model/window.ts';
import { isDown } from './condition.ts';

export interface TopicStatus {
  readonly topic: string;
  readonly last: {
    readonly date: string;
    readonly exitCode: number;
    /** `published`, `nothing new`, or what ended it. */
    readonly end: string;
    readonly events: number;
    readonly engine: string;
    /** ISO 8601 UTC. */
    readonly finishedAt: string;
  };
  /** Days in a row, up to the last run, that runs have covered. */
  readonly streak: number;
  /** Days up to yesterday, none before the first run, that no run has covered; ascending. */
  readonly missing: readonly string[];
  /** Sources of the topic’s own that have brought nothing for days. */
  readonly silent: readonly {
    readonly source: string;
    readonly since: string;
    readonly why: string;
  }[];
  /** Of the runs that asked a model, the median. */
  readonly model?: {
    readonly name: string;
    /** Read and written together. */
    readonly tokensPerSecond: number;
    readonly minutes: number;
  };
  /** What somebody should look at, a clause each; empty: all is well. */
  readonly look: readonly string[];
}

/** How the topic's last run ended, be it before its first stage; as it was remembered. */
export interface LastEnd {
  readonly condition: Condition;
  readonly date: string;
  readonly at: string;
  readonly exitCode: number;
  readonly reasons: readonly string[];
}

export interface StatusInput {
  readonly topic: string;
  /** Of the latest weeks, ascending by day. */
  readonly runs: readonly Manifest[];
  readonly lastEnd: LastEnd | undefined;
  /** Events of each day’s post. */
  readonly events: ReadonlyMap<string, number>;
  /** Today in the topic’s zone. */
  readonly today: string;
  /** It was asked for once and by the way, a week of a daily topic: nothing of it is missing. */
  readonly once?: boolean;
}

/** Days of which a source may bring nothing before it is told. */
const patience = 3;
/** Days without a new item after which a list of whatever is new is called silent, as search does. */
const silentDays = 7;

/** Undefined: nothing is known of any run. */
export function statusOf(input: StatusInput): TopicStatus | undefined {
  const { topic, runs, events, today } = input;
  const last = lastOf(input);
  if (last === undefined) return undefined;
  const { date } = last;
  const covered = new Set(
    runs
      .filter(isDone)
      .flatMap(({ window }) =>
        Array.from({ length: window.days }, (_, back) => daysBefore(window.date, back)),
      ),
  );
  const first = runs[0]?.window.date ?? date;
  const missing = input.once
    ? []
    : daysBetween(first, daysBefore(today, 1)).filter((day) => !covered.has(day));
  let streak = 0;
  for (let day = date; covered.has(day); day = daysBefore(day, 1)) streak++;
  const silent = silentSources(runs);
  const model = speedOf(runs);
  return {
    topic,
    last: {
      date,
      exitCode: last.exitCode,
      end: last.end,
      events: last.wrote ? (events.get(date) ?? 0) : 0,
      engine: last.engine,
      finishedAt: last.finishedAt,
    },
    streak,
    missing,
    silent,
    ...(model && { model }),
    look: [
      ...last.wrong,
      ...missingText(missing, date),
      ...silent.map(({ source, since, why }) => `${source}: ${why} since ${since}`),
    ],
  };
}

/** The last run as its manifest has it, or, where it came to none, as it was remembered. */
function lastOf({ runs, lastEnd: remembered }: StatusInput):
  | (Omit<TopicStatus['last'], 'events'> & {
      readonly wrote: boolean;
      readonly wrong: readonly string[];
    })
  | undefined {
  const run = runs.at(-1);
  const ended = (exitCode: number, date: string, why: string): string =>
    `the run of ${date} ended with ${exitCode}: ${why}`;
  // A post that workers made and that was collected leaves a manifest alone: what was remembered before is past.
  const isPast =
    run !== undefined &&
    remembered !== undefined &&
    Date.parse(remembered.at) < Date.parse(run.finishedAt);
  const lastEnd = isPast ? undefined : remembered;
  const isOfRun =
    run !== undefined && lastEnd?.exitCode === run.exitCode && lastEnd.date === run.window.date;
  if (lastEnd !== undefined && lastEnd.condition === 'failed' && !isOfRun) {
    const { date, exitCode, reasons, at } = lastEnd;
    const why = reasons[0] ?? 'no reason kept';
    return {
      date,
      exitCode,
      end: why,
      engine: '',
      finishedAt: at,
      wrote: false,
      wrong: [ended(exitCode, date, why)],
    };
  }
  if (run === undefined) return undefined;
  const { exitCode, engine, finishedAt, written, error } = run;
  const { date } = run.window;
  return {
    date,
    exitCode,
    end: endOf(run),
    engine: engine.engine === engine.model ? engine.engine : `${engine.engine} ${engine.model}`,
    finishedAt,
    wrote: written.length > 0,
    wrong: isDone(run)
      ? (lastEnd?.reasons ?? [])
      : [ended(exitCode, date, error?.message ?? 'no reason kept')],
  };
}

/** It looked at its days, whatever it found there. */
function isDone({ exitCode, error }: Manifest): boolean {
  return exitCode === 0 || exitCode === 6 || error?.code === 'nothing-new';
}

function endOf({ exitCode, error, written }: Manifest): string {
  if (error?.code === 'nothing-new') return 'nothing new';
  if (error !== undefined) return error.message;
  if (written.length === 0) return 'kept the post of before';
  return exitCode === 6 ? 'published with losses' : 'published';
}

function daysBetween(first: string, last: string): readonly string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = daysBefore(day, -1)) days.push(day);
  return days;
}

/** Those alone that the topic names; of a long list some are always down. */
function silentSources(runs: readonly Manifest[]): TopicStatus['silent'] {
  const asked = runs.filter(({ sources }) => sources !== undefined && sources.length > 0);
  const last = asked.at(-1);
  if (last === undefined) return [];
  const { date } = last.window;
  return (last.sources ?? []).flatMap((answer) => {
    if (answer.list !== undefined) return [];
    const { source, newest } = answer;
    const backwards = asked.toReversed();
    const up = backwards.findIndex(({ sources }) =>
      (sources ?? []).some((other) => other.source === source && !isDown(other)),
    );
    const downFor = up < 0 ? backwards : backwards.slice(0, up);
    const since = downFor.at(-1)?.window.date;
    if (isDown(answer) && since !== undefined && since <= daysBefore(date, patience - 1))
      return [{ source, since, why: `no answer (${answer.state})` }];
    const day = newest?.slice(0, 10);
    return day !== undefined && day < daysBefore(date, silentDays)
      ? [{ source, since: day, why: 'nothing new' }]
      : [];
  });
}

function speedOf(runs: readonly Manifest[]): TopicStatus['model'] {
  const measured = runs.flatMap(({ engine, stages }) => {
    const asked = stages.filter(({ cached, tokens }) => !cached && tokens !== undefined);
    const seconds = asked.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000;
    const tokens = asked.reduce(
      (sum, record) => sum + (record.tokens?.prompt ?? 0) + (record.tokens?.output ?? 0),
      0,
    );
    return tokens > 0 && seconds > 0
      ? [{ name: engine.model, tokensPerSecond: tokens / seconds, minutes: seconds / 60 }]
      : [];
  });
  const name = measured.at(-1)?.name;
  if (name === undefined) return undefined;
  const same = measured.filter((one) => one.name === name);
  const median = (of: (one: (typeof same)[number]) => number): number =>
    same.map(of).toSorted((a, b) => a - b)[Math.floor(same.length / 2)] ?? 0;
  return {
    name,
    tokensPerSecond: Math.round(median((one) => one.tokensPerSecond)),
    minutes: Math.round(median((one) => one.minutes) * 10) / 10,
  };
}

function missingText(missing: readonly string[], lastRun: string): readonly string[] {
  const since = missing.filter((day) => day > lastRun);
  const between = missing.filter((day) => day < lastRun);
  const shown = between.slice(-4).join(', ');
  return [
    ...(between.length > 0
      ? [
          `no run has covered ${between.length > 4 ? `${between.length} days, the latest ` : ''}${shown}`,
        ]
      : []),
    ...(since.length > 0
      ? [
          `no run for ${since.length} ${since.length === 1 ? 'day' : 'days'}, since that of ${lastRun}`,
        ]
      : []),
  ];
}
