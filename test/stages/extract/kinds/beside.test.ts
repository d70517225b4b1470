import { describe, expect, it, test } from 'vitest';
import { page, paragraphs, roof, textOf, tram, tramway } from './pages.ts';

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

  it('beside an article whose headline stands above it', async () => {
    const html = page(
      `<header>${h1}</header><article><p>${lead}</p><div>${paragraphs(rest)}</div></article><div>${paragraphs(roof.text.slice(0, 1))}</div>`,
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
