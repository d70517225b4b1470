import http from 'node:http';
import net from 'node:net';
import zlib from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  createHttpFetcher,
  type HttpFetcher,
  type HttpFetcherOptions,
} from '../../src/adapters/http/fetcher.ts';
import { FetchFailure } from '../../src/errors.ts';
import type { FetchResponse } from '../../src/ports.ts';
import { declareLoopback, serve, type LoopbackServer } from '../support/network.ts';

function fetcherFor(
  server: LoopbackServer,
  options: Partial<HttpFetcherOptions> = {},
): HttpFetcher {
  const fetcher = createHttpFetcher({
    allowPrivate: [`127.0.0.1:${server.port}`],
    perHostDelayMs: 0,
    timeoutMs: 5_000,
    robots: false,
    ...options,
  });
  onTestFinished(() => fetcher.close());
  return fetcher;
}

function get(fetcher: HttpFetcher, url: string): Promise<FetchResponse> {
  return fetcher.fetch({ method: 'GET', url, kind: 'page' });
}

async function failure(promise: Promise<unknown>): Promise<FetchFailure> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(FetchFailure);
  return error as FetchFailure;
}

const text = (response: FetchResponse): string => Buffer.from(response.body).toString('utf8');

describe('answers', () => {
  test('status, lower-case headers and body come through', async () => {
    const server = await serve((request, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.setHeader('X-Agent', request.headers['user-agent'] ?? '');
      response.statusCode = 404;
      response.end('沒有這一頁');
    });
    const answer = await get(fetcherFor(server, { userAgent: 'me/1' }), `${server.origin}/x?y=1#z`);
    expect(answer).toMatchObject({ status: 404, url: `${server.origin}/x?y=1`, redirects: [] });
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-agent': 'me/1',
    });
    expect(text(answer)).toBe('沒有這一頁');
    expect(server.requests).toEqual(['GET /x?y=1']);
  });

  test('a POST carries its body and headers', async () => {
    const server = await serve((request, response) => {
      request.setEncoding('utf8');
      let body = '';
      request.on('data', (chunk: string) => (body += chunk));
      request.on('end', () => response.end(`${request.headers['content-type'] ?? ''}|${body}`));
    });
    const answer = await fetcherFor(server).fetch({
      method: 'POST',
      url: server.origin,
      headers: { 'content-type': 'text/plain' },
      body: 'q=千問',
      kind: 'api',
    });
    expect(text(answer)).toBe('text/plain|q=千問');
  });

  test.each(['gzip', 'deflate', 'deflate-raw', 'br'])('%s is undone', async (encoding) => {
    const packers: Record<string, (data: string) => Buffer> = {
      gzip: zlib.gzipSync,
      deflate: zlib.deflateSync,
      'deflate-raw': zlib.deflateRawSync,
      br: zlib.brotliCompressSync,
    };
    const server = await serve((_request, response) => {
      response.setHeader('content-encoding', encoding.replace('-raw', ''));
      response.end(packers[encoding]?.('千問'.repeat(1000)));
    });
    const answer = await get(fetcherFor(server), server.origin);
    expect(text(answer)).toBe('千問'.repeat(1000));
    expect(answer.headers).not.toHaveProperty('content-encoding');
  });

  test('a gzip stream that was cut gives its beginning', async () => {
    const noise = Array.from({ length: 5000 }, (_, i) => `line ${i * 7919}`).join('\n');
    const whole = zlib.gzipSync(noise);
    const server = await serve((_request, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end(whole.subarray(0, whole.length >> 1));
    });
    const start = text(await get(fetcherFor(server), server.origin));
    expect(start.length).toBeGreaterThan(1000);
    expect(noise.startsWith(start)).toBe(true);
  });

  const plain = '<p>千問，plain after all</p>';
  const packed = zlib.gzipSync(plain);
  test.each<[string, string | undefined, string | Buffer]>([
    ['gzip and plain', 'gzip', plain],
    ['deflate and plain', 'deflate', plain],
    ['br and plain', 'br', plain],
    ['zstd and plain', 'zstd', plain],
    ['plain and gzip', undefined, packed],
    ['identity and gzip', 'identity', packed],
    ['utf-8 and gzip', 'UTF-8', packed],
    ['br and gzip', 'br', packed],
    ['deflate and gzip', 'deflate', packed],
    ['gzip and deflate', 'gzip, deflate', zlib.deflateSync(packed)],
    ['gzip, once too often', 'gzip, gzip', packed],
    ['gzip, once too few', 'gzip', zlib.gzipSync(packed)],
    ['in capitals', 'GZIP', packed],
  ])('what is said to be %s is read by its bytes', async (_name, encoding, body) => {
    const server = await serve((_request, response) => {
      if (encoding !== undefined) response.setHeader('content-encoding', encoding);
      response.end(body);
    });
    expect(text(await get(fetcherFor(server), server.origin))).toBe(plain);
  });

  const { zstdCompressSync } = zlib as unknown as { zstdCompressSync?: (data: string) => Buffer };
  test.skipIf(zstdCompressSync === undefined)('zstd is undone where Node can', async () => {
    for (const declared of ['zstd', 'identity']) {
      const server = await serve((_request, response) => {
        response.setHeader('content-encoding', declared);
        response.end(zstdCompressSync?.(plain));
      });
      expect(text(await get(fetcherFor(server), server.origin))).toBe(plain);
    }
  });

  test('gzip that is damaged within is a failure', async () => {
    const damaged = Buffer.from(packed);
    damaged.fill(0xff, 12, 20);
    const server = await serve((_request, response) => void response.end(damaged));
    expect(await failure(get(fetcherFor(server), server.origin))).toMatchObject({ fault: 'other' });
  });
});

