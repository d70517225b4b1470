/** The last line of a run that has nothing to tell names the stage that left it nothing, and why. */
import { mkdir, writeFile } from 'node:fs/promises';
import type http from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cli, temporaryFolder } from '../support/cli.ts';
import { serve } from '../support/network.ts';

const day = 'Mon, 26 Jan 2026 09:00:00 +0800';
const item = (path: string, title = '藍雀發表新款平板', date = day): string =>
  `<item><title>${title}</title><link>${path}</link><pubDate>${date}</pubDate><description>${title}。</description></item>`;
const rss = (...items: readonly string[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>測試</title>${items.join('')}</channel></rss>`;

/** Runs quietly over a feed of these items; what was told, without the hint. */
async function lastLine(feed: string, page?: http.RequestListener): Promise<string> {
  return (await told(feed, page)).split('\n  hint:')[0] ?? '';
}

async function told(
  feed: string,
  page: http.RequestListener = (_request, response) => void response.writeHead(404).end(),
): Promise<string> {
  const server = await serve((request, response) => {
    if (request.url === '/feed.xml') response.setHeader('content-type', 'text/xml').end(feed);
    else if (request.url === '/robots.txt') response.writeHead(404).end();
    else page(request, response);
  });
  const cwd = await temporaryFolder();
  await mkdir(join(cwd, 'topics'));
  await writeFile(
    join(cwd, 'topics/bird.yaml'),
    `id: bird\nname: 藍雀\naliases: [{ text: 藍雀, script: hant }]\ntimeZone: Asia/Taipei\nwindowDays: 1\nlanguage: zh-TW\ntags: [藍雀]\nsources:\n  - { kind: feed, url: '${server.origin}/feed.xml' }\n`,
  );
  const argv = ['bird', '--date', '2026-01-26', '--allow-private', `127.0.0.1:${server.port}`];
  const { code, err } = await cli([...argv, '--engine', 'extractive', '--no-image', '--quiet'], {
    cwd,
  });
  expect(code).toBe(3);
  return err.replaceAll(server.origin, '');
}

test.each([
  ['an empty feed', rss(), /^digest: nothing new: search found no hit: .*the feed has no items$/],
  [
    'a feed of something else',
    rss(item('/1', '山區週末有雨，平地多雲，氣象站提醒登山客攜帶雨具並留意溪水暴漲')),
    /^digest: nothing new: search found no hit: .*1 of 1 items do not mention the topic/,
  ],
  [
    'old items',
    rss(item('/1', '藍雀舊聞', 'Mon, 12 Jan 2026 09:00:00 +0800')),
    /^digest: nothing new: 1 hit, none of 2026-01-26$/,
  ],
  [
    'dead pages',
    rss(item('/1'), item('/2')),
    /^digest: nothing new: 2 hits, none left after fetch: 2 answered with an error \(404\)$/,
  ],
])('%s', async (_, feed, line) => {
  expect(await lastLine(feed)).toMatch(line);
});

test('where the news is of other days, how to have those is said', async () => {
  const old = 'Mon, 12 Jan 2026 09:00:00 +0800';
  const hint = /\n {2}hint: earlier days are told with --date yesterday, or --window 7d\n$/;
  const olds = [item('/1', '藍雀舊聞', old), item('/2', '藍雀舊事', old)];
  expect(await told(rss(...olds))).toMatch(hint);
  expect(await told(rss(...olds, item('/3')))).toMatch(hint);
  expect(await told(rss(item('/1', '藍雀舊聞', old), item('/2'), item('/3')))).not.toMatch(hint);
});

test('ends of several kinds are counted, the most frequent first', async () => {
  const line = await lastLine(
    rss(item('/a'), item('/b'), item('/c'), item('/d')),
    (request, response) => {
      if (request.url === '/a')
        response.setHeader('content-type', 'application/pdf').end('%PDF-1.7');
      else if (request.url === '/b') response.writeHead(503, { 'retry-after': '3600' }).end();
      else response.setHeader('content-type', 'text/html').end('<p>正在為您轉址，請稍候。</p>');
    },
  );
  expect(line).toBe(
    'digest: nothing new: 4 hits, none left after extract: 2 in place of an article a wall, an error or a notice, 1 of no article’s format, 1 answered with an error (503)',
  );
});
