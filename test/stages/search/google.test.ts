/** Google News as it answers: few requests, none after a refusal, and the rest by headline. */
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { FetchFailure, type FetchFault } from '../../../src/errors.ts';
import type { Hit } from '../../../src/model/hit.ts';
import type { SourceSpec } from '../../../src/model/topic.ts';
import type { LinkMemory } from '../../../src/ports.ts';
import type { Outcome, Params } from '../../../src/stage.ts';
import { search } from '../../../src/stages/search/search.ts';
import { queryOf } from '../../sources/support.ts';
import {
  escaped,
  scriptedGoogle,
  type Linked,
  type Script,
  type Scripted,
} from '../../support/scripted-google.ts';

const editions = ['zh-TW', 'zh-HK', 'en-US'] as const;
const google: readonly SourceSpec[] = editions.map((edition) => ({ kind: 'google-news', edition }));
const feeds: readonly SourceSpec[] = [1, 2].map((n) => ({
  kind: 'feed',
  url: `https://outlets.example/feed-${n}.xml`,
}));
const query = queryOf([...google, ...feeds]);

/** 300 links in three editions, of 240 articles: sixty are in two editions, half of these under two ids. */
function links(): readonly Linked[] {
  return Array.from({ length: 300 }, (_, i) => {
    const n = i < 240 ? i : i - 240;
    const host = `outlet-${n % 40}.example`;
    return {
      id: `CBMi${i < 240 || n % 2 === 0 ? n : i}AU-yqL`,
      title: `千問第 ${n} 號應用在第 ${n % 7} 區上線`,
      outlet: `第 ${n % 40} 日報`,
      site: `https://www.${host}`,
      at: new Date(Date.parse('2026-01-25T17:00:00Z') + n * 60_000).toISOString(),
      url: `https://www.${host}/news/${n}`,
    };
  });
}

const all = links();
const inEditions = {
  'zh-TW': all.slice(0, 100),
  'zh-HK': all.slice(100, 200),
  'en-US': all.slice(200),
};

interface Item {
  readonly title: string;
  readonly url: string;
  readonly at: string;
}

