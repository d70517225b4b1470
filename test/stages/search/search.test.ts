import { describe, expect, test } from 'vitest';
import { SourcesFailedError } from '../../../src/errors.ts';
import type { Hit } from '../../../src/model/hit.ts';
import type { Query, SourceSpec } from '../../../src/model/topic.ts';
import type { Fetcher } from '../../../src/ports.ts';
import type { Outcome } from '../../../src/stage.ts';
import { search } from '../../../src/stages/search/search.ts';
import { fixture, queryOf } from '../../sources/support.ts';
import { fetcherOf, paramsOf, type Answer } from './support.ts';

const google: SourceSpec = { kind: 'google-news', edition: 'zh-TW' };
const hn: SourceSpec = { kind: 'hn-algolia' };
const rssUrl = 'https://tech.island.example/rss.xml';
const rss: SourceSpec = { kind: 'feed', url: rssUrl };
const atom: SourceSpec = { kind: 'feed', url: 'https://code.example/atom.xml' };

const batch = 'https://news.google.com/_/DotsSplashUi/';
const articles = 'https://news.google.com/rss/articles/';
const resolved = `)]}'\n\n[["wrb.fr","Fbv4je","[\\"garturlres\\",\\"https://wan.example/2\\",1]",null,null,null,"1"],["wrb.fr","Fbv4je","[\\"garturlres\\",\\"https://chen.example/1\\",1]",null,null,null,"2"]]`;

const all: Readonly<Record<string, Answer>> = {
  'https://news.google.com/rss/search': fixture('google-news/search.xml'),
  [articles]: fixture('google-news/article.html'),
  [batch]: resolved,
  'https://chen.example/robots.txt': { status: 404 },
  'https://wan.example/robots.txt': { status: 404 },
  'https://hn.algolia.com/': fixture('hn-algolia/search.json'),
  'https://tech.island.example/': fixture('feed/rss.xml'),
  'https://code.example/': fixture('feed/atom.xml'),
};

async function run(
  query: Query,
  answers: Parameters<typeof fetcherOf>[0] = all,
): Promise<Outcome<readonly Hit[]>> {
  return runWith(query, fetcherOf(answers).fetcher);
}

/** Without the notes of how each source answered, which have tests of their own. */
async function runWith(query: Query, fetcher: Fetcher): Promise<Outcome<readonly Hit[]>> {
  const { value, diagnostics } = await search.run(query, { fetcher }, paramsOf(query));
  return {
    value,
    diagnostics: diagnostics.filter(({ code }) => code !== 'search.source-answered'),
  };
}

const codes = (outcome: Outcome<unknown>): readonly string[] =>
  outcome.diagnostics.map(({ code, subject }) => `${code} ${subject ?? ''}`);

