/** What feeds held over days: asked for a past day, they tell what they would have told then. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { archivedFetcher, feedFolder } from '../../src/adapters/feed-archive.ts';
import { FetchFailure } from '../../src/errors.ts';
import type { FetchRequest, FetchResponse, Fetcher } from '../../src/ports.ts';
import { decodeData } from '../../src/text/charset.ts';
import { readFeed } from '../../src/sources/reading/feed-items.ts';
import { windowOf } from '../../src/config/window.ts';
import { temporaryFolder } from '../support/cli.ts';

const request: FetchRequest = {
  method: 'GET',
  url: 'https://a.example/feed',
  kind: 'api',
  archive: true,
};

const rss = (...titles: readonly string[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>A</title>${titles
    .map(
      (title) =>
        `<item><title>${title}</title><link>https://a.example/${encodeURIComponent(title)}</link></item>`,
    )
    .join('')}</channel></rss>`;

interface World {
  /** What the feed holds; a status or a failure in its place. */
  now: string | Uint8Array | number | FetchFailure;
  at: number;
  type: string;
  asked: number;
  readonly state: string;
}

let world: World;
beforeEach(async () => {
  world = {
    now: '',
    at: Date.parse('2026-01-26T01:00:00Z'),
    type: 'application/rss+xml; charset=utf-8',
    asked: 0,
    state: await temporaryFolder(),
  };
});

const inner: Fetcher = {
  fetch: ({ url }) => {
    world.asked++;
    const { now, type } = world;
    if (now instanceof FetchFailure) return Promise.reject(now);
    return Promise.resolve({
      status: typeof now === 'number' ? now : 200,
      url,
      redirects: [],
      headers: { 'content-type': type },
      body: typeof now === 'number' ? Buffer.of() : Buffer.from(now),
    });
  },
};

async function ask(
  day: string,
  more: {
    readonly readOnly?: boolean;
  } = {},
): Promise<FetchResponse> {
  const { state, at } = world;
  const fetcher = archivedFetcher(inner, {
    shelf: feedFolder(state),
    window: windowOf(day, 1, 'Asia/Taipei'),
    clock: { now: () => at },
    readOnly: more.readOnly ?? false,
  });
  return fetcher.fetch(request);
}

const titlesIn = ({ body, headers, url }: FetchResponse): readonly string[] =>
  readFeed(decodeData(body, headers['content-type']).text, url).items.map(({ title }) => title);

const hours = (n: number): void => void (world.at += n * 3_600_000);

describe('a feed', () => {
  test('is asked each time, and what it held of the day stands behind what it holds', async () => {
    world.now = rss('一');
    await ask('2026-01-26');
    world.now = rss('二');
    expect(titlesIn(await ask('2026-01-26'))).toEqual(['二', '一']);
    world.now = rss('三');
    expect(titlesIn(await ask('2026-01-27'))).toEqual(['三']);
    expect(world.asked).toBe(3);
  });

  test('tells of a past day what it held then, and nothing of days between', async () => {
    world.now = rss('那天的');
    await ask('2026-01-26');
    hours(24 * 20);
    world.now = rss('後來的');
    await ask('2026-02-15');
    hours(24 * 10);
    world.now = rss('今天的');
    expect(titlesIn(await ask('2026-01-26'))).toEqual(['今天的', '那天的']);
    expect(titlesIn(await ask('2026-02-25'))).toEqual(['今天的']);
  });

  test('that fails is stood in for by what it held, and that is told', async () => {
    world.now = rss('一');
    await ask('2026-01-26');
    hours(2);
    for (const failure of [503, new FetchFailure('timeout', 'a.example did not answer in time')]) {
      world.now = failure;
      const response = await ask('2026-01-26');
      expect(titlesIn(response)).toEqual(['一']);
      expect(response.standsIn).toMatch(
        /(?:status 503|in time); what it held until 2026-01-26T01:00/,
      );
    }
  });

  test('that fails and held nothing of the day has failed', async () => {
    world.now = 503;
    expect((await ask('2026-01-26')).status).toBe(503);
    world.now = rss('一');
    await ask('2026-01-26');
    hours(24 * 30);
    world.now = 503;
    expect((await ask('2026-02-25')).status).toBe(503);
    world.now = new FetchFailure('dns', 'gone');
    await expect(ask('2026-02-25')).rejects.toThrow('gone');
  });

  test('a page for people takes nothing’s place', async () => {
    world.now = rss('一');
    await ask('2026-01-26');
    hours(1);
    world.now = '<html>Are you human?</html>';
    expect(Buffer.from((await ask('2026-01-26')).body).toString()).toBe(world.now);
    hours(1);
    world.now = rss('二');
    expect(titlesIn(await ask('2026-01-26'))).toEqual(['二', '一']);
  });

  test('leaves nothing behind in a dry run', async () => {
    world.now = rss('一');
    await ask('2026-01-26', { readOnly: true });
    expect(await readdir(world.state)).toEqual([]);
  });

  test('other requests pass', async () => {
    world.now = rss('一');
    const fetcher = archivedFetcher(inner, {
      shelf: feedFolder(world.state),
      window: windowOf('2026-01-26', 1, 'Asia/Taipei'),
      clock: { now: () => world.at },
      readOnly: false,
    });
    const { archive: _, ...plain } = request;
    await fetcher.fetch(plain);
    expect(await readdir(world.state)).toEqual([]);
  });
});

