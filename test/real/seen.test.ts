/** Pages as people see them: in a real browser, wide and narrow, light and dark, and with axe's eyes. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  hasBrowser,
  openBrowser,
  schemes,
  see,
  type devices,
  type View,
} from '../support/browser.ts';
import { cli, temporaryFolder } from '../support/cli.ts';
import { buildSite, siteGenerators } from '../support/generators.ts';
import { layWeek } from '../support/lay-week.ts';
import { serve } from '../support/network.ts';

const looks = (['desktop', 'phone'] as const satisfies readonly (keyof typeof devices)[]).flatMap(
  (device) => schemes.map((scheme) => ({ device, scheme })),
);

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css',
  png: 'image/png',
  svg: 'image/svg+xml',
};

/** A folder as a web server shows it. */
async function origin(folder: string): Promise<string> {
  const server = await serve((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
    const name = path.endsWith('/') ? `${path}index.html` : path;
    const file = join(folder, name);
    if (existsSync(file)) {
      response.writeHead(200, { 'content-type': types[name.split('.').at(-1) ?? ''] ?? '' });
      response.end(readFileSync(file));
    } else response.writeHead(404).end();
  });
  return server.origin;
}

describe.skipIf(!hasBrowser)('seen (skipped where there is no Chromium)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });

  /** What is wrong with a page, however it is looked at. @param dark whether the page has a dark form */
  async function faultsOf(
    view: Pick<View, 'url' | 'photograph' | 'within' | 'besides'>,
    dark: boolean,
  ): Promise<readonly string[]> {
    const found: string[] = [];
    for (const look of looks) {
      const { faults, passes, overflow, broken, brightness } = await see(browser, {
        ...look,
        ...view,
      });
      const said = [
        ...faults,
        ...broken.map((src) => `${src} is broken`),
        ...(overflow > 0 ? [`${overflow} pixels too wide`] : []),
        ...(passes > 5 ? [] : [`axe looked at ${passes} things`]),
        ...((look.scheme === 'dark' && dark ? brightness < 60 : brightness > 200)
          ? []
          : [`brightness ${brightness}`]),
      ];
      found.push(
        ...said.map((one) => `${view.photograph}, ${look.device}, ${look.scheme}: ${one}`),
      );
    }
    return found;
  }

  test.each(siteGenerators.filter(({ format }) => format === 'jekyll'))(
    'the last post of a week, built by $name (skipped where that is absent)',
    async (generator) => {
      const root = await temporaryFolder();
      generator.lay(root);
      await layWeek(root, generator.format);
      buildSite(generator, root);
      const site = await origin(join(root, generator.site));
      const minima = generator.name.includes('minima');
      const url = `${site}/qwen/daily/2026/01/26/qwen.html`;
      // What stands around the post is minima's, and so are its links, which are 4.14 to 1 on its ground.
      const themed = { within: generator.post, besides: ['color-contrast'] };
      const faults = minima
        ? await faultsOf({ url, photograph: 'minima', ...themed }, false)
        : await faultsOf({ url, photograph: 'jekyll' }, true);
      expect(faults).toEqual([]);
    },
    120_000,
  );

  test('the preview and the index', async () => {
    const cwd = await temporaryFolder();
    await layWeek(cwd, 'jekyll', { posts: 'out', pictures: 'out' });
    await cli(['index', 'out', '--site-url', 'https://news.example/'], { cwd });
    await cli(['preview', 'out/2026-01-26-qwen.md', '--html', 'out/preview.html'], { cwd });
    const site = await origin(join(cwd, 'out'));
    for (const name of ['preview', 'index', '2026-01-26-qwen'])
      expect(await faultsOf({ url: `${site}/${name}.html`, photograph: name }, true)).toEqual([]);
  }, 120_000);

  test('a fault is found: a picture without words, text too pale, a page too wide', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(
        '<!DOCTYPE html><title>x</title><body style="background: white"><img src="/none.png" width="900"><p style="color: #eee">淡得看不清</p>',
      );
    });
    const look = { device: 'phone', scheme: 'light', photograph: 'faulty' } as const;
    const seen = await see(browser, { ...look, url: server.origin });
    expect(seen.faults.map((fault) => fault.split(':')[0])).toEqual(
      expect.arrayContaining(['color-contrast', 'html-has-lang', 'image-alt']),
    );
    expect(seen.overflow + seen.broken.length).toBeGreaterThan(0);
  });
});
