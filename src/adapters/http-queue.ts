/** Turns at a host: a few requests at a time, with a pause between their starts. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Runs a job when it is its turn at the host. */
export type HostQueue = <T>(host: string, job: () => Promise<T>) => Promise<T>;

interface Turnstile {
  running: number;
  /** When the next request may start, in ms of `performance.now()`. */
  nextStart: number;
  readonly waiting: (() => void)[];
}

/** At most `atOnce` jobs run per host, and start at least `delayMs` apart. */
export function hostQueue(atOnce: number, delayMs: number): HostQueue {
  const hosts = new Map<string, Turnstile>();
  return async (host, job) => {
    const turnstile = hosts.get(host) ?? { running: 0, nextStart: 0, waiting: [] };
    hosts.set(host, turnstile);
    // A job that ends hands its place to the first that waits, so the count never drops in between.
    if (turnstile.running >= atOnce)
      await new Promise<void>((enter) => {
        turnstile.waiting.push(enter);
      });
    else turnstile.running++;
    try {
      const start = Math.max(performance.now(), turnstile.nextStart);
      turnstile.nextStart = start + delayMs;
      const pause = start - performance.now();
      if (pause > 0) await sleep(pause);
      return await job();
    } finally {
      const next = turnstile.waiting.shift();
      if (next === undefined) turnstile.running--;
      else next();
    }
  };
}
