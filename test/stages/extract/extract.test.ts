import { describe, expect, it } from 'vitest';
import type { Params } from '../../../src/stage.ts';
import { extract } from '../../../src/stages/extract/extract.ts';
import { pageHtml, pageOf } from './read-page.ts';
import { pagePorts } from '../../support/page-ports.ts';

const params = {
  topic: { timeZone: 'Asia/Taipei' },
  window: { end: '2026-01-26T16:00:00Z' },
} as Params;

describe('extract', () => {
  it('gives an article for each page that is one, and a reason for each that is none', async () => {
    const pages = [
      'rail-inside',
      'consent-wall',
      'blocks',
      'login-wall',
      'soft-404',
      'empty',
      'evergreen',
    ].map((name) => pageOf(name, pageHtml(name)));
    const { value, diagnostics } = await extract.run(pages, pagePorts, params);
    expect(value.map(({ id, kind }) => [id, kind])).toEqual([
      ['rail-inside', 'news'],
      ['blocks', 'news'],
      ['evergreen', 'evergreen'],
    ]);
    expect(diagnostics.map(({ code, subject, fate }) => [code, subject, fate?.kind])).toEqual([
      ['extract.not-article', 'consent-wall', 'dropped'],
      ['extract.not-article', 'login-wall', 'dropped'],
      ['extract.not-article', 'soft-404', 'dropped'],
      ['extract.empty', 'empty', 'dropped'],
      ['extract.kind', 'evergreen', undefined],
    ]);
  });

  it('takes what the hit knows where the page is silent', async () => {
    const page = pageOf(
      'x',
      '<div><p>A page that says little about itself, but in a whole sentence.</p></div>',
    );
    const dated = {
      ...page,
      hit: {
        ...page.hit,
        outlet: 'Feed name',
        date: { value: '2026-01-21T08:00:00Z', kind: 'published' as const },
      },
    };
    const { value } = await extract.run([dated], pagePorts, params);
    expect(value[0]).toMatchObject({
      title: 'Hit x',
      outlet: 'Feed name',
      publishedAt: { value: '2026-01-21T08:00:00Z', evidence: 'feed' },
    });
  });

  const body =
    '<div><p>The coast guard said on Monday that the ferry had sunk in the storm off the northern cape.</p></div>';
  it.each([
    ['before a day that is only shown', '<h1>The ferry sank</h1><p class="date">2026-01-12</p>', '2026-01-21T08:00:00Z'],
    ['with the hour that is shown', '<h1>The ferry sank</h1><p class="date">2026-01-21 09:30</p>', '2026-01-21T09:30:00+08:00', '2026-01-21'],
    ['behind what the metadata say', '<meta property="article:published_time" content="2026-01-20T09:00:00Z">', '2026-01-20T09:00:00Z'],
    ['where the page’s own is to come', '<meta property="article:published_time" content="2029-01-20T09:00:00Z">', '2026-01-21T08:00:00Z'],
  ])('takes the day of the feed %s', async (_name, head, expected, feed = '2026-01-21T08:00:00Z') => {
    const page = pageOf('x', head + body);
    const dated = { ...page, hit: { ...page.hit, date: { value: feed, kind: 'published' as const } } };
    const { value } = await extract.run([dated], pagePorts, params);
    expect(value[0]?.publishedAt?.value).toBe(expected);
  }); // prettier-ignore

  it('does not take the day when a link was seen for the day of publication', async () => {
    const page = pageOf(
      'x',
      '<div><p>A page that says little about itself, but in a whole sentence.</p></div>',
    );
    const seen = {
      ...page,
      hit: { ...page.hit, date: { value: '2026-01-21', kind: 'seen' as const } },
    };
    const { value } = await extract.run([seen], pagePorts, params);
    expect(value[0]).not.toHaveProperty('publishedAt');
  });

  it('drops lines that stand in most pages of one site', async () => {
    const own = [
      'The ferry sank in the storm, said the coast guard.',
      'The school won the chess cup for the third time.',
      'The bakery closes after eighty years in the lane.',
      'The bridge opens to bicycles on the first of May.',
    ];
    const pages = own.map((sentence, i) =>
      pageOf(
        `p${i}`,
        `<h1>Story number ${i} of the day</h1><div class="body"><p>${sentence}</p><p>${sentence.replace('The', 'Yesterday the')} More was not known at night.</p><p>The newsroom can be reached at the old mill by the river on weekdays.</p></div>`,
      ),
    );
    const { value } = await extract.run(pages, pagePorts, params);
    expect(value).toHaveLength(4);
    for (const article of value) {
      expect(article.blocks).toHaveLength(2);
      expect(article.blocks.some(({ text }) => text.includes('old mill'))).toBe(false);
    }
  });
});
