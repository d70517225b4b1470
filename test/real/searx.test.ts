/** A real search server, Debian's `searx`, over pages on loopback: what it finds comes into a post. */
import { spawn, spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { cli, root, temporaryFolder } from '../support/cli.ts';
import { closedPort, serve } from '../support/network.ts';

const missing = spawnSync('which', ['searx-run']).status !== 0;
if (missing)
  process.stderr.write('No searx on this machine (apt-get install searx): its test is skipped.\n');

const sentences = [
  '聚瀾科技26日發表燈塔模型的第三代，參數是上一代的兩倍。',
  '公司說，新模型在測試中答對了九成的題目。',
  '燈塔模型本月起開放下載，企業每月付費三百元。',
];
const page = `<!doctype html><html lang="zh-Hant"><head><title>聚瀾發表燈塔第三代 參數加倍</title>
<meta property="article:published_time" content="2026-01-26T09:00:00+08:00"></head><body><article>
<h1>聚瀾發表燈塔第三代 參數加倍</h1>${sentences.map((sentence) => `<p>${sentence}</p>`).join('')}
</article></body></html>`;

/** What the program needs to be set to before it starts. */
function settings(port: number, corpus: string): string {
  const engine = `${'../'.repeat(12)}${join(root, 'fixtures/searx/corpus').slice(1)}`;
  return JSON.stringify({
    general: { debug: false, instance_name: 'test', contact_url: false, enable_stats: false },
    brand: {
      git_url: '',
      git_branch: '',
      issue_url: '',
      docs_url: '',
      public_instances: '',
      wiki_url: '',
      twitter_url: '',
    },
    search: {
      safe_search: 0,
      autocomplete: '',
      default_lang: '',
      ban_time_on_fail: 0,
      max_ban_time_on_fail: 0,
      prefer_configured_language: false,
    },
    server: {
      port,
      bind_address: '127.0.0.1',
      secret_key: 'test',
      base_url: false,
      image_proxy: false,
      http_protocol_version: '1.0',
      method: 'GET',
      default_http_headers: {},
    },
    ui: {
      static_path: '/usr/share/python3-searx/static',
      templates_path: '/usr/share/python3-searx/templates',
      default_theme: 'oscar',
      default_locale: '',
      theme_args: { oscar_style: 'logicodev' },
    },
    outgoing: { request_timeout: 3, useragent_suffix: '', pool_connections: 10, pool_maxsize: 5 },
    checker: { off_when_debug: true },
    engines: [
      {
        name: 'corpus',
        engine,
        shortcut: 'co',
        categories: 'news',
        timeout: 3,
        enable_http: true,
        base_url: corpus,
      },
    ],
    locales: { en: 'English', zh_TW: '國語' },
    doi_resolvers: { 'oadoi.org': 'https://oadoi.org/' },
    default_doi_resolver: 'oadoi.org',
  });
}

async function startSearx(corpus: string): Promise<number> {
  const port = await closedPort();
  const folder = await temporaryFolder();
  const path = join(folder, 'settings.yml');
  await writeFile(path, settings(port, corpus));
  const server = spawn('searx-run', {
    env: { ...process.env, SEARX_SETTINGS_PATH: path, PYTHONDONTWRITEBYTECODE: '1' },
    stdio: 'ignore',
  });
  onTestFinished(() => void server.kill());
  for (let tries = 0; tries < 300; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (answer !== undefined) return port;
    await sleep(100);
  }
  throw new Error('searx does not answer');
}

test.skipIf(missing)(
  'what it finds is told; when its engines say nothing, that is told',
  async () => {
    let down = false;
    const corpus = await serve((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://corpus');
      const isSearch = pathname === '/search.json';
      if (isSearch && down) return response.writeHead(500).end();
      const found = (searchParams.get('q') ?? '').includes('燈塔');
      const results = found
        ? [
            {
              url: `${corpus.origin}/a/1`,
              title: '聚瀾發表<b>燈塔</b>第三代 參數加倍',
              snippet: '燈塔模型',
              published: '2026-01-26T09:00:00+08:00',
            },
          ]
        : [];
      response.setHeader(
        'content-type',
        isSearch ? 'application/json' : 'text/html; charset=utf-8',
      );
      return response.end(isSearch ? JSON.stringify({ results }) : page);
    });
    const port = await startSearx(corpus.origin);
    const cwd = await temporaryFolder();
    await writeFile(
      join(cwd, 'dengta.yaml'),
      `id: dengta\nname: 燈塔\naliases: [{ text: 燈塔, script: hant }]\nsources: [{ kind: searxng, url: 'http://127.0.0.1:${port}' }]\n`,
    );
    const argv = [
      'dengta',
      '--date',
      '2026-01-26',
      '--topics',
      '.',
      '--engine',
      'extractive',
      '--no-image',
    ];
    const allow = ['--allow-private', `127.0.0.1:${port},127.0.0.1:${corpus.port}`];

    const told = await cli([...argv, ...allow], { cwd });
    expect(told.err).toContain(`ok: searxng:127.0.0.1:${port} 1`);
    expect(told.out).toContain('參數是上一代的兩倍');
    expect(told.code).toBe(0);

    down = true;
    const silent = await cli([...argv, ...allow, '--refresh'], { cwd });
    expect(silent.err).toMatch(/no-answer: .*no result, and engines that say nothing \(corpus: /);
    expect(silent.code).toBe(4);
  },
);
