import { createMultibyteEncoder } from '@exodus/bytes/multi-byte.js';
import { describe, expect, test } from 'vitest';
import { createHttpFetcher } from '../../../src/adapters/http/fetcher.ts';
import type { Hit } from '../../../src/model/hit.ts';
import type { Page } from '../../../src/model/page.ts';
import type { Outcome } from '../../../src/stage.ts';
import { fetch } from '../../../src/stages/fetch/fetch.ts';
import { socialHost } from '../../../src/stages/fetch/social.ts';
import { queryOf } from '../../sources/support.ts';
import { serve } from '../../support/network.ts';
import { fetcherOf, paramsOf, type Answer } from '../search/support.ts';
import { pagePorts, textOf } from '../../support/page-ports.ts';

const html = '<!doctype html><title>t</title><p>千問</p>';
let count = 0;

function hit(url: string, more: Partial<Hit> = {}): Hit {
  return { id: `h${++count}`, source: 'feed:x.example', url, title: 't', ...more };
}

async function run(
  hits: readonly Hit[],
  answers: Readonly<Record<string, Answer>> = { http: html },
): Promise<Outcome<readonly Page[]>> {
  const query = queryOf([]);
  return fetch.run(hits, { ...pagePorts, fetcher: fetcherOf(answers).fetcher }, paramsOf(query));
}

/** Every hit ends as a page or with a fate, and with one of them only. */
function account(hits: readonly Hit[], outcome: Outcome<readonly Page[]>): void {
  const fates = outcome.diagnostics.filter((diagnostic) => diagnostic.fate !== undefined);
  const ends = [...outcome.value.map((page) => page.id), ...fates.map((fate) => fate.subject)];
  expect(ends).toHaveLength(hits.length);
  expect(new Set(ends)).toEqual(new Set(hits.map((one) => one.id)));
}

test('pages come in the order of their hits, decoded', async () => {
  const body = createMultibyteEncoder('big5')('<meta charset=big5><p>游先生談千問</p>');
  const hits = [hit('https://a.example/1'), hit('https://b.example/2'), hit('https://c.example/3')];
  const outcome = await run(hits, {
    'https://a.example/': html,
    'https://b.example/': { type: 'text/html', body },
    'https://c.example/': { url: 'https://c.example/landed?utm_source=x', body: html },
  });
  expect(outcome.value.map(({ id, url, status, encoding }) => [id, url, status, encoding])).toEqual(
    [
      [hits[0]?.id, 'https://a.example/1', 200, 'utf-8'],
      [hits[1]?.id, 'https://b.example/2', 200, 'big5'],
      [hits[2]?.id, 'https://c.example/landed', 200, 'utf-8'],
    ],
  );
  expect(await textOf(outcome.value[1])).toContain('游先生談千問');
  expect(outcome.diagnostics).toEqual([]);
});

