/** `digest sources`, `digest topics check`, what a run says of its sources, and links of one's own. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/model/run.ts';
import { outlets } from '../../src/sources/outlets.ts';
import { cli, temporaryFolder, type CliResult } from '../support/cli.ts';
import { closedPort, serve, type LoopbackServer } from '../support/network.ts';

const sentences = [
  '聚瀾科技26日發表燈塔模型的第三代，參數是上一代的兩倍。',
  '公司說，新模型在測試中答對了九成的題目。',
  '燈塔模型本月起開放下載，企業每月付費三百元。',
];

const article = (title: string): string =>
  `<!doctype html><html lang="zh-Hant"><head><title>${title}</title><meta property="article:published_time" content="2026-01-26T09:00:00+08:00"></head><body><article><h1>${title}</h1>${sentences.map((sentence) => `<p>${sentence}</p>`).join('')}</article></body></html>`;

/** A feed of one item at `/feed`, one without at `/empty`, a refusal at `/shut`; all else is the article. */
async function aSite(): Promise<LoopbackServer> {
  const server: LoopbackServer = await serve((request, response) => {
    const path = request.url ?? '';
    if (path === '/shut') return response.writeHead(403).end('Forbidden');
    const items =
      path === '/feed'
        ? `<item><title>聚瀾發表燈塔第三代</title><link>${server.origin}/a</link><pubDate>Mon, 26 Jan 2026 01:00:00 GMT</pubDate></item>`
        : '';
    const isFeed = path === '/feed' || path === '/empty';
    response.setHeader('content-type', isFeed ? 'application/rss+xml' : 'text/html; charset=utf-8');
    return response.end(
      isFeed
        ? `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>瀾報</title>${items}</channel></rss>`
        : article('聚瀾發表燈塔第三代 參數加倍'),
    );
  });
  return server;
}

async function writeTopic(cwd: string, id: string, sources: readonly string[]): Promise<void> {
  const text = `id: ${id}\nname: 燈塔\naliases:\n  - { text: 燈塔, script: hant }\n  - { text: Dengta, script: latin }\nsources:\n${sources.map((source) => `  - ${source}`).join('\n')}\n`;
  await writeFile(join(cwd, `${id}.yaml`), text);
}

const run = (
  cwd: string,
  { port }: LoopbackServer,
  ...more: readonly string[]
): Promise<CliResult> =>
  cli(
    [
      'dengta',
      '--date=2026-01-26',
      '--topics=.',
      '--engine=extractive',
      '--no-image',
      `--allow-private=127.0.0.1:${port}`,
      ...more,
    ],
    { cwd },
  );

describe('a run', () => {
  test('says in one line how its sources answered, and the manifest has it', async () => {
    const site = await aSite();
    const cwd = await temporaryFolder();
    await writeTopic(cwd, 'dengta', [
      `{ kind: feed, url: '${site.origin}/feed' }`,
      `{ kind: sitemap, url: '${site.origin}/shut' }`,
      '{ kind: brave, edition: zh-TW }',
    ]);
    const { code, err } = await run(cwd, site);
    expect(code).toBe(0);
    expect(err.match(/^ *sources: .*$/gm)).toEqual([
      `    sources: ok: feed:127.0.0.1:${site.port} 1; blocked: sitemap:127.0.0.1:${site.port}; unauthorised: brave:zh-TW`,
    ]);
    expect(err).toContain('put it into BRAVE_API_KEY');
    const manifest = JSON.parse(
      await readFile(join(cwd, '.digest/runs/2026-01-26/dengta/manifest.json'), 'utf8'),
    ) as Manifest;
    expect(manifest.sources?.map(({ source, state, hits }) => [source, state, hits])).toEqual([
      [`feed:127.0.0.1:${site.port}`, 'ok', 1],
      [`sitemap:127.0.0.1:${site.port}`, 'blocked', 0],
      ['brave:zh-TW', 'unauthorised', 0],
    ]);

    const { out } = await cli(['sources'], { cwd, env: { TAVILY_API_KEY: 'geheim-123456' } });
    expect(out).toMatch(/^feed .*2026-01-26 04:00 ok/m);
    expect(out).toMatch(/^brave .*day .*BRAVE_API_KEY is missing .*unauthorised/m);
    expect(out).toMatch(/^tavily .*TAVILY_API_KEY is set/m);
    expect(out).not.toContain('geheim');
  });

  test('of which every source failed keeps how each did', async () => {
    const site = await aSite();
    const cwd = await temporaryFolder();
    await writeTopic(cwd, 'dengta', [`{ kind: feed, url: '${site.origin}/shut' }`]);
    const { code, err } = await run(cwd, site);
    expect(code).toBe(4);
    expect(err).toMatch(/blocked: .*403: Forbidden/);
    const path = join(cwd, '.digest/runs/2026-01-26/dengta/manifest.json');
    expect((JSON.parse(await readFile(path, 'utf8')) as Manifest).sources).toMatchObject([
      { state: 'blocked' },
    ]);
    expect((await cli(['sources'], { cwd })).out).toMatch(/^feed .*blocked/m);
  });
});

