import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Finding } from '../../../src/sources/source.ts';
import { headlineOf, isTelling, sameArticle } from '../../../src/stages/search/same-headline.ts';

interface Pair {
  readonly kind: string;
  readonly a: string;
  readonly b: string;
  readonly of?: readonly [string, string];
  readonly at?: readonly [string | null, string | null];
}

const read = async (name: string): Promise<readonly Pair[]> =>
  parse(await readFile(`fixtures/headlines/${name}.yaml`, 'utf8')) as readonly Pair[];

/** As a search service has the one and a feed the other. */
function matched({ a, b, of, at }: Pair): boolean {
  const finding = (title: string, n: 0 | 1): Finding => {
    const [outlet = '', host] = of?.[n].split(/ (?=\S+\.\S+$)/) ?? ['島嶼日報', 'daoyu.example'];
    const day = at === undefined ? '2026-01-26T02:30:00Z' : at[n];
    return {
      url: n === 0 ? 'https://news.google.com/rss/articles/CBMi' : `https://${host ?? ''}/1`,
      title,
      outlet,
      ...(host !== undefined && { site: `https://${host}` }),
      ...(day !== null && { date: { value: day, kind: 'published' } }),
    };
  };
  // The outlet's own page may be known by its name alone: then no address says whose it is.
  const [one, other] = [
    headlineOf(finding(a, 0), true),
    headlineOf(finding(b, 1), of?.[1].includes('.') === false),
  ];
  return isTelling(one) && sameArticle(one, other, 'Asia/Taipei');
}

const keys = new Set(['kind', 'a', 'b', 'of', 'at']);
const nearMisses = await read('near-misses');
const same = await read('same');

/** Headlines with a figure, of which near misses are made. */
const stories: readonly string[] = [
  '千問公布三百萬開發者名單',
  '阿里雲在新竹啟用第 2 座機房',
  '千問語音模型支援 14 種方言',
  '海嶽證券給阿里目標價 188 元',
  '千問客服一天接 90 萬通電話',
  '長橋大學開 5 門千問課程',
  '千問獲 240 件專利 居亞洲之冠',
  '千問翻譯 App 改版 下載破 800 萬',
  '遠峰航空用千問回覆 6 成旅客',
  '千問硬體團隊擴編到 320 人',
  '千問財報會後股價震盪 4.2%',
  '千問與 7 家車廠簽約',
  '千問教材進入 46 所偏鄉學校',
  '千問影像模型縮小到 1.8 GB',
  '千問社群大會 3 月在高雄登場',
  '晶片單位募資 60 億港元',
  'Qwen signs 12 hospitals in Taiwan',
  'Alibaba adds 9 data centres for Qwen',
  'Qwen app passes 55 million downloads',
  'Alibaba cuts Qwen prices by 38%',
  'Qwen team grows to 410 people',
  'Qwen model fits in 6 GB of memory',
  'Broker lifts Alibaba target to $172',
  'Qwen translates 119 languages offline',
  'Alibaba spends $3.4 billion on chips',
];
const made: readonly Pair[] = stories.flatMap((a): readonly Pair[] => [
  {
    kind: 'figure',
    a,
    b: a.replace(/\d+(?:\.\d+)?|三(?=百萬)/, (n) => (n === '三' ? '五' : String(Number(n) + 1))),
  },
  {
    kind: 'follow-up',
    a,
    b: /\p{Script=Han}/u.test(a) ? `${a} 後續觀察` : `${a}, what comes next`,
  },
  { kind: 'day', a, b: a, at: ['2026-01-26T02:30:00Z', '2026-01-27T02:30:00Z'] },
  { kind: 'outlet', a, b: a, of: ['島嶼日報 daoyu.example', '晨港新聞網 chengang.example'] },
]);

describe('two articles', () => {
  test('there are 200 pairs and more, half of them by hand', () => {
    expect(nearMisses.length).toBeGreaterThanOrEqual(100);
    expect(made.length).toBeGreaterThanOrEqual(100);
    const fields = [...nearMisses, ...same].flatMap((pair) => Object.keys(pair));
    expect(fields.filter((key) => !keys.has(key))).toEqual([]);
    for (const { kind, a, b } of made)
      if (kind === 'figure' || kind === 'follow-up') expect(b).not.toBe(a);
  });

  test('none of the pairs counts as one', () => {
    expect([...nearMisses, ...made].filter(matched)).toEqual([]);
  });
});

describe('one article', () => {
  test.each(same)('$kind: $a = $b', (pair) => {
    expect(matched(pair)).toBe(true);
  });

  test('in whatever order the two are compared', () => {
    for (const pair of [...nearMisses, ...same]) {
      const { a, b, of, at, kind } = pair;
      const turned: Pair = {
        kind,
        a: b,
        b: a,
        ...(of && { of: [of[1], of[0]] }),
        ...(at && { at: [at[1], at[0]] }),
      };
      expect(matched(turned), `${a} / ${b}`).toBe(matched(pair));
    }
  });

  test('a headline without its ornament is itself', () => {
    for (const title of stories)
      expect(matched({ kind: '', a: title, b: ` 「${title}」 ` })).toBe(true);
  });
});