describe('drops', () => {
  test.each<[string, Answer, string, RegExp]>([
    ['404', { status: 404 }, 'fetch.status', /404/],
    ['500', { status: 500 }, 'fetch.status', /500/],
    ['a redirect without a place', { status: 302 }, 'fetch.status', /302/],
    ['a timeout', { fault: 'timeout' }, 'fetch.failed', /timeout/],
    ['a private address', { fault: 'private-address' }, 'fetch.failed', /private-address/],
    ['a PDF', { type: 'application/pdf', body: '%PDF' }, 'fetch.not-html', /application\/pdf/],
    ['JSON', { type: 'application/json', body: '{}' }, 'fetch.not-html', /json/],
    ['an image', { type: 'image/png', body: 'x' }, 'fetch.not-html', /image\/png/],
    ['no type and no HTML', { type: '', body: '%PDF' }, 'fetch.not-html', /no content type/],
    ['a login at a network', { url: 'https://www.facebook.com/login' }, 'fetch.social', /facebook/],
    [
      'a link that stays wrapped',
      { url: 'https://news.google.com/rss/articles/CBMiX?oc=5', body: html },
      'fetch.failed',
      /Google News/,
    ],
  ])('%s', async (_name, answer, code, message) => {
    const hits = [hit('https://a.example/1'), hit('https://b.example/2')];
    const outcome = await run(hits, { 'https://a.example/': answer, 'https://b.example/': html });
    expect(outcome.diagnostics).toHaveLength(1);
    expect(outcome.diagnostics[0]).toMatchObject({ code, subject: hits[0]?.id });
    expect(outcome.diagnostics[0]?.message).toMatch(message);
    account(hits, outcome);
  });

  test('a link that is known to stay wrapped is not asked for', async () => {
    const hits = [
      hit('https://news.google.com/rss/articles/CBMiX?oc=5', { wrapped: 'Google said no' }),
      hit('https://consent.google.com/m?continue=https://news.google.com/rss/articles/CBMiY'),
    ];
    const outcome = await run(hits, {});
    expect(outcome.diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['fetch.wrapped', 'Google said no'],
      ['fetch.wrapped', expect.stringContaining('Google News')],
    ]);
    account(hits, outcome);
  });

  test.each<[string, string, string, string | Uint8Array]>([
    ['a PDF', 'application/pdf', 'text/html', '%PDF-1.7\n1 0 obj <</Type/Catalog>>'],
    [
      'a picture',
      'image/png',
      'text/html; charset=utf-8',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10),
    ],
    ['a JPEG', 'image/jpeg', 'application/xhtml+xml', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)],
    ['an archive', 'application/zip', 'text/html', 'PK\u0003\u0004\u0014'],
    ['a film', 'video/mp4', 'text/html', '\0\0\0\u0018ftypmp42'],
    [
      'bytes of no meaning',
      'binary data',
      'text/html',
      Uint8Array.from({ length: 999 }, (_, i) => (i * i * 7919 + i * 31) % 251),
    ],
    ['plain text', 'text/plain', 'text/plain', '千問發布新版。'],
    ['a feed', 'application/rss+xml', 'application/rss+xml', '<?xml version="1.0"?><rss></rss>'],
  ])('%s is %s, sent as %s', async (_, type, named, body) => {
    const outcome = await run([hit('https://a.example/1')], { http: { type: named, body } });
    expect(outcome.diagnostics).toMatchObject([{ code: 'fetch.not-html' }]);
    expect(outcome.diagnostics[0]?.message).toContain(`${type} at https://a.example/1`);
    const lies = !named.startsWith(type);
    expect(outcome.diagnostics[0]?.message.includes(`, sent as ${named}`)).toBe(lies);
  });

  test.each<[string, string | Uint8Array]>([
    ['text/plain', html],
    ['application/octet-stream', `\ufeff\n${html}`],
    ['application/octet-stream', '<section>千問</section>'],
    ['application/xml', `<?xml version="1.0" encoding="utf-8"?>\n${html}`],
    ['image/png', `<!-- a wall -->\n${html}`],
    ['application/x-httpd-php', '<html lang="zh-Hant"><body>千問'],
    ['text/html', '千問發布新版。'],
    ['text/html', Buffer.from(`\ufeff${html}`, 'utf16le')],
    ['text/html; charset=utf-16le', Buffer.from(html, 'utf16le')],
    ['text/html', `${html}${'\0'.repeat(3)}${'千問'.repeat(300)}`],
  ])('HTML is read that is sent as %s', async (type, body) => {
    const outcome = await run([hit('https://a.example/1')], { http: { type, body } });
    expect(await textOf(outcome.value[0])).toContain('千問');
  });

  test('HTML is told without a type', async () => {
    const outcome = await run([hit('https://a.example/1')], {
      http: { type: '', body: `\n${html}` },
    });
    expect(outcome.value).toHaveLength(1);
  });

  test('networks and what lies outside the window are not even asked', async () => {
    const hits = [
      hit('https://www.instagram.com/p/x'),
      hit('https://a.example/old', { date: { value: '2026-01-14', kind: 'published' } }),
      hit('https://a.example/late', {
        date: { value: '2026-01-28T00:00:00+08:00', kind: 'published' },
      }),
      hit('https://a.example/seen', { date: { value: '2026-01-14', kind: 'seen' } }),
      hit('https://a.example/near', {
        date: { value: '2026-01-25T02:00:00+08:00', kind: 'published' },
      }),
    ];
    const outcome = await run(hits);
    expect(outcome.value.map((page) => page.url)).toEqual([
      'https://a.example/seen',
      'https://a.example/near',
    ]);
    expect(outcome.diagnostics.map((diagnostic) => diagnostic.code)).toEqual([
      'fetch.social',
      'fetch.out-of-window',
      'fetch.out-of-window',
    ]);
    expect(outcome.diagnostics[1]?.message).toContain('2026-01-14');
    account(hits, outcome);
  });
});

