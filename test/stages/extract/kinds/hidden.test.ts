import { describe, expect, test } from 'vitest';
import { chinese, page, paragraphs, report, textOf } from './page.ts';

/** The report with a phrase in the middle of each paragraph, different by its place. */
function jammed(phrase: (i: number) => string, head = ''): string {
  const texts = chinese.map(
    (text, i) => `<p>${text.slice(0, 14)}${phrase(i)}${text.slice(14)}</p>`,
  );
  return page(texts.join('\n'), undefined, head);
}

const random = ['k7 Qx ;p 3', ') Zr !b 9q', '5w Hh^ t2 x', 'a1 (L o; 8'];

describe('what no reader sees in a sentence', () => {
  test.each<[string, (i: number) => string, string?]>([
    ['display', () => '<span style="display:none">轉自漁港論壇</span>'],
    [
      'display, written otherwise',
      () => '<i style="color:red; DISPLAY : none !important">轉自漁港論壇</i>',
    ],
    ['visibility', () => '<em style="visibility:hidden">轉自漁港論壇</em>'],
    ['the attribute', () => '<span hidden>轉自漁港論壇</span>'],
    ['a font of no size', () => '<font style="font-size:0px">轉自漁港論壇</font>'],
    ['a font of no size, bare', () => '<span style="font-size:0">轉自漁港論壇</span>'],
    ['a font of one pixel', () => '<span style="font-size:1px;color:#fff">轉自漁港論壇</span>'],
    ['no opacity', () => '<span style="opacity:0">轉自漁港論壇</span>'],
    [
      'left of the screen',
      () => '<span style="position:absolute;left:-9999px">轉自漁港論壇</span>',
    ],
    ['above the screen', () => '<span style="top:-999em;position:fixed">轉自漁港論壇</span>'],
    ['an indent', () => '<span style="text-indent:-9999px">轉自漁港論壇</span>'],
    ['clipped', () => '<span style="clip:rect(0,0,0,0);position:absolute">轉自漁港論壇</span>'],
    ['clipped by a path', () => '<span style="clip-path: inset(50%)">轉自漁港論壇</span>'],
    ['no colour', () => '<span style="color:transparent">轉自漁港論壇</span>'],
    [
      'a class of the page',
      () => '<font class="zx">轉自漁港論壇</font>',
      '<style>p{margin:0}\n.zx{font-size:0;}</style>',
    ],
    [
      'a class of the page among others',
      () => '<span class="a zx b">轉自漁港論壇</span>',
      '<style>.y, span.zx { display: none }</style>',
    ],
    ['signs at random', (i) => `<font class="zx">${random[i] ?? ''}</font>`],
    ['signs at random, hidden', (i) => `<span style="display:none">${random[i] ?? ''}</span>`],
    ['signs at random in spans', (i) => `<span class="q">${random[i] ?? ''}</span>`],
  ])('%s', async (_, phrase, head) => {
    const text = await textOf(jammed(phrase, head));
    expect(text.split('\n')).toEqual(chinese);
  });

  test.each<[string, string, string?]>([
    ['an emphasis', '<span class="hl">千問</span>'],
    ['a name of letters and figures', '<span class="en">iPhone 17 Pro</span>'],
    ['abbreviations', '<span class="en">AI</span>'],
    [
      'a class that is hidden on paper',
      '<span class="zx">千問</span>',
      '<style media="print">.zx{display:none}</style>',
    ],
    [
      'a class that is hidden on other screens',
      '<span class="zx">千問</span>',
      '<style>@media (max-width:9px){.zx{display:none}}</style>',
    ],
    [
      'a box of no size around letters that have one',
      '<span style="font-size:0"><span style="font-size:16px">千問</span></span>',
    ],
    ['half seen', '<span style="opacity:0.8">千問</span>'],
    ['a small font', '<span style="font-size:0.9em">千問</span>'],
  ])('%s stays', async (_, phrase, head) => {
    const seen = phrase.replaceAll(/<[^>]*>/g, '');
    const text = await textOf(jammed(() => phrase, head));
    expect(text.split('\n')).toEqual(chinese.map((one) => one.slice(0, 14) + seen + one.slice(14)));
  });
});

