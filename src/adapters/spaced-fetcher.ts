/** Keeps the least time between requests to one host that its terms ask for. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fetcher } from '../ports.ts';

/** Requests that name no `spacingMs` pass at once. Rejects with the signal's reason when it fires. */
export function spacedFetcher(inner: Fetcher, signal?: AbortSignal): Fetcher {
  const nextStart = new Map<string, number>();
  return {
    fetch: async (request) => {
      const { spacingMs, url } = request;
      if (spacingMs === undefined) return inner.fetch(request);
      const { host } = new URL(url);
      const now = performance.now();
      const start = Math.max(now, nextStart.get(host) ?? 0);
      nextStart.set(host, start + spacingMs);
      if (start > now)
        await sleep(start - now, undefined, signal === undefined ? {} : { signal }).catch(() => {
          signal?.throwIfAborted();
        });
      return inner.fetch(request);
    },
  };
}
