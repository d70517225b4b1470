import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/stages/extract/read-article.ts';

const url = 'https://news.example/1';
const sentence = (n: number): string =>
  `In part ${n} of the report the harbour office says that the works on pier ${n} went on through the winter.`;
const prose = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, i) => `<p>${sentence(from + i)}</p>`).join('');
const textOf = async (html: string): Promise<string> =>
  (await readArticle({ url, html })).blocks.map((block) => block.text).join('\n');
const whole = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, i) => sentence(from + i)).join('\n');

describe('rails', () => {
  it('of plain paragraphs, longer than the article, go', async () => {
    const rail = Array.from(
      { length: 12 },
      (_, i) =>
        `<p>Headline number ${i} of another day</p><p>A teaser for it that is as long as a paragraph of the article, and ends like one, number ${i}.</p>`,
    ).join('');
    const html = `<h1>Winter works</h1><div id="a">${prose(1, 4)}<p>You may also like</p>${rail}</div>`;
    expect(await textOf(html)).toBe(whole(1, 4));
  });

  it('leave the article whose container a ticker leads', async () => {
    const html = `<div id="a"><h2>Breaking news</h2><h1>Winter works</h1>${prose(1, 6)}</div>`;
    expect(await textOf(html)).toBe(whole(1, 6));
  });

  it('leave what follows a film in the text', async () => {
    const html = `<h1>Winter works</h1><div id="a">${prose(1, 2)}<h3>Recommended videos</h3><p>Bottom line: good.</p>${prose(3, 3)}</div>`;
    expect(await textOf(html)).toContain(sentence(3));
  });

  it('are kept where the copy in the metadata says that they belong to the article', async () => {
    const copy = JSON.stringify({
      '@type': 'NewsArticle',
      headline: 'Winter works',
      articleBody: [...whole(1, 4).split('\n'), 'See also', ...whole(7, 8).split('\n')].join('\n'),
    });
    const html = `<script type="application/ld+json">${copy}</script><h1>Winter works</h1><div id="a">${prose(1, 4)}<h2>See also</h2>${prose(7, 8)}</div>`;
    expect(await textOf(html)).toContain(sentence(8));
  });
});

describe('the copy of the text in the metadata', () => {
  it('stands in where the page shows something else', async () => {
    const copy = JSON.stringify({
      '@graph': [
        {
          '@type': ['NewsArticle'],
          headline: 'Winter works',
          articleBody: `<p>${whole(1, 7).replaceAll('\n', '</p><p>')}</p>`,
        },
      ],
    });
    const html = `<script type="application/ld+json">${copy}</script><h1>Winter works</h1><div>Loading…</div>`;
    expect(await textOf(html)).toBe(whole(1, 7));
  });
});

describe('around the text', () => {
  it('day, author and controls go; a first sentence with a day in it stays', async () => {
    const first =
      'On 20 January 2026 the harbour office opened the works to the public for the first time.';
    const html = `<h1>Winter works</h1><p>By Mara Voss</p><p>20 January 2026, 7:05</p><p>4 min read</p><div id="a"><p>${first}</p>${prose(1, 3)}</div>`;
    expect(await textOf(html)).toBe(`${first}\n${whole(1, 3)}`);
  });

  it('a short Chinese first sentence with a day in it stays', async () => {
    const html =
      '<h1>新模型開源</h1><div id="a"><p>2026年1月26日，實驗室公布新模型。</p><p>負責人表示，權重全部開放下載，任何人都可以拿去修改與販售。</p></div>';
    expect(await textOf(html)).toMatch(/^2026年1月26日，實驗室公布新模型。/);
  });

  it('a notice about cookies never outweighs a short article', async () => {
    const notice = Array.from(
      { length: 12 },
      (_, i) =>
        `<p>These cookies are set by our advertising partners, ${i} of them, and you can change your preferences on this site at any time.</p>`,
    ).join('');
    const html = `<h1>Winter works</h1><div>${prose(1, 4)}</div><div>${notice}</div>`;
    expect(await textOf(html)).toBe(whole(1, 4));
  });

  it('a second copy of the text for another screen goes, a refrain stays', async () => {
    const twice = `<h1>Winter works</h1><div id="a">${prose(1, 4)}${prose(1, 4)}</div>`;
    expect(await textOf(twice)).toBe(whole(1, 4));
    const refrain = `<h1>Winter works</h1><div id="a">${prose(1, 1)}${prose(2, 2)}${prose(1, 1)}${prose(3, 3)}${prose(1, 1)}</div>`;
    expect((await textOf(refrain)).split('\n')).toHaveLength(5);
  });
});

