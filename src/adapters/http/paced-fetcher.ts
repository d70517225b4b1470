/** Requests that are made as a reader would make them: one after the other, with a pause between two. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fetcher } from '../../ports.ts';

export interface Pace {
  /** Mean pause in ms, from the end of one request to the start of the next; each lies within half of it. */
  readonly pauseMs: number;
  /** 0 to below 1. */
  readonly random: () => number;
  /** ms of any clock that does not go back. */
  readonly now: () => number;
  /** Rejects when the run is stopped. */
  readonly wait: (ms: number) => Promise<void>;
}

/** The pace of this machine's clock. */
export function paceOf(pauseMs: number, signal: AbortSignal): Pace {
  return {
    pauseMs,
    random: Math.random,
    now: () => performance.now(),
    wait: (ms) =>
      sleep(ms, undefined, { signal }).catch((error: unknown) => {
        signal.throwIfAborted();
        throw error;
      }),
  };
}

/** Only requests `asReader` wait, and for each other alone. */
export function pacedFetcher(inner: Fetcher, { pauseMs, random, now, wait }: Pace): Fetcher {
  let turn: Promise<unknown> = Promise.resolve();
  let next = 0;
  return {
    fetch: (request) => {
      if (request.asReader !== true) return inner.fetch(request);
      const answer = turn.then(async () => {
        const pause = next - now();
        if (pause > 0) await wait(pause);
        try {
          return await inner.fetch(request);
        } finally {
          next = now() + pauseMs * (0.5 + random());
        }
      });
      turn = answer.catch(() => undefined);
      return answer;
    },
  };
}