describe('hits', () => {
  test('come in the order of the topic’s sources, whoever answers first', async () => {
    const { value } = await run(queryOf([rss, google, hn, atom]));
    const sources = value.map((hit) => hit.source);
    expect([...new Set(sources)]).toEqual([
      'feed:tech.island.example',
      'google-news:zh-TW',
      'hn-algolia',
      'feed:code.example',
    ]);
    expect(sources).toEqual([...sources].sort((a, b) => sources.indexOf(a) - sources.indexOf(b)));
  });

  test('have ids of source and URL, each once', async () => {
    // Two names, two requests, the same answer to both.
    const { value } = await run(queryOf([hn]));
    expect(value.map((hit) => hit.url)).toEqual([
      'https://blog.example/qwen-long',
      'http://old.example/qwen',
    ]);
    for (const hit of value) expect(hit.id).toMatch(/^h[0-9a-f]{12}$/);
    expect((await run(queryOf([hn]))).value).toEqual(value);
  });

  test('of one page and several headlines are several; the one that may be of the window stays', async () => {
    const item = (title: string, date: string): string =>
      `<item><title>${title}</title><link>https://old.island.example/notes</link><pubDate>${date}</pubDate></item>`;
    const old = 'Mon, 05 Jan 2026 09:00:00 +0800';
    const today = 'Mon, 26 Jan 2026 09:00:00 +0800';
    const items = [item('千問一', old), item('千問二', today), item('千問一', today)];
    const xml = `<rss version="2.0"><channel><title>舊報</title>${items.join('')}</channel></rss>`;
    const { value } = await run(queryOf([rss]), { 'https://tech.island.example/': xml });
    expect(value.map(({ title, date }) => [title, date?.value])).toEqual([
      ['千問一', '2026-01-26T09:00:00+08:00'],
      ['千問二', '2026-01-26T09:00:00+08:00'],
    ]);
    expect(new Set(value.map(({ id }) => id)).size).toBe(2);
  });

  test('a Big5 feed is read in Big5', async () => {
    const { createMultibyteEncoder } = await import('@exodus/bytes/multi-byte.js');
    const xml =
      '<?xml version="1.0" encoding="big5"?><rss version="2.0"><channel><title>舊報</title>' +
      '<item><title>千問登上頭版</title><link>https://old.island.example/1</link></item></channel></rss>';
    const body = createMultibyteEncoder('big5')(xml);
    const answers = { [rssUrl]: { type: 'text/xml', body } };
    const { value } = await run(queryOf([rss]), answers);
    expect(value).toMatchObject([{ title: '千問登上頭版', outlet: '舊報' }]);
  });
});

describe('Google’s links', () => {
  test('old ids cost nothing, new ones a page each and one call together', async () => {
    const { fetcher, asked } = fetcherOf(all);
    const query = queryOf([google]);
    const { value, diagnostics } = await runWith(query, fetcher);
    expect(value.map((hit) => new URL(hit.url).host)).toEqual([
      'news.island.example',
      'www.longpath.example',
      'chen.example',
      'wan.example',
    ]);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'of 2 wrapped links 2 were decoded, 0 found by headline, 0 given up',
    ]);
    const starts = ['https://news.google.com/rss/search', articles, articles, batch];
    expect(asked.map((request, i) => request.url.startsWith(starts[i] ?? '-'))).toEqual(
      starts.map(() => true),
    );
    expect(asked.map((request) => request.method)).toEqual(['GET', 'GET', 'GET', 'POST']);
  });

  test.each<[string, Readonly<Record<string, Answer>>, number, RegExp]>([
    ['no signature on the page', { [articles]: '<html>new shape</html>' }, 2, /no signature/],
    ['the page answers 429', { [articles]: { status: 429 } }, 2, /status 429/],
    ['the page is another’s', { [articles]: { status: 404 } }, 2, /status 404/],
    ['the page times out', { [articles]: { fault: 'timeout' } }, 2, /timeout/],
    ['the call is refused', { [batch]: { status: 400 } }, 2, /did not say/],
    ['the call is answered with nonsense', { [batch]: 'sorry' }, 2, /did not say/],
    [
      'one row is null',
      { [batch]: resolved.replace(/"\[[^\]]*wan[^\]]*\]"/, 'null') },
      1,
      /did not/,
    ],
  ])('%s: the link stays, with the reason', async (_name, answers, failures, why) => {
    const outcome = await run(queryOf([google]), { ...all, ...answers });
    const wrapped = outcome.value.filter((hit) => hit.url.startsWith(articles));
    expect(wrapped).toHaveLength(failures);
    for (const hit of wrapped) expect(hit.wrapped).toMatch(why);
    expect(wrapped.at(-1)).toMatchObject({ title: '千問新模型上線', outlet: '晚報' });
    expect(outcome.value.filter((hit) => hit.wrapped !== undefined)).toEqual(wrapped);
  });

  test('one that leads straight to its article needs no call', async () => {
    const answers = {
      ...all,
      [articles]: { url: 'https://chen.example/straight', body: '<html>' },
    };
    const { fetcher, asked } = fetcherOf(answers);
    const { value } = await search.run(queryOf([google]), { fetcher }, paramsOf(queryOf([])));
    // Two headlines of one page: fetching folds them.
    for (const { url, found } of value.slice(2))
      expect([url, found]).toEqual(['https://chen.example/straight', 'decoded']);
    expect(value.length).toBeGreaterThan(2);
    expect(asked.map(({ method }) => method)).not.toContain('POST');
  });

  test('for what the window excludes, Google is not asked', async () => {
    const query = queryOf([google]);
    const later = { ...query.window, date: '2026-03-01' };
    const window = { ...later, start: '2026-02-28T16:00:00Z', end: '2026-03-01T16:00:00Z' };
    const outcome = await run(
      { ...query, window },
      { 'https://news.google.com/rss/search': fixture('google-news/search.xml') },
    );
    const wrapped = outcome.value.map((hit) => hit.url.startsWith(articles));
    expect(wrapped).toEqual([false, false, true, true]);
    expect(outcome.value.at(-1)?.wrapped).toMatch(/outside the window/);
    expect(outcome.diagnostics).toEqual([]);
  });
});

