import { describe, expect, onTestFinished, test } from 'vitest';
import { createHttpFetcher, type HttpFetcherOptions } from '../../src/adapters/http/fetcher.ts';
import { readRobots } from '../../src/adapters/http/robots.ts';
import type { FetchRequest, FetchResponse } from '../../src/ports.ts';
import { serve, type LoopbackServer } from '../support/network.ts';

describe('reading', () => {
  test.each<[string, string, string, boolean]>([
    ['nothing', '', '/a', true],
    ['an error page', '<!doctype html><title>404</title>', '/a', true],
    ['all', 'User-agent: *\nDisallow: /', '/a', false],
    ['nothing, in a line of its own', 'User-agent: *\nDisallow:', '/a', true],
    ['a path', 'User-agent: *\nDisallow: /private', '/private/a', false],
    ['a path, with another asked for', 'User-agent: *\nDisallow: /private', '/a', true],
    ['the longer rule', 'User-agent: *\nDisallow: /\nAllow: /news/', '/news/1', true],
    ['of two alike the one that allows', 'User-agent: *\nDisallow: /a\nAllow: /a', '/a', true],
    ['another program', 'User-agent: GPTBot\nDisallow: /', '/a', true],
    [
      'another program among several',
      'User-agent: GPTBot\nUser-agent: CCBot\nDisallow: /\n\nUser-agent: *\nDisallow: /x',
      '/a',
      true,
    ],
    [
      'this program by name',
      'User-agent: *\nDisallow:\n\nUser-agent: Digest/1.0\nDisallow: /',
      '/a',
      false,
    ],
    [
      'this program by name, which frees it',
      'User-agent: *\nDisallow: /\n\nUser-agent: digest\nAllow: /',
      '/a',
      true,
    ],
    ['a star', 'User-agent: *\nDisallow: /*/print', '/a/b/print', false],
    ['an end', 'User-agent: *\nDisallow: /*.pdf$', '/a.pdf', false],
    ['an end that is none', 'User-agent: *\nDisallow: /*.pdf$', '/a.pdf?x', true],
    ['a query', 'User-agent: *\nDisallow: /*?s=', '/search?s=1', false],
    ['escapes', 'User-agent: *\nDisallow: /新聞/', '/%e6%96%b0%e8%81%9e/1', false],
    [
      'remarks, blanks and CR LF',
      '\uFEFFUSER-AGENT : * # all\r\n  disallow : /a # here\r\n',
      '/a',
      false,
    ],
    ['rules before any name', 'Disallow: /\nUser-agent: x\nDisallow: /', '/a', true],
    ['signs of patterns', 'User-agent: *\nDisallow: /a(b+[c', '/a(b+[c/1', false],
  ])('%s', (_, text, path, allowed) => {
    expect(readRobots(text).forbids(path) === undefined).toBe(allowed);
  });

  test('a delay, within bounds', () => {
    const delay = (value: string): number =>
      readRobots(`User-agent: *\nCrawl-delay: ${value}\nDisallow: /x`).crawlDelayMs;
    expect(['2', '0.5', '3600', 'soon', '-1'].map(delay)).toEqual([2000, 500, 30_000, 0, 0]);
  });

  test('stars without number take no time', () => {
    const stars = `User-agent: *\nDisallow: /${'*a'.repeat(3000)}$`;
    expect(readRobots(stars).forbids(`/${'a'.repeat(2000)}b`)).toBeUndefined();
  });
});

function ask(
  server: LoopbackServer,
  options: Partial<HttpFetcherOptions> = {},
): (path: string, kind?: FetchRequest['kind']) => Promise<FetchResponse> {
  const fetcher = createHttpFetcher({
    allowPrivate: [`127.0.0.1:${server.port}`],
    perHostDelayMs: 0,
    ...options,
  });
  onTestFinished(() => fetcher.close());
  return (path, kind = 'page') =>
    fetcher.fetch({ method: 'GET', url: `${server.origin}${path}`, kind });
}

function site(robots: string, status = 200): Promise<LoopbackServer> {
  return serve((request, response) => {
    if (request.url !== '/robots.txt') response.end('page');
    else response.writeHead(status, { 'content-type': 'text/plain' }).end(robots);
  });
}

describe('asking', () => {
  test('a page that is forbidden is not asked for, and robots.txt once', async () => {
    const server = await site('User-agent: *\nDisallow: /private');
    const get = ask(server);
    await expect(get('/private/1')).rejects.toMatchObject({
      fault: 'robots',
      message: expect.stringContaining('(Disallow: /private)') as string,
    });
    expect((await get('/news/1')).status).toBe(200);
    expect(server.requests).toEqual(['GET /robots.txt', 'GET /news/1']);
  });

  test('a redirect leads to no page that is forbidden', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/robots.txt') response.end('User-agent: *\nDisallow: /private');
      else response.writeHead(302, { location: '/private/1' }).end();
    });
    await expect(ask(server)('/go')).rejects.toMatchObject({ fault: 'robots' });
    expect(server.requests).not.toContain('GET /private/1');
  });

  test('what a source of the user’s own answers needs no leave', async () => {
    const server = await site('User-agent: *\nDisallow: /');
    expect((await ask(server)('/feed', 'api')).status).toBe(200);
    expect(server.requests).toEqual(['GET /feed']);
  });

  test.each([403, 404, 500, 503])('a robots.txt of status %i forbids nothing', async (status) => {
    const server = await site('User-agent: *\nDisallow: /', status);
    expect((await ask(server)('/news/1')).status).toBe(200);
  });

  test('it can be left out', async () => {
    const server = await site('User-agent: *\nDisallow: /');
    expect((await ask(server, { robots: false })('/news/1')).status).toBe(200);
    expect(server.requests).toEqual(['GET /news/1']);
  });

  test('a site that wants to be asked slowly is asked one by one', async () => {
    let running = 0;
    let most = 0;
    const server = await serve((request, response) => {
      if (request.url === '/robots.txt') {
        response.end('User-agent: *\nCrawl-delay: 0.05');
        return;
      }
      most = Math.max(most, ++running);
      setTimeout(() => {
        running--;
        response.end('page');
      }, 20);
    });
    const get = ask(server);
    await Promise.all(['/1', '/2', '/3'].map((path) => get(path)));
    expect(most).toBe(1);
  });
});
