/** Keeps the least time between requests to one host that its terms ask for. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fetcher } from '../../ports.ts';
import type { HostSpacing } from './queue.ts';

/** Waits so many ms; rejects with the signal's reason when it fires. */
export type Wait = (ms: number) => Promise<void>;

export function waitUnless(signal: AbortSignal): Wait {
  return async (ms) => {
    await sleep(ms, undefined, { signal }).catch(() => {
      signal.throwIfAborted();
    });
  };
}

/**
 * Requests that name no `spacingMs` pass at once.
 * @param spacing kept besides, where other processes ask the same hosts
 */
export function spacedFetcher(inner: Fetcher, wait: Wait, spacing?: HostSpacing): Fetcher {
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
      await spacing?.turn(`terms ${host}`, spacingMs);
      return inner.fetch(request);
    },
  };
}