describe('sources that fail', () => {
  const failures: readonly [string, Answer, RegExp][] = [
    ['a transport fault', { fault: 'dns' }, /dns/],
    ['a status', { status: 503, body: 'try later' }, /status 503: try later/],
    ['a page in place of a feed', '<html>Are you human?</html>', /not a feed/],
  ];

  test.each(failures)('%s is noted, and the others go on', async (_name, answer, message) => {
    const outcome = await run(queryOf([atom, rss]), { ...all, 'https://code.example/': answer });
    expect(outcome.value.length).toBeGreaterThan(0);
    const [note] = outcome.diagnostics;
    expect(note).toMatchObject({ code: 'search.source-failed', subject: 'feed:code.example' });
    expect(note?.message).toMatch(message);
  });

  test('when all fail, the run ends and says why of each', async () => {
    const answers = {
      'https://tech': { status: 500 },
      'https://code': { fault: 'refused' },
    } as const;
    const failing = run(queryOf([rss, atom]), answers);
    await expect(failing).rejects.toThrow(SourcesFailedError);
    await expect(failing).rejects.toThrow(/tech\.island\.example.*500.*code\.example.*refused/);
  });

  test('of two feeds of one site each is told apart; hits keep the short label', async () => {
    const url = 'https://tech.island.example/gone.xml?a=1';
    const { value, diagnostics } = await run(queryOf([rss, { kind: 'feed', url }]), {
      ...all,
      [url]: { status: 410 },
    });
    expect(new Set(value.map(({ source }) => source))).toEqual(
      new Set(['feed:tech.island.example']),
    );
    const failed = diagnostics.filter(({ code }) => code === 'search.source-failed');
    expect(failed.map(({ subject }) => subject)).toEqual(['feed:tech.island.example/gone.xml?a=1']);
  });

  test('many that fail are told by kinds, each with the first reason', async () => {
    const feeds = ['a', 'b', 'c', 'd', 'e'].map((name) => ({
      kind: 'feed' as const,
      url: `https://${name}.example/rss`,
    }));
    const dns = Object.fromEntries(feeds.map(({ url }) => [url, { fault: 'dns' } as const]));
    const failing = run(queryOf([...feeds, atom]), { ...dns, 'https://code': { status: 500 } });
    await expect(failing).rejects.toThrow(
      /^no source answered: feed:a\.example, feed:b\.example, feed:c\.example and 2 more: no-answer: dns: [^;]+; feed:code\.example: [^;]*500/,
    );
  });

  test('a source without names it takes is odd; none at all is a failure', async () => {
    const aliases = [{ text: '千問', script: 'hant' }] as const;
    const outcome = await run(queryOf([hn, rss], { aliases }));
    expect(codes(outcome)[0]).toBe('search.source-odd hn-algolia');
    await expect(run(queryOf([hn], { aliases }))).rejects.toThrow(SourcesFailedError);
    await expect(run(queryOf([]))).rejects.toThrow(SourcesFailedError);
  });

  test('a bug is no source failure', async () => {
    await expect(run(queryOf([rss]), {})).rejects.toThrow('nobody expected');
  });
});