describe('links of one’s own', () => {
  test('are told besides what sources find, from a file or standard input', async () => {
    const site = await aSite();
    const cwd = await temporaryFolder();
    await writeTopic(cwd, 'dengta', [`{ kind: feed, url: '${site.origin}/empty' }`]);
    const links = `# gestern gefunden\n\n${site.origin}/own?x=1#part  # the one\n`;
    await writeFile(join(cwd, 'links.txt'), links);
    const told = await run(cwd, site, '--urls=links.txt');
    expect([told.code, told.err]).toEqual([0, expect.stringContaining('urls 1')]);
    expect(told.out).toContain('參數是上一代的兩倍');
    const argv = ['dengta', '--date=2026-01-26', '--topics=.', '--state=other', '--no-image'];
    const piped = await cli(
      [...argv, '--engine=extractive', `--allow-private=127.0.0.1:${site.port}`, '--urls=-'],
      { cwd, stdin: links },
    );
    expect(piped.out).toBe(told.out);
  });

  test.each([
    ['https://a.example/\n\nnews.example/1\n', /links\.txt:3: an address without https:\/\//],
    ['https://a.example/\r\nftp://a.example/\r\n', /links\.txt:2: no http\(s\) address/],
    ['# one\nnot a link\n', /links\.txt:2: more than one word/],
    ['something\n', /links\.txt:1: no address: “something”/],
    ['# nothing yet\n', /links\.txt: no links in it/],
  ])('%j is refused with its line', async (text, message) => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, 'links.txt'), text);
    const { code, err } = await cli(['qwen', '--urls', 'links.txt'], { cwd });
    expect(err).toMatch(message);
    expect(code).toBe(2);
  });

  test('a file that is not there is named', async () => {
    const { code, err } = await cli(['qwen', '--urls', 'none.txt']);
    expect(err).toMatch(/none\.txt: there is no such file/);
    expect(code).toBe(2);
  });
});

describe('a list of feeds beside the topic file', () => {
  test('is asked feed by feed; one that is down is no loss of a source', async () => {
    const site = await aSite();
    const cwd = await temporaryFolder();
    const list = (path: string): string => `<outline text="x" xmlUrl="${site.origin}${path}"/>`;
    await writeFile(
      join(cwd, 'mine.opml'),
      `<opml version="2.0"><body>${list('/feed')}${list('/shut')}</body></opml>`,
    );
    await writeTopic(cwd, 'dengta', ['{ kind: opml, file: mine.opml }']);
    const { code, err } = await run(cwd, site, '--strict');
    expect([code, err]).toEqual([
      0,
      expect.stringMatching(
        /sources: ok: feed:127\.0\.0\.1:\d+\/feed 1; blocked: feed:127\.0\.0\.1:\d+\/shut$/m,
      ),
    ]);
  });

  test.each([
    ['mine.opml', /the list of feeds .*mine\.opml: not an OPML list/],
    ['none.opml', /the list of feeds .*none\.opml: there is no such file/],
  ])('%s: what is none is named', async (file, message) => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, 'mine.opml'), '<html></html>');
    await writeTopic(cwd, 'dengta', [`{ kind: opml, file: ${file} }`]);
    const { code, err } = await cli(['dengta', '--topics=.'], { cwd });
    expect(err).toMatch(message);
    expect(code).toBe(2);
  });
});

