/** Whose a page is, and where a citation of it leads. */
import { describe, expect, test } from 'vitest';
import type { Page } from '../../../src/model/page.ts';
import { outletKey, outletNames } from '../../../src/model/outlet.ts';
import type { Params } from '../../../src/stage.ts';
import { dedupe } from '../../../src/stages/dedupe/dedupe.ts';
import { extract } from '../../../src/stages/extract/extract.ts';
import { outletsCounted } from '../../../src/stages/select/outlets.ts';
import { pageOf } from './read-page.ts';
import { pagePorts } from '../../support/page-ports.ts';

const params = {
  topic: { timeZone: 'Asia/Taipei', name: '渡輪', aliases: [], tags: [] },
  window: { end: '2026-01-26T16:00:00Z' },
};
const run = async (pages: readonly Page[]) =>
  extract.run(pages, pagePorts, params as unknown as Params);

const texts = [
  '北灣渡輪公司三月起改用電動船，首批四艘已在船廠下水。票價維持不變，班次由每小時兩班增為三班。',
  '松嶺鎮公所宣布，舊糧倉改建的圖書館五月開放。館內藏書六萬冊，二樓留給學生自習，週一休館。',
  '聚瀾科技發表新款感測器，電池可用七年。該款感測器已在三座水庫試用，預計秋天量產，售價尚未公布。',
  '石橋大學研究團隊在湖底發現古船殘骸，船長約二十公尺。團隊將在乾季再度潛水，並邀請鄰國專家參與。',
  '港灣市議會通過夜市新規，攤商須在一年內裝設濾油設備。違者最高罰三萬元，市府提供一半補助。',
];

/** A page with the `n`th text. */
function page(
  url: string,
  n: number,
  says: { site?: string; given?: string; canonical?: string } = {},
): Page {
  const { site, given, canonical } = says;
  const sentences = (texts[n] ?? '').split('。').filter((line) => line !== '');
  const html = `<!DOCTYPE html><html lang="zh-TW"><head><meta charset="utf-8"><title>第 ${n} 則新聞的標題</title>
${site === undefined ? '' : `<meta property="og:site_name" content="${site}">`}
${canonical === undefined ? '' : `<link rel="canonical" href="${canonical}">`}
</head><body><article><h1>第 ${n} 則新聞的標題</h1>${sentences.map((line) => `<p>${line}。</p>`).join('')}</article></body></html>`;
  const made = pageOf(url, html, url);
  return given === undefined ? made : { ...made, hit: { ...made.hit, outlet: given } };
}

async function outletsIn(pages: readonly Page[]): Promise<readonly string[]> {
  const { value } = await run(pages);
  expect(value).toHaveLength(pages.length);
  return value.map(({ outlet }) => outlet);
}

async function countIn(pages: readonly Page[]): Promise<number> {
  const { value } = await run(pages);
  return new Set(value.map(outletKey)).size;
}

describe('a name that a page gives itself', () => {
  test('is believed where no other domain has it', async () => {
    expect(await outletsIn([page('https://blog.example/1', 0, { site: '渡口筆記' })])).toEqual([
      '渡口筆記',
    ]);
  });

  test('is not where a source gives it to another domain: the host is printed, and it is said', async () => {
    const pages = [
      page('https://www.blog.example/1', 0, { site: '北嶼通訊社' }),
      page('https://www.beiyu.example/2', 1, { given: '北嶼通訊社', site: '北嶼通訊社 BNA' }),
    ];
    const { value, diagnostics } = await run(pages);
    expect(value.map(({ outlet }) => outlet)).toEqual(['blog.example', '北嶼通訊社']);
    expect(diagnostics.filter(({ code }) => code === 'extract.outlet')).toMatchObject([
      { subject: pages[0]?.id, message: expect.stringContaining('beiyu.example') },
    ]);
    expect(outletNames(value)).toHaveLength(2);
  });

  test('is not where it is the name of another domain, in whatever script or width it is written', async () => {
    expect(
      await outletsIn([
        page('https://blog.example/1', 0, { site: 'ＨＡＲＢＯＵＲ Post' }),
        page('https://blog.example/2', 1, { site: 'Harbour Post' }),
        page('https://harbour.example/3', 2, { site: 'Harbour Post' }),
      ]),
    ).toEqual(['blog.example', 'blog.example', 'Harbour Post']);
    expect(
      await outletsIn([
        page('https://blog.example/1', 0, { site: '北屿通讯社' }),
        page('https://beiyu.example/2', 1, { given: '北嶼通訊社' }),
      ]),
    ).toEqual(['blog.example', '北嶼通訊社']);
  });

  test('is not where most pages of another domain say it, and only some of its own', async () => {
    expect(
      await outletsIn([
        page('https://blog.example/1', 0, { site: '北嶼通訊社' }),
        page('https://blog.example/2', 1, { site: '渡口筆記' }),
        page('https://blog.example/3', 2, { site: '渡口筆記' }),
        page('https://beiyu.example/4', 3, { site: '北嶼通訊社' }),
      ]),
    ).toEqual(['blog.example', '渡口筆記', '渡口筆記', '北嶼通訊社']);
  });

  test('wins over a host that a source gives for a name', async () => {
    const pages = [
      page('https://www.beiyu.example/1', 0, { given: 'beiyu.example', site: '北嶼' }),
    ];
    expect(await outletsIn(pages)).toEqual(['北嶼']);
  });

  test('gives way to what the source says', async () => {
    const pages = [page('https://beiyu.example/1', 0, { given: '北嶼通訊社', site: '首頁' })];
    expect(await outletsIn(pages)).toEqual(['北嶼通訊社']);
  });
});