describe('redirects', () => {
  test('a chain is followed and written down', async () => {
    const server = await serve((request, response) => {
      const step = Number(request.url?.slice(1));
      if (step >= 3) response.end('there');
      else response.writeHead(301, { location: `/${step + 1}` }).end();
    });
    const answer = await get(fetcherFor(server), `${server.origin}/0`);
    expect(text(answer)).toBe('there');
    expect(answer.url).toBe(`${server.origin}/3`);
    expect(answer.redirects).toEqual([0, 1, 2].map((i) => `${server.origin}/${i}`));
  });

  test('a circle ends at once', async () => {
    const server = await serve((request, response) => {
      response.writeHead(302, { location: request.url === '/a' ? '/b' : '/a' }).end();
    });
    const { fault } = await failure(get(fetcherFor(server), `${server.origin}/a`));
    expect(fault).toBe('too-many-redirects');
    expect(server.requests).toHaveLength(2);
  });

  test('a chain without end ends', async () => {
    const server = await serve((request, response) => {
      response.writeHead(302, { location: `${request.url ?? ''}a` }).end();
    });
    const { fault } = await failure(get(fetcherFor(server), `${server.origin}/a`));
    expect(fault).toBe('too-many-redirects');
    expect(server.requests.length).toBeLessThan(15);
  });

  test('a POST becomes a GET on 303 and stays a POST on 307', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/303' || request.url === '/307')
        response.writeHead(Number(request.url.slice(1)), { location: '/end' }).end();
      else response.end();
    });
    const fetcher = fetcherFor(server);
    for (const status of [303, 307])
      await fetcher.fetch({
        method: 'POST',
        url: `${server.origin}/${status}`,
        body: 'x',
        kind: 'api',
      });
    expect(server.requests).toEqual(['POST /303', 'GET /end', 'POST /307', 'POST /end']);
  });

  test('a site that sends round for its cookie lets in whoever brings it', async () => {
    const server = await serve((request, response) => {
      const { cookie } = request.headers;
      if (cookie?.includes('seen=1') === true) response.end(cookie);
      else
        response
          .writeHead(302, {
            location: '/',
            'set-cookie': ['seen=1; Path=/; HttpOnly', 'other=2; Domain=elsewhere.example'],
          })
          .end();
    });
    const fetcher = fetcherFor(server);
    const answer = await get(fetcher, `${server.origin}/`);
    expect(text(answer)).toBe('seen=1');
    expect(answer.headers).not.toHaveProperty('set-cookie');
    // The next page is asked for without it.
    await get(fetcher, `${server.origin}/`);
    expect(server.requests).toHaveLength(4);
  });

  test('headers of the request’s own stay with its origin', async () => {
    const seen: (string | undefined)[] = [];
    const other = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.end();
    });
    const server = await serve((request, response) => {
      seen.push(request.headers.authorization);
      const here = request.url === '/here';
      response.writeHead(307, { location: here ? other.origin : '/here' }).end();
    });
    await fetcherFor(server, { allowPrivate: true }).fetch({
      method: 'GET',
      url: server.origin,
      headers: { authorization: 'Bearer x' },
      kind: 'api',
    });
    expect(seen).toEqual(['Bearer x', 'Bearer x', undefined]);
  });

  test('away from http is a bad URL', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(302, { location: 'file:///etc/passwd' }).end();
    });
    expect((await failure(get(fetcherFor(server), server.origin))).fault).toBe('bad-url');
  });
});

