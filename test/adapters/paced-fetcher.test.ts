import { expect, test } from 'vitest';
import { pacedFetcher } from '../../src/adapters/http/paced-fetcher.ts';
import { FetchFailure } from '../../src/errors.ts';
import type { FetchRequest, FetchResponse } from '../../src/ports.ts';

const request = (url: string, asReader = true): FetchRequest => ({
  method: 'GET',
  url: `https://a.example/${url}`,
  kind: 'api',
  ...(asReader && { asReader: true }),
});

/** A clock that only waiting and fetching move, and chance from a list. */
function paced(chance: readonly number[]) {
  let now = 0;
  let drawn = 0;
  const waits: number[] = [];
  const started: string[] = [];
  const fetcher = pacedFetcher(
    {
      fetch: async ({ url }): Promise<FetchResponse> => {
        started.push(`${new URL(url).pathname} at ${now}`);
        await Promise.resolve();
        now += 100;
        if (url.endsWith('fails')) throw new FetchFailure('timeout', 'by hand');
        return { status: 200, url, redirects: [], headers: {}, body: new Uint8Array() };
      },
    },
    {
      pauseMs: 2_000,
      random: () => chance[drawn++ % chance.length] ?? 0,
      now: () => now,
      wait: (ms) => {
        waits.push(ms);
        now += ms;
        return Promise.resolve();
      },
    },
  );
  return { fetcher, waits, started, later: (ms: number) => (now += ms) };
}

test('one after the other, with pauses between half and one and a half of the mean', async () => {
  const { fetcher, waits, started } = paced([0, 0.5, 0.999]);
  await Promise.all(['1', '2', '3', '4'].map((url) => fetcher.fetch(request(url))));
  expect(started).toEqual(['/1 at 0', '/2 at 1100', '/3 at 3200', '/4 at 6298']);
  expect(waits).toEqual([1000, 2000, 2998]);
});

test('a failure is followed by a pause as well, and stops nobody', async () => {
  const { fetcher, started } = paced([0.5]);
  const [first, second] = await Promise.allSettled([
    fetcher.fetch(request('fails')),
    fetcher.fetch(request('2')),
  ]);
  expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
  expect(started).toEqual(['/fails at 0', '/2 at 2100']);
});

test('time that has passed anyway is not waited for again', async () => {
  const { fetcher, waits, later } = paced([0.5]);
  await fetcher.fetch(request('1'));
  later(5_000);
  await fetcher.fetch(request('2'));
  expect(waits).toEqual([]);
});

test('other requests wait for nobody', async () => {
  const { fetcher, waits, started } = paced([0.5]);
  await Promise.all(['1', '2'].map((url) => fetcher.fetch(request(url, false))));
  expect(started).toEqual(['/1 at 0', '/2 at 0']);
  expect(waits).toEqual([]);
});
