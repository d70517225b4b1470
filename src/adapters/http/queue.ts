/** Turns: so many requests in all, a few at a host, with a pause between their starts there. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface HostRules {
  /** Requests under way at one host. */
  readonly atOnce: number;
  /** Between the starts of two of them, in milliseconds. */
  readonly delayMs: number;
}

export interface HostQueue {
  /** Runs a job when it is its turn. Waiting at one host takes no place from another. */
  readonly run: <T>(host: string, rules: HostRules, job: () => Promise<T>) => Promise<T>;
  /** The host wants to be left alone for so long. */
  readonly hold: (host: string, ms: number) => void;
}

/** The pause at a host where other processes ask it too. */
export interface HostSpacing {
  /** Waits until a request to the host may start, `delayMs` after the last one of whatever process. */
  readonly turn: (host: string, delayMs: number) => Promise<void>;
  /** The host wants to be left alone by all of them. */
  readonly hold: (host: string, ms: number) => Promise<void>;
}

interface Turnstile {
  running: number;
  readonly waiting: (() => void)[];
}

interface Host extends Turnstile {
  /** When the next request may start, in ms of `performance.now()`. */
  nextStart: number;
  /** None starts before. */
  heldUntil: number;
}

/**
 * @param inFlight requests under way at all hosts together
 * @param spacing absent: nobody else asks these hosts
 */
export function hostQueue(
  inFlight: number,
  signal?: AbortSignal,
  spacing?: HostSpacing,
): HostQueue {
  const hosts = new Map<string, Host>();
  const all: Turnstile = { running: 0, waiting: [] };
  const at = (name: string): Host => {
    const host = hosts.get(name) ?? { running: 0, waiting: [], nextStart: 0, heldUntil: 0 };
    hosts.set(name, host);
    return host;
  };
  const until = async (time: number): Promise<void> => {
    const pause = time - performance.now();
    if (pause <= 0) return;
    await sleep(pause, undefined, signal === undefined ? {} : { signal }).catch(() => {
      signal?.throwIfAborted();
    });
  };
  return {
    hold: (name, ms) => {
      const host = at(name);
      host.heldUntil = Math.max(host.heldUntil, performance.now() + ms);
      // What others are not told costs them a refusal of their own.
      spacing?.hold(name, ms).catch(() => undefined);
    },
    run: (name, { atOnce, delayMs }, job) => {
      const host = at(name);
      return within(host, atOnce, async () => {
        const start = Math.max(performance.now(), host.nextStart);
        host.nextStart = start + delayMs;
        await until(start);
        while (host.heldUntil > performance.now()) await until(host.heldUntil);
        if (delayMs > 0) await spacing?.turn(name, delayMs);
        return within(all, inFlight, job);
      });
    },
  };
}

/** Runs a job when fewer than `most` are under way, first come, first served. */
async function within<T>(one: Turnstile, most: number, job: () => Promise<T>): Promise<T> {
  // A job that ends hands its place to the first that waits, so the count never drops in between.
  if (one.running >= most)
    await new Promise<void>((enter) => {
      one.waiting.push(enter);
    });
  else one.running++;
  try {
    return await job();
  } finally {
    const next = one.waiting.shift();
    if (next === undefined) one.running--;
    else next();
  }
}