describe('private addresses', () => {
  test.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://0.0.0.0/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[fe80::1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[64:ff9b:1::7f00:1]/',
    'http://[::7f00:1]/',
    'http://[::127.0.0.1]/',
    'http://[::ffff:0:127.0.0.1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:7f00:1::]/',
    'http://[fec0::1]/',
    'http://[::]/',
    'http://[fd00::1]/',
    'http://10.0.0.1/',
    'http://172.16.5.4/',
    'http://192.168.1.1:8080/admin',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://224.0.0.1/',
    'http://１２７.０.０.１/',
  ])('%s is refused', async (url) => {
    const fetcher = createHttpFetcher();
    onTestFinished(() => fetcher.close());
    const refused = await failure(get(fetcher, url));
    expect(refused.fault).toBe('private-address');
    expect(refused.hint).toContain('--allow-private');
  });

  test('a name of a private address is too', async () => {
    const server = await serve((_request, response) => response.end('secret'));
    const fetcher = fetcherFor(server, { allowPrivate: [] });
    const { fault } = await failure(get(fetcher, `http://localhost:${server.port}/`));
    expect(fault).toBe('private-address');
    expect(server.requests).toEqual([]);
  });

  test('the list names hosts, with or without a port', async () => {
    const server = await serve((_request, response) => response.end('open'));
    for (const allowPrivate of [true, ['127.0.0.1'], [`127.0.0.1:${server.port}`]])
      expect(text(await get(fetcherFor(server, { allowPrivate }), server.origin))).toBe('open');
    const elsewhere = fetcherFor(server, { allowPrivate: [`127.0.0.1:${server.port + 1}`] });
    expect((await failure(get(elsewhere, server.origin))).fault).toBe('private-address');
  });

  test('a redirect from an allowed host to another private one is refused', async () => {
    const inner = await serve((_request, response) => response.end('secret'));
    for (const location of [inner.origin, `http://localhost:${inner.port}/`]) {
      const outer = await serve((_request, response) => {
        response.writeHead(302, { location }).end();
      });
      expect((await failure(get(fetcherFor(outer), outer.origin))).fault).toBe('private-address');
    }
    expect(inner.requests).toEqual([]);
  });
});

describe('limits', () => {
  test('headers that never come', async () => {
    const server = await serve(() => undefined);
    const { fault, message } = await failure(
      get(fetcherFor(server, { timeoutMs: 150 }), server.origin),
    );
    expect(fault).toBe('timeout');
    expect(message).toContain('127.0.0.1');
  });

  test('a body that stalls', async () => {
    const server = await serve((_request, response) => {
      response.write('and then');
    });
    const { fault } = await failure(get(fetcherFor(server, { timeoutMs: 150 }), server.origin));
    expect(fault).toBe('timeout');
  });

  test('a body that drips past the deadline', async () => {
    const server = await serve((_request, response) => {
      const drip = setInterval(() => response.write('.'), 20);
      response.on('close', () => {
        clearInterval(drip);
      });
    });
    const started = performance.now();
    const { fault } = await failure(get(fetcherFor(server, { timeoutMs: 200 }), server.origin));
    expect(fault).toBe('timeout');
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test('the deadline spans redirects', async () => {
    const server = await serve((request, response) => {
      setTimeout(() => response.writeHead(302, { location: `${request.url ?? ''}a` }).end(), 80);
    });
    const { fault } = await failure(get(fetcherFor(server, { timeoutMs: 200 }), server.origin));
    expect(fault).toBe('timeout');
  });

  test('waiting for a turn at the host does not count', async () => {
    const server = await serve((_request, response) => {
      setTimeout(() => response.end('ok'), 100);
    });
    const fetcher = fetcherFor(server, { timeoutMs: 350, allowPrivate: true });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => get(fetcher, `${server.origin}/${i}`)),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(200));
  });

  test('a body declared too large is not read', async () => {
    const server = await serve((_request, response) => {
      response.setHeader('content-length', 5_000_000);
      response.write('x'.repeat(1000));
    });
    const { fault } = await failure(
      get(fetcherFor(server, { maxBytes: 1_000_000 }), server.origin),
    );
    expect(fault).toBe('too-large');
  });

  test('an endless body is cut', async () => {
    const server = await serve((_request, response) => {
      const block = Buffer.alloc(65_536, 'x');
      const more = (): void => {
        while (!response.destroyed && response.write(block));
      };
      response.on('drain', more);
      more();
    });
    const { fault } = await failure(
      get(fetcherFor(server, { maxBytes: 1_000_000 }), server.origin),
    );
    expect(fault).toBe('too-large');
  });

  test.each(['gzip', 'br'])('a %s bomb is not unpacked', async (encoding) => {
    const zeros = Buffer.alloc(50_000_000);
    const bomb = encoding === 'gzip' ? zlib.gzipSync(zeros) : zlib.brotliCompressSync(zeros);
    expect(bomb.length).toBeLessThan(100_000);
    const server = await serve((_request, response) => {
      response.setHeader('content-encoding', encoding);
      response.end(bomb);
    });
    const { fault } = await failure(
      get(fetcherFor(server, { maxBytes: 1_000_000 }), server.origin),
    );
    expect(fault).toBe('too-large');
  });

  test('no more than two requests at a host at a time, at their distance', async () => {
    let running = 0;
    let most = 0;
    const starts: number[] = [];
    const server = await serve((_request, response) => {
      starts.push(performance.now());
      most = Math.max(most, ++running);
      setTimeout(() => {
        running--;
        response.end();
      }, 60);
    });
    const fetcher = fetcherFor(server, { perHostDelayMs: 20, allowPrivate: true });
    await Promise.all(Array.from({ length: 6 }, (_, i) => get(fetcher, `${server.origin}/${i}`)));
    expect(most).toBe(2);
    // Six requests, two at a time, 60 ms each: the last pair can't start before 120 ms.
    expect((starts[5] ?? 0) - (starts[0] ?? 0)).toBeGreaterThan(100);
  });

  test('at the user’s own host, named on the list, nobody waits', async () => {
    const server = await serve((_request, response) => {
      setTimeout(() => response.end(), 60);
    });
    const fetcher = fetcherFor(server, { perHostDelayMs: 1_000 });
    const started = performance.now();
    await Promise.all(Array.from({ length: 6 }, (_, i) => get(fetcher, `${server.origin}/${i}`)));
    expect(performance.now() - started).toBeLessThan(900);
  });
});

