import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/stages/extract/read-article.ts';
import type * as PoolModule from '../../../src/stages/extract/pool/pool.ts';
import type { Pool, PoolOptions } from '../../../src/stages/extract/pool/pool.ts';
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

// The pool runs compiled code: the global set-up of the tests has compiled it.
const compiled = new URL('../../../dist/stages/extract/pool.js', import.meta.url);
describe.skipIf(!existsSync(compiled))('the pool (skipped where dist is not built)', () => {
  const open = async (options: Partial<PoolOptions>): Promise<Pool> => {
    const { openPool, defaultPool } = (await import(compiled.href)) as typeof PoolModule;
    return openPool({ ...defaultPool, ...options });
  };
  const good = { url, html: pageHtml('blocks') };

  it('leaves no page and no time limit behind when it is closed', async () => {
    const pool = await open({ workers: 1, timeoutMs: 60_000 });
    const results = [pool.read(good), pool.read(good)];
    await pool.close();
    for (const result of await Promise.all(results))
      expect(result).toEqual({ ok: false, code: 'crash', message: 'the pool was closed' });
  });

  it('answers every page with its own result', async () => {
    const pool = await open({ workers: 2 });
    const names = ['blocks', 'rail-inside', 'mid-article-box', 'soft-404', 'blocks', 'evergreen'];
    const results = await Promise.all(
      names.map((name) => pool.read({ url, html: pageHtml(name) })),
    );
    await pool.close();
    const titles = results.map((result) => (result.ok ? result.reading.title : result.code));
    const alone = await Promise.all(
      names.map(async (name) => (await readArticle({ url, html: pageHtml(name) })).title),
    );
    expect(titles).toEqual(alone);
  });

  it('gives up a page that takes longer than its limit, and goes on', async () => {
    const strict = await open({ workers: 1, timeoutMs: 1 });
    const first = await strict.read({ url, html: prose(20_000) });
    await strict.close();
    expect(first).toMatchObject({ ok: false, code: 'timeout' });
    const pool = await open({ workers: 1 });
    const second = await pool.read(good);
    await pool.close();
    expect(second.ok).toBe(true);
  });

  it('gives up a page that takes more than its memory, and goes on with a new worker', async () => {
    const pool = await open({ workers: 1, memoryMb: 40, timeoutMs: 30_000 });
    const big = { url, html: `<h1>Big</h1><div>${prose(50_000)}</div>` };
    const results = await Promise.all([pool.read(big), pool.read(good)]);
    await pool.close();
    expect(results[0]).toMatchObject({ ok: false, code: 'memory' });
    expect(results[1]?.ok).toBe(true);
  });
});