describe('items', () => {
  const over = async (first: string | Uint8Array, second: string): Promise<FetchResponse> => {
    world.now = first;
    await ask('2026-01-26');
    hours(2);
    world.now = second;
    return ask('2026-01-26');
  };

  test('that share an id are different ones by their titles', async () => {
    const item = (title: string): string =>
      `<rss version="2.0"><channel><item><title>${title}</title><link>https://a.example/${encodeURIComponent(title)}</link><guid>1</guid></item></channel></rss>`;
    expect(titlesIn(await over(item('早'), item('晚')))).toEqual(['晚', '早']);
  });

  test('give way to the one that leads to their page now', async () => {
    const item = (title: string): string =>
      `<rss version="2.0"><channel><item><title>${title}</title><link>https://a.example/daily</link></item></channel></rss>`;
    expect(titlesIn(await over(item('昨天'), item('今天')))).toEqual(['今天']);
  });

  test('of Atom', async () => {
    const atom = (title: string): string =>
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><id>${title}</id><title>${title}</title><link href="https://a.example/${title}"/></entry></feed>`;
    expect(titlesIn(await over(atom('a'), atom('b')))).toEqual(['b', 'a']);
  });

  test('of a JSON Feed', async () => {
    world.type = 'application/feed+json';
    const feed = (title: string): string =>
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'A',
        items: [{ id: title, title, url: `https://a.example/${title}`, content_text: title }],
      });
    expect(titlesIn(await over(feed('a'), feed('b')))).toEqual(['b', 'a']);
  });

  test('of a feed in Big5, beside those in UTF-8', async () => {
    world.type = 'application/rss+xml';
    const { createMultibyteEncoder } = await import('@exodus/bytes/multi-byte.js');
    const big5 = rss('千問登上頭版').replace('"1.0"', '"1.0" encoding="big5"');
    const response = await over(createMultibyteEncoder('big5')(big5), rss('新的一天的新聞'));
    expect(titlesIn(response)).toEqual(['新的一天的新聞', '千問登上頭版']);
  });

  test('a text of a whole book is left out of what is kept', async () => {
    const long = `<rss version="2.0"><channel><item><title>長</title><link>https://a.example/long</link><content:encoded>${'字'.repeat(40_000)}</content:encoded></item></channel></rss>`;
    const response = await over(long, rss('新的'));
    expect(titlesIn(response)).toEqual(['新的', '長']);
    expect(response.body.length).toBeLessThan(2000);
  });
});

test('a damaged file counts as none', async () => {
  world.now = rss('一');
  await ask('2026-01-26');
  const folder = join(world.state, 'feeds');
  const [name = ''] = await readdir(folder);
  const { writeFile } = await import('node:fs/promises');
  await writeFile(join(folder, name), 'broken');
  expect(titlesIn(await ask('2026-01-26'))).toEqual(['一']);
  expect(world.asked).toBe(2);
});
