/** `digest preview`: a post as a reader sees it. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { formatNames } from '../../src/config/settings.ts';
import { extensionOf } from '../../src/writers/formats/formats.ts';
import { foldersWritten } from '../../src/cli/compile/publish.ts';
import { cli, temporaryFolder } from '../support/cli.ts';
import { declareLoopback } from '../support/network.ts';
import { layWeek } from '../support/lay-week.ts';

describe('one file', () => {
  test.each(formatNames.filter((name) => extensionOf(name) === 'md'))(
    '%s: title, picture and links of the post, and nothing to load',
    async (format) => {
      const cwd = await temporaryFolder();
      await layWeek(cwd, format);
      const file = join(foldersWritten(format).posts, '2026-01-26-qwen.md');
      const { code, err } = await cli(['preview', file, '--html', 'page.html'], { cwd });
      expect([code, err]).toEqual([0, 'Written to page.html.\n']);
      const html = await readFile(join(cwd, 'page.html'), 'utf8');
      const $ = load(html);
      expect($('h1').text()).toMatch(/qwen/i);
      expect($('html').attr('lang')).toBe('zh-TW');
      expect($('img').attr('src')).toMatch(/^data:image\/png;base64,iVBOR/);
      expect($('img').attr('alt')?.length).toBeGreaterThan(10);
      expect($('main h2').length).toBeGreaterThanOrEqual(4);
      expect($('main').text()).not.toMatch(/\{#|\{\{|\]\(/);
      expect($('main').text(), 'a post that lies elsewhere is named').toContain(
        '上一篇：2026-01-25',
      );
      const hrefs = $('a')
        .toArray()
        .map((a) => a.attribs['href'] ?? '');
      expect(hrefs.filter((href) => !/^(?:https:\/\/|#)/.test(href))).toEqual([]);
      for (const href of hrefs.filter((one) => one.startsWith('#')))
        expect($(href).length, href).toBe(1);
      expect($('link, script').length).toBe(0);
    },
  );
});

describe('served', () => {
  test('the newest post stands at the root, its neighbour behind its link, as they lie there now', async () => {
    const cwd = await temporaryFolder();
    await layWeek(cwd, 'jekyll', { posts: 'drafts', pictures: 'drafts' });
    const stop = new AbortController();
    let tell: (url: string) => void = () => undefined;
    const told = new Promise<string>((done) => (tell = done));
    const ends = cli(['preview', '--out', 'drafts'], { cwd, signal: stop.signal, onOut: tell });
    const url = (await told).trim();
    declareLoopback(Number(new URL(url).port));
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const $ = load(await (await fetch(url)).text());
    const before = $('a')
      .toArray()
      .map((a) => a.attribs['href'] ?? '')
      .find((href) => href.startsWith('/'));
    expect(before).toBe('/2026-01-25-qwen');
    const other = join(cwd, 'drafts/2026-01-25-qwen.md');
    await writeFile(other, (await readFile(other, 'utf8')).replace('首波開放', '首批開放'));
    expect(await (await fetch(new URL(before ?? '', url))).text()).toContain('首批開放');
    expect((await fetch(new URL('/../package.json', url))).status).toBe(404);
    stop.abort('SIGINT');
    expect((await ends).code).toBe(0);
  });
});

test.each([
  [['preview', 'none.md'], 'can’t read'],
  [['preview'], 'no post that is written to a file is known'],
  [['preview', '--port', 'x'], '--port x: not a port.'],
])('%j is refused with what to do', async (argv, said) => {
  const cwd = await temporaryFolder();
  const { code, err } = await cli(argv, { cwd });
  expect([code, err.includes(said)]).toEqual([2, true]);
});
