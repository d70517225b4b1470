import { describe, expect, test } from 'vitest';
import type { Topic } from '../../src/model/topic.ts';
import { feed } from '../../src/sources/kinds/feed.ts';
import { UnreadableAnswerError, type Parsed } from '../../src/sources/source.ts';
import { fixture, noSamples, queryOf, sample } from './support.ts';

const spec = { kind: 'feed', url: 'https://www.tech.island.example/rss.xml' };
type Options = Readonly<Partial<Record<'url' | 'name' | 'timeZone', string>>>;

function parsed(text: string, more: Options = {}, topic: Partial<Topic> = {}): Parsed {
  return feed.parse({ url: spec.url, text }, queryOf([], topic), { ...spec, ...more });
}

test('plan asks for the feed itself, under its host', () => {
  expect(feed.plan(queryOf([]), spec)).toEqual([
    {
      source: 'feed:www.tech.island.example',
      address: new URL(spec.url).pathname,
      request: { method: 'GET', url: spec.url, kind: 'api', archive: true },
    },
  ]);
});

describe('RSS', () => {
  const { findings, odd } = parsed(fixture('feed/rss.xml'));

  test('items that mention the topic anywhere, or have no text to mention it in', () => {
    expect(findings.map((finding) => finding.title)).toEqual([
      '千問 3 開放下載',
      '阿里雲調價',
      '只有標題的一則',
      '內文才提到',
    ]);
  });

  test('what was left is counted', () => {
    expect(odd).toEqual([
      '2 of 7 items have no usable link',
      '1 of 7 items do not mention the topic and were left',
    ]);
  });

  test('relative links and guids become URLs', () => {
    expect(findings.map((finding) => finding.url)).toEqual([
      'https://tech.island.example/a/1?utm_source=rss',
      'https://tech.island.example/a/2',
      'https://tech.island.example/a/4',
      'https://tech.island.example/a/6',
    ]);
  });

  test('CST and dates without a zone are the topic’s, not America’s or the machine’s', () => {
    expect(findings.map((finding) => finding.date)).toEqual([
      { value: '2026-01-26T09:30:00+08:00', kind: 'published' },
      { value: '2026-01-26T10:00:00+08:00', kind: 'published' },
      { value: '2026-01-26T12:00:00+08:00', kind: 'published' },
      { value: '2026-01-25', kind: 'published' },
    ]);
    const tokyo = parsed(fixture('feed/rss.xml'), { timeZone: 'Asia/Tokyo' }).findings[2];
    expect(tokyo?.date?.value).toBe('2026-01-26T12:00:00+09:00');
  });

  test('snippets are text', () => {
    expect(findings[0]?.snippet).toBe('新模型今日開放。 共三種大小。');
  });

  test('the outlet is the feed’s title unless the user names it', () => {
    expect(findings[0]?.outlet).toBe('島嶼科技');
    expect(parsed(fixture('feed/rss.xml'), { name: '島科' }).findings[0]?.outlet).toBe('島科');
  });

  test('a topic without names takes everything with a link', () => {
    expect(parsed(fixture('feed/rss.xml'), {}, { aliases: [] }).findings).toHaveLength(5);
  });
});

test('Atom: alternate links, and a date of change is only one of sight', () => {
  const { findings } = parsed(fixture('feed/atom.xml'));
  expect(findings.map(({ url, title, date }) => ({ url, title, date }))).toEqual([
    {
      url: 'https://www.tech.island.example/qwen/v2',
      title: 'Qwen toolkit v2',
      date: { value: '2026-01-26T08:00:00Z', kind: 'seen' },
    },
    {
      url: 'https://code.example/posts/2',
      title: 'Why we moved to QwenLM',
      date: { value: '2026-01-26T07:00:00+01:00', kind: 'published' },
    },
  ]);
  expect(findings[0]?.outlet).toBe('Releases & notes');
});

test('RDF', () => {
  expect(parsed(fixture('feed/rdf.xml')).findings).toEqual([
    {
      url: 'https://old.example/n/1',
      title: '千問登上舊報',
      outlet: '舊式通訊',
      isSitesName: true,
      date: { value: '2026-01-26T09:00:00+08:00', kind: 'published' },
      snippet: '千問的消息。',
    },
  ]);
});

test('JSON Feed', () => {
  const { findings } = parsed(fixture('feed/feed.json'));
  expect(findings.map(({ url, title, date }) => [url, title, date?.kind])).toEqual([
    ['https://notes.example/qwen', 'Qwen & friends', 'published'],
    ['https://notes.example/2', 'Changed only', 'seen'],
  ]);
});

