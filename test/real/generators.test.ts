/** A week of posts in the generators that they are written for, as far as these are installed. */
import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/cli.ts';
import { buildSite, pagesOf, siteGenerators } from '../support/generators.ts';
import { layWeek } from '../support/lay-week.ts';

describe.each(siteGenerators)('$name', (generator) => {
  test.skipIf(!generator.isThere)(
    'builds a week: every page is there, its sections and sources too, and each link leads to a page or into the page (skipped where it is not installed)',
    async () => {
      const root = await temporaryFolder();
      generator.lay(root);
      const week = await layWeek(root, generator.format);
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
      const links = ofPosts.map(([, html]) => html.match(/[上下]一篇/g)?.length ?? 0);
      expect(links.toSorted((a, b) => a - b)).toEqual([1, 1, ...links.slice(2).map(() => 2)]);
    },
    180_000,
  );
});