const rest =
  '圖書館預定在兩年後的秋天開放，第一個月所有展覽免費參觀，市公所也會加開接駁公車，從火車站每十五分鐘發一班。';

describe('what is shown after a click', () => {
  test.each<readonly [string, string]>([
    [
      'a button behind it',
      `<div style="display:none"><p>${rest}</p></div><button>展開全文</button>`,
    ],
    [
      'a button before it',
      `<button>閱讀更多</button><div style="display:none"><p>${rest}</p></div>`,
    ],
    [
      'a link that acts',
      `<div class="body-rest" style="display:none"><p>${rest}</p></div><a href="javascript:void(0)">繼續閱讀</a>`,
    ],
    ['in English', `<div hidden><p>${rest}</p></div><a href="#" role="button">Read more</a>`],
    [
      'by its id',
      `<button aria-controls="part-2">＋</button><p>${chinese[0]}</p><div id="part-2" hidden><p>${rest}</p></div>`,
    ],
    [
      'by its target',
      `<a data-bs-target="#part-2" data-toggle="collapse">＋</a><p>${chinese[0]}</p><div id="part-2" style="display:none"><p>${rest}</p></div>`,
    ],
    [
      'by a script of the button',
      `<p>${chinese[0]}</p><div id="part2" style="display:none"><p>${rest}</p></div><p>${chinese[1]}</p><button onclick="toggle('part2')">＋</button>`,
    ],
    [
      'within a paragraph',
      `<p>${chinese[0]}<span id="dots">…</span><span id="more" style="display:none">${rest}</span></p><button onclick="show('more')">看更多</button>`,
    ],
    [
      'a tab',
      `<div role="tablist"><button role="tab" aria-controls="t2">交通</button></div><div role="tabpanel" id="t2" hidden><p>${rest}</p></div>`,
    ],
    ['found by a search', `<div hidden="until-found"><p>${rest}</p></div>`],
    [
      'a paragraph alone',
      `<p style="display:none">${rest}</p><span role="button" tabindex="0">顯示全文</span>`,
    ],
    [
      'a button in a box',
      `<div style="visibility:hidden"><p>${rest}</p></div><div class="wrap"><button type="button">點我看完整內容</button></div>`,
    ],
  ])('%s', async (_, inside) => {
    expect(await textOf(report(inside))).toContain(rest);
  });

  test.each<readonly [string, string]>([
    ['a teaser that nothing opens', `<div style="display:none"><p>${rest}</p></div>`],
    [
      'a dialog',
      `<button aria-controls="box">更多</button><div id="box" role="dialog" hidden><p>${rest}</p></div>`,
    ],
    [
      'a list of links',
      `<div style="display:none"><p><a href="/1">${rest}</a></p></div><button>更多</button>`,
    ],
    ['off the screen', `<div style="position:absolute;left:-5000px"><p>${rest}</p></div>`],
  ])('%s stays away', async (_, inside) => {
    const text = await textOf(report(inside));
    expect(text).not.toContain(rest);
    for (const line of chinese) expect(text).toContain(line);
  });

  test('the whole article, hidden until its script has run', async () => {
    const html = page(`<div style="opacity:0">${paragraphs(chinese)}</div>`);
    expect((await textOf(html)).split('\n')).toEqual(chinese);
  });
});

describe('sections for some readers', () => {
  const offer = '您本月可以免費閱讀的篇數已經用完，請訂閱漁港日報，每月只要九十元。';
  test.each<readonly [string, string, string]>([
    ['granted', 'amp-access="granted"', 'amp-access="NOT granted" amp-access-hide'],
    ['subscriber', 'amp-access="subscriber"', 'amp-access="NOT subscriber"'],
    ['content', 'subscriptions-section="content"', 'subscriptions-section="content-not-granted"'],
  ])('%s', async (_, theirs, others) => {
    const html = report(
      `<section ${others}><p>${offer}</p></section><section ${theirs}><p>${rest}</p></section>`,
    );
    const text = await textOf(html);
    expect(text).toContain(rest);
    expect(text).not.toContain('九十元');
  });
});
