/**
 * Reads pages in threads, each page under a limit of memory and of computing time, so that a hostile page costs one
 * result and not the process. The order of calls is free; every call gets its own answer.
 */
import { Worker } from 'node:worker_threads';
import type { PageResult, PageSource, ReadOptions } from '../model/reading.ts';
import type { PageReader } from '../ports.ts';

/** Limits of the pool. */
export interface PoolOptions {
  /** Module of a thread: takes `PageJob`s, says `'ready'` once and answers each job with a `PageResult`. */
  readonly thread: URL;
  /** Threads at most. */
  readonly workers: number;
  /**
   * Limit for one page, in ms of `cpuMs`: on a busy machine a page has more time and no less of the processor, so that
   * what is read does not hang on what else runs there.
   */
  readonly limitMs: number;
  /** Computing time of the whole process until now, in ms. */
  readonly cpuMs: () => number;
  /** Limit of a thread's heap in megabytes. */
  readonly memoryMb: number;
}

/** Two threads; of the slowest pages measured one takes half a second and 200 MB. Three threads share the time. */
export const defaultLimits: Omit<PoolOptions, 'thread' | 'cpuMs'> = {
  workers: 2,
  limitMs: 30_000,
  memoryMb: 512,
};

/** What a thread is told. */
export interface PageJob {
  readonly page: PageSource;
  readonly options: ReadOptions;
}

/** Threads that read pages. They end when nothing has been asked for a while, and with `close`. */
export interface PagePool extends PageReader {
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly load: () => Promise<PageSource>;
  readonly options: ReadOptions;
  readonly resolve: (result: PageResult) => void;
  readonly reject: (why: unknown) => void;
}

/** One thread, and what becomes of the page that it is at. */
interface Seat {
  worker: Worker | undefined;
  busy: boolean;
  settle: ((result: PageResult, broken: boolean) => void) | undefined;
  /** The clock of a page runs while its thread is there: to start takes long, which is no page's doing. */
  begin: () => void;
}

/** A thread takes as long to start as to read so many pages. */
const fewPages = 20;
/** Between two looks at a page's clock. */
const lookMs = 250;
/** Threads without work hold memory, which the stages after the reading want. */
const idleMs = 1000;

const closed: PageResult = { ok: false, code: 'crash', message: 'the pool was closed' };

/** Opens a pool. Threads start with the first page; a broken one is replaced by the next page. */
export function openPagePool({ thread, workers, limitMs, cpuMs, memoryMb }: PoolOptions): PagePool {
  const queue: Waiting[] = [];
  let isOpen = true;
  let idle: NodeJS.Timeout | undefined;
  const seats: Seat[] = Array.from({ length: workers }, () => ({
    worker: undefined,
    busy: false,
    settle: undefined,
    begin: () => undefined,
  }));

  const spawn = (seat: Seat): Worker => {
    const worker = new Worker(thread, {
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, stackSizeMb: 4 },
    });
    // A worker that was given up may still speak: only the seat's present one is heard.
    const tell = (result: PageResult, broken: boolean): void => {
      if (seat.worker === worker) seat.settle?.(result, broken);
    };
    worker.on('message', (message: PageResult | 'ready') => {
      if (message !== 'ready') tell(message, false);
      else if (seat.worker === worker) seat.begin();
    });
    worker.on('error', (error: Error & { readonly code?: string }) => {
      const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      const message = memory ? `needs more than ${memoryMb} MB` : error.message;
      tell({ ok: false, code: memory ? 'memory' : 'crash', message }, true);
    });
    worker.on('exit', (code) => {
      tell({ ok: false, code: 'crash', message: `the thread ended with code ${code}` }, true);
    });
    return worker;
  };

  const endThreads = async (): Promise<void> => {
    clearTimeout(idle);
    await Promise.all(
      seats.map(async (seat) => {
        const { worker } = seat;
        seat.worker = undefined;
        await worker?.terminate();
      }),
    );
  };

  const next = (): void => {
    clearTimeout(idle);
    for (;;) {
      const free = seats.filter(({ busy }) => !busy);
      const started = seats.some(({ worker }) => worker !== undefined);
      const seat =
        free.find(({ worker }) => worker !== undefined) ??
        (started && queue.length < fewPages ? undefined : free[0]);
      const waiting = seat && queue.shift();
      if (seat === undefined || waiting === undefined) break;
      seat.busy = true;
      void serve(seat, waiting);
    }
    if (seats.every(({ busy }) => !busy))
      idle = setTimeout(() => void endThreads(), idleMs).unref();
  };

  const serve = async (seat: Seat, { load, options, resolve, reject }: Waiting): Promise<void> => {
    let page: PageSource;
    try {
      page = await load();
    } catch (why) {
      seat.busy = false;
      reject(why);
      next();
      return;
    }
    if (!isOpen) {
      resolve(closed);
      return;
    }
    const isNew = seat.worker === undefined;
    const worker = (seat.worker ??= spawn(seat));
    worker.ref();
    let watch: NodeJS.Timeout | undefined;
    seat.begin = () => {
      const end = cpuMs() + limitMs;
      watch ??= setInterval(
        () => {
          if (cpuMs() >= end)
            seat.settle?.(
              { ok: false, code: 'timeout', message: `not done after ${limitMs} ms of computing` },
              true,
            );
        },
        Math.min(lookMs, limitMs),
      );
    };
    if (!isNew) seat.begin();
    seat.settle = (result, broken) => {
      clearInterval(watch);
      seat.settle = undefined;
      seat.begin = () => undefined;
      seat.busy = false;
      // A thread without work keeps no process.
      worker.unref();
      if (broken) {
        seat.worker = undefined;
        void worker.terminate();
      }
      resolve(result);
      next();
    };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage({ page, options } satisfies PageJob);
  };

  return {
    read: (load, options) =>
      new Promise((resolve, reject) => {
        queue.push({ load, options, resolve, reject });
        next();
      }),
    close: async () => {
      isOpen = false;
      // Pages that nobody waits for any more: their limits would keep the process, and their successors start threads.
      for (const { resolve } of queue.splice(0)) resolve(closed);
      for (const seat of seats) seat.settle?.(closed, true);
      await endThreads();
    },
  };
}
