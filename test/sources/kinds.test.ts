/** Every kind of source but those with a file of their own: what it asks, and what it reads in the shape of the service. */
import { describe, expect, test } from 'vitest';
import type { Query, SourceSpec } from '../../src/model/topic.ts';
import { parseSource, planSource, sources, specSchema } from '../../src/sources/all.ts';
import {
  UnreadableAnswerError,
  type Parsed,
  type PlannedRequest,
} from '../../src/sources/source.ts';
import { noSamples, queryOf, sample } from './support.ts';

const url = 'https://service.example/answer';

function parsed(spec: SourceSpec, text: string, query: Query = queryOf([])): Parsed {
  return parseSource({ url, text }, query, spec);
}

function planned(spec: SourceSpec, query = queryOf([])): readonly PlannedRequest[] {
  return planSource(query, spec);
}

const urlsOf = (plans: readonly PlannedRequest[]): readonly URL[] =>
  plans.map(({ request }) => new URL(request.url));

const bodyOf = ({ request }: PlannedRequest): Record<string, unknown> =>
  JSON.parse(request.body ?? '') as Record<string, unknown>;

const rss = (items: string): string =>
  `<rss version="2.0" xmlns:News="https://search.example/"><channel><title>Search</title>${items}</channel></rss>`;

describe('the table', () => {
  test('names each kind once, and says of each what it can do', () => {
    expect(new Set(sources.map(({ kind }) => kind)).size).toBe(sources.length);
    for (const { can } of sources) expect(can.terms).not.toBe('');
  });

  test('every request that goes out with a key names the variable that the kind declares', () => {
    for (const { kind, can } of sources.filter((source) => source.can.key !== undefined)) {
      const spec = ['brave', 'serper'].includes(kind) ? { kind, edition: 'zh-TW' } : { kind };
      const plans = planned(spec);
      expect(plans.length, kind).toBeGreaterThan(0);
      for (const { request } of plans) expect(request.key?.variable, kind).toBe(can.key);
    }
  });

  test.each([
    [{ kind: 'feeds' }, /no kind of source is called .*feeds/],
    [{ kind: 'feed', url: 'ftp://a' }, /an http\(s\) URL/],
    [{ kind: 'feed', url: 'https://a.example', zone: 'UTC' }, /zone/],
    [{ kind: 'bing-news', edition: 'tw' }, /an edition such as zh-TW/],
    [{ kind: 'opml' }, /either a url or a file/],
    [{ kind: 'hugging-face' }, /either papers: true or an author/],
    [{ kind: 'google-alerts', url: 'https://a.example/' }, /an alert’s feed/],
    [{ kind: 'github-releases', repository: 'polylamp' }, /a repository such as/],
    [{ kind: 'reddit', community: 'r/x' }, /without r\//],
  ])('%j is refused', (spec, message) => {
    expect(specSchema.safeParse(spec).error?.message).toMatch(message);
  });
});

describe('bing-news', () => {
  const spec = { kind: 'bing-news', edition: 'zh-TW' };
  const link =
    'http://www.bing.com/news/apiclick.aspx?ref=FexRss&amp;aid=&amp;url=https%3a%2f%2fnews.example%2fa%3fid%3d1&amp;c=1';

  test('asks some pages for all names', () => {
    const asked = urlsOf(planned(spec));
    expect(asked.map((one) => one.searchParams.get('first'))).toEqual(['1', '11', '21']);
    expect(asked[0]?.searchParams.get('q')).toBe('千問 OR 通義千問 OR Qwen OR "Tongyi Qianwen"');
    expect(asked[0]?.searchParams.get('cc')).toBe('TW');
  });

  test('links lead to the pages, outlets are those of the items', () => {
    const item = `<item><title>千問上線</title><link>${link}</link><description>千問 &lt;b&gt;模型&lt;/b&gt;</description><pubDate>Mon, 26 Jan 2026 01:00:00 GMT</pubDate><News:Source>晚報</News:Source></item>`;
    const { findings } = parsed(spec, rss(item));
    expect(findings).toEqual([
      {
        url: 'https://news.example/a?id=1',
        title: '千問上線',
        outlet: '晚報',
        date: { value: '2026-01-26T01:00:00Z', kind: 'published' },
        snippet: '千問 模型',
      },
    ]);
  });

  test('a page in place of RSS is no answer', () => {
    expect(() => parsed(spec, '<html>Verify</html>')).toThrow(UnreadableAnswerError);
  });

  test.skipIf(noSamples)('a recorded answer (skipped without ../shared)', () => {
    const { findings, items } = parsed(
      spec,
      sample('bing-news/feed-bing-image.xml'),
      queryOf([], { aliases: [] }),
    );
    expect(findings.length).toBe(items);
    expect(findings.length).toBeGreaterThan(0);
    for (const { url: page, outlet } of findings) {
      expect(page).not.toMatch(/apiclick/);
      expect(outlet).toBeDefined();
    }
  });
});

describe('yahoo-tw', () => {
  const spec = { kind: 'yahoo-tw', stock: ['tw-market'], news: ['technology'] };

  test('asks for each section', () => {
    expect(planned(spec).map(({ request }) => request.url)).toEqual([
      'https://tw.stock.yahoo.com/rss?category=tw-market',
      'https://tw.news.yahoo.com/rss/technology',
    ]);
  });

  test.skipIf(noSamples)('a recorded answer (skipped without ../shared)', () => {
    const { findings, items } = parsed(
      spec,
      sample('yahoo-tw/yahoo-finance-2026-09-27.trimmed.xml'),
      queryOf([], { aliases: [] }),
    );
    expect(findings).toHaveLength(items ?? 0);
    expect(findings[0]?.date?.value).toBe('2026-09-26T15:30:15Z');
  });
});

describe('reddit', () => {
  const spec = { kind: 'reddit', community: 'LocalModels' };
  const entry = (title: string, target: string): string =>
    `<entry><title>${title}</title><link href="https://www.reddit.com/r/LocalModels/comments/1/x/"/><updated>2026-01-26T03:00:00+00:00</updated><content type="html">&lt;a href="https://www.reddit.com/user/a"&gt; /u/a &lt;/a&gt; &lt;a href="${target}"&gt;[link]&lt;/a&gt;</content></entry>`;
  const feed = (...entries: readonly string[]): string =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>${entries.join('')}</feed>`;

  test('finds what posts link to, on the day they were posted', () => {
    const { findings, odd, items } = parsed(
      spec,
      feed(
        entry('Qwen is out', 'https://blog.example/qwen'),
        entry('Qwen, help me', 'https://www.reddit.com/r/LocalModels/comments/2/y/'),
        entry('Something else', 'https://blog.example/else'),
      ),
    );
    expect(findings).toEqual([
      {
        url: 'https://blog.example/qwen',
        title: 'Qwen is out',
        date: { value: '2026-01-26T03:00:00Z', kind: 'seen' },
      },
    ]);
    expect(odd).toEqual(['1 of 3 items lead to no other page']);
    expect(items).toBe(3);
  });

  test.skipIf(noSamples)('recorded answers (skipped without ../shared)', () => {
    for (const name of ['reddit-atom.rss', 'reddit.rss', 'atom-feed-reddit.xml']) {
      const { findings, items } = parsed(
        spec,
        sample(`reddit/${name}`),
        queryOf([], { aliases: [] }),
      );
      expect(items, name).toBeGreaterThan(0);
      for (const found of findings) expect(found.url).not.toMatch(/reddit\.com/);
    }
  });
});

describe('github-releases', () => {
  const spec = { kind: 'github-releases', repository: 'qwen/lamp' };
  const entry =
    '<entry><id>tag:x/v2</id><updated>2026-01-26T04:00:00Z</updated><link rel="alternate" href="/qwen/lamp/releases/tag/v2"/><title>v2</title><content type="html">&lt;p&gt;Faster&lt;/p&gt;</content></entry>';
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom">${entry}</feed>`;

  test('a release is called by its repository and its number', () => {
    expect(planned(spec)[0]?.request.url).toBe('https://github.com/qwen/lamp/releases.atom');
    expect(parsed(spec, feed).findings).toEqual([
      {
        url: 'https://service.example/qwen/lamp/releases/tag/v2',
        title: 'qwen/lamp v2',
        outlet: 'GitHub',
        date: { value: '2026-01-26T04:00:00Z', kind: 'seen' },
        snippet: 'Faster',
      },
    ]);
  });

  test('of another’s, only releases that name the topic', () => {
    const other = { kind: 'github-releases', repository: 'polylamp/engine' };
    expect(parsed(other, feed)).toMatchObject({ findings: [], items: 1 });
    expect(parsed({ ...other, match: 'all' }, feed).findings).toHaveLength(1);
  });

  test.skipIf(noSamples)('a recorded answer (skipped without ../shared)', () => {
    const { findings } = parsed(
      { ...spec, match: 'all' },
      sample('github-releases/gulp-releases.atom'),
    );
    expect(findings.length).toBeGreaterThan(3);
    expect(findings[0]?.title).toBe('qwen/lamp v3.9.0');
  });
});

describe('google-alerts', () => {
  const spec = { kind: 'google-alerts', url: 'https://www.google.com/alerts/feeds/01/23' };

  test('links lead out of the counter, and nothing is matched again', () => {
    const feed =
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>Google Alert - lamp</title><entry><title type="html">A &lt;b&gt;lamp&lt;/b&gt; on Mars</title><link href="https://www.google.com/url?rct=j&amp;sa=t&amp;url=https://news.example/mars%3Fid%3D2&amp;ct=ga"/><published>2026-01-26T03:00:00Z</published><content type="html">It shines</content></entry></feed>';
    expect(parsed(spec, feed).findings).toEqual([
      {
        url: 'https://news.example/mars?id=2',
        title: 'A lamp on Mars',
        date: { value: '2026-01-26T03:00:00Z', kind: 'published' },
        snippet: 'It shines',
      },
    ]);
  });
});

describe('opml', () => {
  const spec = { kind: 'opml', url: 'https://lists.example/mine.opml', timeZone: 'Asia/Taipei' };

  test('each feed of the list is asked once, whatever folder it lies in', () => {
    const list =
      '<opml version="2.0"><body><outline text="News"><outline text="A &amp; B" type="rss" xmlUrl="https://a.example/feed"/></outline><outline title="C" xmlurl="/c.xml"/><outline text="again" xmlUrl="https://a.example/feed"/><outline text="no feed"/></body></opml>';
    const { further, items, findings } = parsed(spec, list);
    expect(findings).toEqual([]);
    expect(items).toBe(2);
    expect(further?.map(({ source, readAs, list: label }) => [source, readAs, label])).toEqual([
      [
        'feed:a.example',
        {
          kind: 'feed',
          url: 'https://a.example/feed',
          match: 'text',
          name: 'A & B',
          timeZone: 'Asia/Taipei',
        },
        'opml:service.example',
      ],
      [
        'feed:service.example',
        {
          kind: 'feed',
          url: 'https://service.example/c.xml',
          match: 'text',
          name: 'C',
          timeZone: 'Asia/Taipei',
        },
        'opml:service.example',
      ],
    ]);
  });

  test('what is no list says so', () => {
    expect(() => parsed(spec, '<rss/>')).toThrow(/not an OPML list/);
  });

  test.skipIf(noSamples)('recorded lists (skipped without ../shared)', () => {
    expect(parsed(spec, sample('feeds/opml-subscriptions.opml')).further?.length).toBeGreaterThan(
      3,
    );
    // A list of categories without a feed.
    expect(parsed(spec, sample('feeds/opml-category.opml')).further).toEqual([]);
  });
});

describe('sitemap', () => {
  const spec = { kind: 'sitemap', url: 'https://maker.example/sitemap.xml' };
  const set = (...urls: readonly string[]): string =>
    `<?xml version="1.0"?><urlset>${urls.map((one) => `<url>${one}</url>`).join('')}</urlset>`;

  test('one for news has titles, names and days', () => {
    const news = set(
      '<loc>https://maker.example/1</loc><news:news><news:publication><news:name>晚報</news:name></news:publication><news:publication_date>2026-01-26T08:00:00+08:00</news:publication_date><news:title>千問 &amp; 晶片</news:title></news:news>',
      '<loc>https://maker.example/2</loc><news:news><news:publication_date>2026-01-26</news:publication_date><news:title>天氣</news:title></news:news>',
      '<loc>https://maker.example/3</loc><news:news><news:publication_date>2025-06-01</news:publication_date><news:title>千問舊聞</news:title></news:news>',
    );
    const { findings, items, dates } = parsed(spec, news);
    expect(findings).toEqual([
      {
        url: 'https://maker.example/1',
        title: '千問 & 晶片',
        outlet: '晚報',
        date: { value: '2026-01-26T08:00:00+08:00', kind: 'published' },
      },
    ]);
    expect([items, dates?.length]).toEqual([3, 3]);
  });

  test('a plain one gives pages of the pattern that changed in the window', () => {
    const plain = set(
      '<loc>https://maker.example/news/new</loc><lastmod>2026-01-26T03:00:00.000Z</lastmod>',
      '<loc>https://maker.example/news/old</loc><lastmod>2026-01-02</lastmod>',
      '<loc>https://maker.example/news/undated</loc>',
      '<loc>https://maker.example/jobs/1</loc><lastmod>2026-01-26</lastmod>',
    );
    const { findings, odd } = parsed({ ...spec, paths: '/news/', name: '造燈人' }, plain);
    expect(findings).toEqual([
      {
        url: 'https://maker.example/news/new',
        title: '',
        outlet: '造燈人',
        date: { value: '2026-01-26T03:00:00Z', kind: 'seen' },
      },
    ]);
    expect(odd).toEqual(['1 of 3 pages have no date and were left']);
  });

  test('an index leads to its parts of the days asked for, those for news alone where there are some', () => {
    const index = (names: readonly (readonly [string, string])[]): string =>
      `<sitemapindex>${names.map(([name, day]) => `<sitemap><loc>https://maker.example/${name}</loc><lastmod>${day}</lastmod></sitemap>`).join('')}</sitemapindex>`;
    const partsOf = (text: string): readonly (string | undefined)[] | undefined =>
      parsed(spec, text).further?.map(({ request }) => new URL(request.url).pathname);
    expect(
      partsOf(
        index([
          ['pages-1.xml', '2020-01-01'],
          ['pages-2.xml.gz', '2026-01-25'],
          ['pages-3.xml', '2026-01-26'],
        ]),
      ),
    ).toEqual(['/pages-3.xml', '/pages-2.xml.gz']);
    expect(
      partsOf(
        index([
          ['pages.xml', '2026-01-26'],
          ['news-sitemap.xml', '2026-01-26'],
        ]),
      ),
    ).toEqual(['/news-sitemap.xml']);
  });

  test('robots.txt names them', () => {
    const robots = 'User-agent: *\nDisallow: /x\nSitemap: https://maker.example/a.xml\n';
    const [part] = parsed(spec, robots).further ?? [];
    expect(part?.source).toBe('sitemap:maker.example');
    expect(part?.readAs).toEqual({ ...spec, url: 'https://maker.example/a.xml' });
    expect(parsed(spec, 'User-agent: *\n').further).toEqual([]);
  });

  test('what is neither is no answer', () => {
    expect(() => parsed(spec, '<html></html>')).toThrow(/neither a sitemap nor a robots\.txt/);
  });

  test.skipIf(noSamples)('a recorded shape (skipped without ../shared)', () => {
    const text = sample('news-sitemap/google-news-format-example.xml');
    const { items, dates } = parsed(spec, text);
    expect([items, dates]).toEqual([2, ['2024-01-01', '2024-01-02']]);
  });
});

describe('hugging-face', () => {
  test('papers of each day asked for', () => {
    const spec = { kind: 'hugging-face', papers: true };
    expect(urlsOf(planned(spec)).map((one) => one.searchParams.get('date'))).toEqual([
      '2026-01-25',
      '2026-01-26',
      '2026-01-27',
    ]);
    const answer = JSON.stringify([
      {
        title: 'x',
        publishedAt: '2026-01-26T00:00:00.000Z',
        paper: {
          id: '2601.00001',
          title: 'Qwen on\n lamps',
          summary: 'We light them.',
          publishedAt: '2026-01-25T09:00:00.000Z',
        },
      },
      { paper: { id: '2601.00002', title: 'Another', summary: 'Nothing.' } },
    ]);
    expect(parsed(spec, answer)).toMatchObject({
      items: 2,
      findings: [
        {
          url: 'https://huggingface.co/papers/2601.00001',
          title: 'Qwen on lamps',
          date: { value: '2026-01-25T09:00:00.000Z', kind: 'seen' },
        },
      ],
    });
  });

  test('new models of an author, and of nobody else', () => {
    const spec = { kind: 'hugging-face', author: 'Qwen' };
    expect(urlsOf(planned(spec))[0]?.searchParams.get('author')).toBe('Qwen');
    const answer = JSON.stringify([
      { id: 'Qwen/Lamp-3', createdAt: '2026-01-26T02:00:00.000Z', pipeline_tag: 'text-generation' },
      { id: 'other/Lamp-3', createdAt: '2026-01-26T02:00:00.000Z' },
    ]);
    expect(parsed(spec, answer).findings).toEqual([
      {
        url: 'https://huggingface.co/Qwen/Lamp-3',
        title: 'Qwen/Lamp-3',
        outlet: 'Hugging Face',
        date: { value: '2026-01-26T02:00:00.000Z', kind: 'published' },
        snippet: 'text-generation',
      },
    ]);
  });
});

describe('searches by key', () => {
  test('brave: a range of days, a name each', () => {
    const spec = { kind: 'brave', edition: 'zh-TW' };
    const [first, ...others] = urlsOf(planned(spec));
    expect(first?.searchParams.get('freshness')).toBe('2026-01-25to2026-01-27');
    expect(first?.searchParams.get('search_lang')).toBe('zh-hant');
    expect(others).toHaveLength(3);
    const answer = JSON.stringify({
      type: 'news',
      results: [
        {
          title: 'Qwen &amp; lamps',
          url: 'https://news.example/1',
          description: 'Qwen <strong>shines</strong>',
          page_age: '2026-01-26T23:30:00',
          meta_url: { hostname: 'news.example' },
        },
        { title: 'Another', url: 'https://news.example/2', description: 'Nothing of that kind' },
      ],
    });
    expect(parsed(spec, answer)).toMatchObject({
      items: 2,
      findings: [
        {
          url: 'https://news.example/1',
          title: 'Qwen & lamps',
          outlet: 'news.example',
          date: { value: '2026-01-26', kind: 'seen' },
          snippet: 'Qwen shines',
        },
      ],
    });
    expect(() => parsed(spec, '{"error":{}}')).toThrow(UnreadableAnswerError);
  });

  test('tavily: a date on some', () => {
    const spec = { kind: 'tavily' };
    const [first] = planned(spec);
    expect(first && bodyOf(first)).toMatchObject({
      query: '千問',
      topic: 'news',
      start_date: '2026-01-25',
      end_date: '2026-01-28',
    });
    const answer = JSON.stringify({
      results: [
        {
          title: 'Qwen ...',
          url: 'https://news.example/1',
          content: 'Qwen',
          published_date: 'Mon, 26 Jan 2026 02:00:00 GMT',
        },
        { title: 'Qwen forum', url: 'https://forum.example/', content: 'Qwen', raw_content: null },
      ],
    });
    expect(parsed(spec, answer).findings.map(({ date }) => date)).toEqual([
      { value: '2026-01-26T02:00:00Z', kind: 'published' },
      undefined,
    ]);
  });

  test('serper: what counts from now needs the clock of the answer', () => {
    const spec = { kind: 'serper', edition: 'en-US' };
    const [first] = planned(spec);
    expect(first && bodyOf(first)).toMatchObject({
      q: '(Qwen OR "Tongyi Qianwen") after:2026-01-25 before:2026-01-28',
      gl: 'us',
    });
    const answer = JSON.stringify({
      searchParameters: { q: 'x', type: 'news' },
      news: [
        { title: 'Qwen A', link: 'https://news.example/1', date: '3 hours ago', source: 'Daily' },
        { title: 'Qwen B', link: 'https://news.example/2', date: 'Jan 26, 2026' },
      ],
    });
    expect(parsed(spec, answer).findings).toMatchObject([
      { url: 'https://news.example/1', outlet: 'Daily' },
      { url: 'https://news.example/2', date: { value: '2026-01-26', kind: 'seen' } },
    ]);
    expect(parsed(spec, answer).findings[0]?.date).toBeUndefined();
    const at = '2026-01-26T04:00:00.000Z';
    const [counted] = parseSource({ url, text: answer, at }, queryOf([]), spec).findings;
    expect(counted?.date?.value).toMatch(/^2026-01-26T01:00/);
    expect(() => parsed(spec, '{"message":"Unauthorized."}')).toThrow(UnreadableAnswerError);
  });

  test('ollama-search: undated', () => {
    const spec = { kind: 'ollama-search' };
    const [first] = planned(spec);
    expect(first && bodyOf(first)).toEqual({ query: '千問 news 2026-01-26', max_results: 10 });
    const answer = JSON.stringify({
      results: [{ title: 'Qwen', url: 'https://news.example/1', content: 'Qwen shines' }],
    });
    expect(parsed(spec, answer).findings).toEqual([
      { url: 'https://news.example/1', title: 'Qwen', snippet: 'Qwen shines' },
    ]);
  });

  test.skipIf(noSamples)('recorded answers (skipped without ../shared)', () => {
    const all = queryOf([], { aliases: [] });
    const found = (spec: SourceSpec, file: string): number =>
      parsed(spec, sample(file), all).findings.length;
    const brave = { kind: 'brave', edition: 'en-US' };
    expect(found(brave, 'brave/news-search.docs-shape.json')).toBe(1);
    expect(found(brave, 'brave/web-search.news-section.trimmed.json')).toBe(1);
    expect(found({ kind: 'tavily' }, 'tavily/news.trimmed.json')).toBe(2);
    expect(found({ kind: 'serper', edition: 'en-US' }, 'serper/search.trimmed.json')).toBe(2);
    expect(found({ kind: 'ollama-search' }, 'ollama-web-search/web_search.docs.json')).toBe(2);
  });
});