describe('failures', () => {
  test('a refused connection', async () => {
    const fetcher = createHttpFetcher({ allowPrivate: ['127.0.0.1:9'] });
    onTestFinished(() => fetcher.close());
    // Nothing listens at discard's port.
    declareLoopback(9);
    expect((await failure(get(fetcher, 'http://127.0.0.1:9/'))).fault).toBe('refused');
  });

  test('a connection broken off is tried once more', async () => {
    let count = 0;
    const server = await serve((request, response) => {
      count++;
      if (count === 1) request.socket.resetAndDestroy();
      else response.end('second');
    });
    expect(text(await get(fetcherFor(server), server.origin))).toBe('second');
  });

  test('broken off again and again is a reset', async () => {
    const server = await serve((request) => {
      request.socket.resetAndDestroy();
    });
    const fetcher = fetcherFor(server, { retries: 1 });
    expect((await failure(get(fetcher, server.origin))).fault).toBe('reset');
    expect(server.requests).toHaveLength(2);
  });

  test('what is asked as a reader would is not asked again', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(429, { 'retry-after': '0' }).end();
    });
    const request = { method: 'GET', url: server.origin, kind: 'api', asReader: true } as const;
    expect((await fetcherFor(server).fetch(request)).status).toBe(429);
    expect(server.requests).toHaveLength(1);
  });

  test('429, 502, 503 and 504 are tried again after the time they ask for', async () => {
    for (const status of [429, 502, 503, 504]) {
      let count = 0;
      const server = await serve((_request, response) => {
        count++;
        if (count === 1) response.writeHead(status, { 'retry-after': '0' }).end();
        else response.end('now');
      });
      expect(text(await get(fetcherFor(server), server.origin))).toBe('now');
    }
  });

  test('a server that wants an hour is not waited for', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(429, { 'retry-after': '3600' }).end();
    });
    expect((await get(fetcherFor(server), server.origin)).status).toBe(429);
    expect(server.requests).toHaveLength(1);
  });

  test('a host that refuses again and again is waited for no more', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(429, { 'retry-after': '0' }).end();
    });
    const fetcher = fetcherFor(server);
    const pages = 12;
    for (let i = 0; i < pages; i++) await get(fetcher, `${server.origin}/${i}`);
    expect(server.requests.length).toBeGreaterThan(pages);
    expect(server.requests.length).toBeLessThan(2 * pages);
  });

  test('plain HTTP where TLS is asked for', async () => {
    const server = await serve((_request, response) => response.end());
    const { fault } = await failure(
      get(fetcherFor(server), server.origin.replace('http:', 'https:')),
    );
    expect(fault).toBe('tls');
  });

  test.each(['ftp://example.com/', 'not a url', ''])('%j is a bad URL', async (url) => {
    const fetcher = createHttpFetcher();
    onTestFinished(() => fetcher.close());
    expect((await failure(get(fetcher, url))).fault).toBe('bad-url');
  });

  test('an abort from outside rejects with its own reason, and at once', async () => {
    const server = await serve(() => undefined);
    const controller = new AbortController();
    const fetcher = fetcherFor(server, { signal: controller.signal });
    const pending = get(fetcher, server.origin);
    setTimeout(() => {
      controller.abort(new Error('Ctrl-C'));
    }, 50);
    await expect(pending).rejects.toThrow('Ctrl-C');
    await expect(get(fetcher, server.origin)).rejects.toThrow('Ctrl-C');
  });
});

