/** What a page is called. */
import { describe, expect, it } from 'vitest';
import { type Around, linked, readStory, stories } from './story.ts';

const zh = stories.zh.title;
const en = stories.en.title;
const head = (graph: string, page = graph, site = '鹿塭日報'): Partial<Around> => ({
  title: `<title>${page}</title>`,
  head: `<meta property="og:title" content="${graph}"><meta property="og:site_name" content="${site}">`,
});

const cases: readonly (readonly [name: string, around: Around, expected: string])[] = [
  // A separator in the headline.
  ...[
    'Luwen 3 - Harbour City 1',
    '輕軌動工記者會全紀錄｜柯以寧道歉',
    'El alcalde reconoce su «preocupación» por la obra',
    'Le maire promet un tram « propre » dès mars prochain',
    'Trams: the port | the market | the hill',
    '義工》林書恆宣布停止絕食 願再努力',
    'Port line — what we know so far',
    '輕軌動工｜三問柯以寧',
  ].flatMap((title): (readonly [string, Around, string])[] => [
    [`shown: ${title}`, { ...head(title), h1: `<h1>${title}</h1>` }, title],
    [`shown, with a suffix in the head: ${title}`, { ...head(title, `${title} | 鹿塭日報`), h1: `<h1>${title}</h1>` }, title],
    [`in the head only: ${title}`, { ...head(title, `${title} | 鹿塭日報`), h1: '' }, title],
  ]),
  // Suffixes.
  ['a site', { ...head(`${zh} | 鹿塭日報`), h1: '' }, zh],
  ['a site and a section', { ...head(`${zh} | 生活 | 鹿塭日報`), h1: '' }, zh],
  ['a site and an author', { ...head(`${en} | Luwen Post | by Lin Shuheng`, undefined, 'Luwen Post'), h1: '' }, en],
  ['a site in front', { ...head(`鹿塭日報 | ${zh}`), h1: '' }, zh],
  ['where another title ends', { ...head(zh, `${zh} - 社會萬象新聞集`), h1: '' }, zh],
  ['by the home link', { title: `<title>${en} – The Luwen Gazette and Mail</title>`, h1: '', top: '<a href="/">The Luwen Gazette and Mail</a>' }, en],
  ['an unnamed site', { title: `<title>${zh} - 鹿塭新聞網</title>`, h1: '' }, zh],
  // Something else in the place of the headline.
  ['a column in the graph', { title: '<title>鹿塭市政府全球資訊網-新聞稿</title>', head: '<meta property="og:title" content="新聞稿"><meta property="og:site_name" content="鹿塭市政府">' }, zh],
  ['the site in the title', { title: '<title>鹿塭新聞網</title>', h1: `<h2>${zh}</h2>` }, zh],
  ['the site in the title and a logo', { title: '<title>鹿塭市政府</title>', top: '<h1 class="logo"><a href="/">鹿塭市政府</a></h1>', h1: `<h3 class="title">${zh}</h3>` }, zh],
  ['the site in every title', { ...head('鹿塭日報', '鹿塭日報'), h1: `<h2>${zh}</h2>` }, zh],
  ['a logo of the first level', { title: `<title>${zh} | 鹿塭日報</title>`, top: '<h1><a href="https://news.luwen.example/"><img alt="鹿塭日報"></a></h1>', h1: `<h2>${zh}</h2>` }, zh],
  ['a section’s heading above', { title: `<title>${en} | Luwen Post</title>`, top: '<h1>Local news</h1>', lang: 'en', h1: `<h2>${en}</h2>` }, en],
  // What most places say.
  ['shared under other words', { ...head('三年後搭輕軌去漁市場，市長這樣說', `${zh} | 鹿塭日報`), h1: `<h1>${zh}</h1>` }, zh],
  ['data and title against what is shared, none shown', { title: `<title>${zh} | 鹿塭日報</title>`, head: `<meta property="og:title" content="三年後搭輕軌去漁市場"><meta property="og:site_name" content="鹿塭日報">${linked({ '@type': 'NewsArticle', headline: zh, url: 'https://news.luwen.example/article/9001' })}`, h1: '' }, zh],
  // Character references.
  ['written twice in the graph', { title: '<title>Rails &amp; ropes: the mayor&#8217;s plan for the old port</title>', head: '<meta property="og:title" content="Rails &amp;amp; ropes: the mayor&amp;#8217;s plan for the old port">', h1: '' }, 'Rails & ropes: the mayor’s plan for the old port'],
  ['written twice in the title', { title: '<title>The mayor&amp;#x2019;s plan for the old port</title>', h1: '' }, 'The mayor’s plan for the old port'],
  ['written twice in the heading', { title: '<title>Rails &amp;amp; ropes for the port</title>', h1: '<h1>Rails &amp;amp; ropes for the port</h1>' }, 'Rails & ropes for the port'],
  ['written twice in the data', { title: '', head: linked({ '@type': 'NewsArticle', headline: 'Rails &amp;amp; ropes &amp;quot;now&amp;quot;' }), h1: '' }, 'Rails & ropes "now"'],
]; // prettier-ignore

describe('the title', () => {
  it.each(cases)('%s', async (_name, around, expected) => {
    expect((await readStory(around)).title).toBe(expected);
  });
});
