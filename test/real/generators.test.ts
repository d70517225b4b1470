/** A week of posts in the generators that they are written for, as far as these are installed. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { load } from 'cheerio';
import { describe, expect, onTestFinished, test } from 'vitest';
import { foldersWritten } from '../../src/cli/compile/publish.ts';
import { buildSite, missingGenerators, pagesOf, siteGenerators } from '../support/generators.ts';
import { digestWeek, rendersOf } from '../support/week.ts';

if (missingGenerators.length > 0)
  console.warn(
    `Not installed, so skipped: ${missingGenerators.join(', ')} (.ci/run installs them)`,
  );

describe.each(siteGenerators)('$name', (generator) => {
  test.skipIf(!generator.isThere)(
    'builds a week: every page is there, its sections and sources too, and each link leads to a page or into the page',
    async () => {
      const root = mkdtempSync(path.join(tmpdir(), 'digest-site-'));
      onTestFinished(() => rmSync(root, { recursive: true, force: true }));
      generator.lay(root);
      const week = await digestWeek();
      const { posts, pictures } = foldersWritten(generator.format);
      for (const { post, picture } of await rendersOf(week, generator.format)) {
        mkdirSync(path.join(root, posts), { recursive: true });
        writeFileSync(path.join(root, posts, post.filename), post.text);
        if (picture === undefined) continue;
        mkdirSync(path.join(root, pictures), { recursive: true });
        writeFileSync(
          path.join(root, pictures, picture.filename),
          Buffer.from(picture.pngBase64, 'base64'),
        );
      }
      buildSite(generator, root);
      const pages = pagesOf(generator, root);
      const ofPosts = [...pages].filter(
        ([, html]) => load(html)(`${generator.post} h2`).length > 2,
      );
      expect(ofPosts.map(([page]) => page)).toHaveLength(week.length);
      for (const [page, html] of ofPosts) {
        const $ = load(html);
        const content = $(generator.post);
        expect(content.find('h2').length, page).toBeGreaterThanOrEqual(4);
        expect(content.text(), page).not.toMatch(/\{\{|\{%|\{#|\]\(|\*\*/);
        expect(content.find('script, iframe, table').length, page).toBe(0);
        const digest = week.find(({ window }) => page.replaceAll('/', '-').includes(window.date));
        expect(digest, page).toBeDefined();
        expect(content.find('ol').last().children('li').length, page).toBe(digest?.sources.length);
        for (const a of $('a').toArray()) {
          const href = a.attribs['href'] ?? '';
          if (href.startsWith('#'))
            expect(
              $(`[id="${decodeURIComponent(href.slice(1))}"]`).length,
              `${page}: ${href}`,
            ).toBe(1);
          else if (href.startsWith('/') && !/\.(?:xml|css)$/.test(href))
            expect([...pages.keys()], `${page}: ${href}`).toContain(
              decodeURIComponent(href.endsWith('/') ? `${href}index.html` : href),
            );
        }
      }
      // The first and the last have one neighbour, the others two.
      const links = ofPosts.map(([, html]) => html.match(/[上下]一篇/g)?.length ?? 0).toSorted();
      expect(links).toEqual([1, 1, ...Array.from({ length: week.length - 2 }, () => 2)]);
    },
    180_000,
  );
});
