import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/stages/extract/read-article.ts';
import { mutate, seeded } from './mutate.ts';
import { pageHtml } from './read-page.ts';

/** Reads `count` mutants of the pages; returns how many were read, so that a silent skip shows. */
async function readMutants(pages: readonly string[], count: number, seed: number): Promise<number> {
  const below = seeded(seed);
  let read = 0;
  for (let i = 0; i < count; i++) {
    const html = mutate(pages[below(pages.length)] ?? '', below);
    const article = await readArticle({ url: 'https://news.example/1', html });
    if (article.blocks.every(({ text }) => text !== '' && !text.includes('\n'))) read++;
  }
  return read;
}

describe('mutated pages never throw, and their blocks stay single lines', () => {
  it('of our own fixtures', async () => {
    const pages = ['rail-inside', 'blocks', 'mid-article-box', 'evergreen', 'consent-wall'].map(
      pageHtml,
    );
    expect(await readMutants(pages, 500, 20_260_126)).toBe(500);
  });

  const real = new URL('../../../../shared/bench/extraction/dev.jsonl.gz', import.meta.url);
  it.skipIf(!existsSync(real))(
    'of real pages, 2,000 of them (skipped where ../shared/bench is absent)',
    async () => {
      const pages = gunzipSync(readFileSync(real))
        .toString()
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { readonly html: string }).html)
        .filter((html) => html.length < 30_000);
      expect(await readMutants(pages, 2000, 7)).toBe(2000);
    },
    180_000,
  );
});
