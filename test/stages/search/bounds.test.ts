import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceSpec } from '../../../src/model/topic.ts';
import type { Params } from '../../../src/stage.ts';
import { withinBounds } from '../../../src/stages/search/bounds.ts';
import { search } from '../../../src/stages/search/search.ts';
import type { Sighting } from '../../../src/stages/search/sighting.ts';
import { queryOf } from '../../sources/support.ts';
import { fetcherOf } from './support.ts';

const query = queryOf([]);
const noon = Date.parse('2026-01-26T04:00:00Z');

/** `minutes` before noon of the day; undefined: no date. */
function sighting(url: string, minutes?: number, source = 'feed:a.example'): Sighting {
  const date = minutes === undefined ? undefined : new Date(noon - minutes * 60_000).toISOString();
  return {
    source,
    finding: {
      url,
      title: url,
      ...(date !== undefined && { date: { value: date, kind: 'published' } }),
    },
  };
}

const urls = (sightings: readonly Sighting[]): readonly string[] =>
  sightings.map(({ finding }) => finding.url);

describe('withinBounds', () => {
  test('the newest stay, in their order', () => {
    const all = [3, 1, 4, 2].map((minutes) => sighting(`https://a.example/${minutes}`, minutes));
    expect(urls(withinBounds(all, query, 2))).toEqual([
      'https://a.example/1',
      'https://a.example/2',
    ]);
  });

  test('outlets take turns: a flood of one crowds out no other', () => {
    const flood = Array.from({ length: 50 }, (_, n) => sighting(`https://flood.example/${n}`, n));
    const others = [1, 2, 3].map((n) => sighting(`https://o${n}.example/x`, 600 + n));
    const kept = urls(withinBounds([...flood, ...others], query, 5));
    expect(kept).toEqual([
      'https://flood.example/0',
      'https://flood.example/1',
      ...others.map(({ finding }) => finding.url),
    ]);
  });

  test('what the window excludes comes after all that it may hold, what has no date before it', () => {
    const old = [1, 2].map((n) => sighting(`https://old${n}.example/`, 10 * 1440));
    const undated = sighting('https://undated.example/');
    const fresh = sighting('https://fresh.example/', 5);
    expect(urls(withinBounds([...old, undated, fresh], query, 3))).toEqual([
      'https://old1.example/',
      'https://undated.example/',
      'https://fresh.example/',
    ]);
  });

  test('hits of one page count once and stay together', () => {
    const twins = [
      sighting('https://a.example/1?utm_source=x', 1),
      sighting('https://a.example/1', 1, 'hn-algolia'),
    ];
    const other = sighting('https://b.example/2', 2);
    expect(withinBounds([...twins, other], query, 2)).toHaveLength(3);
    expect(withinBounds([other, ...twins], query, 1)).toEqual(twins);
  });

  test('never more, never others, and all where they are within it', () => {
    const some = fc.array(
      fc.tuple(
        fc.nat({ max: 4 }),
        fc.nat({ max: 30 }),
        fc.option(fc.nat({ max: 5000 }), { nil: undefined }),
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 70 }), (of, most) => {
        const all = of.map(([host, page, minutes]) =>
          sighting(`https://h${host}.example/${page}`, minutes),
        );
        const pages = new Set(urls(all)).size;
        const kept = withinBounds(all, query, most);
        expect(new Set(urls(kept)).size).toBe(Math.min(pages, most));
        expect(all.filter((one) => kept.includes(one))).toEqual(kept);
      }),
    );
  });
});

describe('a run', () => {
  const spec = (n: number): SourceSpec => ({ kind: 'feed', url: `https://feed${n}.example/rss` });
  const feed = (host: string, items: number): string =>
    `<rss version="2.0"><channel><title>${host}</title>${Array.from({ length: items }, (_, n) => `<item><title>千問 ${n}</title><link>https://${host}/${n}</link><pubDate>${new Date(noon - n * 1000).toUTCString()}</pubDate></item>`).join('')}</channel></rss>`;

  async function run(bounds: Params['bounds'], sizes: readonly number[]) {
    const answers = Object.fromEntries(
      sizes.map((size, n) => [`https://feed${n}.example/`, feed(`feed${n}.example`, size)]),
    );
    return search.run(
      queryOf(sizes.map((_, n) => spec(n))),
      { fetcher: fetcherOf(answers).fetcher },
      (bounds === undefined ? {} : { bounds }) as Params,
    );
  }

  test('asks for 300 pages at most, and says what was left', async () => {
    const { value, diagnostics } = await run(undefined, [2_000, 280, 3]);
    const of = (host: string): number => value.filter(({ url }) => url.includes(host)).length;
    expect([value.length, of('feed0'), of('feed1'), of('feed2')]).toEqual([300, 149, 148, 3]);
    expect(diagnostics.filter(({ code }) => code === 'search.cut')).toEqual([
      expect.objectContaining({
        severity: 'warning',
        message: expect.stringMatching(
          /^1983 hits were left, beyond 300.*feed0\.example 1851, feed:feed1\.example 132$/,
        ) as string,
      }),
    ]);
  });

  test('as many as the setting says', async () => {
    const { value } = await run({ hits: 7, googleRequests: 0 }, [20, 20]);
    expect(value).toHaveLength(7);
  });

  test('says nothing where nothing is left', async () => {
    const { diagnostics } = await run(undefined, [100, 150]);
    expect(diagnostics.filter(({ code }) => code !== 'search.source-answered')).toEqual([]);
  });
});
