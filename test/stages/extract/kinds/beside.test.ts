import { describe, expect, it, test } from 'vitest';
import { article, page, paragraphs, roof, textOf, tram, tramway } from './pages.ts';

const { title, text } = tram;
const [lead = '', ...rest] = text;
const h1 = `<h1>${title}</h1>`;
const all = text.join('\n');

describe('what stands beside the largest container and is of the text', () => {
  test.each([
    [
      'first paragraph above the rest',
      `<article>${h1}<p>${lead}</p><div>${paragraphs(rest)}</div></article>`,
    ],
    ['in a div', `<article>${h1}<div><p>${lead}</p></div><div>${paragraphs(rest)}</div></article>`],
    [
      'two of them',
      `<article>${h1}${paragraphs(text.slice(0, 2))}<section>${paragraphs(text.slice(2))}</section></article>`,
    ],
    [
      'below the author',
      `<main>${h1}<div class="by">記者林可</div><p>${lead}</p><div>${paragraphs(rest)}</div></main>`,
    ],
    [
      'headline in a box of its own',
      `<div><header>${h1}</header><p>${lead}</p><div class="x">${paragraphs(rest)}</div></div>`,
    ],
    [
      'a picture between',
      `<article>${h1}<p>${lead}</p><figure><img src="a.jpg"></figure><div>${paragraphs(rest)}</div></article>`,
    ],
    [
      'last paragraph below',
      `<article>${h1}<div>${paragraphs(text.slice(0, 5))}</div><p>${text[5]}</p></article>`,
    ],
    [
      'second half in a section',
      `<div>${h1}<div><div>${paragraphs(text.slice(0, 5))}</div></div><div></div><section><div>${paragraphs(text.slice(5))}</div></section></div>`,
    ],
    [
      'two halves alike',
      `<div>${h1}<div class="part">${paragraphs(text.slice(0, 3))}</div><div class="part">${paragraphs(text.slice(3))}</div></div>`,
    ],
    [
      'two unlike',
      `<div>${h1}<div class="one">${paragraphs(text.slice(0, 2))}</div><div class="two">${paragraphs(text.slice(2))}</div></div>`,
    ],
    [
      'three parts',
      `<div>${h1}<div>${paragraphs(text.slice(0, 4))}</div><div>${paragraphs(text.slice(4, 5))}</div><div>${paragraphs(text.slice(5))}</div></div>`,
    ],
    [
      'an advertisement between',
      `<div>${h1}<div>${paragraphs(text.slice(0, 4))}</div><div class="ad"><a href="/b">買一送一</a></div><div>${paragraphs(text.slice(4))}</div></div>`,
    ],
    [
      'shown to subscribers',
      `<article>${h1}<p>${lead}</p><section subscriptions-section="content-not-granted"><p>這是訂戶專屬內容，加入會員即可享有每日報紙與不限篇數的閱讀權利。</p></section><section subscriptions-section="content">${paragraphs(rest)}</section></article>`,
    ],
  ])('%s', async (_name, body) => {
    expect(await textOf(page(body))).toBe(all);
  });

  test.each([
    [
      'a table',
      '<div><table><tr><th>站名</th><th>旅客</th></tr><tr><td>舊港</td><td>1,200</td></tr></table></div>',
      '舊港 | 1,200',
    ],
    [
      'a table that stands free',
      '<table><tr><th>站名</th><th>旅客</th></tr><tr><td>舊港</td><td>1,200</td></tr></table>',
      '舊港 | 1,200',
    ],
    [
      'a list of prices',
      '<div><h2>票價</h2><ul><li>全票 20 元。</li><li>半票 10 元。</li></ul></div>',
      '半票 10 元',
    ],
    [
      'a list without stops',
      '<div><h3>票價</h3><ul><li>全票 20 元</li><li>半票 10 元</li></ul></div>',
      '半票 10 元',
    ],
    [
      'numbered',
      '<ol><li>舊港站，靠近魚市。</li><li>新車站，可以轉乘火車。</li></ol>',
      '可以轉乘火車',
    ],
    [
      'terms',
      '<section><h2>票價</h2><dl><dt>全票</dt><dd>20 元</dd><dt>半票</dt><dd>10 元</dd></dl></section>',
      '10 元',
    ],
    [
      'a heading and a paragraph',
      '<div><h2>下一步</h2><p>市議會預定下週審查追加預算，若順利通過，招標作業最快在月底展開。</p></div>',
      '最快在月底展開',
    ],
    [
      'a quotation',
      '<blockquote><p>「我們會準時完工，也會把每一分錢的去向公布在網站上。」柯以寧說。</p></blockquote>',
      '每一分錢的去向',
    ],
  ])('%s at the end', async (_name, html, part) => {
    const read = await textOf(
      page(`<article>${h1}<div class="rest">${paragraphs(text)}</div>${html}</article>`),
    );
    expect(read).toContain(all);
    expect(read).toContain(part);
  });

  it('in English', async () => {
    const [first = '', ...others] = tramway.text;
    const html = page(
      `<article><h1>${tramway.title}</h1><p>${first}</p><div>${paragraphs(others)}</div></article>`,
      { title: tramway.title },
    );
    expect(await textOf(html)).toBe(tramway.text.join('\n'));
  });
});

describe('what stands beside it and is not of the text', () => {
  test.each([
    [
      'links to other stories',
      `<ul><li><a href="/1">${roof.title}</a></li><li><a href="/2">新車站啟用</a></li></ul>`,
    ],
    ['cards', `<div><h3><a href="/1">${roof.title}</a></h3><p>${roof.text[0]}</p></div>`],
    ['other stories under their heading', `<div><h2>相關新聞</h2><p>${roof.text[0]}</p></div>`],
    ['the house', '<div><p>本報保留一切權利，未經授權請勿轉載，轉載請註明出處。</p></div>'],
    [
      'its comments',
      '<div id="comments"><p>等了三十年，總算要蓋了，希望不要再延期，也希望票價便宜一點。</p></div>',
    ],
    ['tags', '<div><span>輕軌</span><span>鹿塭</span></div>'],
  ])('%s', async (_name, html) => {
    const read = await textOf(
      page(`<article>${h1}<div class="rest">${paragraphs(text)}</div>${html}</article>`),
    );
    expect(read).toBe(all);
  });

  it('a standfirst that is set otherwise than the text', async () => {
    const standfirst =
      '三年後，從舊港到新車站只要二十分鐘，商家卻擔心撐不到通車的那一天，市府承諾補貼租金。';
    const html = page(
      `<article>${h1}<p class="deck">${standfirst}</p><div>記者林可</div><div>${paragraphs(text)}</div></article>`,
    );
    expect(await textOf(html)).toBe(all);
  });

  it('outside of what holds the headline', async () => {
    const html = page(
      `<div><article>${h1}<div>${paragraphs(text)}</div></article></div><div>${paragraphs(roof.text.slice(0, 2))}</div>`,
    );
    expect(await textOf(html)).toBe(all);
  });
});

describe('several articles on a page', () => {
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
