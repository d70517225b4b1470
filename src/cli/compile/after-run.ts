/** After a run: how the topic fares is remembered, and whoever wants to know is told. */
import { hostname } from 'node:os';
import { keepCondition, readCondition } from '../../adapters/topic-condition.ts';
import type { Settings } from '../../config/settings.ts';
import { exitCodes, messageOf } from '../../errors.ts';
import type { Condition, Notice } from '../../model/notice.ts';
import { proxyOf } from '../composition/network.ts';
import { programVersion } from '../state/places.ts';
import type { Io } from '../terminal/io.ts';
import type { Reporter } from './report.ts';
import type { RunEnd } from './run-end.ts';

/** Who waits for a run waits for the notice as well. */
const timeoutMs = 20_000;

/** A person ended it, or another run is at work: neither says how the topic fares. */
const untold: ReadonlySet<number> = new Set([
  exitCodes.interrupted,
  exitCodes.terminated,
  exitCodes.busy,
]);

export interface AfterRun {
  readonly settings: Pick<Settings, 'notify'>;
  /** Absent: nothing is remembered, and so nobody told. */
  readonly state: string | undefined;
  /** The run came to no job: a topic that has never run may be a slip of the hand. */
  readonly unstarted?: true;
  readonly io: Io;
  readonly reporter: Reporter;
}

/** Every run that fails or is degraded is told, and the first that is well again. Nothing here changes how the run ended. */
export async function afterRun(end: RunEnd, options: AfterRun): Promise<void> {
  const { settings, state, unstarted, io, reporter } = options;
  if (state === undefined || untold.has(end.exitCode) || io.signal.aborted) return;
  const before = await readCondition(state, end.topic);
  if (unstarted && before === undefined) return;
  const condition = conditionOf(end);
  const reasons = condition === 'failed' ? [end.failure?.message ?? ''] : reasonsOf(end);
  const at = new Date(io.clock.now()).toISOString();
  try {
    await keepCondition(state, end.topic, {
      condition,
      date: end.date,
      at,
      exitCode: end.exitCode,
      reasons,
    });
  } catch (error) {
    // A state folder that takes nothing has failed the run already, where it mattered.
    reporter.note(`How ${end.topic} fares can’t be kept: ${messageOf(error)}`);
  }
  const event = eventOf(condition, before?.condition);
  if (event === undefined || settings.notify === undefined) return;
  const { notify } = await import('../../adapters/notifier.ts');
  const untellable = await notify(settings.notify, noticeOf(event, end, reasons, at), {
    env: io.env,
    cwd: io.cwd,
    ...proxyOf(io.env),
    timeoutMs,
    userAgent: `digest/${programVersion()}`,
  });
  for (const why of untellable) reporter.warning(`nobody was told (notify): ${why}`);
}

function reasonsOf({ exitCode, degraded, losses }: RunEnd): readonly string[] {
  return exitCode === exitCodes.degraded ? losses : degraded;
}

function conditionOf(end: RunEnd): Condition {
  const { exitCode } = end;
  if (reasonsOf(end).length > 0) return 'degraded';
  return exitCode === exitCodes.published || exitCode === exitCodes.nothingNew ? 'well' : 'failed';
}

function eventOf(condition: Condition, before: Condition | undefined): Notice['event'] | undefined {
  if (condition === 'failed') return 'failure';
  if (condition === 'degraded') return 'degraded';
  return before === undefined || before === 'well' ? undefined : 'recovery';
}

function noticeOf(
  event: Notice['event'],
  { topic, date, exitCode, events, engine, written }: RunEnd,
  reasons: readonly string[],
  at: string,
): Notice {
  const made = events === undefined ? 'nothing new' : `${events} events by ${engine ?? ''}`;
  const what =
    event === 'failure'
      ? `failed (exit ${exitCode})`
      : event === 'degraded'
        ? `is degraded, ${made}`
        : `is well again, ${made}`;
  const why = reasons.length === 0 ? '' : `: ${reasons.join('; ')}`;
  return {
    event,
    topic,
    date,
    exitCode,
    text: `digest ${topic} ${date} ${what}${why}`,
    reasons,
    ...(events !== undefined && { events }),
    ...(engine !== undefined && { engine }),
    written,
    host: hostname(),
    at,
  };
}
