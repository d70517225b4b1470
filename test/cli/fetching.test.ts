/** Settings of fetching, through the whole program. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cli, temporaryFolder, type CliResult } from '../support/cli.ts';
import { serve } from '../support/network.ts';

const paths = ['/open', '/private/1', '/large'];
const items = paths.map(
  (path) =>
    `<item><title>藍雀發表新款平板${path}</title><link>${path}</link><pubDate>Mon, 26 Jan 2026 09:00:00 +0800</pubDate></item>`,
);

/** Runs over a feed of three pages; the ledger is on stderr. */
async function run(settings: string): Promise<CliResult & { readonly agents: Set<string> }> {
  const agents = new Set<string>();
  const server = await serve((request, response) => {
    agents.add(request.headers['user-agent'] ?? '');
    const { url } = request;
    if (url === '/robots.txt') response.end('User-agent: *\nDisallow: /private/');
    else if (url === '/feed.xml')
      response.end(
        `<rss version="2.0"><channel><title>測試</title>${items.join('')}</channel></rss>`,
      );
    else if (url === '/large')
      response.end(`<p>藍雀今天在台北發表新款平板電腦。</p><!--${' '.repeat(60_000)}-->`);
    else
      response
        .setHeader('content-type', 'text/html')
        .end('<p>藍雀今天在台北發表新款平板電腦。</p>');
  });
  const cwd = await temporaryFolder();
  await mkdir(join(cwd, 'topics'));
  await writeFile(
    join(cwd, 'topics/bird.yaml'),
    `id: bird\nname: 藍雀\naliases: [{ text: 藍雀, script: hant }]\ntags: [藍雀]\nsources:\n  - { kind: feed, url: '${server.origin}/feed.xml' }\n`,
  );
  await writeFile(join(cwd, 'digest.yaml'), settings);
  const argv = ['bird', '--date', '2026-01-26', '--allow-private', `127.0.0.1:${server.port}`];
  const result = await cli([...argv, '--engine', 'extractive', '--no-image', '--verbose'], { cwd });
  return { ...result, agents };
}

test('the contact is in the user agent, robots.txt is heeded, and large pages are not read', async () => {
  const { err, agents } = await run('contact: me@example.org\npage-bytes: 50000\n');
  expect([...agents]).toEqual([expect.stringContaining('; +me@example.org; ')]);
  expect(err).toMatch(
    /private\/1\trobots: .*does not want it read by programs \(Disallow: \/private\/\)/,
  );
  expect(err).toMatch(/large\ttoo-large: .*more than 50000 bytes/);
});

test('robots: false asks all the same, and larger pages are read by default', async () => {
  const { err, agents } = await run('robots: false\n');
  expect([...agents]).toEqual([expect.not.stringContaining('+')]);
  expect(err).not.toMatch(/robots:|too-large:/);
});
