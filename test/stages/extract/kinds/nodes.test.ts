/** Which node of the structured data is the page's, and what of its writing can be read. */
import { describe, expect, it } from 'vitest';
import { address, linked, readStory, stories } from './story.ts';

const { title, text } = stories.zh;
const day = '2026-01-26T10:00:00+08:00';
const own = { '@type': 'NewsArticle', headline: title, datePublished: day };
const neighbour = {
  '@type': 'NewsArticle',
  headline: '漁市場屋頂遭強風掀開 修復需三百萬',
  datePublished: '2024-03-03T08:00:00+08:00',
  articleBody: Array.from({ length: 8 }, (_, i) => `舊漁市場的屋頂在上週的強風中掀開，市府今天派員勘查第${i}區，估計修復需要三百萬元，攤商暫時搬到對面的停車場營業。`).join('\n'),
}; // prettier-ignore

describe('nodes of other things', () => {
  it.each<readonly [string, readonly unknown[]]>([
    ['a neighbour first', [neighbour, own]],
    ['a neighbour with its address', [{ ...neighbour, url: 'https://news.luwen.example/article/7' }, own]],
    ['own by its address, under another headline', [neighbour, { ...own, headline: '三年後搭輕軌', url: address }]],
    ['own by what it is the main thing of', [neighbour, { ...own, headline: undefined, mainEntityOfPage: { '@id': address } }]],
    ['own by an id with a fragment', [neighbour, { ...own, headline: undefined, '@id': `${address}#article` }]],
    ['own under another address, by its headline', [neighbour, { ...own, url: 'https://news.luwen.example/amp-store/1' }]],
    ['own with a longer headline', [neighbour, { ...own, headline: `${title}｜鹿塭日報` }]],
    ['a reader’s review', [{ '@type': 'Review', headline: '讀者評論', datePublished: '2024-03-03' }, own]],
    ['a job', [{ '@type': 'JobPosting', title: '記者', datePosted: '2024-01-01', datePublished: '2024-01-01' }, own]],
    ['a comment', [{ '@type': 'Comment', text: '好', datePublished: '2026-02-02' }, own]],
    ['a forum', [{ '@type': 'DiscussionForumPosting', headline: '讀者討論區', datePublished: '2026-01-29' }, own]],
    ['an event', [{ '@type': 'Event', name: title, startDate: '2026-03-03', datePublished: '2026-03-03' }, own]],
    ['a page of its own beside a bare article', [{ '@type': 'WebPage', url: address, datePublished: day }, neighbour]],
  ])('are not the page: %s', async (_name, nodes) => {
    const reading = await readStory({ head: nodes.map(linked).join('') });
    expect(reading.publishedAt?.value).toBe(day);
    expect(reading.title).toBe(title);
    expect(reading.blocks.map((block) => block.text)).toEqual(text);
  }); // prettier-ignore

  it('give no day where the page has no node', async () => {
    expect((await readStory({ head: linked(neighbour) })).publishedAt).toBeUndefined();
  });

  it('no summary stands for the text', async () => {
    const articleBody = '本報整理三大重點。重點整理：票價二十元、三年通車、十二站。'.repeat(20);
    const reading = await readStory({ head: linked({ ...own, articleBody }) });
    expect(reading.blocks.map((block) => block.text)).toEqual(text);
  });

  it('the copy serves where the page has no text', async () => {
    const { readArticle } = await import('../../../../src/stages/extract/read-article.ts');
    const body = linked({ ...own, articleBody: [...text, ...text.map((line) => `再說一次：${line}`)].join('\n') }); // prettier-ignore
    const html = `<html><head><title>${title}</title>${body}</head><body><h1>${title}</h1><p>載入中</p></body></html>`;
    const reading = await readArticle({ url: address, html });
    expect(reading.blocks[0]?.text).toBe(text[0]);
  });
});

describe('structured data as search engines bear it', () => {
  const plain = JSON.stringify(own);
  it.each([
    ['an HTML comment', `<!-- ${plain} -->`],
    ['an HTML comment before', `<!-- made by a plugin -->\n${plain}`],
    ['CDATA', `\n// <![CDATA[\n${plain}\n// ]]>\n`],
    ['CDATA in one line', `//<![CDATA[${plain}//]]>`],
    ['CDATA in block comments', `/* <![CDATA[ */${plain}/* ]]> */`],
    ['CDATA whose end is escaped', `// <![CDATA[\n${plain}\n// ]]&gt;`],
    ['line comments', plain.replaceAll(',"', ', // note\n"').replace(/\}$/, ' // end\n}')],
    ['a comment with a quotation', plain.replace('{', '{ /* the "story" */ ')],
    ['trailing commas', `[${plain.replace(/\}$/, ',}')},]`],
    ['two commas', plain.replace(',', ',,')],
    ['a comma that is missing', plain.replace(',"date', ' "date')],
    ['raw line breaks', plain.replace('鹿塭市府', '鹿塭\n\t市府')],
    ['raw quotation marks', plain.replace('三年後通車', '"三年後"通車')],
    ['quotation marks before a comma', plain.replace('三年後通車', '三年後"通車", 說')],
    ['escapes that are none', plain.replace('三年後', 'C:\\x 三年後')],
    ['an escaped apostrophe', plain.replace('三年後', "三年\\'後")],
    ['HTML in a string', plain.replace('{', '{"description":"<a href="/x">港區</a>",')],
    ['HTML with an address in a string', plain.replace('{', '{"description":"<a href="//x.example/y">港區</a>",')],
    ['two objects', `{"@type":"BreadcrumbList"}${plain}`],
    ['two objects with a comma', `{"@type":"BreadcrumbList"},${plain}`],
    ['a semicolon', `${plain};`],
    ['an assignment', `window.data = ${plain};`],
    ['a brace too many', `${plain}}`],
    ['a brace too few', plain.slice(0, -1)],
    ['names without marks', plain.replace('"headline"', 'headline')],
    ['a value that was never filled in', plain.replace('{', '{"image":,"video":undefined,')],
    ['escaped as a whole', plain.replaceAll('"', '&quot;')],
    ['a byte order mark', `\ufeff${plain}`],
    ['a graph', JSON.stringify({ '@graph': [{ '@type': 'WebSite' }, own] })],
    ['a page only', JSON.stringify({ '@type': 'WebPage', name: title, datePublished: day })],
    ['a page in a graph, by its address', JSON.stringify({ '@graph': [{ '@type': ['WebPage'], url: address, datePublished: day }, { '@type': 'WebSite', name: '鹿塭日報' }] })],
    ['a part of the page', JSON.stringify({ '@type': 'WebPage', hasPart: own })],
    ['the main entity of the page', JSON.stringify({ '@type': 'WebPage', mainEntity: own })],
  ])('%s', async (_name, script) => {
    expect((await readStory({ head: linked(script) })).publishedAt).toEqual({ value: day, evidence: 'json-ld' });
  }); // prettier-ignore

  it('an author is found where he is named', async () => {
    const nodes = [{ ...own, author: { '@id': '#a' } }, { '@type': 'Person', '@id': '#a', name: '林書恆' }]; // prettier-ignore
    expect((await readStory({ head: linked({ '@graph': nodes }) })).byline).toBe('林書恆');
  });
});
