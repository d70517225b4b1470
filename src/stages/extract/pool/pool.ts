/**
 * Reads pages in worker threads, each under a memory and a time limit, so that a hostile page costs one
 * result and not the process. The order of calls is free; every call gets its own answer.
 */
import { Worker } from 'node:worker_threads';
import type { PageSource, ReadOptions, Reading } from '../reading.ts';

/** Limits of the pool. */
export interface PoolOptions extends ReadOptions {
  /** Threads; 0 reads in this thread, without limits. */
  readonly workers: number;
  /** Wall-clock limit for one page in milliseconds. */
  readonly timeoutMs: number;
  /** Limit of a worker's heap in megabytes. */
  readonly memoryMb: number;
}

/** Two threads; ten seconds and 512 MB for a page: the slowest page measured takes a tenth of a second. */
export const defaultPool: PoolOptions = { workers: 2, timeoutMs: 10_000, memoryMb: 512 };

/** Which limit was broken; `crash` is anything else. */
export type FailureCode = 'timeout' | 'memory' | 'too-large' | 'crash';

/** One page's answer. */
export type PageResult =
  | { readonly ok: true; readonly reading: Reading }
  | { readonly ok: false; readonly code: FailureCode; readonly message: string };

/** What a worker is told and what it answers. */
export interface Job {
  readonly page: PageSource;
  readonly options: ReadOptions;
}

/** Threads that read pages; close it when done. */
export interface Pool {
  /** Never rejects. `options` stand in the place of the pool's own. */
  readonly read: (page: PageSource, options?: ReadOptions) => Promise<PageResult>;
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly page: PageSource;
  readonly options: ReadOptions;
  readonly resolve: (result: PageResult) => void;
}

/** One thread, and what becomes of the page that it is at. */
interface Seat {
  worker: Worker | undefined;
  settle: ((result: PageResult, broken: boolean) => void) | undefined;
  /** The clock of a page runs while its thread is there: to start takes long on a busy machine, which is no page's doing. */
  begin: () => void;
}

// Compiled, this file lies beside worker.js. Run from source (tests), there is no worker that Node 20 could load.
const workerFile = new URL(import.meta.url.replace(/pool\.([jt]s)$/, 'worker.$1'));
const canSpawn = workerFile.pathname.endsWith('.js');

/** Opens a pool. Threads start with the first page; a broken one is replaced by the next page. */
export function openPool(options: PoolOptions): Pool {
  const own: ReadOptions = options.timeZone === undefined ? {} : { timeZone: options.timeZone };
  if (options.workers === 0 || !canSpawn)
    return {
      // Loaded only here: with workers, this thread never parses a page.
      read: async (page, given = own) => (await import('./read-safely.ts')).readSafely(page, given),
      close: () => Promise.resolve(),
    };
  const queue: Waiting[] = [];
  const seats: Seat[] = Array.from({ length: options.workers }, () => ({
    worker: undefined,
    settle: undefined,
    begin: () => undefined,
  }));

  const spawn = (seat: Seat): Worker => {
    const worker = new Worker(workerFile, {
      resourceLimits: { maxOldGenerationSizeMb: options.memoryMb, stackSizeMb: 4 },
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
      const message = memory ? `needs more than ${options.memoryMb} MB` : error.message;
      tell({ ok: false, code: memory ? 'memory' : 'crash', message }, true);
    });
    worker.on('exit', (code) =>
      tell({ ok: false, code: 'crash', message: `the worker ended with code ${code}` }, true),
    );
    return worker;
  };

  const serve = (seat: Seat): void => {
    const next = queue.shift();
    if (next === undefined) return;
    const isNew = seat.worker === undefined;
    const worker = (seat.worker ??= spawn(seat));
    let limit: NodeJS.Timeout | undefined;
    const tooLong = (): void =>
      seat.settle?.(
        { ok: false, code: 'timeout', message: `not done after ${options.timeoutMs} ms` },
        true,
      );
    seat.begin = () => {
      // The pool bounds what a hostile page may cost; the stage's own code has no clock.
      // oxlint-disable-next-line no-restricted-globals
      limit ??= setTimeout(tooLong, options.timeoutMs);
    };
    if (!isNew) seat.begin();
    seat.settle = (result, broken) => {
      clearTimeout(limit);
      seat.settle = undefined;
      seat.begin = () => undefined;
      if (broken) {
        seat.worker = undefined;
        void worker.terminate();
      }
      next.resolve(result);
      serve(seat);
    };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage({ page: next.page, options: next.options } satisfies Job);
  };

  return {
    read: (page, given = own) =>
      new Promise((resolve) => {
        queue.push({ page, options: given, resolve });
        const idle = seats.filter((seat) => seat.settle === undefined);
        const free = idle.find((seat) => seat.worker !== undefined) ?? idle[0];
        if (free !== undefined) serve(free);
      }),
    close: async () => {
      const closed: PageResult = { ok: false, code: 'crash', message: 'the pool was closed' };
      // Pages that nobody waits for any more: their limits would keep the process, and their successors start threads.
      for (const { resolve } of queue.splice(0)) resolve(closed);
      await Promise.all(
        seats.map(async (seat) => {
          const { worker } = seat;
          seat.settle?.(closed, true);
          seat.worker = undefined;
          await worker?.terminate();
        }),
      );
    },
  };
}
