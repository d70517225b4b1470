/** How sources answer: what each answer comes to, and where one leads to further requests. */
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { SourcesFailedError } from '../../../src/errors.ts';
import type { SourceSpec } from '../../../src/model/topic.ts';
import { askSources, type Answers } from '../../../src/stages/search/ask.ts';
import { search } from '../../../src/stages/search/search.ts';
import { queryOf } from '../../sources/support.ts';
import { fetcherOf, paramsOf, type Answer } from './support.ts';

const feed: SourceSpec = { kind: 'feed', url: 'https://tech.island.example/rss.xml' };
const brave: SourceSpec = { kind: 'brave', edition: 'en-US' };
const searxng: SourceSpec = { kind: 'searxng', url: 'https://searx.example' };
const gdelt: SourceSpec = { kind: 'gdelt' };

const rss = (...days: readonly string[]): string =>
  `<rss version="2.0"><channel><title>島嶼科技</title>${days
    .map(
      (day, i) =>
        `<item><title>Qwen ${i}</title><link>https://tech.island.example/${i}</link><pubDate>${day}T03:00:00Z</pubDate></item>`,
    )
    .join('')}</channel></rss>`;

async function ask(
  specs: readonly SourceSpec[],
  answers: Readonly<Record<string, Answer>>,
): Promise<Answers & { readonly requested: readonly string[] }> {
  const { fetcher, asked } = fetcherOf(answers);
  const found = await askSources(queryOf(specs), fetcher);
  return { ...found, requested: asked.map(({ url }) => url) };
}

const codesOf = ({ diagnostics }: Answers): readonly string[] =>
  diagnostics.filter(({ answer }) => answer === undefined).map(({ code }) => code);

describe('an answer comes to', () => {
  const challenge =
    '<!DOCTYPE html><html><title>Just a moment...</title><body>Verify you are human</body></html>';
  test.each<[string, string, SourceSpec, Answer, RegExp]>([
    ['ok', 'a feed with items', feed, rss('2026-01-26'), /^$/],
    ['empty', 'a feed without', feed, rss(), /no items/],
    ['rate-limited', 'status 429', feed, { status: 429 }, /status 429/],
    [
      'rate-limited',
      'words with status 200',
      gdelt,
      'Please limit requests to one every 5 seconds or contact x@y.example',
      /one every 5 seconds/,
    ],
    ['blocked', 'status 403', feed, { status: 403, body: 'Forbidden' }, /403: Forbidden/],
    ['blocked', 'status 406', feed, { status: 406 }, /406/],
    ['blocked', 'status 451', feed, { status: 451 }, /451/],
    ['blocked', 'a page for people with status 200', feed, challenge, /page for people/],
    [
      'blocked',
      'a page for people with status 503',
      feed,
      { status: 503, body: challenge },
      /page for people/,
    ],
    ['blocked', 'robots.txt', feed, { fault: 'robots' }, /robots/],
    ['bad-query', 'status 400', feed, { status: 400, body: 'q too long' }, /q too long/],
    ['bad-query', 'status 404', feed, { status: 404, body: '<html>Not found' }, /404$/],
    ['bad-query', 'an error in JSON', searxng, '{"error": "No query"}', /No query/],
    [
      'bad-query',
      'words about the query',
      gdelt,
      'Your query was too short or too long.',
      /too short/,
    ],
    ['unauthorised', 'status 401', brave, { status: 401 }, /BRAVE_API_KEY is good/],
    ['unauthorised', 'status 403 to a key', brave, { status: 403 }, /BRAVE_API_KEY/],
    [
      'unauthorised',
      'a token that is refused',
      brave,
      {
        status: 422,
        body: '{"error":{"code":"SUBSCRIPTION_TOKEN_INVALID","detail":"The provided subscription token is invalid."}}',
      },
      /subscription token is invalid/,
    ],
    [
      'unauthorised',
      'a quota that is used up',
      brave,
      { status: 432, body: '{"detail":"This request exceeds your plan usage limit"}' },
      /usage limit/,
    ],
    ['unauthorised', 'no key at all', brave, { fault: 'no-key' }, /no-key/],
    [
      'changed-shape',
      'a page that is no challenge',
      feed,
      '<html><body>We moved</body></html>',
      /not a feed/,
    ],
    ['changed-shape', 'other JSON', brave, '{"hits":[]}', /another shape/],
    ['no-answer', 'a timeout', feed, { fault: 'timeout' }, /timeout/],
    ['no-answer', 'status 500', feed, { status: 500 }, /500/],
    [
      'no-answer',
      'engines that time out',
      searxng,
      '{"results":[],"unresponsive_engines":[["lamp","timeout"]]}',
      /lamp: timeout/,
    ],
    [
      'blocked',
      'engines that are shown a captcha',
      searxng,
      '{"results":[],"unresponsive_engines":[["lamp","Suspended: CAPTCHA"]]}',
      /CAPTCHA/,
    ],
    [
      'blocked',
      'an instance without JSON',
      searxng,
      { status: 403, body: '<html>403 Forbidden' },
      /enable json under search\.formats/,
    ],
  ])('%s: %s', async (state, _what, spec, answer, message) => {
    const { answered } = await ask([spec], { 'https://': answer });
    expect(answered).toHaveLength(1);
    expect(answered[0]?.state).toBe(state);
    expect(answered[0]?.message ?? '').toMatch(message);
  });

  test('several requests of one source are down only together; each loss is told', async () => {
    const found = await ask([{ kind: 'hn-algolia' }], {
      'https://hn.algolia.com/api/v1/search_by_date?query=Qwen': '{"hits":[]}',
      'https://hn.algolia.com/api/v1/search_by_date?query=%22': { status: 500 },
    });
    expect(found.answered).toMatchObject([{ source: 'hn-algolia', state: 'no-answer', hits: 0 }]);
    expect(found.allFailed).toBe(false);
    expect(codesOf(found)).toEqual(['search.source-failed']);
  });

  test('the manifest’s line of a source has its hits, items and newest day', async () => {
    const { answered } = await ask([feed], { 'https://': rss('2026-01-25', '2026-01-26') });
    expect(answered).toEqual([
      {
        source: 'feed:tech.island.example',
        state: 'ok',
        hits: 2,
        items: 2,
        newest: '2026-01-26T03:00:00Z',
      },
    ]);
  });
});

describe('silence', () => {
  test.each([
    ['2026-01-12', /silent: its newest item is of 2026-01-12/],
    ['2026-02-03', /oldest item is of 2026-02-03, after the day/],
  ])('items of %s alone', async (day, message) => {
    const found = await ask([feed], { 'https://': rss(day) });
    expect(found.diagnostics.map(({ message: text }) => text).join('\n')).toMatch(message);
  });

  test('a week is not yet silent', async () => {
    expect(codesOf(await ask([feed], { 'https://': rss('2026-01-19') }))).toEqual([]);
  });
});

describe('what leads on', () => {
  const list =
    '<opml version="2.0"><body><outline text="A" xmlUrl="https://a.example/feed"/><outline text="B" xmlUrl="https://b.example/feed"/></body></opml>';
  const opml: SourceSpec = { kind: 'opml', url: 'https://lists.example/my.opml' };

  test('a list to its feeds, in the place of the list; one that fails is no loss of a source', async () => {
    const found = await ask([opml, feed], {
      'https://lists.example/': list,
      'https://a.example/': rss('2026-01-26'),
      'https://b.example/': { status: 500 },
      'https://tech': rss('2026-01-26'),
    });
    expect(found.sightings.map(({ source }) => source)).toEqual([
      'feed:a.example',
      'feed:tech.island.example',
    ]);
    expect(found.answered.map(({ source, state, list: of }) => [source, state, of])).toEqual([
      ['opml:lists.example', 'ok', undefined],
      ['feed:a.example', 'ok', 'opml:lists.example'],
      ['feed:b.example', 'no-answer', 'opml:lists.example'],
      ['feed:tech.island.example', 'ok', undefined],
    ]);
    expect(codesOf(found)).toEqual(['search.list-failed']);
  });

  test('robots.txt to an index to a part that is packed, as one source', async () => {
    const found = await ask([{ kind: 'sitemap', url: 'https://maker.example/robots.txt' }], {
      'https://maker.example/robots.txt': 'User-agent: *\nSitemap: https://maker.example/index.xml',
      'https://maker.example/index.xml':
        '<sitemapindex><sitemap><loc>https://maker.example/1.xml.gz</loc></sitemap></sitemapindex>',
      'https://maker.example/1.xml.gz': {
        type: 'application/octet-stream',
        body: gzipSync(
          '<urlset><url><loc>https://maker.example/news/千問</loc><lastmod>2026-01-26</lastmod></url></urlset>',
        ),
      },
    });
    expect(found.sightings.map(({ finding }) => finding.url)).toEqual([
      'https://maker.example/news/%E5%8D%83%E5%95%8F',
    ]);
    expect(found.answered).toMatchObject([
      { source: 'sitemap:maker.example', state: 'ok', hits: 1 },
    ]);
  });

  test('an index that leads to itself ends', async () => {
    const index =
      '<sitemapindex><sitemap><loc>https://maker.example/index.xml</loc></sitemap></sitemapindex>';
    const { requested } = await ask([{ kind: 'sitemap', url: 'https://maker.example/index.xml' }], {
      'https://maker.example/index.xml': index,
    });
    expect(requested.length).toBeLessThan(6);
  });

  test('gzip that is none costs its part', async () => {
    const body = Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.from('nothing')]);
    const { answered } = await ask([feed], { 'https://': { body } });
    expect(answered[0]).toMatchObject({ state: 'changed-shape' });
  });
});

describe('links of one’s own', () => {
  const urls: SourceSpec = { kind: 'urls', urls: ['https://a.example/1', 'https://a.example/2'] };

  test('are hits without a request, and enough where all others fail', async () => {
    const { fetcher, asked } = fetcherOf({ 'https://tech': { status: 500 } });
    const query = queryOf([urls, feed]);
    const { value } = await search.run(query, { fetcher }, paramsOf(query));
    expect(value.map(({ source, url }) => [source, url])).toEqual([
      ['urls', 'https://a.example/1'],
      ['urls', 'https://a.example/2'],
    ]);
    expect(asked).toHaveLength(1);
  });
});

describe('all failed', () => {
  const failing = async (answer: Answer): Promise<unknown> => {
    const query = queryOf([feed]);
    const { fetcher } = fetcherOf({ 'https://': answer });
    return Promise.resolve(search.run(query, { fetcher }, paramsOf(query))).catch(
      (error: unknown) => error,
    );
  };

  test.each<[Answer, RegExp]>([
    [{ fault: 'dns' }, /whether the name is right/],
    [{ status: 403 }, /digest sources/],
  ])('%j: the hint says what to do, and the error how each answered', async (answer, hint) => {
    const error = await failing(answer);
    expect(error).toBeInstanceOf(SourcesFailedError);
    expect((error as SourcesFailedError).hint).toMatch(hint);
    expect((error as SourcesFailedError).answered).toHaveLength(1);
  });
});
