/** What a run's post has otherwise than the published one of that day. */
import { describe, expect, test } from 'vitest';
import { changeLines } from '../../src/cli/compile/report-changes.ts';
import type { FileNow, LedgerLine, PostChanges, ToldStory } from '../../src/model/run.ts';
import { changesNothing, changesTo } from '../../src/pipeline/changes.ts';
import { aToldStory } from '../support/articles.ts';

const date = '2026-01-25';
const story = (name: string, rest: Partial<ToldStory> = {}): ToldStory =>
  aToldStory(name, '', {
    id: `s${name}`,
    urls: [`https://${name}.example/1`],
    outlets: ['北嶼通訊社'],
    ...rest,
  });
const [ferry, market, library] = [story('ferry'), story('market'), story('library')];

interface Case {
  readonly before: readonly ToldStory[];
  readonly now: readonly ToldStory[];
  readonly elsewhere?: readonly ToldStory[];
  readonly ledger?: readonly LedgerLine[];
  readonly texts?: readonly [string, string];
  readonly files?: readonly FileNow[];
}

function changes({
  before,
  now,
  elsewhere = [],
  ledger = [],
  texts,
  files = [],
}: Case): PostChanges {
  const [publishedText, text = ''] = texts ?? [];
  return changesTo(
    { date, told: before },
    { told: now, ledger, text, publishedText },
    { told: elsewhere, pathOf: (day) => `/blog/_posts/${day}-x.md` },
    files,
  );
}

const lines = (one: PostChanges): string =>
  changeLines(one, (path) => path.replace('/blog/', '')).join('');

describe('no difference', () => {
  test('is said in one line, with a file that a person touched', () => {
    const post = { path: '/blog/_posts/2026-01-25-x.md', state: 'as-written' } as const;
    const same = { before: [ferry, market], now: [ferry, market] };
    expect(lines(changes({ ...same, files: [post] }))).toBe(
      'No difference to the post of 2026-01-25 (_posts/2026-01-25-x.md).\n',
    );
    expect(lines(changes({ ...same, files: [{ ...post, state: 'edited' }] }))).toMatch(
      /^No difference to .*; _posts\/2026-01-25-x\.md was edited by hand since\.\n$/,
    );
    expect(lines(changes(same))).toContain('(standard output)');
  });
});

describe('a story', () => {
  test('that is new, with the post of another day that has its pages', () => {
    const moved = changes({
      before: [ferry],
      now: [ferry, market],
      elsewhere: [{ ...market, id: 'sother', date: '2026-01-27', headline: '夜市新規' }],
    });
    expect(moved.added).toEqual([
      {
        headline: 'market',
        others: [
          {
            how: 'same-pages',
            date: '2026-01-27',
            headline: '夜市新規',
            post: '/blog/_posts/2026-01-27-x.md',
          },
        ],
      },
    ]);
    expect(lines(moved)).toBe(
      'Against the post of 2026-01-25 (standard output):\n  + market: new\n      told by the post of 2026-01-27 (_posts/2026-01-27-x.md) too, from the same pages: 夜市新規\n  = 1 story in the same sentences\n',
    );
  });

  test('that a later post corrects, before that it is told elsewhere too', () => {
    const { added } = changes({
      before: [],
      now: [ferry],
      elsewhere: [
        { ...ferry, date: '2026-01-24' },
        { ...ferry, date: '2026-01-26', urls: [], state: 'follow-up' },
        { ...ferry, date: '2026-01-27', urls: [], state: 'correction' },
        { ...ferry, date: '2026-01-24', urls: [] },
      ],
    });
    expect(added[0]?.others.map(({ how, date: day }) => `${how} ${day}`)).toEqual([
      'correction 2026-01-27',
      'same-pages 2026-01-24',
      'follow-up 2026-01-26',
      'before 2026-01-24',
    ]);
  });

  test.each([
    ['no source that answered lists it', [], [ferry]],
    [
      'told there',
      [{ url: `${market.urls[0] ?? ''}?utm_source=a`, reason: 'told there' }],
      [ferry],
    ],
    ['now part of “ferry”', [], [{ ...ferry, urls: [...ferry.urls, ...market.urls] }]],
  ])('that is gone: %s', (why, ledger, now) => {
    const { gone } = changes({
      before: [ferry, market],
      now,
      ledger: ledger.map((line) => ({ ...line, fate: 'dropped' }) as LedgerLine),
    });
    expect(gone.map((one) => [one.headline, one.why])).toEqual([['market', why]]);
  });

  test('told otherwise: what came and what went, by the words, whatever page it is from', () => {
    const before = story('ferry', { sentences: ['渡輪換船', '票價不變。', '船有六艘。'] });
    const now = story('ferry', {
      headline: '電動船',
      sentences: ['電動船', '票價不變。'],
      urls: ['https://elsewhere.example/'],
    });
    const found = changes({ before: [before], now: [now] });
    expect(found.reworded).toEqual([
      { headline: '電動船', others: [], added: ['電動船'], removed: ['渡輪換船', '船有六艘。'] },
    ]);
    expect(lines(found)).toMatch(
      /^ {2}~ 電動船: told otherwise\n {6}- 渡輪換船\n {6}- 船有六艘。\n {6}\+ 電動船\n$/m,
    );
  });

  test('of a record that kept no sentences is not compared by them', () => {
    const before = story('ferry', { outlets: [] });
    const now = story('ferry', { sentences: ['ferry', '票價不變。'] });
    expect(changesNothing(changes({ before: [before], now: [now] }))).toBe(true);
  });

  test('is one of the other post where it has a page in common, else where its id is the same', () => {
    const other = story('ferry', { id: market.id, headline: '甲', urls: ['https://a.example/'] });
    const { gone, added, reworded } = changes({
      before: [market, ferry],
      now: [other, { ...market, id: 'snew' }],
    });
    expect([gone.map((one) => one.headline), added.map((one) => one.headline)]).toEqual([
      ['ferry'],
      ['甲'],
    ]);
    expect(reworded).toEqual([]);
  });
});

describe('the post around its stories', () => {
  test('in another order', () => {
    const found = changes({ before: [ferry, market, library], now: [library, ferry, market] });
    expect(found).toMatchObject({ same: 3, reordered: true });
    expect(changesNothing(found)).toBe(false);
    expect(lines(found)).toContain('another order');
    expect(changes({ before: [ferry, market, library], now: [ferry, library] }).reordered).toBe(
      false,
    );
  });

  test('with other lines, told where all else is the same', () => {
    const texts = ['tags: [a]\n甲', 'tags: [b]\n甲'] as const;
    const found = changes({ before: [ferry], now: [ferry], texts });
    expect(found.otherLines).toEqual({ added: ['tags: [b]'], removed: ['tags: [a]'] });
    expect(lines(found)).toMatch(/^ {2}- tags: \[a\]\n {2}\+ tags: \[b\]$/m);
    expect(changes({ before: [], now: [ferry], texts }).otherLines).toEqual({
      added: [],
      removed: [],
    });
  });

  test('long lists and lines are cut, and say how much is left out', () => {
    const now = story('ferry', {
      sentences: Array.from({ length: 9 }, (_, i) => `${i}${'字'.repeat(90)}`),
    });
    const said = lines(changes({ before: [ferry], now: [now] }));
    expect(said.match(/^ {6}\+ /gm)).toHaveLength(4);
    expect(said).toMatch(/^ {6}\+ and 6 more$/m);
    for (const line of said.split('\n')) expect(line.length).toBeLessThan(80);
  });
});
