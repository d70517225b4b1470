import { describe, expect, it, test } from 'vitest';
import { article, market, page, paragraphs, roof, textOf, tram, tramway } from './pages.ts';

const { title, text } = tram;
const h1 = `<h1>${title}</h1>`;
const all = text.join('\n');

describe('several articles on a page', () => {
  it('in English', async () => {
    const { title: name, text: lines } = tramway;
    for (const body of [
      `<main><article>${article(tramway)}</article><article>${article(market)}</article></main>`,
      `<div class="story">${article(tramway)}</div><div class="upnext">${article(market, 'h2')}</div>`,
      `<main>${article(tramway)}${article(market, 'h2', '<p>By Lin Ke, 25 January 2026</p>')}</main>`,
    ])
      expect(await textOf(page(body, { title: name }))).toBe(lines.join('\n'));
  });

  const own = article(tram);
  const long = article(roof);
  test.each([
    ['article elements', `<main><article>${own}</article><article>${long}</article></main>`],
    ['the other first', `<main><article>${long}</article><article>${own}</article></main>`],
    [
      'headings of lower rank',
      `<main><article>${own}</article><article>${article(roof, 'h2')}</article></main>`,
    ],
    [
      'headings of the same lower rank',
      `<main><article>${article(tram, 'h2')}</article><article>${article(roof, 'h2')}</article></main>`,
    ],
    [
      'their addresses',
      `<main><article data-url="/article/9001">${own}</article><article data-url="/article/7">${long}</article></main>`,
    ],
    [
      'addresses and no headings',
      `<main><article data-url="/article/9001">${own}</article><article data-url="/article/7">${paragraphs(roof.text)}</article></main>`,
    ],
    [
      'in boxes',
      `<main><div><article>${own}</article></div><div class="infinite-scroll"><article>${long}</article></div></main>`,
    ],
    [
      'three',
      `<main><article>${own}</article><article>${long}</article><article><h1>屋頂招標下週公開</h1>${paragraphs(roof.text.slice(3))}</article></main>`,
    ],
    [
      'inside, with its address',
      `<article>${own}<article data-url="/article/7">${long}</article></article>`,
    ],
    [
      'divs',
      `<main><div class="story">${own}</div><div class="upnext">${article(roof, 'h2')}</div></main>`,
    ],
    [
      'divs, each with h1',
      `<main><div class="story">${own}</div><div class="next">${long}</div></main>`,
    ],
    [
      'sections with authors',
      `<main><section>${own}</section><section>${article(roof, 'h2', '<div>記者周硯平／報導</div>')}</section></main>`,
    ],
    [
      'in one flow, with an author',
      `<main>${own}${article(roof, 'h2', '<p>記者周硯平／鹿塭報導</p>')}</main>`,
    ],
    [
      'in one flow, with a day',
      `<main>${own}${article(roof, 'h2', '<p>2026-01-25 10:00</p>')}</main>`,
    ],
    [
      'with rails between',
      `<main><article>${own}</article><div><h3>相關新聞</h3><a href="/1">新車站啟用</a></div><article>${long}</article></main>`,
    ],
  ])('%s', async (_name, body) => {
    expect(await textOf(page(body))).toBe(all);
  });

  it('though the page’s own is far the shorter', async () => {
    const short = { title, text: text.slice(0, 2) };
    for (const body of [
      `<article>${article(short)}</article><article>${long}</article>`,
      `<div class="story">${article(short)}</div><div class="upnext">${article(roof, 'h2')}</div>`,
      `<article>${long}</article><article>${article(short)}</article>`,
    ])
      expect(await textOf(page(body))).toBe(short.text.join('\n'));
  });

  test.each([
    [
      'sections of one text',
      `<article>${h1}<section>${paragraphs(text.slice(0, 3))}</section><section><h2>輕軌的錢從哪裡來，誰來付這筆帳？</h2>${paragraphs(text.slice(3))}</section></article>`,
    ],
    [
      'sections that are articles',
      `<main>${h1}<article>${paragraphs(text.slice(0, 3))}</article><article><h2>輕軌的錢從哪裡來，誰來付這筆帳？</h2>${paragraphs(text.slice(3))}</article></main>`,
    ],
    [
      'head and body',
      `<div class="head">${h1}${paragraphs(text.slice(0, 2))}</div><div class="body"><h2>港區輕軌沿線的商家擔心生意</h2>${paragraphs(text.slice(2))}</div>`,
    ],
    [
      'subheadings',
      `<article>${h1}${paragraphs(text.slice(0, 3))}<h2>輕軌的錢從哪裡來，誰來付這筆帳？</h2>${paragraphs(text.slice(3))}</article>`,
    ],
  ])('%s stay one', async (_name, body) => {
    const read = await textOf(page(body));
    for (const one of text) expect(read).toContain(one);
  });
});
