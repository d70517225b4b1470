/** The queue of topics on BullMQ: what is asked for, and where it stands. */
import type { Job, Queue } from 'bullmq';
import { asQueueError, type RedisServer } from './connection.ts';
import type { QueuePackages } from './packages.ts';
import { exitCodes } from '../../errors.ts';
import {
  failureIn,
  jobIdOf,
  queueFormat,
  queueNameOf,
  seriesIn,
  tries,
  type JobResult,
  type TopicJob,
} from '../../queue/job.ts';
import { workOn, type WorkOptions } from './work.ts';

/** Where a job stands, to whoever asks for it. */
export type Standing = 'queued' | 'waiting' | 'running' | 'done' | 'failed' | 'absent';

export interface TopicQueue {
  /** Where the job stands now. One that failed is tried anew, one that is done with `again` only. */
  readonly enqueue: (job: TopicJob, again: boolean) => Promise<Standing>;
  readonly standingOf: (
    date: string,
    topic: string,
  ) => Promise<{ readonly standing: Standing; readonly result?: JobResult }>;
  /** Topics that were asked for of that day, in order. */
  readonly topicsOf: (date: string) => Promise<readonly string[]>;
  /** Workers that listen to this queue. */
  readonly workers: () => Promise<number>;
  /** Resolves with the results, in the order of their ends, when the signal fires or the queue is drained. */
  readonly work: (options: WorkOptions) => Promise<readonly JobResult[]>;
  readonly close: () => Promise<void>;
}

/** How long a finished job is known by its id. */
const knownSeconds = 60 * 86_400;

export interface QueueOptions {
  readonly format?: number;
  /** A dead worker's jobs are taken over after about so long. */
  readonly lockMs?: number;
}

const defaultLockMs = 30_000;

/** Its functions reject as `asQueueError` says. */
export function openQueue(
  packages: Pick<QueuePackages, 'bullmq'>,
  server: RedisServer,
  { format = queueFormat, lockMs = defaultLockMs }: QueueOptions = {},
): TopicQueue {
  const name = queueNameOf(format);
  const queue: Queue = new packages.bullmq.Queue(name, { connection: server.another() });
  // Each call says what befell it.
  queue.on('error', () => undefined);
  const idOf = (date: string, topic: string): string => jobIdOf(date, topic, format);
  const askedKey = (date: string): string => `digest:asked:${format}:${date}`;
  const named = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw asQueueError(error, server);
    }
  };
  const add = async (job: TopicJob): Promise<void> => {
    await server.ask(async (redis) => {
      await redis.sadd(askedKey(job.date), seriesIn(job));
      await redis.expire(askedKey(job.date), knownSeconds);
    });
    await queue.add(seriesIn(job), job, {
      jobId: idOf(job.date, seriesIn(job)),
      attempts: tries.most,
      backoff: { type: 'exponential', delay: tries.firstPauseMs },
      removeOnComplete: { age: knownSeconds },
      removeOnFail: { age: knownSeconds },
    });
  };
  return {
    enqueue: (job, again) =>
      named(async () => {
        const id = idOf(job.date, seriesIn(job));
        const standing = standingIn(await queue.getJobState(id));
        const over = standing === 'failed' || (standing === 'done' && again);
        if (standing !== 'absent' && !over) return standing;
        if (over) await queue.remove(id);
        await add(job);
        return 'queued';
      }),
    standingOf: (date, topic) =>
      named(async () => {
        const job = (await queue.getJob(idOf(date, topic))) as Job<TopicJob, JobResult> | undefined;
        if (job === undefined) return { standing: 'absent' };
        const standing = standingIn(await job.getState());
        const result = standing === 'failed' ? failureOf(job, { date, topic }) : job.returnvalue;
        return { standing, ...(result && { result }) };
      }),
    topicsOf: (date) =>
      server.ask(async (redis) => (await redis.smembers(askedKey(date))).toSorted()),
    workers: () => named(() => queue.getWorkersCount()),
    work: (options) => named(() => workOn(packages, server, queue, { ...options, format, lockMs })),
    close: () => queue.close(),
  };
}

function standingIn(state: string): Standing {
  switch (state) {
    case 'completed':
      return 'done';
    case 'active':
      return 'running';
    case 'failed':
      return 'failed';
    case 'unknown':
      return 'absent';
    default:
      return 'waiting';
  }
}

/** Of a job that brought its workers down the queue knows why, and no run. */
function failureOf(
  { failedReason, processedBy }: Job,
  of: Pick<JobResult, 'date' | 'topic'>,
): JobResult {
  return (
    failureIn(failedReason) ?? {
      ...of,
      exitCode: exitCodes.bug,
      said: failedReason,
      worker: processedBy ?? '',
    }
  );
}