describe('folds', () => {
  test('one page under several names is fetched once, and keeps what each source knows', async () => {
    const hits = [
      hit('https://a.example/1?utm_source=hn', { date: { value: '2026-01-26', kind: 'seen' } }),
      hit('http://a.example/1/', {
        outlet: '甲報',
        date: { value: '2026-01-25', kind: 'published' },
        snippet: 's',
      }),
      hit('https://a.example/1#top', { outlet: '乙報' }),
    ];
    const { fetcher, asked } = fetcherOf({ http: html });
    const outcome = await fetch.run(hits, { ...pagePorts, fetcher }, paramsOf(queryOf([])));
    expect(asked).toHaveLength(1);
    expect(outcome.value).toHaveLength(1);
    expect(outcome.value[0]?.hit).toMatchObject({
      id: hits[0]?.id,
      outlet: '甲報',
      date: { value: '2026-01-25', kind: 'published' },
      snippet: 's',
    });
    for (const diagnostic of outcome.diagnostics)
      expect(diagnostic).toMatchObject({
        code: 'fetch.same-url',
        fate: { kind: 'folded', into: hits[0]?.id },
      });
    account(hits, outcome);
  });

  test('different links that end at one page are folded too', async () => {
    const hits = [
      hit('https://s.example/x'),
      hit('https://a.example/1'),
      hit('https://b.example/'),
    ];
    const outcome = await run(hits, {
      'https://s.example/': { url: 'https://a.example/1?fbclid=1', body: html },
      'https://a.example/': html,
      'https://b.example/': html,
    });
    expect(outcome.value.map((page) => page.id)).toEqual([hits[0]?.id, hits[2]?.id]);
    expect(outcome.diagnostics).toMatchObject([
      { code: 'fetch.same-url', subject: hits[1]?.id, fate: { into: hits[0]?.id } },
    ]);
    account(hits, outcome);
  });

  test('a hit that is dropped takes no twin along', async () => {
    const hits = [
      hit('https://a.example/1', { date: { value: '2020-01-01', kind: 'published' } }),
      hit('https://a.example/1', { date: { value: '2026-01-26', kind: 'published' } }),
    ];
    const outcome = await run(hits);
    expect(outcome.value.map((page) => page.id)).toEqual([hits[1]?.id]);
    account(hits, outcome);
  });
});

test('over a real server: redirects, encodings, failures, all accounted for', async () => {
  const big5 = createMultibyteEncoder('big5')('<html><meta charset=big5><p>千問</p></html>');
  const server = await serve((request, response) => {
    const path = request.url ?? '';
    if (path === '/hop') response.writeHead(302, { location: '/big5' }).end();
    else if (path === '/big5') response.writeHead(200, { 'content-type': 'text/html' }).end(big5);
    else if (path === '/loop') response.writeHead(302, { location: '/loop' }).end();
    else if (path === '/hang') return;
    else response.writeHead(404, { 'content-type': 'text/html' }).end('gone');
  });
  const fetcher = createHttpFetcher({
    allowPrivate: [`127.0.0.1:${server.port}`],
    perHostDelayMs: 0,
    timeoutMs: 300,
  });
  const paths = ['/hop', '/big5', '/loop', '/hang', '/gone'];
  const hits = [
    ...paths.map((path) => hit(`${server.origin}${path}`)),
    hit(`http://localhost:${server.port}/big5`),
  ];
  const outcome = await fetch.run(hits, { ...pagePorts, fetcher }, paramsOf(queryOf([])));
  await fetcher.close();
  expect(outcome.value).toMatchObject([{ id: hits[0]?.id, encoding: 'big5' }]);
  expect(await textOf(outcome.value[0])).toContain('千問');
  const told = outcome.diagnostics.map(
    ({ code, message }) => `${code} ${message.split(':')[0] ?? ''}`,
  );
  expect(told.toSorted()).toEqual([
    'fetch.failed private-address',
    'fetch.failed timeout',
    'fetch.failed too-many-redirects',
    expect.stringMatching(/^fetch\.same-url/),
    expect.stringMatching(/^fetch\.status status 404/),
  ]);
  account(hits, outcome);
});

test('a refused private address says how to allow it', async () => {
  const fetcher = createHttpFetcher();
  const outcome = await fetch.run(
    [hit('http://10.0.0.1/x')],
    { ...pagePorts, fetcher },
    paramsOf(queryOf([])),
  );
  await fetcher.close();
  expect(outcome.diagnostics[0]?.message).toMatch(
    /^private-address: .*--allow-private 10\.0\.0\.1/,
  );
});

test.each([
  ['https://www.instagram.com/p/x', 'instagram.com'],
  ['https://x.com/a', 'x.com'],
  ['https://m.facebook.com/a', 'facebook.com'],
  ['https://netflix.com/a', undefined],
  ['https://today.line.me/tw/v2/article/x', undefined],
  ['https://a.example/x.com', undefined],
  ['nothing', undefined],
])('the network of %s is %s', (url, host) => {
  expect(socialHost(url)).toBe(host);
});