/** Items of which every third does not mention the topic where the search looks for it. */
function feed(items: readonly Item[]): string {
  const texts = items.map(
    ({ title, url, at }) =>
      `<item><title>${escaped(title)}</title><link>${escaped(url)}</link><pubDate>${new Date(at).toUTCString()}</pubDate><description>其他</description></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>各報</title>${texts.join('')}</channel></rss>`;
}

/** The first 80 articles stand in feeds, written a little otherwise; ten more in an outlet's sitemap. */
const listed = all.slice(0, 80).map((link, n): Item => {
  const ways = [
    link.title,
    link.title.replaceAll(' ', ''),
    `${link.title}｜${link.outlet}`,
    link.title.replace('千問', '「千問」'),
    link.title.replace('應用', '应用'),
  ];
  return { ...link, title: ways[n % ways.length] ?? '' };
});
const others = {
  'https://outlets.example/feed-1.xml': feed(listed.slice(0, 40)),
  'https://outlets.example/feed-2.xml': feed(listed.slice(40)),
};

async function run(
  script: Partial<Script>,
  of = query,
  ports: { readonly links?: LinkMemory } = {},
): Promise<Outcome<readonly Hit[]> & { readonly scripted: Scripted }> {
  const scripted = await scriptedGoogle({ editions: inEditions, others, ...script });
  const outcome = await search.run(of, { fetcher: scripted.fetcher, ...ports }, {
    window: of.window,
  } as Params);
  return { ...outcome, scripted };
}

const ofGoogle = (hits: readonly Hit[]): readonly Hit[] =>
  hits.filter(({ source }) => source.startsWith('google-news'));
const truth = new Map(all.map(({ title, url }) => [title, url]));

function expectAllRight(hits: readonly Hit[]): void {
  const found = ofGoogle(hits).filter((hit) => hit.found !== undefined);
  expect(found.filter((hit) => hit.url !== truth.get(hit.title))).toEqual([]);
  for (const hit of ofGoogle(hits)) expect(hit.found === undefined).toBe(hit.wrapped !== undefined);
}

function byHeadline(hits: readonly Hit[]): number {
  const titles = new Set(
    ofGoogle(hits)
      .filter((hit) => hit.found?.startsWith('by headline'))
      .map(({ title }) => title),
  );
  return titles.size;
}

describe('300 links in three editions', () => {
  test('Google answers: at most 40 requests, one a headline, the rest by headline or given up with the reason', async () => {
    const { value, diagnostics, scripted } = await run({});
    expect(scripted.forLinks().length).toBeLessThanOrEqual(40);
    expect(new Set(scripted.forLinks().filter((line) => line.startsWith('GET'))).size).toBe(35);
    expectAllRight(value);
    expect(byHeadline(value)).toBe(80);
    expect(
      new Set(
        ofGoogle(value)
          .filter((hit) => hit.found === 'decoded')
          .map(({ title }) => title),
      ).size,
    ).toBe(35);
    expect(value.find((hit) => hit.wrapped !== undefined)?.wrapped).toMatch(
      /40 requests.*\(google-requests\); no other source lists its headline/,
    );
    expect(diagnostics.find(({ code }) => code === 'search.unasked')?.message).toBe(
      'of 240 wrapped links 35 were decoded, 80 found by headline, 125 given up, 125 of them unasked: 40 requests to Google are all that a run makes (google-requests)',
    );
  });

  test.each(['status 429', 'status 403', 'sorry'] as const)(
    '%s after 25: nothing is asked after it, and what was resolved stays',
    async (how) => {
      const { value, diagnostics, scripted } = await run({ refuses: { after: 25, how } });
      expect(scripted.forLinks()).toHaveLength(26);
      const last = scripted.asked.findLastIndex((line) => line.includes('//news.google.com/'));
      expect(
        scripted.asked
          .slice(last + 1)
          .filter((line) => /\.google\.com\//.test(line) && !line.includes('/sorry/')),
      ).toEqual([]);
      expectAllRight(value);
      expect(byHeadline(value)).toBe(80);
      expect(
        ofGoogle(value).filter((hit) => hit.found === 'decoded').length,
      ).toBeGreaterThanOrEqual(21);
      expect(diagnostics.find(({ code }) => code === 'search.blocked')?.message).toMatch(
        /^blocked: Google .*List the outlets’ own feeds/,
      );
    },
  );

  test('consent that comes back: three requests, then none', async () => {
    const { value, diagnostics, scripted } = await run({ consent: 'again and again' });
    expect(scripted.forLinks()).toHaveLength(3);
    expectAllRight(value);
    expect(byHeadline(value)).toBe(80);
    expect(diagnostics.find(({ code }) => code === 'search.blocked')?.message).toMatch(
      /consent again after it was declined/,
    );
  });

  test.each(['cookie', 'form'] as const)(
    'consent is declined by %s, and links are decoded',
    async (consent) => {
      const { value, diagnostics, scripted } = await run({ consent });
      expect(scripted.forLinks().length).toBeLessThanOrEqual(40);
      expect(ofGoogle(value).filter((hit) => hit.found === 'decoded').length).toBeGreaterThan(10);
      expectAllRight(value);
      expect(diagnostics.map(({ code }) => code)).not.toContain('search.blocked');
    },
  );

  test.each(['gone', 'empty'] as const)('no RPC (%s): one call, then none', async (rpc) => {
    const { value, scripted } = await run({ rpc });
    expect(scripted.forLinks()).toHaveLength(8);
    expectAllRight(value);
    expect(byHeadline(value)).toBe(80);
    expect(value.find((hit) => hit.wrapped !== undefined)?.wrapped).toMatch(
      /no longer say where links lead|did not say/,
    );
  });

  test('what the outlets’ news sitemaps list is found there', async () => {
    const of = all.slice(80, 84);
    const sitemaps = Object.fromEntries(
      of.flatMap(({ site, title, url, at }) => [
        [
          `${site}/robots.txt`,
          `User-agent: *\nDisallow: /x\nSitemap: ${site}/sitemap.xml\nSitemap: ${site}/news-index.xml\n`,
        ],
        [
          `${site}/news-index.xml`,
          `<sitemapindex><sitemap><loc>${site}/news-1.xml</loc></sitemap></sitemapindex>`,
        ],
        [
          `${site}/news-1.xml`,
          `<urlset><url><loc>${escaped(url)}</loc><news:news><news:publication_date>${at}</news:publication_date><news:title><![CDATA[${title}]]></news:title></news:news></url></urlset>`,
        ],
      ]),
    );
    const { value } = await run({ rpc: 'gone', editions: { 'zh-TW': of }, others: sitemaps });
    expectAllRight(value);
    expect(value.map((hit) => hit.found)).toEqual(
      of.map(({ site }) => `by headline in the outlet’s sitemap at ${new URL(site).host}`),
    );
  });

  test('a link once decoded is asked for no more, whatever the topic and the day', async () => {
    const kept = new Map<string, string>();
    const memory: LinkMemory = {
      find: (id) => Promise.resolve(kept.get(id)),
      keep: (id, url) => Promise.resolve(void kept.set(id, url)),
    };
    const first = await run({}, query, { links: memory });
    expect(kept.size).toBe(35);
    const second = await run({}, queryOf([...google, ...feeds], { id: 'other' }), {
      links: memory,
    });
    const asked = new Set(first.scripted.forLinks());
    expect(
      second.scripted.forLinks().filter((line) => line.startsWith('GET') && asked.has(line)),
    ).toEqual([]);
    expect(
      second.value.filter((hit) => hit.found === 'decoded by an earlier run').length,
    ).toBeGreaterThanOrEqual(35);
    expectAllRight(second.value);
  });

  test('none is asked for where the setting says none', async () => {
    const scripted = await scriptedGoogle({ editions: inEditions, others });
    const params = { window: query.window, bounds: { hits: 300, googleRequests: 0 } } as Params;
    await search.run(query, { fetcher: scripted.fetcher }, params);
    expect(scripted.forLinks()).toEqual([]);
  });
});

test('the search itself refused: the run goes on by the others; with none, it ends and says blocked', async () => {
  const scripted = await scriptedGoogle({ editions: {}, others });
  const refusing = {
    fetch: async (request: Parameters<typeof scripted.fetcher.fetch>[0]) => {
      const response = await scripted.fetcher.fetch(request);
      return request.url.includes('news.google.com') ? { ...response, status: 429 } : response;
    },
  };
  const outcome = await search.run(query, { fetcher: refusing }, {} as Params);
  expect(outcome.value).toHaveLength(80);
  expect(
    outcome.diagnostics
      .filter(({ code }) => code === 'search.source-failed')
      .map(({ message }) => message),
  ).toEqual([
    expect.stringMatching(
      /^blocked: news.google.com: Google answered with status 429; .*own feeds/,
    ),
    ...Array(2).fill('blocked: news.google.com: not asked, since Google has refused before'),
  ]);
  expect(scripted.asked.filter((line) => line.includes('news.google.com'))).toHaveLength(1);
  await expect(search.run(queryOf(google), { fetcher: refusing }, {} as Params)).rejects.toThrow(
    /blocked/,
  );
});

test.each<[FetchFault, number]>([
  ['timeout', 2],
  ['tls', 1],
  ['too-many-redirects', 1],
])(
  'Google out of reach (%s): %i requests, then none, and nobody says blocked',
  async (fault, requests) => {
    const scripted = await scriptedGoogle({ editions: inEditions, others });
    let failed = 0;
    const failing = {
      fetch: (request: Parameters<typeof scripted.fetcher.fetch>[0]) => {
        if (!request.url.includes('news.google.com/rss/articles'))
          return scripted.fetcher.fetch(request);
        failed++;
        return Promise.reject(new FetchFailure(fault, 'by hand'));
      },
    };
    const { value, diagnostics } = await search.run(query, { fetcher: failing }, {} as Params);
    expect(failed).toBe(requests);
    expect(byHeadline(value)).toBe(80);
    expect(value.find((hit) => hit.wrapped !== undefined)?.wrapped).toContain(fault);
    expect(diagnostics.map(({ code }) => code)).not.toContain('search.blocked');
  },
);

test('200 near misses in the feeds: none is taken for the article that is wanted', async () => {
  interface Pair {
    readonly kind: string;
    readonly a: string;
    readonly b: string;
    readonly of?: readonly [string, string];
    readonly at?: readonly [string | null, string | null];
  }
  const pairs = parse(
    await readFile('fixtures/headlines/near-misses.yaml', 'utf8'),
  ) as readonly Pair[];
  const known = pairs.filter(
    ({ of, at }) => at?.[0] !== null && of?.every((one) => one.includes('.')) !== false,
  );
  const ends = known.flatMap((pair, n): readonly Pair[] => [
    pair,
    ...(pair.kind === 'too-short'
      ? []
      : [{ ...pair, a: `${pair.a} 之 ${n}`, b: `${pair.b} 之 ${n}` }]),
  ]);
  const wanted = ends.map(({ a, of, at }, n): Linked => {
    const [outlet = '', host = ''] = of?.[0].split(/ (?=\S+$)/) ?? [`第 ${n} 報`, `n${n}.example`];
    return {
      id: `CBMi${n}x`,
      title: a,
      outlet,
      site: `https://${host}`,
      at: at?.[0] ?? '2026-01-26T02:30:00Z',
      url: `https://${host}/right/${n}`,
    };
  });
  const near = ends.map(({ b, of, at }, n) => ({
    title: b,
    url: `https://${of?.[1].split(' ').at(-1) ?? `n${n}.example`}/wrong/${n}`,
    at: at === undefined ? '2026-01-26T02:30:00Z' : (at[1] ?? ''),
  }));
  expect(near.length).toBeGreaterThanOrEqual(200);
  const { value } = await run({
    editions: {
      'zh-TW': wanted.slice(0, 100),
      'zh-HK': wanted.slice(100, 200),
      'en-US': wanted.slice(200),
    },
    refuses: { after: 0, how: 'status 429' },
    others: { 'https://outlets.example/feed-1.xml': feed(near) },
  });
  expect(ofGoogle(value).filter((hit) => hit.found !== undefined)).toEqual([]);
});
