/** Keeps the least time between requests to one host that its terms ask for. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fetcher } from '../../ports.ts';

/** Waits so many ms; rejects with the signal's reason when it fires. */
export type Wait = (ms: number) => Promise<void>;

export function waitUnless(signal: AbortSignal): Wait {
  return async (ms) => {
    await sleep(ms, undefined, { signal }).catch(() => {
      signal.throwIfAborted();
    });
  };
}

/** Requests that name no `spacingMs` pass at once. */
export function spacedFetcher(inner: Fetcher, wait: Wait): Fetcher {
  const nextStart = new Map<string, number>();
  return {
    fetch: async (request) => {
      const { spacingMs, url } = request;
      if (spacingMs === undefined) return inner.fetch(request);
      const { host } = new URL(url);
      const now = performance.now();
      const start = Math.max(now, nextStart.get(host) ?? 0);
      nextStart.set(host, start + spacingMs);
      if (start > now) await wait(start - now);
      return inner.fetch(request);
    },
  };
}
