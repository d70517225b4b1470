/** A worker: takes jobs, holds their locks, says what came of them. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker as Thread } from 'node:worker_threads';
import type { Job, Queue } from 'bullmq';
import { asQueueError, type RedisServer } from './connection.ts';
import type { QueuePackages } from './packages.ts';
import { QueueError, exitCodes } from '../../errors.ts';
import { daysBefore } from '../../model/window.ts';
import {
  endOf,
  failureText,
  jobIdOf,
  readJob,
  seriesIn,
  waitsForDays,
  type JobResult,
  type TopicJob,
} from '../../queue/job.ts';
import type { KeeperMessage, KeeperOptions } from './lock-keeper.ts';

export interface WorkOptions {
  /** Of this worker: host and process. */
  readonly name: string;
  readonly concurrency: number;
  /** Ends when no job waits or runs, of whatever worker. */
  readonly drain: boolean;
  readonly signal: AbortSignal;
  /** Rejects with a bug only. */
  readonly run: (job: TopicJob) => Promise<Pick<JobResult, 'exitCode' | 'said'>>;
  readonly onEvent: (event: WorkEvent) => void;
}

export type WorkEvent =
  | { readonly kind: 'start'; readonly date: string; readonly topic: string }
  | { readonly kind: 'end'; readonly result: JobResult; readonly triesLeft: number }
  | { readonly kind: 'note'; readonly text: string };

/** Whose locks are gone is looked for so often. */
const stalledCheckMs = 10_000;
/** A topic that brings down so many workers is tried no more. */
const mostDeaths = 3;
/** A run that takes longer hangs: its job goes to another worker. */
const longestRunMs = 6 * 3_600_000;
/** Until a job is looked at again that waits for an earlier day. */
const laterMs = 2_000;
/** Between two looks whether the queue is empty. */
const drainLookMs = 500;

/** @throws QueueError when the server is lost or full */
export async function workOn(
  { bullmq }: Pick<QueuePackages, 'bullmq'>,
  server: RedisServer,
  queue: Queue,
  options: WorkOptions & { readonly format: number; readonly lockMs: number },
): Promise<readonly JobResult[]> {
  const { name, concurrency, drain, signal, run, onEvent, format, lockMs } = options;
  const results: JobResult[] = [];
  let giveUp: (why: QueueError) => void = () => undefined;
  const fatal = new Promise<never>((_resolve, reject) => {
    giveUp = reject;
  });
  // One that comes when the worker has ended for another reason is nobody's.
  fatal.catch(() => undefined);
  server.untilLost.catch(giveUp);
  const keeper = lockKeeper({ url: server.url, queue: queue.name, lockMs });

  async function isAfterAnother({ date }: TopicJob, topic: string): Promise<boolean> {
    const days = Array.from({ length: waitsForDays }, (_, i) => daysBefore(date, i + 1));
    const states = await Promise.all(
      days.map((day) => queue.getJobState(jobIdOf(day, topic, format))),
    );
    return states.some((state) => !['completed', 'failed', 'unknown'].includes(state));
  }

  async function process(job: Job, token = ''): Promise<JobResult> {
    keeper.hold(job.id ?? '', token);
    try {
      return await processHeld(job, token);
    } finally {
      keeper.release(job.id ?? '');
    }
  }

  async function processHeld(job: Job, token: string): Promise<JobResult> {
    const asked = readJob(job.data);
    if (asked === undefined) throw new bullmq.UnrecoverableError(`not a job of format ${format}`);
    const { date } = asked;
    const topic = seriesIn(asked);
    if (await isAfterAnother(asked, topic)) {
      await job.moveToDelayed(Date.now() + laterMs, token);
      throw new bullmq.DelayedError();
    }
    onEvent({ kind: 'start', date, topic });
    const result: JobResult = { date, topic, ...(await run(asked)), worker: name };
    const end = endOf(result.exitCode);
    if (end === 'broken-off') {
      // The next job would end as this one did.
      if (result.exitCode === exitCodes.busy) giveUp(new QueueError(result.said));
      await job.moveToWait(token);
      throw new bullmq.WaitingError();
    }
    const triesLeft = end === 'again-later' ? (job.opts.attempts ?? 1) - job.attemptsMade - 1 : 0;
    onEvent({ kind: 'end', result, triesLeft });
    if (triesLeft === 0) results.push(result);
    if (end === 'again-later') throw new Error(failureText(result));
    if (end === 'failed') throw new bullmq.UnrecoverableError(failureText(result));
    // What a finished job was made of is needed no more, and is most of its room.
    await job.updateData({ format, date });
    return result;
  }

  const worker = new bullmq.Worker(queue.name, process, {
    connection: server.another(),
    name,
    autorun: false,
    concurrency,
    lockDuration: lockMs,
    // Where no thread can be had, its own timer renews, as far as stages let it through.
    skipLockRenewal: await keeper.ready,
    stalledInterval: Math.min(stalledCheckMs, lockMs),
    maxStalledCount: mostDeaths,
  });
  worker.on('error', (error) => {
    const named = asQueueError(error, server);
    if (named instanceof QueueError) giveUp(named);
    else if (/lock|finished/i.test(error.message)) onEvent({ kind: 'note', text: error.message });
  });
  const running = worker.run();
  try {
    await Promise.race([fatal, stopped(signal), ...(drain ? [drained(queue, signal)] : [])]);
    await Promise.race([fatal, worker.close()]);
    await running;
    return results;
  } finally {
    await worker.close(true).catch(() => undefined);
    await keeper.close();
  }
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done();
    else
      signal.addEventListener('abort', () => {
        done();
      });
  });
}

/** Jobs of other workers count: one that dies leaves its own to be taken over. */
async function drained(queue: Queue, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const counts = await queue.getJobCounts('wait', 'active', 'delayed', 'prioritized');
    if (Object.values(counts).every((count) => count === 0)) return;
    await sleep(drainLookMs, undefined, { signal }).catch(() => undefined);
  }
}

interface LockKeeper {
  /** Whether it is there; then it stays, whatever this thread computes. */
  readonly ready: Promise<boolean>;
  readonly hold: (id: string, token: string) => void;
  readonly release: (id: string) => void;
  readonly close: () => Promise<void>;
}

function lockKeeper(options: KeeperOptions): LockKeeper {
  // Compiled, this file lies beside the thread's; from source there is none that Node 20 could load.
  const file = new URL(import.meta.url.replace(/work\.([jt]s)$/, 'lock-keeper.$1'));
  const thread = new Thread(file, {
    workerData: options,
    // Not those of this process, which may be for its main module alone.
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  const ready = new Promise<boolean>((done) => {
    thread.once('message', () => {
      done(true);
    });
    thread.on('error', () => {
      done(false);
    });
  });
  const tell = (message: KeeperMessage): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    thread.postMessage(message);
  };
  return {
    ready,
    hold: (id, token) => {
      tell({ hold: id, token, until: Date.now() + longestRunMs });
    },
    release: (id) => {
      tell({ release: id });
    },
    close: async () => {
      await thread.terminate();
    },
  };
}
