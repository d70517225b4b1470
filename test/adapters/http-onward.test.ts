/** Where an answer sends its reader on to. */
import net from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createHttpFetcher } from '../../src/adapters/http/fetcher.ts';
import { onwardFrom } from '../../src/adapters/http/onward.ts';
import type { FetchResponse } from '../../src/ports.ts';
import { declareLoopback, serve } from '../support/network.ts';

const here = new URL('https://news.example/hop/7');

function onward(
  body: string,
  headers: Record<string, string> = {},
  status = 200,
): string | undefined {
  return onwardFrom({ status, headers, body: Buffer.from(body) }, here, true);
}

const meta = (content: string): string =>
  `<!doctype html><html><head><meta http-equiv="refresh" content="${content}"></head><body></body></html>`;

describe('a page that says at once where to go', () => {
  test.each([
    ['0;url=/a/7', '/a/7'],
    ['0; URL=/a/7', '/a/7'],
    ["0;URL='/a/7'", '/a/7'],
    ['0;url=&quot;/a/7&quot;', '/a/7'],
    ['0;/a/7', '/a/7'],
    ['0,url=/a/7', '/a/7'],
    [';URL=/a/7', '/a/7'],
    ['url=/a/7', '/a/7'],
    [' 3 ; url = https://other.example/a?b=1&amp;c=2 ', 'https://other.example/a?b=1&c=2'],
    ['0.5;url=/a/7', '/a/7'],
    ['0;url=/新聞/7', '/%E6%96%B0%E8%81%9E/7'],
  ])('by content="%s"', (content, target) => {
    expect(onward(meta(content))).toBe(target);
    expect(onward(meta(content).toUpperCase().replace(content.toUpperCase(), content))).toBe(
      target,
    );
  });

  test.each([
    ['600;url=/a/7', 'later'],
    ['0', 'to itself'],
    ['0;url=', 'to nothing'],
    ['0;url=/hop/7#top', 'to itself'],
    ['0;url=/', 'to the front page, as pages do whose article is gone'],
    ['0;url=javascript:alert(1)', 'to a script'],
    ['text/html; charset=utf-8', 'in no way'],
  ])('not by content="%s": %s', (content) => {
    expect(onward(meta(content))).toBeUndefined();
  });

  test.each([
    '<meta content="0;url=/a/7" http-equiv=refresh>',
    "<META HTTP-EQUIV='Refresh' CONTENT='0;URL=/a/7'>",
    '<p>Moved.</p><meta http-equiv = "refresh" content="0;url=/a/7">',
  ])('as %s', (html) => {
    expect(onward(html)).toBe('/a/7');
  });

  test('by a header', () => {
    expect(onward('', { refresh: '0; url=/a/7' })).toBe('/a/7');
    expect(onward('', { refresh: '0; url=/\u00e6\u0096\u00b0' })).toBe('/%E6%96%B0');
  });

  test('not where an answer is no page, or an error', () => {
    const body = Buffer.from(meta('0;url=/a/7'));
    expect(onwardFrom({ status: 200, headers: {}, body }, here, false)).toBeUndefined();
    expect(onward(meta('0;url=/a/7'), {}, 404)).toBeUndefined();
  });
});

describe('what only readers without scripts are told', () => {
  const noscript = '<noscript><meta http-equiv="refresh" content="0;url=/plain/7"></noscript>';

  test('counts where there is nothing else to read', () => {
    expect(onward(`<script>go()</script>${noscript}`)).toBe('/plain/7');
  });

  test('does not count beside an article', () => {
    expect(
      onward(`${noscript}<article>${'<p>市府昨日宣布輕軌動工。</p>'.repeat(30)}</article>`),
    ).toBeUndefined();
    expect(
      onward(`${noscript}<script type="application/ld+json">{"articleBody":"…"}</script>`),
    ).toBeUndefined();
  });
});

