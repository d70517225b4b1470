import { expect, onTestFinished, test } from 'vitest';
import { createMemoryStore } from '../../src/adapters/file-store.ts';
import { createHttpFetcher } from '../../src/adapters/http/fetcher.ts';
import { revalidatingFetcher } from '../../src/adapters/http/validators.ts';
import type { FetchResponse } from '../../src/ports.ts';
import { serve, type LoopbackServer } from '../support/network.ts';

function asker(server: LoopbackServer): (path: string) => Promise<FetchResponse> {
  const inner = createHttpFetcher({ allowPrivate: true, perHostDelayMs: 0, robots: false });
  onTestFinished(() => inner.close());
  const fetcher = revalidatingFetcher(inner, createMemoryStore());
  return (path) => fetcher.fetch({ method: 'GET', url: `${server.origin}${path}`, kind: 'api' });
}

const text = ({ body }: FetchResponse): string => Buffer.from(body).toString('utf8');

test.each([
  ['etag', 'if-none-match', '"v1"'],
  ['last-modified', 'if-modified-since', 'Mon, 26 Jan 2026 00:00:00 GMT'],
])('what did not change by its %s is not sent again', async (header, condition, version) => {
  let sent = 0;
  const server = await serve((request, response) => {
    response.setHeader(header, version);
    if (request.headers[condition] === version) response.writeHead(304).end();
    else response.setHeader('content-type', 'text/xml').end(`千問 ${++sent}`);
  });
  const get = asker(server);
  const first = await get('/feed');
  expect(await get('/feed')).toEqual(first);
  expect(text(first)).toBe('千問 1');
  expect(sent).toBe(1);
  // Another address is another thing.
  expect(text(await get('/feed?page=2'))).toBe('千問 2');
});

test('what changed is sent, and is the next to be compared', async () => {
  let version = 1;
  const server = await serve((request, response) => {
    const etag = `"v${version}"`;
    response.setHeader('etag', etag);
    if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
    else response.end(etag);
  });
  const get = asker(server);
  expect(text(await get('/'))).toBe('"v1"');
  version = 2;
  expect(text(await get('/'))).toBe('"v2"');
  expect(text(await get('/'))).toBe('"v2"');
  expect(server.requests).toHaveLength(3);
});

test.each<[string, Record<string, string>, number]>([
  ['without a version', {}, 200],
  ['that must not be kept', { etag: '"v"', 'cache-control': 'no-store' }, 200],
  ['that is an error', { etag: '"v"' }, 500],
])('an answer %s is asked for as ever', async (_, headers, status) => {
  const conditions: unknown[] = [];
  const server = await serve((request, response) => {
    conditions.push(request.headers['if-none-match']);
    response.writeHead(status, headers).end('x');
  });
  const get = asker(server);
  await get('/');
  await get('/');
  expect(conditions).toEqual([undefined, undefined]);
});

test('a 304 that nobody asked for is asked again', async () => {
  let count = 0;
  const server = await serve((_request, response) => {
    if (++count === 1) response.writeHead(304).end();
    else response.end('there');
  });
  expect(text(await asker(server)('/'))).toBe('there');
});
