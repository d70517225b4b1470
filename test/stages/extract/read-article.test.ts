import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/stages/extract/read-article.ts';
import { pageHtml } from './read-page.ts';

const url = 'https://news.portal.example/morning-star-3.html?utm_source=x';
const read = (name: string, at = url): ReturnType<typeof readArticle> =>
  readArticle({ url: at, html: pageHtml(name) }, { timeZone: 'Asia/Taipei' });

describe('an article with a rail of other stories in its own container', () => {
  it('comes out whole, and without the rail', async () => {
    const article = await read('rail-inside');
    expect(article.blocks).toEqual([
      {
        kind: 'paragraph',
        text: '晨星實驗室週四公布第三代語言模型「晨星三號」，權重全部開放下載，最小的版本只要一張消費級顯示卡就能執行。',
      },
      {
        kind: 'paragraph',
        text: '執行長周令儀表示，這一代把推論成本壓到上一代的四成，「我們希望學生在宿舍裡也跑得動」。',
      },
      { kind: 'heading', text: '三種尺寸，一份授權' },
      {
        kind: 'paragraph',
        text: '晨星三號分為 30 億、120 億與 700 億參數三種版本，全部採用同一份寬鬆授權，商業使用不另外收費。',
      },
      {
        kind: 'paragraph',
        text: '港灣新聞實測，120 億參數的版本在中文摘要題目上答對 81 題，比上一代多 9 題。',
      },
    ]);
  });

  it('says what was cut and why', async () => {
    const { cuts } = await read('rail-inside');
    const rail = cuts.find((cut) => cut.reason === 'rail: 其他人也在看');
    expect(rail?.text).toContain('百貨週年慶最後衝刺');
  });

  it('has its metadata, with the evidence for its times', async () => {
    const article = await read('rail-inside');
    expect(article).toMatchObject({
      title: '晨星三號模型開源 新創搶搭推論列車',
      byline: '林予安',
      outlet: '入口網新聞',
      url: 'https://news.portal.example/morning-star-3.html',
      lang: 'zh-Hant',
      kind: 'news',
      publishedAt: { value: '2026-01-22T01:30:00Z', evidence: 'json-ld' },
      modifiedAt: { value: '2026-01-22T02:00:00Z', evidence: 'json-ld' },
      parser: 'htmlparser2',
    });
  });
});

it('keeps a canonical address on another site out', async () => {
  const article = await read('rail-inside', 'https://mirror.example/copy.html');
  expect(article.url).toBe('https://mirror.example/copy.html');
});

describe('blocks', () => {
  it('keep headings, list items, quotations and table rows; credits and links to other stories go', async () => {
    const { blocks } = await read('blocks');
    expect(blocks.map(({ kind }) => kind)).toEqual([
      'paragraph',
      'heading',
      'list-item',
      'list-item',
      'quote',
      'table',
      'table',
      'table',
      'paragraph',
    ]);
    expect(blocks.filter(({ kind }) => kind === 'table').map(({ text }) => text)).toContain(
      'Culverts | 1.3 million',
    );
    const text = blocks.map((block) => block.text).join('\n');
    expect(text).not.toMatch(/Read more|Photo:|Related|By Mara|January/);
  });

  it('hold no line break', async () => {
    const html =
      '<h1>Title of it</h1><div class="body">First line of the text is here, and it is long enough.<br>Second line of the text\nis here too, and it goes on for a while.</div>';
    const { blocks } = await readArticle({ url, html });
    expect(blocks.map(({ text }) => text)).toEqual([
      'First line of the text is here, and it is long enough.',
      'Second line of the text is here too, and it goes on for a while.',
    ]);
  });
});

it('cuts the names of section and site off the title', async () => {
  const article = await read('blocks');
  expect(article.title).toBe('Harbour line reopens after nine weeks');
  expect(article).toMatchObject({
    byline: 'Mara Voss',
    publishedAt: {
      value: '2026-01-20T07:05:00+01:00',
      evidence: 'meta article:published_time',
    },
  });
});

