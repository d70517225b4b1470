import { describe, expect, it } from 'vitest';
import type { Params } from '../../../src/stage.ts';
import { extract } from '../../../src/stages/extract/extract.ts';
import { readArticle } from '../../../src/stages/extract/read-article.ts';
import { pageOf } from './read-page.ts';
import { pagePorts, textKey } from '../../support/page-ports.ts';

const standfirst = 'For forty years one woman lit every lamp between the weir and the old mill.';
const shell = (body: string, more = ''): string =>
  `<!doctype html><html><head><title>The lantern keeper of Weir Street | Valley Post</title>
   <meta property="og:site_name" content="Valley Post">
   <meta property="og:description" content="${standfirst}"></head><body>
   <header><a href="/">Valley Post</a></header>
   <main><h1>The lantern keeper of Weir Street</h1><p class="lead">${standfirst}</p>
   <div class="story">${body}</div></main>${more}</body></html>`;
const first = [
  'Ada Brandl took the ladder from her father in the winter when the river froze over.',
  'She walked the same four streets every evening, and she knew the dogs by name.',
  'The council offered her electric lamps twice, and twice she showed them the door.',
];
const second = [
  'In the spring the gas works closed, and nobody could tell her who would fill the tanks.',
  'A school class wrote letters to the minister, who answered none of them.',
];
const third = [
  'The lamps stayed dark for eleven days before the ferry brought the first canister.',
  'She keeps the ladder in the hall now, and lends it to whoever asks politely.',
];
const paragraphs = (texts: readonly string[]): string =>
  texts.map((text) => `<p>${text}</p>`).join('');
const url = 'https://valley.example/lantern';
const page = (number: number, body: string): { readonly url: string; readonly html: string } => ({
  url: `${url}?page=${number}`,
  html: shell(body),
});

describe('an article over several pages', () => {
  it('is one text, with headline and standfirst once', async () => {
    const reading = await readArticle({
      url,
      html: shell(paragraphs(first)),
      further: [page(2, `<h2>A dark spring</h2>${paragraphs(second)}`), page(3, paragraphs(third))],
    });
    expect(reading.title).toBe('The lantern keeper of Weir Street');
    expect(reading.blocks.map(({ text }) => text)).toEqual([
      standfirst,
      ...first,
      'A dark spring',
      ...second,
      ...third,
    ]);
    expect(reading.cuts).toContainEqual({
      reason: 'page 2: said on an earlier page',
      text: standfirst,
    });
  });

  it('takes nothing from a page that is the same text with other comments', async () => {
    const reading = await readArticle({
      url,
      html: shell(paragraphs(first)),
      further: [page(2, `${paragraphs(first)}<p>My uncle had such a ladder, too, I think.</p>`)],
    });
    expect(reading.blocks.map(({ text }) => text)).toEqual([standfirst, ...first]);
  });

  it('goes on without a page that can’t be read, and says so', async () => {
    const huge = { url: `${url}?page=2`, html: '<p>x</p>'.repeat(100_000) };
    const source = pageOf('h1', shell(paragraphs(first)), url);
    const { value, diagnostics } = await extract.run(
      [
        {
          ...source,
          further: [huge, page(3, paragraphs(third))].map((one) => ({
            url: one.url,
            textKey: textKey(one.html),
          })),
        },
      ],
      pagePorts,
      { topic: { timeZone: 'Asia/Taipei' }, window: { end: '2026-01-26T16:00:00Z' } } as Params,
    );
    expect(value[0]?.blocks.map(({ text }) => text)).toEqual([standfirst, ...first, ...third]);
    expect(diagnostics).toMatchObject([{ code: 'extract.further-failed', subject: 'h1' }]);
    expect(diagnostics[0]?.message).toContain(`${url}?page=2`);
  });
});
