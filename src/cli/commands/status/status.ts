/** `digest status`: how each topic fares, from what its runs have kept. */
import { eventsIn, recentRuns } from '../../../adapters/recent-runs.ts';
import { runsIn } from '../../../adapters/run-folder.ts';
import { conditionsIn, readCondition } from '../../../adapters/topic-condition.ts';
import { resolveSettings } from '../../../config/layers.ts';
import { didYouMean } from '../../../config/nearest.ts';
import { defaultTimeZone } from '../../../config/topic-file.ts';
import { parseDay } from '../../../config/window.ts';
import { UsageError, exitCodes } from '../../../errors.ts';
import { seriesOf } from '../../../model/window.ts';
import { statusOf, type TopicStatus } from '../../../pipeline/status.ts';
import type { StateFlags } from '../../command.ts';
import { stateFolder } from '../../state/places.ts';
import { inColumns } from '../../terminal/columns.ts';
import { painter } from '../../terminal/colour.ts';
import { forTerminal } from '../../terminal/for-terminal.ts';
import type { Io } from '../../terminal/io.ts';

export interface StatusFlags extends StateFlags {
  readonly json?: boolean;
}

/** Days of runs that are looked at, at most. */
const mostDays = 31;

/** @returns 0, or 6 where somebody should look at something */
export async function status(
  topics: readonly string[],
  { json, ...typed }: StatusFlags,
  io: Io,
): Promise<number> {
  const { settings } = await resolveSettings(typed, io.env, io.cwd);
  const state = stateFolder(settings, io.cwd);
  const run = (await runsIn(state)).map((name) => name.split('/')[1] ?? '');
  const known = [...new Set([...run, ...(await conditionsIn(state))])];
  const unknown = topics.find((topic) => !known.includes(topic));
  if (unknown !== undefined)
    throw new UsageError(`no run of "${unknown}" in ${state}.`, {
      hint:
        known.length === 0
          ? 'Name the state folder with --state or the blog with --blog, or run the digest first.'
          : didYouMean(unknown, known),
    });
  const wanted = topics.length > 0 ? topics : known.toSorted();
  const found = await Promise.all(
    wanted.map((topic) => statusIn(state, topic, { now: io.clock.now(), known })),
  );
  const all = found.filter((one) => one !== undefined);
  if (json) await io.out(`${JSON.stringify(all, null, 2)}\n`);
  else await print(all, state, io);
  return all.some(({ look }) => look.length > 0) ? exitCodes.degraded : exitCodes.published;
}

async function statusIn(
  state: string,
  topic: string,
  { now, known }: { readonly now: number; readonly known: readonly string[] },
): Promise<TopicStatus | undefined> {
  const runs = await recentRuns(state, topic, { most: mostDays });
  const events = new Map(runs.map((run) => [run.window.date, eventsIn(run) ?? 0]));
  const today = parseDay('today', runs.at(-1)?.window.timeZone ?? defaultTimeZone, now);
  const days = runs[0]?.window.days ?? 1;
  const isSeries = known.some((id) => topic === seriesOf({ id, windowDays: 0 }, days));
  return statusOf({
    topic,
    runs,
    events,
    today,
    lastEnd: await readCondition(state, topic),
    once: isSeries && runs.length === 1,
  });
}

async function print(all: readonly TopicStatus[], state: string, io: Io): Promise<void> {
  if (all.length === 0) {
    await io.out(`No run in ${state}.\n`);
    return;
  }
  const rows = all.map(({ topic, last, streak, model, look }) => [
    look.length === 0 ? 'ok' : 'look',
    topic,
    last.date,
    last.end,
    last.events === 0 ? '' : `${last.events} events`,
    last.engine,
    `${streak} ${streak === 1 ? 'day' : 'days'} in a row`,
    model === undefined ? '' : `${model.tokensPerSecond} tokens/s, ${model.minutes} min a post`,
  ]);
  const paint = painter(io.env, io.outIsTerminal);
  for (const [i, line] of inColumns(rows).entries()) {
    const look = all[i]?.look ?? [];
    const head = paint(look.length === 0 ? 'green' : 'yellow', line.slice(0, 4));
    await io.out(`${head}${forTerminal(line.slice(4))}\n`, 'painted');
    for (const what of look) await io.out(`      → ${forTerminal(what)}\n`, 'painted');
  }
}
