import { describe, expect, it, onTestFinished } from 'vitest';
import { readArticle } from '../../../src/stages/extract/read-article.ts';
import {
  defaultLimits,
  openPagePool,
  type PagePool,
  type PoolOptions,
} from '../../../src/adapters/page-pool.ts';
import { TextGone } from '../../../src/errors.ts';
import type { PageResult } from '../../../src/model/reading.ts';
import type { PageReader } from '../../../src/ports.ts';
import { pageHtml } from './read-page.ts';

const url = 'https://news.example/1';
const prose = (n: number): string =>
  Array.from(
    { length: n },
    (_, i) =>
      `<p>Sentence ${i} of the report says that the council met on day ${i} and agreed on the plan for the old harbour.</p>`,
  ).join('');

const hostile: readonly (readonly [string, () => string])[] = [
  [
    '100,000 nested elements',
    () => `<h1>Deep</h1>${'<div>'.repeat(100_000)}${prose(5)}${'</div>'.repeat(100_000)}`,
  ],
  ['100,000 nested list items', () => `<h1>Deep</h1>${'<ul><li>'.repeat(50_000)}${prose(5)}`],
  [
    '50 MB of inline data',
    () =>
      `<h1>Data</h1><div>${prose(5)}<img src="data:image/png;base64,${'A'.repeat(50_000_000)}"></div>`,
  ],
  [
    'a million attributes',
    () => `<h1>Attributes</h1><div ${'a="1" '.repeat(1_000_000)}>${prose(5)}</div>`,
  ],
  [
    'a 20 MB script without an end',
    () => `<h1>Script</h1><div>${prose(5)}</div><script>${'x'.repeat(20_000_000)}`,
  ],
  [
    'quotation marks that never close',
    () => `<h1>Quotes</h1><div title="${prose(1)}<div class='x>${prose(5)}`,
  ],
  [
    '100,000 entities',
    () => `<h1>Entities</h1><div>${prose(5)}<p>${'&#x41;&amp;'.repeat(100_000)}</p></div>`,
  ],
];

describe('a hostile page', () => {
  it.each(hostile)('with %s is read', async (_name, make) => {
    const article = await readArticle({ url, html: make() });
    expect(article.blocks.map(({ text }) => text).join('\n')).toContain('Sentence 4 of the report');
  });

  it.each([
    ['nothing', ''],
    ['a bare <', '<'],
    ['an open comment', '<!--'],
    ['an open end tag', '</'],
    ['an open tag', '<a'],
    ['an open html tag', '<html'],
    ['control characters', '\u0000\uFFFE'],
    ['pictures without an end', '<svg>'.repeat(50)],
    ['5,000 empty paragraphs', '<p>'.repeat(5000)],
    ['a frameset', '<body><frameset>'],
  ])('of %s is empty, not an error', async (_name, html) => {
    const article = await readArticle({ url, html });
    expect(article.blocks).toEqual([]);
  });
});

// Threads run compiled code: the global set-up of the tests has compiled it.
const thread = new URL('../../../dist/cli/composition/page-reader/thread.js', import.meta.url);

describe('the pool', () => {
  let clock = 0;
  const open = (options: Partial<PoolOptions>): PagePool => {
    clock = 0;
    const pool = openPagePool({ ...defaultLimits, thread, cpuMs: () => clock, ...options });
    onTestFinished(pool.close);
    return pool;
  };
  const read = (pool: PageReader, html: string): Promise<PageResult> =>
    pool.read(() => Promise.resolve({ url, html }), {});
  const good = pageHtml('blocks');

  it('leaves no page and no time limit behind when it is closed', async () => {
    const pool = open({ workers: 1 });
    const results = [read(pool, good), read(pool, good)];
    await pool.close();
    for (const result of await Promise.all(results))
      expect(result).toEqual({ ok: false, code: 'crash', message: 'the pool was closed' });
  });

  it('answers every page with its own result', async () => {
    const names = ['blocks', 'rail-inside', 'mid-article-box', 'soft-404', 'blocks', 'evergreen'];
    const pages = Array.from({ length: 5 }, () => names).flat();
    const pool = open({ workers: 2 });
    const results = await Promise.all(pages.map((name) => read(pool, pageHtml(name))));
    const titles = results.map((result) => (result.ok ? result.reading.title : result.code));
    const alone = await Promise.all(
      pages.map(async (name) => (await readArticle({ url, html: pageHtml(name) })).title),
    );
    expect(titles).toEqual(alone);
  });

  it('holds the texts of no more pages than it reads at a time', async () => {
    const pool = open({ workers: 2 });
    let [loaded, most] = [0, 0];
    const one = async (): Promise<PageResult> => {
      const result = await pool.read(() => {
        most = Math.max(most, ++loaded);
        return Promise.resolve({ url, html: good });
      }, {});
      loaded--;
      return result;
    };
    const results = await Promise.all(Array.from({ length: 60 }, one));
    expect(results.every(({ ok }) => ok)).toBe(true);
    // What was read a moment ago may still be there.
    expect(most).toBeLessThanOrEqual(4);
  });

  it('rejects with what the loading of a page rejects with, and goes on', async () => {
    const pool = open({ workers: 1 });
    const gone = pool.read(() => Promise.reject(new TextGone('gone')), {});
    const next = read(pool, good);
    await expect(gone).rejects.toThrow(TextGone);
    expect((await next).ok).toBe(true);
  });

  it('gives up a page that computes longer than its limit, and goes on', async () => {
    // Each look at the clock finds the limit gone by.
    const pool = open({ workers: 1, limitMs: 1, cpuMs: () => (clock += 500) });
    expect(await read(pool, prose(20_000))).toMatchObject({ ok: false, code: 'timeout' });
  });

  it('waits for a page as long as others have the processor', async () => {
    const pool = open({ workers: 1, limitMs: 1, cpuMs: () => 0 });
    expect((await read(pool, prose(5000))).ok).toBe(true);
  });

  it('gives up a page that takes more than its memory, and goes on with a new thread', async () => {
    const pool = open({ workers: 1, memoryMb: 40 });
    const big = `<h1>Big</h1><div>${prose(50_000)}</div>`;
    const results = await Promise.all([read(pool, big), read(pool, good)]);
    expect(results[0]).toMatchObject({ ok: false, code: 'memory' });
    expect(results[1]?.ok).toBe(true);
  });
});
