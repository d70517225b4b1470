import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalUrl, hostOf, withoutTracking } from '../../src/text/urls.ts';

describe('canonicalUrl', () => {
  test.each([
    ['https://a.example/n/1?utm_source=rss&utm_medium=feed', 'https://a.example/n/1'],
    ['https://a.example/n/1?fbclid=IwAR0', 'https://a.example/n/1'],
    ['https://a.example/n/1?guccounter=1&guce_referrer=x', 'https://a.example/n/1'],
    ['https://a.example/n/1?.tsrc=rss', 'https://a.example/n/1'],
    ['http://a.example/n/1/', 'https://a.example/n/1'],
    ['https://a.example:443/n/1#top', 'https://a.example/n/1'],
    ['https://A.example/n/1', 'https://a.example/n/1'],
    ['https://a.example/?b=2&a=1', 'https://a.example/?a=1&b=2'],
    ['https://a.example/', 'https://a.example'],
  ])('%s is %s', (url, canonical) => {
    expect(canonicalUrl(url)).toBe(canonicalUrl(canonical));
  });

  test.each([
    ['https://a.example/n?id=1', 'https://a.example/n?id=2'],
    ['https://m.a.example/n/1', 'https://a.example/n/1'],
    ['https://a.example/amp/n/1', 'https://a.example/n/1'],
    ['https://a.example/n/1?page=2', 'https://a.example/n/1'],
    ['https://a.example/N/1', 'https://a.example/n/1'],
    ['https://a.example/n?from=1&ref=2', 'https://a.example/n'],
  ])('%s is not %s', (one, other) => {
    expect(canonicalUrl(one)).not.toBe(canonicalUrl(other));
  });

  test('written in Chinese or percent-encoded, it is the same', () => {
    const encoded = `https://a.example/${encodeURIComponent('千問')}?q=${encodeURIComponent('模型')}`;
    expect(canonicalUrl('https://a.example/千問?q=模型')).toBe(canonicalUrl(encoded));
  });

  test('what is no http URL comes back', () => {
    for (const text of ['', 'not a url', 'mailto:a@b.example', 'http://'])
      expect(canonicalUrl(text)).toBe(text);
  });

  test('an empty query is none', () => {
    expect(canonicalUrl('http://a.example/?')).toBe(canonicalUrl('https://a.example'));
    expect(canonicalUrl('https://a.example/b?#top')).toBe('https://a.example/b');
    expect(canonicalUrl('https://a.example?/')).toBe(canonicalUrl('https://a.example'));
  });

  test('canonical URLs stay what they are', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const once = canonicalUrl(url);
        expect(canonicalUrl(once)).toBe(once);
      }),
    );
  });
});

test('withoutTracking keeps what a server may care for', () => {
  expect(withoutTracking('http://www.a.example/n/1/?b=2&utm_id=3&a=1#c')).toBe(
    'http://www.a.example/n/1/?b=2&a=1',
  );
});

test('hostOf', () => {
  expect(hostOf('https://www.A.example:8080/x')).toBe('a.example');
  expect(hostOf('nothing')).toBeUndefined();
});