describe('topics', () => {
  test('one broken file costs its topic only', async () => {
    const site = await aSite();
    const cwd = await temporaryFolder();
    await writeTopic(cwd, 'dengta', [`{ kind: feed, url: '${site.origin}/feed' }`]);
    await writeFile(join(cwd, 'broken.yaml'), 'id: broken\nname: X\nsources: [{ kind: feeds }]\n');
    const listed = await cli(['topics', '--topics', '.'], { cwd });
    expect(listed.out).toMatch(/^dengta\t燈塔\t燈塔、Dengta/m);
    expect(listed.out).toMatch(/^qwen\t/m);
    expect(listed.err).toMatch(/broken\.yaml:3: sources\.0\.kind: no kind .*"feeds"/);
    expect(listed.code).toBe(2);
    expect((await run(cwd, site)).code).toBe(0);
  });

  test('are found by their names in any script and case', async () => {
    const cwd = await temporaryFolder();
    for (const [typed, id] of [
      ['千問', 'qwen'],
      ['千问', 'qwen'],
      ['openai', 'chatgpt'],
      ['META AI', 'llama'],
      ['智谱', 'glm'],
    ] as const)
      expect((await cli([typed, '--dry-run'], { cwd })).err, typed).toMatch(
        new RegExp(`^topic +${id} `),
      );
    const { err } = await cli(['antropic'], { cwd });
    expect(err).toMatch(/unknown topic "antropic".*\n.*Did you mean "Anthropic"/);
  });

  test('a name of several of the user’s is asked back; the user’s go before the bundled', async () => {
    const cwd = await temporaryFolder();
    await writeTopic(cwd, 'one', ['{ kind: hn-algolia }']);
    const env = { DIGEST_TOPICS: '.' };
    expect((await cli(['燈塔', '--dry-run'], { cwd, env })).err).toMatch(/^topic +one /);
    await writeTopic(cwd, 'two', ['{ kind: hn-algolia }']);
    const both = await cli(['燈塔'], { cwd, env });
    expect(both.err).toMatch(/"燈塔" is a name of several topics: one, two/);
    expect(both.code).toBe(2);
    await writeFile(
      join(cwd, 'mine.yaml'),
      'id: mine\nname: 千問\nsources: [{ kind: hn-algolia }]\n',
    );
    expect((await cli(['千問', '--dry-run'], { cwd, env })).err).toMatch(/^topic +mine /);
  });

  test('check asks each source once and counts its hits', async () => {
    const site = await aSite();
    const cwd = await temporaryFolder();
    const feed = `{ kind: feed, url: '${site.origin}/feed' }`;
    await writeTopic(cwd, 'dengta', [feed, `{ kind: sitemap, url: '${site.origin}/shut' }`]);
    await writeTopic(cwd, 'zwei', [feed]);
    const allow = ['--topics=.', `--allow-private=127.0.0.1:${site.port}`];
    const { code, out } = await cli(['topics', 'check', 'dengta', ...allow], { cwd });
    expect(out).toMatch(/^dengta +feed:127\.0\.0\.1:\d+ +ok +1 +1$/m);
    expect(out).toMatch(/^dengta +sitemap:127\.0\.0\.1:\d+ +blocked +0 +0 .*403/m);
    expect(code).toBe(0);
    expect(site.requests).toEqual(['GET /feed', 'GET /shut']);

    await writeTopic(cwd, 'stumm', [
      `{ kind: feed, url: 'http://127.0.0.1:${await closedPort()}' }`,
    ]);
    const silent = await cli(['topics', 'check', 'stumm', '--topics=.', '--json'], { cwd });
    expect(JSON.parse(silent.out)).toMatchObject([
      { topic: 'stumm', answered: [{ state: 'blocked' }] },
    ]);
    expect(silent.code).toBe(4);
    expect((await cli(['topics', 'chek'], { cwd })).err).toMatch(/Did you mean "check"/);
  });
});

describe('the bundled list', () => {
  test('is printed', async () => {
    const { out, code } = await cli(['sources', 'feeds']);
    expect(out.trim().split('\n')).toHaveLength(outlets.length + 1);
    expect(code).toBe(0);
  });

  test('check says of each entry whether it answers; nobody does: exit 4', async () => {
    // Whatever it asks goes to a proxy that is not there.
    const proxy = `http://127.0.0.1:${await closedPort()}`;
    const env = { https_proxy: proxy, http_proxy: proxy };
    const cwd = await temporaryFolder();
    const { code, out, err } = await cli(['sources', 'check'], { cwd, env });
    expect(out.match(/^no-answer /gm)).toHaveLength(outlets.length);
    expect(err).toContain(`0 of ${outlets.length} answer`);
    expect(code).toBe(4);
    expect((await cli(['sources'], { cwd })).out).toMatch(/^outlets .*0 of \d+ ok/m);
  });
});
