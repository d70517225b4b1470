import { expect, test } from 'vitest';
import { spacedFetcher } from '../../src/adapters/http/spaced-fetcher.ts';
import type { Fetcher } from '../../src/ports.ts';

test('requests to one host wait for each other, those to others and those without a pace do not', async () => {
  const events: string[] = [];
  const inner: Fetcher = {
    fetch: ({ url }) => {
      events.push(url);
      return Promise.resolve({ status: 200, url, redirects: [], headers: {}, body: Buffer.of() });
    },
  };
  const waits: number[] = [];
  const fetcher = spacedFetcher(inner, (ms) => {
    waits.push(ms);
    return Promise.resolve();
  });
  const ask = (url: string, spacingMs?: number): Promise<unknown> =>
    fetcher.fetch({
      method: 'GET',
      url,
      kind: 'api',
      ...(spacingMs !== undefined && { spacingMs }),
    });
  await ask('https://a.example/1', 60_000);
  await ask('https://b.example/1', 60_000);
  await ask('https://a.example/plain');
  expect(waits).toEqual([]);
  await ask('https://a.example/2', 60_000);
  await ask('https://a.example/3', 60_000);
  expect(waits).toHaveLength(2);
  // The second waits for one pace, the third for two, less what has passed.
  expect(waits[0]).toBeLessThanOrEqual(60_000);
  expect(waits[1]).toBeGreaterThan(60_000);
  expect(events).toHaveLength(5);
});
