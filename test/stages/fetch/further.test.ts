import { describe, expect, it } from 'vitest';
import { createHttpFetcher } from '../../../src/adapters/http/fetcher.ts';
import type { Page } from '../../../src/model/page.ts';
import type { Outcome } from '../../../src/stage.ts';
import { fetch } from '../../../src/stages/fetch/fetch.ts';
import { nextPage } from '../../../src/stages/fetch/next-page.ts';
import { pageNumber } from '../../../src/stages/fetch/page-number.ts';
import { queryOf } from '../../sources/support.ts';
import { serve, type LoopbackServer } from '../../support/network.ts';
import { paramsOf } from '../search/support.ts';
import { pagePorts, textOf } from '../../support/page-ports.ts';

describe('pageNumber', () => {
  const story = 'https://a.example/news/lantern-123';
  it.each([
    [story, `${story}?page=2`, 2],
    [story, `${story}/2`, 2],
    [story, `${story}/2/`, 2],
    [`${story}/`, `${story}/page/3/`, 3],
    [`${story}.html`, `${story}_2.html`, 2],
    [`${story}.html`, `${story}-page-2.html`, 2],
    [`${story}.html`, `${story}.html/2`, 2],
    [`${story}?id=7`, `${story}?id=7&p=4`, 4],
    [`${story}?page=1`, `${story}?page=2`, 2],
    [story, `http://www.a.example/news/lantern-123?page=2`, 2],
  ])('%s goes on at %s', (first, url, number) => {
    expect(pageNumber(new URL(first), new URL(url))).toBe(number);
  });

  it.each([
    ['the next article by number', 'https://a.example/news/123', 'https://a.example/news/124'],
    ['another host', story, 'https://b.example/news/lantern-123?page=2'],
    ['another article', story, 'https://a.example/news/kite-9?page=2'],
    ['an article whose name goes on', story, 'https://a.example/news/lantern-123-festival'],
    ['another query', `${story}?id=7`, `${story}?id=8&page=2`],
    ['a page of comments', story, `${story}/comment-page-2`],
    ['the list at the root', 'https://a.example/', 'https://a.example/page/2'],
    ['a script', story, 'javascript:next(2)'],
    ['the middle of an article', `${story}?page=3`, `${story}?page=4`],
  ])('is none for %s', (_name, first, url) => {
    expect(pageNumber(new URL(first), new URL(url))).toBeUndefined();
  });
});

describe('nextPage', () => {
  const here = 'https://a.example/story.html';
  const found = 'https://a.example/story.html?page=2';
  it.each([
    ['link rel=next', '<link rel="next" href="?page=2">'],
    ['a rel=next', '<a href="/story.html?page=2" rel="nofollow next"><img alt=""></a>'],
    ['its number', '<div class="pager"><b>1</b> <a href="?page=2#text">2</a></div>'],
    ['the words 下一頁', '<a href="story.html?page=2">下一頁 &raquo;</a>'],
    ['the words next page', '<a href="story.html?page=2"> Next\n page › </a>'],
  ])('is told by %s', (_name, html) => {
    expect(nextPage(`<p>Text.</p>${html}`, here, here, 2)).toBe(found);
  });

  it.each([
    ['a link to the next story', '<link rel="next" href="/kite.html">'],
    ['a link whose text is a sentence', '<a href="?page=2">Read what the keeper said</a>'],
    ['the pager of the comments', '<ol class="comments"><li><a href="?page=2">2</a></li></ol>'],
    ['a later page', '<a href="?page=3">3</a>'],
  ])('is not %s', (_name, html) => {
    expect(nextPage(`<p>Text.</p>${html}`, here, here, 2)).toBeUndefined();
  });

  it('looks again behind the comments', () => {
    const html = '<div id="comments"><p>Nice.</div></div><a href="?page=2">2</a>';
    expect(nextPage(html, here, here, 2)).toBe(found);
  });
});

describe('over a real server', () => {
  const page = (number: number, last: number): string =>
    `<!doctype html><title>The lantern keeper</title><p>Part ${number}.</p>` +
    `<link rel="next" href="/another-story">` +
    (number < last ? `<nav><a href="/story?page=${number + 1}">${number + 1}</a></nav>` : '');

  async function run(
    answer: (number: number) => string | number,
  ): Promise<{ readonly server: LoopbackServer; readonly outcome: Outcome<readonly Page[]> }> {
    const server = await serve((request, response) => {
      const number = Number(new URL(request.url ?? '', 'http://x').searchParams.get('page') ?? 1);
      const body = answer(number);
      const status = typeof body === 'number' ? body : 200;
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
      response.end(typeof body === 'number' ? '' : body);
    });
    const fetcher = createHttpFetcher({
      allowPrivate: [`127.0.0.1:${server.port}`],
      robots: false,
      perHostDelayMs: 0,
      timeoutMs: 2000,
    });
    const hit = { id: 'h1', source: 'feed:x.example', url: `${server.origin}/story`, title: 't' };
    const outcome = await fetch.run([hit], { ...pagePorts, fetcher }, paramsOf(queryOf([])));
    await fetcher.close();
    return { server, outcome };
  }

  it('fetches the pages in order, and only these', async () => {
    const { server, outcome } = await run((number) => page(number, 3));
    expect(server.requests).toEqual(['GET /story', 'GET /story?page=2', 'GET /story?page=3']);
    expect(outcome.value).toHaveLength(1);
    expect(outcome.value[0]?.further?.map(({ url }) => url)).toEqual([
      `${server.origin}/story?page=2`,
      `${server.origin}/story?page=3`,
    ]);
    expect(await textOf(outcome.value[0]?.further?.[1])).toContain('Part 3.');
    expect(outcome.diagnostics).toEqual([]);
  });

  it('goes on with what there is when a page fails, and says so', async () => {
    const { server, outcome } = await run((number) => (number === 3 ? 503 : page(number, 4)));
    expect(outcome.value[0]?.further).toHaveLength(1);
    expect(outcome.diagnostics).toMatchObject([
      { code: 'fetch.further-failed', subject: 'h1', severity: 'warning' },
    ]);
    expect(outcome.diagnostics[0]?.message).toMatch(/page 3 .*503/);
    expect(outcome.diagnostics[0]).not.toHaveProperty('fate');
    expect(server.requests).not.toContain('GET /story?page=4');
  });

  it('stops after ten pages', async () => {
    const { server, outcome } = await run((number) => page(number, 99));
    expect(outcome.value[0]?.further).toHaveLength(9);
    expect(server.requests).toHaveLength(10);
  });

  it('leaves a page of one part as it is', async () => {
    const { outcome } = await run((number) => page(number, 1));
    expect(outcome.value[0]).not.toHaveProperty('further');
  });
});
