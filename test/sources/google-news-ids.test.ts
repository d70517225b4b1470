import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  readResolved,
  readSignature,
  resolveRequest,
  signatureRequest,
  urlInId,
  wrappedId,
} from '../../src/sources/links/google-news-ids.ts';
import { fixture, noSamples, sample } from './support.ts';

const ids = JSON.parse(fixture('google-news/ids.json')) as {
  readonly old: Readonly<Record<string, string>>;
  readonly handles: readonly string[];
};

test.each([
  ['https://news.google.com/rss/articles/CBMiX_-9?oc=5', 'CBMiX_-9'],
  ['https://news.google.com/articles/CBMiX?hl=en-US', 'CBMiX'],
  ['https://news.google.com/read/CBMiX?hl=en-US', 'CBMiX'],
  ['https://news.google.com/__i/rss/rd/articles/CBMiX?oc=5', 'CBMiX'],
  ['https://news.google.com/search?q=x', undefined],
  ['https://www.example.com/articles/CBMiX', undefined],
  ['no url', undefined],
])('%s wraps %s', (url, id) => {
  expect(wrappedId(url)).toBe(id);
});

describe('old ids', () => {
  test.each(Object.entries(ids.old))('%s', (id, url) => {
    expect(urlInId(id)).toBe(url);
  });

  test('one of them is longer than a byte can say', () => {
    expect(Math.max(...Object.values(ids.old).map((url) => url.length))).toBeGreaterThan(127);
  });

  test('URLs of every length come out whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), (n) => {
        const url = `https://a.example/${'x'.repeat(n)}`;
        const length =
          url.length < 128 ? [url.length] : [(url.length & 0x7f) | 0x80, url.length >> 7];
        const id = Buffer.concat([
          Buffer.from([0x08, 0x13, 0x22, ...length]),
          Buffer.from(url),
          Buffer.from([0xd2, 0x01, 0x00]),
        ]).toString('base64url');
        expect(urlInId(id)).toBe(url);
      }),
    );
  });

  test.each([...ids.handles, '', 'CBMi', 'AAAA', '!!!'])('%j holds no URL', (id) => {
    expect(urlInId(id)).toBeUndefined();
  });

  test('whatever comes, nothing throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const id = Buffer.from([0x08, 0x13, 0x22, ...bytes]).toString('base64url');
        expect(urlInId(id) ?? 'https://').toMatch(/^https?:\/\//);
      }),
    );
  });
});

describe('new ids', () => {
  const [first = '', second = ''] = ids.handles;

  test('the signature is asked for in the edition of the search', () => {
    expect(signatureRequest(first, 'google-news:zh-TW')).toEqual({
      method: 'GET',
      url: `https://news.google.com/rss/articles/${first}?hl=zh-TW&gl=TW&ceid=TW%3Azh-Hant`,
      kind: 'api',
      asReader: true,
    });
  });

  test('the signature is read off the page', () => {
    expect(readSignature(fixture('google-news/article.html'), first)).toEqual({
      id: first,
      signature: 'AZ_own_signature-1',
      timestamp: '1769400000',
    });
    expect(readSignature('<html>consent</html>', first)).toBeUndefined();
  });

  test('one POST carries all, each row under its number', () => {
    const request = resolveRequest([
      { id: first, signature: 's1', timestamp: '11' },
      { id: second, signature: 's2', timestamp: '22' },
    ]);
    expect(request.method).toBe('POST');
    const form = new URLSearchParams(request.body);
    const [rows] = JSON.parse(form.get('f.req') ?? '') as [unknown[][]];
    expect(rows.map((row) => [row[0], row[3]])).toEqual([
      ['Fbv4je', '1'],
      ['Fbv4je', '2'],
    ]);
    const call = JSON.parse(String(rows[1]?.[1])) as unknown[];
    expect([call[0], ...call.slice(2)]).toEqual(['garturlreq', second, 22, 's2']);
  });

  test.each([
    ['batch-single.txt', 1, ['https://one.example/a?b=1']],
    ['batch-reordered.txt', 3, ['https://one.example/a', undefined, 'https://three.example/c']],
    ['batch-chunked.txt', 2, ['https://one.example/a', 'https://two.example/b']],
    ['batch-failed.txt', 1, [undefined]],
  ])('%s', (file, count, urls) => {
    expect(readResolved(fixture(`google-news/${file}`), count)).toEqual(urls);
  });

  test.each(['', '<html>', ")]}'\n\n[[", ")]}'\n\nnull", '[["wrb.fr","Fbv4je","[1",0,0,0,"1"]]'])(
    'an answer like %j resolves nothing',
    (text) => {
      expect(readResolved(text, 2)).toEqual([undefined, undefined]);
    },
  );

  test('rows without a number are believed only when there was one question', () => {
    const text = fixture('google-news/batch-single.txt');
    expect(readResolved(text, 2)).toEqual([undefined, undefined]);
  });
});

describe.skipIf(noSamples)('recorded ids and answers (skipped without ../shared)', () => {
  const links = (file: string): readonly string[] =>
    sample(file)
      .split('\n')
      .filter((line) => line.startsWith('https:'));

  test('old ids', () => {
    for (const link of links('google-news/article-ids.old.txt'))
      expect(urlInId(wrappedId(link) ?? '')).toMatch(/^https:\/\/[\w.-]+\/\S+$/);
  });

  test('new ids', () => {
    for (const link of links('google-news/article-ids.new.txt')) {
      expect(wrappedId(link)).toBeDefined();
      expect(urlInId(wrappedId(link) ?? '')).toBeUndefined();
    }
  });

  test('answers', () => {
    const [single] = readResolved(sample('google-news/batchexecute-single.txt'), 1);
    expect(single).toMatch(/^https:\/\//);
    const [chunked] = readResolved(sample('google-news/batchexecute-chunked.txt'), 1);
    expect(chunked).toBe('https://example.com/a?b=1');
    expect(readResolved(sample('google-news/batchexecute-failed.txt'), 1)).toEqual([undefined]);
  });
});
