/** Feeds as they are out there: a fault costs its item and no other. */
import { describe, expect, test } from 'vitest';
import type { Topic } from '../../src/model/topic.ts';
import { feed } from '../../src/sources/kinds/feed.ts';
import { UnreadableAnswerError, type Parsed } from '../../src/sources/source.ts';
import { queryOf } from './support.ts';

const spec = { kind: 'feed', url: 'https://island.example/blog/feed.xml' };
type Options = Readonly<Partial<Record<'url' | 'name' | 'timeZone', string>>>;

function parsed(text: string, more: Options = {}, topic: Partial<Topic> = {}): Parsed {
  const all = { ...spec, ...more };
  return feed.parse({ url: all.url, text }, queryOf([], topic), all);
}
const item = (n: number, inside = ''): string =>
  `<item><title>千問之${n}</title><link>https://island.example/${n}</link>${inside}<description>第${n}則說到千問的新消息，共有三段。</description></item>`;
const channel = (items: string, head = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>島報</title><link>https://island.example/</link>${head}${items}</channel></rss>`;
const titlesIn = (text: string): readonly string[] =>
  parsed(text).findings.map(({ title }) => title);
const all = ['千問之1', '千問之2', '千問之3'];
const three = channel(item(1) + item(2) + item(3));

describe('faults of markup', () => {
  test.each<[string, string, readonly string[]]>([
    ['a bare <', three.replace('千問之2', '千問 3 < 5'), ['千問之1', '千問 3 < 5', '千問之3']],
    ['<3', three.replace('千問之2', '我們 <3 千問'), ['千問之1', '我們 <3 千問', '千問之3']],
    ['<< and >>', three.replace('千問之2', '千問 << 2 >>'), ['千問之1', '千問 << 2 >>', '千問之3']],
    [
      'a < before a letter',
      three.replace('千問之2', '千問 a<b的證明'),
      ['千問之1', '千問 a<b的證明', '千問之3'],
    ],
    [
      'a bare &',
      three.replace('千問之2', '千問 AT&T & B'),
      ['千問之1', '千問 AT&T & B', '千問之3'],
    ],
    [
      'an entity of HTML',
      three.replace('千問之2', '千問&nbsp;&hellip;'),
      ['千問之1', '千問 …', '千問之3'],
    ],
    [
      'an entity that is none',
      three.replace('千問之2', '千問&foo;'),
      ['千問之1', '千問&foo;', '千問之3'],
    ],
    ['a title without end', three.replace('千問之2</title>', '千問之2'), all],
    ['a link without end', three.replace('/2</link>', '/2'), all],
    [
      'a description without end',
      three.replace(
        '共有三段。</description></item><item><title>千問之3',
        '共有三段。</item><item><title>千問之3',
      ),
      all,
    ],
    [
      'an item without end',
      three.replace('</item><item><title>千問之3', '<item><title>千問之3'),
      all,
    ],
    ['an end tag too many', three.replace('</item>', '</b></p></item>'), all],
    ['tags that cross', three.replace('第2則', '<b><i>第2則</b></i>'), all],
    ['HTML that nobody escaped', three.replace('第2則', '<p>第2則<br><img src="a.png"><hr>'), all],
    ['an attribute without quotation marks', three.replace('<item>', '<item id=1 hidden>'), all],
    ['character data without end', three.replace('第2則', '<![CDATA[第2則'), all],
    [
      'character data without end before others',
      channel(
        `${item(1)}${item(2).replace('第2則', '<![CDATA[第2則')}${item(3).replace('第3則', '<![CDATA[第3則').replace('三段。', '三段。]]>')}`,
      ),
      all,
    ],
    ['a comment without end', three.replace('<item>', '<!-- <item>'), all],
    ['an item in a comment', channel(`${item(1)}<!-- ${item(9)} -->${item(2)}${item(3)}`), all],
    ['no end of the feed', three.replace('</channel></rss>', ''), all],
    ['junk before it', `<br />\nWarning: something in <b>x.php</b>\n${three}`, all],
    ['junk behind it', `${three}<!-- 0.2 s --><script>x</script>`, all],
    [
      'control characters',
      three.replace('千問之2', '千問\u0000之\u00082'),
      ['千問之1', '千問\u0000之\u00082', '千問之3'],
    ],
    [
      'items outside the channel',
      three.replace('<item>', '</channel><item>').replace('</channel></rss>', '</rss>'),
      all,
    ],
    ['names in capitals', three.replaceAll('item>', 'ITEM>').replaceAll('title>', 'Title>'), all],
    ['no declaration', three.slice(three.indexOf('<rss')), all],
    ['an unknown prefix', three.replace('<item>', '<foo:bar>1</foo:bar><item>'), all],
  ])('%s', (_fault, text, titles) => {
    expect(titlesIn(text)).toEqual(titles);
  });

  test('what was mended is told, and what was whole is not', () => {
    expect(parsed(three).odd).toEqual([]);
    expect(parsed(three.replace('千問之2', '千問 3 < 5')).odd).toEqual([
      '1 of 3 items are ill-formed and were read as far as they go',
    ]);
    expect(parsed(three.replace('第2則', '<![CDATA[第2則')).odd).toHaveLength(1);
  });

  test('where a feed is cut, the items before stand', () => {
    const at = three.indexOf('千問之3') + 2;
    expect(titlesIn(three.slice(0, at))).toEqual(all.slice(0, 2));
    expect(parsed(three.slice(0, at)).odd[0]).toBe('the feed breaks off after item 2');
    // All that is needed came before the cut.
    expect(titlesIn(three.slice(0, three.indexOf('第3則')))).toEqual(all);
    expect(titlesIn(three.slice(0, three.indexOf('<link>https://island.example/3') + 5))).toEqual(
      all.slice(0, 2),
    );
  });

  test('every cut of a feed gives the items before it', () => {
    const ends = [...three.matchAll(/<\/item>/g)].map(({ index }) => index + 7);
    for (let at = three.indexOf('<item>'); at < three.length; at += 7)
      expect(titlesIn(three.slice(0, at)).length).toBeGreaterThanOrEqual(
        ends.filter((end) => end <= at).length,
      );
  });

  test('what is no feed is none', () => {
    for (const text of [
      '',
      ' ',
      '<html><body><item>千問</item></body></html>',
      '<!doctype html><p>x',
      'Access denied',
      '{}',
      '[]',
      'null',
      '{"items":',
    ])
      expect(() => parsed(text)).toThrow(UnreadableAnswerError);
  });

  test.each([
    ['tags', '<title>'.repeat(100_000)],
    ['items', '<item>'.repeat(100_000)],
    ['nested elements', '<item>' + '<a>'.repeat(300_000)],
    ['character data', '<item><title>' + '<![CDATA['.repeat(100_000)],
    ['comments', '<!--'.repeat(200_000)],
    ['brackets', '<'.repeat(500_000)],
    ['attributes', `<item ${'a '.repeat(200_000)}`],
    ['ends', '<item><b>'.repeat(1_000) + '</c>'.repeat(100_000)],
  ])('a hostile feed of %s ends', (_what, inside) => {
    expect(parsed(`<rss><channel>${inside}`).findings).toEqual([]);
  });
});

describe('links', () => {
  const linked = (link: string, more = '', attrs = ''): string | undefined =>
    parsed(
      `<rss version="2.0"${attrs}><channel><title>島報</title><link>https://island.example/blog/</link><item><title>千問</title>${link}</item>${more}</channel></rss>`,
    ).findings[0]?.url;
  test.each<[string, string, string | undefined]>([
    ['absolute', '<link>https://a.example/1</link>', 'https://a.example/1'],
    ['of the server', '<link>/1</link>', 'https://island.example/1'],
    ['of the site', '<link>1</link>', 'https://island.example/blog/1'],
    ['without a scheme', '<link>//a.example/1</link>', 'https://a.example/1'],
    ['without anything', '<link>www.a.example/1</link>', 'https://www.a.example/1'],
    ['in lines of its own', '<link>\n  https://a.example/1\n</link>', 'https://a.example/1'],
    [
      'in character data',
      '<link><![CDATA[https://a.example/?a=1&b=2]]></link>',
      'https://a.example/?a=1&b=2',
    ],
    ['escaped', '<link>https://a.example/?a=1&amp;b=2</link>', 'https://a.example/?a=1&b=2'],
    [
      'escaped twice',
      '<link>https://a.example/?a=1&amp;amp;b=2</link>',
      'https://a.example/?a=1&b=2',
    ],
    ['with a bare &', '<link>https://a.example/?a=1&b=2</link>', 'https://a.example/?a=1&b=2'],
    ['as an attribute', '<link href="https://a.example/1"/>', 'https://a.example/1'],
    ['empty, with a guid', '<link/><guid>https://a.example/1</guid>', 'https://a.example/1'],
    ['only a guid', '<guid isPermaLink="true">https://a.example/1</guid>', 'https://a.example/1'],
    ['only a guid that is none', '<guid isPermaLink="false">https://a.example/1</guid>', undefined],
    [
      'only a guid that says so in capitals',
      '<guid ispermalink="FALSE">https://a.example/1</guid>',
      undefined,
    ],
    [
      'beside another guid',
      '<guid>https://a.example/9</guid><link>https://a.example/1</link>',
      'https://a.example/1',
    ],
    [
      'only an enclosure',
      '<enclosure url="https://a.example/1.mp3" type="audio/mpeg"/>',
      undefined,
    ],
    [
      'beside comments',
      '<comments>https://a.example/c</comments><link>https://a.example/1</link>',
      'https://a.example/1',
    ],
    [
      'beside the one before a proxy',
      '<link>https://proxy.example/x</link><feedburner:origLink>https://a.example/1</feedburner:origLink>',
      'https://a.example/1',
    ],
    [
      'beside that of Atom',
      '<atom:link rel="self" href="https://a.example/self"/><link>https://a.example/1</link>',
      'https://a.example/1',
    ],
    ['only that of Atom', '<atom:link href="https://a.example/1"/>', 'https://a.example/1'],
    ['of a script', '<link>javascript:alert(1)</link>', undefined],
    ['of mail', '<link>mailto:a@a.example</link>', undefined],
  ])('%s', (_how, link, url) => {
    expect(linked(link, '', ' xmlns:atom="http://www.w3.org/2005/Atom"')).toBe(url);
  });

  test('one for all gives way to the names of the items', () => {
    const home = '<link>https://island.example/</link>';
    const named = (n: number, attrs = ''): string =>
      `<item><title>千問之${n}</title>${home}<guid${attrs}>https://island.example/${n}</guid></item>`;
    const urls = (items: string) => parsed(channel(items)).findings.map(({ url }) => url);
    expect(urls(named(1) + named(2))).toEqual([
      'https://island.example/1',
      'https://island.example/2',
    ]);
    expect(urls(named(1))).toEqual(['https://island.example/']);
    const no = ' isPermaLink="false"';
    expect(urls(named(1, no) + named(2, no))).toEqual([
      'https://island.example/',
      'https://island.example/',
    ]);
  });

  test('a base holds for what is in it', () => {
    const base = ' xml:base="https://b.example/x/"';
    expect(linked('<link>1</link>', '', base)).toBe('https://b.example/x/1');
    const twice = `<rss xml:base="https://b.example/x/"><channel xml:base="y/"><item xml:base="z/"><title>千問</title><link>1</link></item><item><title>千問</title><link>2</link></item></channel></rss>`;
    expect(parsed(twice).findings.map(({ url }) => url)).toEqual([
      'https://b.example/x/y/z/1',
      'https://b.example/x/y/2',
    ]);
  });

  const atom = (entry: string, attrs = ''): string | undefined =>
    parsed(
      `<feed xmlns="http://www.w3.org/2005/Atom"${attrs}><title>島報</title><link href="https://other.example/"/><entry><title>千問</title>${entry}</entry></feed>`,
    ).findings[0]?.url;
  test.each<[string, string, string | undefined]>([
    ['plain', '<link href="https://a.example/1"/>', 'https://a.example/1'],
    ['relative', '<link href="1"/>', 'https://island.example/blog/1'],
    [
      'after others',
      '<link rel="self" href="https://a.example/s"/><link rel="edit" href="https://a.example/e"/><link rel="enclosure" href="https://a.example/m.mp3"/><link rel="replies" type="text/html" href="https://a.example/r"/><link rel="alternate" href="https://a.example/1"/>',
      'https://a.example/1',
    ],
    [
      'of HTML rather than JSON',
      '<link rel="alternate" type="application/json" href="https://a.example/j"/><link rel="alternate" type="text/html" href="https://a.example/1"/>',
      'https://a.example/1',
    ],
    [
      'with the relation in full',
      '<link rel="http://www.iana.org/assignments/relation/alternate" href="https://a.example/1"/>',
      'https://a.example/1',
    ],
    ['as text', '<link>https://a.example/1</link>', 'https://a.example/1'],
    ['only an id', '<id>https://a.example/1</id>', 'https://a.example/1'],
    ['only an id that is a name', '<id>urn:x:1</id>', undefined],
    ['only its own feed', '<link rel="self" href="https://a.example/s"/>', undefined],
    [
      'content elsewhere',
      '<id>urn:1</id><content type="text/html" src="https://a.example/1"/>',
      'https://a.example/1',
    ],
    [
      'with a base of its own',
      '<link xml:base="https://b.example/x/" href="1"/>',
      'https://b.example/x/1',
    ],
  ])('Atom: %s', (_how, entry, url) => {
    expect(atom(entry)).toBe(url);
  });

  test('every name with Atom’s prefix, whatever that is', () => {
    const text = `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>島報</a:title><a:entry><a:title>千問</a:title><a:link href="https://a.example/1"/><a:published>2026-01-26T09:00:00Z</a:published></a:entry></a:feed>`;
    expect(parsed(text).findings).toMatchObject([
      { url: 'https://a.example/1', date: { value: '2026-01-26T09:00:00Z' } },
    ]);
  });
});

describe('whose an item is', () => {
  const outlets = (items: string, more: Options = {}) =>
    parsed(channel(items).replace('島報', '島嶼文摘'), more).findings.map(({ outlet }) => outlet);
  const source = '<source url="https://songling.example/rss">松嶺日報</source>';

  test('its own publisher’s, though the link passes through the aggregator', () => {
    expect(outlets(item(1, source) + item(2))).toEqual(['松嶺日報', '島嶼文摘']);
    expect(outlets(item(1, source) + item(2), { name: '島摘' })).toEqual(['松嶺日報', '島摘']);
  });

  test('the feed’s where the source is the feed', () => {
    const own = '<source url="https://island.example/tech.xml">島嶼文摘：科技</source>';
    expect(outlets(item(1, own), { name: '島報' })).toEqual(['島報']);
  });

  test('of nobody that the feed knows where it leads elsewhere', () => {
    const elsewhere = item(1).replace('https://island.example/1', 'https://songling.example/1');
    expect(outlets(elsewhere + item(2))).toEqual([undefined, '島嶼文摘']);
  });

  test('Atom’s source has a title and a home', () => {
    const text = `<feed xmlns="http://www.w3.org/2005/Atom"><title>島嶼文摘</title><link href="https://island.example/"/><entry><title>千問</title><link href="https://island.example/go/1"/><source><title>松嶺日報</title><link href="https://songling.example/"/><updated>2026-01-26T00:00:00Z</updated></source></entry></feed>`;
    expect(parsed(text).findings[0]).toMatchObject({
      title: '千問',
      outlet: '松嶺日報',
      url: 'https://island.example/go/1',
    });
    expect(parsed(text).findings[0]?.date).toBeUndefined();
  });
});

describe('dates', () => {
  const dated = (inside: string, head = '', at?: string) =>
    feed.parse(
      { url: spec.url, text: channel(item(1, inside), head), ...(at !== undefined && { at }) },
      queryOf([]),
      spec,
    );
  test('the first that can be read counts', () => {
    const both = '<pubDate>heute</pubDate><dc:date>2026-01-26T09:00:00+08:00</dc:date>';
    expect(dated(both).findings[0]?.date).toEqual({
      value: '2026-01-26T09:00:00+08:00',
      kind: 'published',
    });
    const counted = '<pubDate>today</pubDate><dc:date>2026-01-26T09:00:00+08:00</dc:date>';
    expect(dated(counted, '', '2026-02-02T00:00:00Z').findings[0]?.date?.value).toBe(
      '2026-01-26T09:00:00+08:00',
    );
    expect(
      dated('<pubDate>3 hours ago</pubDate>', '', '2026-01-26T04:00:00Z').findings[0]?.date?.value,
    ).toBe('2026-01-26T09:00:00+08:00');
  });

  test.each([
    'Mon, 01 Jan 0001 00:00:00 +0000',
    'Thu, 01 Jan 1970 00:00:00 GMT',
    '0000-00-00 00:00:00',
    'Tue, 26 Jan 2038 03:14:07 GMT',
    'soon',
    'Mon, 26 Jan 2026 09:00:00 XYZ',
  ])('%s proves nothing, and is told', (text) => {
    const { findings, odd } = dated(`<pubDate>${text}</pubDate>`, '', '2026-01-27T00:00:00Z');
    expect(findings[0]?.date).toBeUndefined();
    expect(findings[0]?.dateText).toBe(text);
    expect(odd).toEqual([`1 of 1 dates prove nothing: “${text}”`]);
  });

  test('one time for all is that of the build', () => {
    const when = (date: string): string => `<pubDate>${date}</pubDate>`;
    const built = (dates: readonly string[], head: string) =>
      parsed(channel(dates.map((date, i) => item(i, when(date))).join(''), head)).findings.map(
        ({ date }) => date?.kind,
      );
    const noon = 'Mon, 26 Jan 2026 12:00:00 GMT';
    const midnight = 'Mon, 26 Jan 2026 00:00:00 GMT';
    const head = `<lastBuildDate>${noon}</lastBuildDate>`;
    expect(built([noon, noon, noon], head)).toEqual(['seen', 'seen', 'seen']);
    expect(built([midnight, midnight, midnight], head)).toEqual(['seen', 'seen', 'seen']);
    expect(built([noon, noon], head)).toEqual(['published', 'published']);
    expect(built([noon, noon, midnight], head)).toEqual(['published', 'published', 'published']);
    expect(built([noon, noon, noon], '')).toEqual(['published', 'published', 'published']);
  });
});

describe('the topic’s name in a feed', () => {
  const found = (title: string, description: string, more = ''): boolean =>
    parsed(
      channel(
        `<item><title>${title}</title><link>https://a.example/1</link><description>${description}</description>${more}</item>`,
      ),
    ).findings.length === 1;
  const entities = [...'千問']
    .map((one) => `&#x${(one.codePointAt(0) ?? 0).toString(16)};`)
    .join('');
  const other = '今日股市的收盤價與成交量';
  test('is found however it is written', () => {
    expect(found(`<![CDATA[${entities}開放]]>`, other)).toBe(true);
    expect(found('開放', `<![CDATA[<p>${entities}今日開放下載並公布說明</p>]]>`)).toBe(true);
    expect(found('開放', `${entities.replaceAll('&', '&amp;amp;')}今日開放下載並公布說明`)).toBe(
      true,
    );
    expect(found('開放', '<![CDATA[<em>千</em>問今日開放下載並公布說明]]>')).toBe(true);
    expect(found('開放', '昨日千\n問今日開放下載並公布說明')).toBe(true);
    expect(found('開放', '昨日千&#8203;問今日開放下載並公布說明')).toBe(true);
    expect(found('開放', '<![CDATA[千<wbr>問今日開放下載並公布說明]]>')).toBe(true);
    expect(found('開放', '<![CDATA[Tongyi&nbsp;Qianwen is open to all developers]]>')).toBe(true);
    expect(found('開放', 'New from Tongyi\n        Qianwen is open to all developers')).toBe(true);
    expect(found('開放', 'New from Qw&shy;en, open to all developers of the world')).toBe(true);
    expect(found('開放', other, '<category>千問</category>')).toBe(true);
    expect(
      found(
        '開放',
        other,
        `<content:encoded><![CDATA[${'<p>別的事。</p>'.repeat(4_000)}千問]]></content:encoded>`,
      ),
    ).toBe(true);
  });

  test('where no text says anything the page is asked', () => {
    for (const nothing of ['', '開放', '閱讀全文', 'Read more', '<![CDATA[<img src="千問.png">]]>'])
      expect(found('開放', nothing)).toBe(true);
    expect(found('開放', other)).toBe(false);
    const read = '<description>按這裡閱讀全文與所有留言</description>';
    const two = channel(
      [1, 2]
        .map(
          (n) => `<item><title>第${n}則</title><link>https://a.example/${n}</link>${read}</item>`,
        )
        .join(''),
    );
    expect(parsed(two).findings).toHaveLength(2);
  });

  test('in an attribute it is not in the text', () => {
    expect(found('開放', `<![CDATA[<a title="千問" href="/">${other}</a>]]>`)).toBe(false);
  });
});

describe('JSON', () => {
  const items = [1, 2, 3].map((n) => ({
    id: String(n),
    url: `https://island.example/${n}`,
    title: `千問之${n}`,
    content_text: '說到千問',
  }));
  const whole = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: '島報',
    items,
  });
  test.each<[string, string, number]>([
    ['whole', whole, 3],
    ['a mark of byte order', `\ufeff${whole}`, 3],
    ['a backslash that escapes nothing', whole.replace('說到', "說到 C:\\新 it\\'s "), 3],
    ['half an escape', whole.replace('說到', '\\u12 說到'), 3],
    ['raw control characters', whole.replace('說到', '說\u0001\n\t到'), 3],
    ['a quotation mark within', whole.replace('千問之2', '千問的"第二"則'), 3],
    ['a quotation mark before a comma', whole.replace('千問之2', '千問的"第二",再說'), 3],
    ['a comma too many', whole.replace(/\]\}$/, ',]}'), 3],
    ['an item of another shape', whole.replace('{"id":"2"', '17,{"id":"2"'), 3],
    ['numbers for texts', whole.replace('"id":"2"', '"id":2'), 3],
    ['null for texts', whole.replace('"title":"千問之2"', '"title":null'), 3],
    ['words behind it', `${whole}\n<!-- 0.1 s -->`, 3],
    ['a cut', whole.slice(0, whole.indexOf('千問之3')), 2],
    ['a broken item', whole.replace('"title":"千問之2"', '"title":千問'), 2],
  ])('%s', (_fault, text, count) => {
    expect(parsed(text).findings).toHaveLength(count);
  });

  test('what was mended or lost is told', () => {
    expect(parsed(whole).odd).toEqual([]);
    expect(parsed(whole.replace('說到', '\\新')).odd).toEqual([
      'the answer is ill-formed JSON, mended in 1 place',
    ]);
    expect(parsed(whole.slice(0, whole.indexOf('千問之3'))).odd).toEqual([
      'the answer breaks off; items before that are read',
    ]);
    expect(parsed(whole.replace('"title":"千問之2"', '"title":千問')).odd).toEqual([
      '1 of the items could not be read',
    ]);
  });
});