describe('a script that does nothing but go', () => {
  test.each([
    'location.replace("https://other.example/a")',
    "window.location.href = 'https://other.example/a';",
    '(function(){window.parent.location.replace("https:\\/\\/other.example\\/a")})()',
    'document.location="https://other.example/a"',
    'top.location.assign("https\\x3a//other.example/a")'.replace('\\x3a', ':'),
  ])('%s', (script) => {
    expect(onward(`<html><head><script>${script}</script></head><body></body></html>`)).toBe(
      'https://other.example/a',
    );
  });

  test('is none where there is an article', () => {
    const script = '<script>function login() { location.href = "/login" }</script>';
    expect(onward(`${script}${'<p>市府昨日宣布輕軌動工。</p>'.repeat(30)}`)).toBeUndefined();
  });
});

/** A server that answers in raw bytes, as no library would let it. */
async function raw(answers: (path: string) => Buffer | string): Promise<string> {
  const server = net.createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (data) => {
      const path = data.toString('latin1').split(' ')[1] ?? '';
      socket.end(answers(path));
    });
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  onTestFinished(() => void server.close());
  const { port } = server.address() as net.AddressInfo;
  declareLoopback(port);
  return `http://127.0.0.1:${port}`;
}

async function get(url: string): Promise<FetchResponse> {
  const fetcher = createHttpFetcher({ allowPrivate: true, perHostDelayMs: 0, robots: false });
  onTestFinished(() => fetcher.close());
  return fetcher.fetch({ method: 'GET', url, kind: 'page' });
}

test.each<[string, Buffer | string, string]>([
  ['in UTF-8', '/新聞/5', '/%E6%96%B0%E8%81%9E/5'],
  ['in UTF-8, in the query', '/v?t=新聞七', '/v?t=%E6%96%B0%E8%81%9E%E4%B8%83'],
  [
    'in Big5, whose bytes the server knows',
    Buffer.from([0x2f, 0xb7, 0x73, 0xbb, 0x44]),
    '/%B7s%BBD',
  ],
  ['in Latin-1', Buffer.from('/caf\u00e9', 'latin1'), '/caf%E9'],
  ['with blanks', '  /a b/c  ', '/a%20b/c'],
  ['with escapes', '/%e6%96%b0', '/%e6%96%b0'],
  ['with backslashes', '\\a\\b', '/a/b'],
])('a Location %s', async (_, location, path) => {
  const origin = await raw((asked) => {
    const head = asked === '/go' ? 'HTTP/1.1 302 Found' : 'HTTP/1.1 200 OK';
    const to = asked === '/go' ? ['\r\nLocation: ', location] : ['\r\nX-Path: ', asked];
    return Buffer.concat(
      [head, ...to, '\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'].map((part) =>
        Buffer.from(part),
      ),
    );
  });
  const answer = await get(`${origin}/go`);
  expect(answer.headers['x-path']).toBe(path);
});

test('a Location with a host beyond ASCII leads to that host', () => {
  const location = Buffer.from('http://新聞.example/a').toString('latin1');
  const next = onwardFrom(
    { status: 302, headers: { location }, body: new Uint8Array() },
    here,
    true,
  );
  expect(new URL(next ?? '').href).toBe('http://xn--efvv70d.example/a');
});

test('of two Locations the first counts', async () => {
  const origin = await raw((asked) =>
    asked === '/go'
      ? 'HTTP/1.1 302 Found\r\nLocation: /a\r\nLocation: /b\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'
      : `HTTP/1.1 200 OK\r\nX-Path: ${asked}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
  );
  expect((await get(`${origin}/go`)).headers['x-path']).toBe('/a');
});

test('hops of every kind make one way, and a circle of pages is read where it closes', async () => {
  const server = await serve((request, response) => {
    response.setHeader('content-type', 'text/html');
    if (request.url === '/1') response.end(meta('0;url=/2'));
    else if (request.url === '/2') response.setHeader('refresh', '0;url=/3').end();
    else if (request.url === '/3') response.writeHead(302, { location: '/4' }).end();
    else if (request.url === '/4') response.end(`there${meta('0;url=/1')}`);
    else response.writeHead(404).end();
  });
  const answer = await get(`${server.origin}/1`);
  expect(answer.url).toBe(`${server.origin}/4`);
  expect(answer.redirects).toEqual([1, 2, 3].map((i) => `${server.origin}/${i}`));
});
