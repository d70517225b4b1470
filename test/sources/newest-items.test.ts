import { describe, expect, test } from 'vitest';
import { readFeed } from '../../src/sources/reading/feed-items.ts';
import { newestItems } from '../../src/sources/reading/newest-items.ts';

const day = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n)).toUTCString();
const rss = (dates: readonly string[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>${dates.map((date, n) => `<item><title>t${n}</title><link>https://a.example/${n}</link>${date === '' ? '' : `<pubDate>${date}</pubDate>`}</item>`).join('\n')}<image/></channel></rss>`;

const titles = (xml: string): readonly string[] =>
  readFeed(xml, 'https://a.example/').items.map(({ title }) => title);

describe('newestItems', () => {
  test('a feed within the bound is what it was', () => {
    const xml = rss([day(1), day(2)]);
    expect(newestItems(xml, 2)).toEqual({ text: xml, left: 0 });
    expect(newestItems('<html>no feed</html>', 2)).toEqual({
      text: '<html>no feed</html>',
      left: 0,
    });
  });

  test.each([
    ['newest first', [5, 4, 3, 2, 1], ['t0', 't1']],
    ['newest last', [1, 2, 3, 4, 5], ['t3', 't4']],
    ['in no order', [2, 5, 1, 4, 3], ['t1', 't3']],
    ['more than twice the bound', [1, 9, 2, 8, 3, 4, 5, 6], ['t1', 't3']],
  ])('%s: the newest stay, in their order', (_name, days, stay) => {
    const { text, left } = newestItems(rss(days.map(day)), 2);
    expect(titles(text)).toEqual(stay);
    expect(left).toBe(days.length - 2);
  });

  test('readFeed reads 5,000, and says how many it left', () => {
    const url = 'https://a.example/';
    const feed = readFeed(rss(Array.from({ length: 5_002 }, () => day(1))), url);
    expect([feed.items.length, feed.odd]).toEqual([5_000, ['2 older items were not read']]);
    expect(readFeed(rss([day(1)]), url).odd).toEqual([]);
  });

  test('what has no date goes first, and stays where none has one', () => {
    expect(titles(newestItems(rss(['', day(1), '', day(2)]), 2).text)).toEqual(['t1', 't3']);
    expect(titles(newestItems(rss(['', '', '']), 2).text)).toEqual(['t0', 't1']);
  });

  test('Atom and RDF are cut as well, CDATA read', () => {
    const entry = (n: number): string =>
      `<entry><title>t${n}</title><link href="https://a.example/${n}"/><updated><![CDATA[2026-01-0${n}T00:00:00Z]]></updated></entry>`;
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>${[1, 2, 3].map(entry).join('')}</feed>`;
    expect(titles(newestItems(atom, 1).text)).toEqual(['t3']);
    const item = (n: number): string =>
      `<item rdf:about="https://a.example/${n}"><title>t${n}</title><link>https://a.example/${n}</link><dc:date>2026-01-0${n}</dc:date></item>`;
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://a.example"><title>x</title><link>https://a.example</link><items/></channel>${[1, 2, 3].map(item).join('')}</rdf:RDF>`;
    expect(titles(newestItems(rdf, 1).text)).toEqual(['t3']);
  });
});