describe('proxy', () => {
  test.each(['127.0.0.1', 'localhost'])('at %s: it resolves the name', async (name) => {
    const site = await serve((request, response) =>
      response.end(`page of ${request.headers.host ?? ''}`),
    );
    const { port, asked } = await tunnelTo(site);
    const fetcher = createHttpFetcher({
      proxy: { httpProxy: `http://${name}:${port}` },
      perHostDelayMs: 0,
      robots: false,
    });
    onTestFinished(() => fetcher.close());
    expect(text(await get(fetcher, 'http://news.example/'))).toBe('page of news.example');
    expect(text(await get(fetcher, 'http://新聞.example/'))).toBe('page of xn--efvv70d.example');
    expect(asked.splice(1)).toEqual(['xn--efvv70d.example:80']);
    expect(asked).toEqual(['news.example:80']);
    expect((await failure(get(fetcher, 'http://10.0.0.1/'))).fault).toBe('private-address');
    expect(asked).toHaveLength(1);
  });

  test.each([
    ['hangs up', (client: net.Socket) => client.destroy()],
    ['answers nonsense', (client: net.Socket) => client.end('hello\r\n\r\n')],
    ['refuses', (client: net.Socket) => client.end('HTTP/1.1 403 Forbidden\r\n\r\n')],
  ])('one that %s is asked a few times and no more', async (_name, reply) => {
    let asked = 0;
    const proxy = http.createServer();
    proxy.on('connect', (_request, client: net.Socket) => {
      asked++;
      client.on('error', () => undefined);
      reply(client);
    });
    await new Promise<void>((done) => {
      proxy.listen(0, '127.0.0.1', done);
    });
    onTestFinished(() => {
      proxy.closeAllConnections();
      proxy.close();
    });
    const { port } = proxy.address() as net.AddressInfo;
    declareLoopback(port);
    const fetcher = createHttpFetcher({
      proxy: { httpProxy: `http://127.0.0.1:${port}` },
      perHostDelayMs: 0,
      robots: false,
      timeoutMs: 3_000,
    });
    onTestFinished(() => fetcher.close());
    await failure(get(fetcher, 'http://news.example/'));
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThanOrEqual(6);
  });

  test('hosts that are to be asked without it are guarded as ever', async () => {
    const site = await serve((_request, response) => response.end('secret'));
    const { port, asked } = await tunnelTo(site);
    const proxy = { httpProxy: `http://127.0.0.1:${port}`, noProxy: 'localhost' };
    const fetcher = createHttpFetcher({ proxy, perHostDelayMs: 0, robots: false });
    onTestFinished(() => fetcher.close());
    const { fault } = await failure(get(fetcher, `http://localhost:${site.port}/`));
    expect(fault).toBe('private-address');
    expect([...asked, ...site.requests]).toEqual([]);
  });
});

/** A proxy that tunnels to one server, whatever it is asked for. */
async function tunnelTo(site: LoopbackServer): Promise<{ port: number; asked: string[] }> {
  const asked: string[] = [];
  const proxy = http.createServer((_request, response) => response.writeHead(400).end());
  proxy.on('connect', (request, client: net.Socket) => {
    asked.push(request.url ?? '');
    const upstream = net.connect(site.port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    for (const socket of [client, upstream]) socket.on('error', () => upstream.destroy());
  });
  await new Promise<void>((done) => {
    proxy.listen(0, '127.0.0.1', done);
  });
  onTestFinished(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  const { port } = proxy.address() as net.AddressInfo;
  declareLoopback(port);
  return { port, asked };
}