it('goes on after a box of links in the middle of an article', async () => {
  const article = await read('mid-article-box');
  const text = article.blocks.map((block) => block.text).join('\n');
  expect(text).toMatch(/^海能公司十九日宣布/);
  expect(text).toContain('夜間施工已經自去年十月起全部停止');
  expect(text).not.toMatch(/延伸閱讀|港口擴建案/);
  expect(article.title).toBe('離岸風場併網 首批三十座商轉');
  expect(article.publishedAt).toEqual({
    value: '2026-01-19T18:20:00+08:00',
    evidence: 'near the headline',
  });
  expect(article.byline).toBe('陳以柔');
});

it('reads a time without a zone as its day where no zone is known', async () => {
  const article = await readArticle({ url, html: pageHtml('mid-article-box') });
  expect(article.publishedAt?.value).toBe('2026-01-19');
});

it('takes the hour from the page where its metadata know the day only', async () => {
  const html =
    '<head><meta name="publishdate" content="2026-01-26"></head><h1>新模型開源</h1><div class="info">2026-01-26 10:40</div><div class="body"><p>實驗室公布新模型，權重全部開放下載，任何人都可以拿去修改與販售。</p></div>';
  const article = await readArticle({ url, html }, { timeZone: 'Asia/Taipei' });
  expect(article.publishedAt).toEqual({
    value: '2026-01-26T10:40:00+08:00',
    evidence: 'meta publishdate',
  });
});

describe('the day of publication', () => {
  const text =
    '<div class="body"><p>實驗室公布新模型，權重全部開放下載，任何人都可以拿去修改與販售。</p></div>';
  const dateOf = async (html: string, at = url): Promise<unknown> =>
    (await readArticle({ url: at, html: html + text })).publishedAt;

  it('is the one in the path where the head of the page shows another day', async () => {
    const html = '<div class="date">2026年1月30日</div><h1>新模型開源</h1>';
    expect(await dateOf(html, 'https://news.example/2026/01/22/model.html')).toEqual({
      value: '2026-01-22',
      evidence: 'url',
    });
  });

  it('is the one near the headline before a vague meta name', async () => {
    const html =
      '<head><meta name="date" content="2026-01-30"></head><h1>新模型開源</h1><span class="time">2026-01-22</span>';
    expect(await dateOf(html)).toMatchObject({ value: '2026-01-22' });
  });

  it('is the marked time before the path', async () => {
    const html =
      '<h1>新模型開源</h1><time itemprop="datePublished" datetime="2026-01-23T08:00:00+08:00">昨天</time>';
    expect(await dateOf(html, 'https://news.example/2026/01/22/model.html')).toEqual({
      value: '2026-01-23T08:00:00+08:00',
      evidence: 'marked time',
    });
  });

  it('is not the day of a change', async () => {
    const html =
      '<h1>新模型開源</h1><span class="time">更新時間 2026-01-24</span><span class="time">2026-01-22</span>';
    expect(await dateOf(html)).toMatchObject({ value: '2026-01-22' });
  });

  it('is unknown where the page gives none', async () => {
    expect(await dateOf('<h1>新模型開源</h1>')).toBeUndefined();
  });
});

describe('what stands in the place of an article', () => {
  it.each([
    ['consent-wall', 'consent-wall'],
    ['login-wall', 'login-wall'],
    ['soft-404', 'soft-404'],
    ['evergreen', 'evergreen'],
  ])('%s is recognised', async (name, kind) => {
    const article = await read(name, 'https://portal.example/models');
    expect(article.kind).toBe(kind);
    expect(article.reason).not.toBe('');
  });

  it('a post of a social network is no article', async () => {
    const article = await read('blocks', 'https://www.instagram.com/p/abc/');
    expect(article.kind).toBe('social');
  });

  it('a report about cookies and log-ins is news', async () => {
    const paragraphs = Array.from(
      { length: 12 },
      (_, i) =>
        `<p>The court ruled in case ${i} that a notice which says “accept all cookies” and asks readers to log in to continue does not count as consent, and ordered the site to change it.</p>`,
    ).join('');
    const article = await readArticle({
      url,
      html: `<h1>Court bans cookie walls</h1><div class="body">${paragraphs}</div>`,
    });
    expect(article.kind).toBe('news');
    expect(article.blocks.length).toBe(12);
  });
});