describe('outlets are counted', () => {
  test('once where only pages of one domain call themselves differently', async () => {
    const pages = [
      page('https://money.beiyu.example/1', 0, { site: '北嶼財經' }),
      page('https://www.beiyu.example/2', 1, { site: '北嶼新聞' }),
      page('https://beiyu.example/3', 2),
    ];
    expect(await outletsIn(pages)).toEqual(['北嶼財經', '北嶼新聞', 'beiyu.example']);
    expect(await countIn(pages)).toBe(1);
    const { value } = await run(pages.slice(1));
    expect(value.map(outletKey)).toEqual(['北嶼新聞', '北嶼新聞']);
  });

  test('apart where they are servers without a domain', async () => {
    const pages = [8001, 8002].map((port, i) =>
      page(`http://127.0.0.1:${port}/${i}`, i, { site: `第 ${port} 報` }),
    );
    expect(await countIn(pages)).toBe(2);
  });

  test('with the name that a source gives their domain', async () => {
    const pages = [
      page('https://money.beiyu.example/1', 0, { site: '北嶼財經' }),
      page('https://www.beiyu.example/2', 1, { given: '北嶼通訊社' }),
    ];
    expect(await countIn(pages)).toBe(1);
  });

  test('apart where sources name them apart, and where blogs lie below one host of blogs', async () => {
    expect(
      await countIn([
        page('https://portal.example/1', 0, { given: '北嶼通訊社' }),
        page('https://portal.example/2', 1, { given: '松嶺日報' }),
      ]),
    ).toBe(2);
    expect(
      await countIn([
        page('https://one.blogspot.com/1', 0, { site: '渡口筆記' }),
        page('https://two.blogspot.com/2', 1, { site: '山徑筆記' }),
      ]),
    ).toBe(2);
  });

  test('as copies too, by the same key', async () => {
    const { value } = await run([
      page('https://www.beiyu.example/1', 0, { site: '北嶼新聞' }),
      page('https://money.beiyu.example/2', 0, { site: '北嶼財經' }),
      page('https://songling.example/3', 0, { site: '松嶺日報' }),
    ]);
    const { value: stories } = await dedupe.run(value, {}, params as unknown as Params);
    expect(stories).toHaveLength(1);
    expect(stories.map(({ tellings }) => outletsCounted(tellings))).toEqual([
      { own: 1, copying: 1 },
    ]);
  });
});

test('a feed’s name is not that of a page to which its link leads on', async () => {
  const url = 'https://island.example/go/1';
  const moved = page('https://songling.example/3', 0, { given: '島嶼文摘', site: '松嶺日報' });
  const stays = page('https://island.example/3', 1, { given: '島嶼文摘', site: '島嶼' });
  const ofSite = (one: Page, more = {}): Page => ({
    ...one,
    hit: { ...one.hit, ...more, isSitesName: true },
  });
  expect(await outletsIn([ofSite(moved, { url }), ofSite(stays)])).toEqual([
    '松嶺日報',
    '島嶼文摘',
  ]);
  const others = { ...moved, hit: { ...moved.hit, url, outlet: '松嶺週刊' } };
  expect(await outletsIn([others])).toEqual(['松嶺週刊']);
});

describe('the address of a citation', () => {
  const urlsOf = async (pages: readonly Page[]): Promise<readonly string[]> =>
    (await run(pages)).value.map(({ url }) => url);

  test('is the canonical one where that is the article’s own', async () => {
    const canonical = 'https://beiyu.example/news/1234';
    expect(await urlsOf([page(`${canonical}/amp`, 0, { canonical })])).toEqual([canonical]);
    // The same article read twice is no fault of its address.
    expect(
      await urlsOf([
        page(`${canonical}/amp`, 0, { canonical }),
        page(`${canonical}?v=print`, 0, { canonical }),
      ]),
    ).toEqual([canonical, canonical]);
  });

  test.each([
    ['https://beiyu.example/amp/ferry', 'https://beiyu.example/ferry'],
    ['https://beiyu.example/p/ferry/index.html', 'https://beiyu.example/ferry'],
    ['https://beiyu.example/x/p/7', 'https://beiyu.example/7'],
  ])('of %s is the shorter %s', async (url, canonical) => {
    expect(await urlsOf([page(url, 0, { canonical })])).toEqual([canonical]);
  });

  test('is the one that was read where different articles give one address', async () => {
    const canonical = 'https://beiyu.example/read.html';
    const pages = [1, 2].map((n) =>
      page(`https://beiyu.example/read.html?id=${n}`, n, { canonical }),
    );
    const { value, diagnostics } = await run(pages);
    expect(value.map(({ url }) => url)).toEqual(pages.map(({ url }) => url));
    expect(diagnostics.filter(({ code }) => code === 'extract.address')).toHaveLength(2);
  });

  test.each([
    ['https://beiyu.example/news/20260126/1234.html', 'https://beiyu.example/news/'],
    [
      'https://beiyu.example/2026/01/26/north-bay-ferry-goes-electric',
      'https://beiyu.example/2026/01/26/',
    ],
    ['https://beiyu.example/story?id=77', 'https://beiyu.example/story'],
    ['https://beiyu.example/c/3', 'https://beiyu.example/news/'],
    ['https://beiyu.example/news/ferry', 'https://beiyu.example/news'],
  ])('%s is kept where %s is a section', async (url, canonical) => {
    expect(await urlsOf([page(url, 0, { canonical })])).toEqual([url]);
  });
});
