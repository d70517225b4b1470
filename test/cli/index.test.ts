/** `digest index`: pages, index and feeds of a folder of posts. */
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { cli, demoRecording, temporaryFolder } from '../support/cli.ts';
import { parseFeed } from '../support/parse-feed.ts';
import { layWeek } from '../support/lay-week.ts';

const url = 'https://news.example/daily/';

async function folder(): Promise<string> {
  const cwd = await temporaryFolder();
  await layWeek(cwd, 'jekyll', { posts: 'out', pictures: 'out' });
  return cwd;
}

const read = (cwd: string, name: string): Promise<string> =>
  readFile(join(cwd, 'out', name), 'utf8');

test('every link of index and pages leads to a file that is there, and into its page', async () => {
  const cwd = await folder();
  const { code, out } = await cli(['index', 'out', '--site-url', url], { cwd });
  expect(code).toBe(0);
  const names = await readdir(join(cwd, 'out'));
  const pages = names.filter((name) => name.endsWith('.html'));
  expect(pages).toHaveLength(8);
  expect(out.trim().split('\n').toSorted()).toEqual(
    [...pages, 'feed.json', 'feed.xml'].map((name) => join('out', name)).toSorted(),
  );
  const $index = load(await read(cwd, 'index.html'));
  expect($index('h2').text()).toBe('Qwen');
  expect(
    $index('h3')
      .toArray()
      .map((h) => $index(h).text())[0],
  ).toBe('2026-01-26 週一');
  expect($index('li').first().text()).toBe('千問 App 串起支付與外送，對話裡就能結帳');
  expect($index('li a').first().attr('href')).toBe('2026-01-26-qwen.html#event-1');
  for (const page of pages) {
    const $ = load(await read(cwd, page));
    for (const element of $('a, img, link').toArray()) {
      const { href, src = href ?? '' } = element.attribs;
      if (src.startsWith('https:')) continue;
      const [name = '', id] = src.split('#');
      if (name !== '') expect(names, `${page}: ${src}`).toContain(name);
      if (id === undefined) continue;
      const target = load(await read(cwd, name === '' ? page : name));
      expect(target(`[id="${id}"]`).length, `${page}: ${src}`).toBe(1);
    }
  }
});

describe('feeds', () => {
  test('JSON Feed and RSS say the same of each post, whole addresses throughout, under ids that no address changes', async () => {
    const cwd = await folder();
    await cli(['index', 'out', '--site-url', url], { cwd });
    const json = JSON.parse(await read(cwd, 'feed.json')) as JsonFeed;
    const rss = parseFeed(await read(cwd, 'feed.xml'));
    expect(json.version).toBe('https://jsonfeed.org/version/1.1');
    expect([json.home_page_url, json.feed_url, rss.link]).toEqual([url, `${url}feed.json`, url]);
    expect(json.items).toHaveLength(7);
    expect(json.items[0]).toMatchObject({
      id: 'digest:2026-01-26/qwen',
      url: `${url}2026-01-26-qwen.html`,
      date_published: '2026-01-26T00:00:00.000Z',
      image: `${url}2026-01-26-qwen-infographic.png`,
      language: 'zh-TW',
    });
    expect(rss.items.map(({ id, link, title, html }) => ({ id, url: link, title, html }))).toEqual(
      json.items.map(({ id, url: link, title, content_html: html }) => ({
        id,
        url: link,
        title,
        html,
      })),
    );
    expect(rss.items.map(({ date }) => new Date(date).toISOString())).toEqual(
      json.items.map((item) => item.date_published),
    );
    for (const { content_html: html } of json.items)
      for (const a of load(html)('a').toArray())
        expect(a.attribs['href']).toMatch(/^(?:https?:\/\/|#)/);
    const moved = await cli(['index', 'out', '--site-url', 'https://other.example'], { cwd });
    expect(moved.code).toBe(0);
    const again = JSON.parse(await read(cwd, 'feed.json')) as JsonFeed;
    expect(again.items.map(({ id }) => id)).toEqual(json.items.map(({ id }) => id));
    expect(again.items[0]?.url).toBe('https://other.example/2026-01-26-qwen.html');
  });

  test('without an address there are none, and it is said how there would be', async () => {
    const cwd = await folder();
    const { code, err } = await cli(['index', 'out'], { cwd });
    expect([code, err.includes('--site-url')]).toEqual([0, true]);
    expect((await readdir(join(cwd, 'out'))).filter((name) => name.startsWith('feed'))).toEqual([]);
  });

  test('a run into a folder with an address keeps them, byte for byte the same', async () => {
    const cwd = await temporaryFolder();
    const argv = [
      'qwen',
      '--replay',
      demoRecording,
      '--out',
      'out',
      '--state',
      'st',
      '--no-image',
      '--site-url',
      url,
    ];
    expect((await cli(argv, { cwd })).code).toBe(0);
    const first = await Promise.all(
      ['index.html', 'feed.json', 'feed.xml'].map((n) => read(cwd, n)),
    );
    expect(parseFeed(first[2] ?? '').items).toHaveLength(1);
    await cli(argv, { cwd });
    expect(
      await Promise.all(['index.html', 'feed.json', 'feed.xml'].map((n) => read(cwd, n))),
    ).toEqual(first);
  });
});

interface JsonFeed {
  readonly version: string;
  readonly home_page_url: string;
  readonly feed_url: string;
  readonly items: readonly {
    readonly id: string;
    readonly url: string;
    readonly title: string;
    readonly content_html: string;
    readonly date_published: string;
  }[];
}

test('Jekyll’s own folder of posts is left to Jekyll', async () => {
  const cwd = await temporaryFolder();
  await mkdir(join(cwd, '_posts'));
  await writeFile(join(cwd, '_config.yml'), 'title: x\n');
  const { code, err } = await cli(['index', '_posts'], { cwd });
  expect([code, err]).toEqual([2, expect.stringContaining('_posts is a Jekyll blog’s')]);
  expect(await readdir(join(cwd, '_posts'))).toEqual([]);
});

test.each([
  [['index'], 'of which folder?'],
  [['index', 'none'], 'no post lies in none'],
  [['index', 'none', '--days', '0'], '--days 0'],
])('%j is refused with what to do', async (argv, said) => {
  const { code, err } = await cli(argv);
  expect([code, err.includes(said)]).toEqual([2, true]);
});
