/** Builds pages for the tests of kinds, and reads them. */
import type { Reading } from '../../../../src/model/reading.ts';
import { readArticle } from '../../../../src/stages/extract/read-article.ts';

/** What a test says of its page; all else is an ordinary news page's. */
export interface Sketch {
  readonly title: string;
  /** Paragraphs, or HTML where one begins with `<`. */
  readonly body: readonly string[];
  readonly path?: string;
  /** Line right above the headline. */
  readonly above?: string;
  readonly below?: string;
  readonly crumbs?: readonly string[];
  readonly section?: string;
  /** Node of JSON-LD beside which nothing is marked up. */
  readonly data?: Readonly<Record<string, unknown>>;
  readonly ogType?: string;
  /** HTML before and after the article. */
  readonly before?: string;
  readonly after?: string;
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** HTML of a sketch. */
export function htmlOf(page: Sketch): string {
  const body = page.body.map((line) => (line.startsWith('<') ? line : `<p>${escape(line)}</p>`));
  const crumbs =
    page.crumbs === undefined
      ? ''
      : `<div class="breadcrumb">${['首頁', ...page.crumbs].map((crumb) => `<a href="/c">${crumb}</a>`).join(' &gt; ')}</div>`;
  return `<!doctype html><html><head><title>${escape(page.title)}</title>
<meta property="og:title" content="${escape(page.title)}">
<meta property="og:type" content="${page.ogType ?? 'article'}">
<meta property="article:published_time" content="2031-03-04T09:00:00+08:00">
${page.section === undefined ? '' : `<meta property="article:section" content="${page.section}">`}
${page.data === undefined ? '' : `<script type="application/ld+json">${JSON.stringify(page.data)}</script>`}
</head><body>${page.before ?? ''}<main><article>${crumbs}
${page.above === undefined ? '' : `<p class="flag">${page.above}</p>`}<h1>${escape(page.title)}</h1>
<div class="meta"><span>${page.below ?? ''}</span> <time datetime="2031-03-04T09:00:00+08:00">2031-03-04 09:00</time></div>
<div class="story">${body.join('\n')}</div></article></main>${page.after ?? ''}</body></html>`;
}

/** Reads it. */
export function readSketch(page: Sketch): Promise<Reading> {
  return readArticle({
    url: `https://paper.example${page.path ?? '/2031/03/04/8812.html'}`,
    html: htmlOf(page),
  });
}

/** Paragraphs of a report about nothing in particular. */
export const report: readonly string[] = [
  '（本報記者林曉青北岸4日電）北岸縣政府今天公布舊港區整建計畫，工程分三期進行，第一期預計明年六月動工。',
  '縣長杜文彬說，整建範圍包括兩座碼頭與一條步道，經費由中央與地方分攤，細節仍待議會審議。',
  '漁會總幹事表示，施工期間漁船改停南側泊位，希望縣府先把冷凍設備搬妥，「不要讓漁民等」。',
  '議會預定下月審查預算。縣府說，居民的意見會在三場說明會中收集。',
];

/** The same in English. */
export const englishReport: readonly string[] = [
  'The county published its plan for the old harbour on Tuesday, with work on the first of three phases due to begin next June.',
  'Two piers and a footpath are to be rebuilt, and the cost will be shared between the county and the ministry, officials said.',
  'Fishermen will move to the southern berths while the work goes on, according to the harbour master, Ada Lorne.',
  'The council votes on the budget next month. Three meetings with residents are planned before that.',
];
