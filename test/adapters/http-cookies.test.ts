import { expect, test } from 'vitest';
import { cookieJar } from '../../src/adapters/http/cookies.ts';

const site = new URL('https://www.news.example/a');

test.each([
  ['its own host', 'https://www.news.example/b', 'own=1; wide=2'],
  ['a sibling', 'https://img.news.example/', 'wide=2'],
  ['the domain', 'https://news.example/', 'wide=2'],
  ['a look-alike', 'https://evilnews.example/', undefined],
  ['another', 'https://other.example/', undefined],
])('cookies go to %s', (_name, url, header) => {
  const jar = cookieJar();
  jar.keep(site, [
    'own=1; Path=/',
    'wide=2; Domain=.News.example; Secure',
    'foreign=3; Domain=other.example',
    'all=4; Domain=example',
    'broken',
    `long=${'x'.repeat(5_000)}`,
  ]);
  expect(jar.headerFor(new URL(url))).toBe(header);
});

test('a cookie is replaced by its name, and taken back by its age', () => {
  const jar = cookieJar();
  jar.keep(site, ['a=1', 'b=1']);
  jar.keep(site, ['a=2', 'b=1; Max-Age=0']);
  expect(jar.headerFor(site)).toBe('a=2');
});

test('no server makes us carry a thousand', () => {
  const jar = cookieJar();
  jar.keep(
    site,
    Array.from({ length: 1_000 }, (_, i) => `c${i}=1`),
  );
  expect(jar.headerFor(site)?.split('; ').length).toBeLessThan(100);
});