describe('the text in a feed', () => {
  const paragraph = '<p>島嶼公司今天公布千問的新版本，並且說明授權的方式。</p>';
  const textIn = (inside: string) =>
    parsed(
      channel(item(1, inside)).replace(
        '<description>第1則說到千問的新消息，共有三段。</description>',
        '',
      ),
    ).findings[0]?.text;
  test('is kept where it is more than a teaser', () => {
    const long = paragraph.repeat(4);
    expect(textIn(`<content:encoded><![CDATA[${long}]]></content:encoded>`)).toBe(long);
    expect(textIn(`<description><![CDATA[${long}]]></description>`)).toBe(long);
    expect(textIn(`<description><![CDATA[${paragraph}]]></description>`)).toBeUndefined();
    expect(textIn('<description>千問的一句話。</description>')).toBeUndefined();
  });

  test('of Atom is what its type says', () => {
    const entry = (content: string) =>
      parsed(
        `<feed xmlns="http://www.w3.org/2005/Atom"><title>島報</title><entry><title>千問</title><link href="https://a.example/1"/>${content}</entry></feed>`,
      ).findings[0]?.text;
    const long = paragraph.repeat(4);
    expect(
      entry(
        `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${long}</div></content>`,
      ),
    ).toContain(long);
    expect(entry(`<content type="html">${long.replaceAll('<', '&lt;')}</content>`)).toBe(long);
    expect(entry(`<content type="text">${'千問 a &lt; b '.repeat(20)}</content>`)).toContain(
      'a &lt; b',
    );
    expect(entry(`<content type="image/png">${'千問AAAA'.repeat(40)}</content>`)).toBeUndefined();
  });
});