test('an empty feed is odd, what is no feed is unreadable', () => {
  const empty = '<rss version="2.0"><channel><title>x</title></channel></rss>';
  expect(parsed(empty)).toMatchObject({ findings: [], odd: ['the feed has no items'] });
  for (const text of ['', '<html><body>Access denied</body></html>', 'null', '[]', '{}'])
    expect(() => parsed(text)).toThrow(UnreadableAnswerError);
});

describe.skipIf(noSamples)('recorded feeds (skipped without ../shared)', () => {
  test.each([
    'feeds/guardian.rss',
    'feeds/heise.atom',
    'feeds/rss-1.rss',
    'feeds/rdf-feed-test.xml',
    'feeds/feed-dcdate.xml',
    'feeds/feed-char-escape.xml',
    'feeds/feed-test-malformed.xml',
    'feeds/feed-mismatched-html-tags.xml',
    'feeds/feed-test-unexpected-token.xml',
    'feeds/feed-atom-test.xml',
    'github-releases/gulp-releases.atom',
    'reddit/reddit.rss',
    'yahoo-tw/yahoo-finance-2026-09-27.trimmed.xml',
  ])('%s', (file) => {
    const { findings } = parsed(sample(file), {}, { aliases: [] });
    expect(findings.length).toBeGreaterThan(0);
    for (const { url, title, date } of findings) {
      expect(url).toMatch(/^https?:\/\//);
      expect(title).not.toMatch(/<\w|&(?:amp|lt|quot|#\d+);/);
      expect(date?.value).toMatch(/^\d{4}-\d\d-\d\d/);
    }
  });
});

describe('a feed that collects from others', () => {
  const item = (url: string, more = ''): string =>
    `<item><title>千問 ${url}</title><link>${url}</link>${more}</item>`;
  const rss = (items: readonly string[], site = 'https://www.tech.island.example/'): string =>
    `<?xml version="1.0"?><rss version="2.0"><channel><title>島嶼文摘</title><link>${site}</link><description>摘</description>${items.join('')}</channel></rss>`;
  const own = item('https://blog.island.example/1');
  const harbour = item('https://harbour.example/2');
  const named = item(
    'https://www.songling.example/3',
    '<source url="https://www.songling.example/rss">松嶺日報</source>',
  );
  const outletsIn = (text: string, more: Options = {}) =>
    parsed(text, more).findings.map(({ outlet }) => outlet);

  test('names the outlet of its own domain’s items only; an item may name its own', () => {
    const three = rss([own, harbour, named]);
    expect(outletsIn(three)).toEqual(['島嶼文摘', undefined, '松嶺日報']);
    expect(outletsIn(three, { name: '島摘' })).toEqual(['島摘', undefined, '松嶺日報']);
  });

  test('is that of the site which it says it is of, wherever it lies', () => {
    const elsewhere = { url: 'https://feeds.example/island' };
    expect(outletsIn(rss([own, harbour]), elsewhere)).toEqual(['島嶼文摘', undefined]);
    const mute = rss([own, own], 'https://feeds.example/');
    const answer = feed.parse({ url: elsewhere.url, text: mute }, queryOf([]), {
      ...spec,
      ...elsewhere,
    });
    expect(answer.findings.map(({ outlet }) => outlet)).toEqual([undefined, undefined]);
  });

  test('has the name that a person gives it where all its items are of one owner', () => {
    expect(outletsIn(rss([harbour]), { name: '港灣報' })).toEqual(['港灣報']);
    expect(outletsIn(rss([harbour]))).toEqual([undefined]);
  });

  test('in Atom and JSON alike', () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>文摘</title><id>urn:a</id><link href="https://island.example/"/><entry><title>千問</title><id>urn:1</id><link href="https://harbour.example/1"/></entry><entry><title>千問</title><id>urn:2</id><link href="https://www.island.example/2"/></entry></feed>`;
    const json = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: '文摘',
      home_page_url: 'https://island.example/',
      items: ['https://harbour.example/1', 'https://www.island.example/2'].map((url) => ({
        id: url,
        url,
        title: '千問',
        content_text: '千問',
      })),
    });
    const elsewhere = { url: 'https://feeds.example/all' };
    for (const text of [atom, json])
      expect(outletsIn(text, elsewhere)).toEqual([undefined, '文摘']);
  });
});
