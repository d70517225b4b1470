import { describe, expect, test } from 'vitest';
import { chinese, page, paragraphs, textOf } from './page.ts';

const body = paragraphs([...chinese, ...chinese.map((text) => text.replace('，', '；'))]);
const escaped = body.replaceAll('<', '&lt;').replaceAll('>', '&gt;');

describe('an article in elements that browsers do not show', () => {
  test.each<readonly [string, string]>([
    ['noscript', `<noscript>${body}</noscript>`],
    ['noscript in a box', `<div class="text"><noscript>${body}</noscript></div>`],
    ['noscript in capitals', `<NOSCRIPT>${body}</NOSCRIPT>`],
    ['noscript behind a spinner', `<div>載入中</div><noscript>${body}</noscript>`],
    [
      'two of them',
      `<noscript>${body}</noscript><noscript>${body.replaceAll('漁港', '山城')}</noscript>`,
    ],
    ['behind its first paragraph', `<p>${chinese[3]}</p><noscript>${body}</noscript>`],
    ['template', `<template id="story">${body}</template>`],
    [
      'a declared shadow root',
      `<div><template shadowrootmode="open"><style>p{color:red}</style>${body}</template></div>`,
    ],
    ['object', `<object data="/story.bin">${body}</object>`],
    ['object with parameters', `<object><param name="a" value="b">${body}</object>`],
    ['textarea', `<textarea style="display:none">${body}</textarea>`],
    ['textarea, escaped', `<textarea class="lazy">${escaped}</textarea>`],
    ['a script that is a template', `<script type="text/template">${body}</script>`],
    [
      'a script that is markup',
      `<script id="s" type="text/x-handlebars-template">${body}</script>`,
    ],
  ])('%s', async (_, inside) => {
    const text = await textOf(page(inside));
    for (const line of chinese) expect(text).toContain(line);
  });
});

describe('beside an article they are left out', () => {
  const longer = `${body}${body.replaceAll('漁港', '山城')}`;
  test.each<readonly [string, string]>([
    ['a picture', '<noscript><img src="/a.jpg" alt="煙囪"></noscript>'],
    ['a wish', '<noscript><p>請開啟 JavaScript，才能看到這一頁的完整內容。</p></noscript>'],
    ['a form', '<textarea>寫下你的意見，謝謝你的來信。</textarea>'],
    [
      'code to embed',
      '<textarea>&lt;iframe src="https://paper.example/e/1"&gt;&lt;/iframe&gt;</textarea>',
    ],
    ['a card', '<template><div class="card"><p>{{title}}。{{summary}}</p></div></template>'],
  ])('%s', async (_, inside) => {
    const without = await textOf(page(longer));
    expect(await textOf(page(`${longer}${inside}`))).toBe(without);
  });

  test('openings without an end cost nothing', async () => {
    const open = '<textarea><template><script type="text/template">'.repeat(20_000);
    expect(await textOf(page(`${longer}${open}`))).toContain(chinese[0]);
  });
});
