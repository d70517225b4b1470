/** The bundled list: what it holds, and who of it is asked for a topic. */
import { describe, expect, test } from 'vitest';
import { planSource, specSchema } from '../../src/sources/all.ts';
import { specOfOutlet } from '../../src/sources/kinds/outlet-feeds.ts';
import { outlets, outletsCalled } from '../../src/sources/outlets.ts';
import { queryOf } from './support.ts';

const addressOf = ({ feed, sitemap, releases }: (typeof outlets)[number]): string =>
  feed ?? sitemap ?? releases ?? '';

describe('the list', () => {
  test('has thirty feeds at least, in four languages, for all that they can be good for', () => {
    expect(outlets.filter(({ feed }) => feed !== undefined).length).toBeGreaterThanOrEqual(30);
    expect(new Set(outlets.map(({ language }) => language))).toEqual(
      new Set(['zh-TW', 'zh-HK', 'zh-CN', 'en']),
    );
    expect(new Set(outlets.flatMap(({ good }) => good))).toEqual(
      new Set(['technology', 'finance', 'general', 'makers', 'releases']),
    );
  });

  test('names each address once, as a spec that can be asked, with a zone that exists', () => {
    expect(new Set(outlets.map(addressOf)).size).toBe(outlets.length);
    for (const outlet of outlets) {
      expect(() => new Intl.DateTimeFormat('en', { timeZone: outlet.zone })).not.toThrow();
      expect(specSchema.safeParse(specOfOutlet(outlet)).success, outlet.name).toBe(true);
    }
  });
});

describe('who goes by a name', () => {
  test.each([
    ['中央社', '中央社', 2],
    ['the verge', 'The Verge', 1],
    ['IT之家', 'IT之家', 1],
    ['www.ithome.com', 'IT之家', 1],
    ['https://www.ithome.com.tw/news/1', 'iThome', 1],
    ['https://www.bbc.com/news/1', 'BBC News', 1],
    ['https://news.cna.com.tw/1', '中央社', 2],
  ])('%s', (typed, name, entries) => {
    const found = outletsCalled(typed);
    expect(found.map((outlet) => outlet.name)).toEqual(Array.from({ length: entries }, () => name));
  });

  test.each(['', '某報', 'https://nobody.example/', 'feedburner.com'])('nobody: %j', (typed) => {
    expect(outletsCalled(typed)).toEqual([]);
  });
});

describe('who is asked', () => {
  const sourcesOf = (
    more: Readonly<Record<string, unknown>>,
    names: readonly string[],
  ): readonly string[] => {
    const aliases = names.map((text) => ({ text, script: 'latin' as const }));
    const query = queryOf([], { name: names[0] ?? '', aliases });
    return planSource(query, { kind: 'outlets', ...more }).map(({ source }) => source);
  };

  test('makers only for a topic of theirs, and then all that they write', () => {
    const all = sourcesOf({}, ['Lamp']);
    expect(all.length).toBeGreaterThanOrEqual(30);
    expect(all.some((source) => source.startsWith('sitemap:'))).toBe(false);
    expect(sourcesOf({}, ['Claude'])).toContain('sitemap:www.anthropic.com');
    expect(sourcesOf({}, ['Claude'])).not.toContain('feed:openai.com');
    const [plan] = planSource(queryOf([], { name: 'Grok', aliases: [] }), {
      kind: 'outlets',
      good: ['makers'],
    });
    expect(plan?.readAs).toMatchObject({ kind: 'sitemap', match: 'all', paths: '/news/' });
  });

  test('those of some languages, those that are good for something', () => {
    const hongkong = sourcesOf({ languages: ['zh-HK'] }, ['Lamp']);
    expect(hongkong.length).toBeGreaterThan(2);
    expect(hongkong.length).toBeLessThan(8);
    expect(sourcesOf({ good: ['finance'], languages: ['en'] }, ['Lamp'])).toEqual([
      'feed:venturebeat.com',
    ]);
  });

  test('each is shared by all topics and read in its own zone', () => {
    for (const { request, readAs, list } of planSource(queryOf([]), {
      kind: 'outlets',
      languages: ['zh-CN'],
    })) {
      expect([request.archive, list]).toEqual([true, 'outlets']);
      expect(readAs).toMatchObject({ kind: 'feed', timeZone: 'Asia/Shanghai', match: 'text' });
    }
  });
});