describe('the container', () => {
  it('holds both halves of a text that an advertisement parts', async () => {
    const html = `<h1>Winter works</h1><main><div class="upper">${prose(1, 5)}</div><div class="slot">Harbour tours from nine euros</div><div class="lower">${prose(6, 8)}</div></main>`;
    const text = await textOf(html);
    expect(text).toContain(whole(1, 5));
    expect(text).toContain(whole(6, 8));
  });

  it('leaves out a list of teasers beside the text', async () => {
    const teasers = Array.from(
      { length: 12 },
      (_, i) =>
        `<div><a href="/${i}">Headline number ${i} of another day</a><span>The first words of it, cut off in the mid...</span></div>`,
    ).join('');
    const html = `<h1>Winter works</h1><main><div class="left">${prose(1, 4)}</div><div class="right">${teasers}</div></main>`;
    expect(await textOf(html)).toBe(whole(1, 4));
  });
});

describe('lines between the lines', () => {
  it.each([
    ['the number of a slide', '<p>2 / 11</p>', 'page counter'],
    ['the number of a page', '<p>第2頁/共8頁</p>', 'page counter'],
    ['the name of a control', '<div>Caption</div>', 'label'],
    ['the author again', '<p>By Mara Voss</p>', 'signature'],
    [
      'links to other stories',
      '<ul><li><a href="/2">Ferry fares go up in spring again</a></li><li><a href="https://www.news.example/3">Mayor opens the new fish hall</a></li></ul>',
      'list of links',
    ],
  ])('lose %s', async (_name, line, reason) => {
    const html = `<meta name="author" content="Mara Voss"><h1>Winter works</h1><div id="a">${prose(1, 2)}${line}${prose(3, 5)}</div>`;
    const { blocks, cuts } = await readArticle({ url, html });
    expect(blocks.map(({ text }) => text).join('\n')).toBe(whole(1, 5));
    expect(cuts.map((cut) => cut.reason)).toContain(reason);
  });

  it.each([
    ['a score', '<p>2 / 11 was the score of the night.</p>'],
    ['a bold word', '<p><b>Ferries</b></p>'],
    [
      'links to goods elsewhere',
      '<ul><li><a href="https://shop.example/1">A lamp for the hall at 199 crowns</a></li></ul>',
    ],
    [
      'contents of the page',
      '<ul><li><a href="#works">What the works on the pier are to cost</a></li></ul>',
    ],
  ])('keep %s', async (_name, line) => {
    const html = `<h1>Winter works</h1><div id="a">${prose(1, 2)}${line}${prose(3, 5)}</div>`;
    const { blocks } = await readArticle({ url, html });
    expect(blocks).toHaveLength(6);
  });

  it('keep the words of a link and of an emphasis, whatever their class', async () => {
    const line =
      '<p>The mayor <a class="auto-tag_ada" href="/tag/ada">Ada Brandl</a> said on Monday that <b aria-hidden="true">no ferry</b> will leave before noon.</p>';
    const html = `<h1>Winter works</h1><div id="a">${prose(1, 2)}${line}${prose(3, 5)}</div>`;
    expect(await textOf(html)).toContain(
      'The mayor Ada Brandl said on Monday that no ferry will leave before noon.',
    );
  });

  it('have no headline above them, however the title is worded', async () => {
    const html = `<title>Pier works go on</title><div id="a"><h1>All winter long, the pier was mended</h1>${prose(1, 4)}</div>`;
    expect(await textOf(html)).toBe(whole(1, 4));
  });
});

describe('labels', () => {
  const label = '<p>Article content</p>';
  it('that come again and again between paragraphs go', async () => {
    const html = `<h1>Winter works</h1><div id="a">${prose(1, 1)}${label}${prose(2, 2)}${label}${prose(3, 3)}${label}${prose(4, 4)}</div>`;
    expect(await textOf(html)).toBe(whole(1, 4));
  });

  it('that stand among other short lines are the text', async () => {
    const plan = '<p>Eat every two hours</p><p>One apple</p>'.repeat(4);
    const html = `<h1>Winter works</h1><div id="a">${prose(1, 3)}${plan}${prose(4, 4)}</div>`;
    expect((await textOf(html)).match(/Eat every two hours/g)).toHaveLength(4);
  });
});

describe('a short article beside long rules', () => {
  const rules = Array.from(
    { length: 9 },
    (_, i) =>
      `<li>請勿在第${i}區發表與主題無關的內容，若有違反，管理員得不經通知逕行移除，並視情節輕重限制其使用各項功能的權利。</li>`,
  ).join('');
  const lead = '河口燈塔的守燈人布蘭德昨日在雨中點亮最後一盞煤氣燈，結束四十年的工作。';
  it('is found by what the description repeats', async () => {
    const html = `<meta property="og:description" content="${lead}"><h1>最後一盞燈</h1><div><div><p>${lead}</p><p>她說，梯子會留在門廳，誰要借都可以，只要開口時有禮貌，用完記得還。</p></div><div><ul>${rules}</ul></div></div>`;
    expect(await textOf(html)).toContain(lead);
    expect(await textOf(html)).not.toContain('管理員');
  });
});
