import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { httpUrl, plainText, snippetOf } from '../../src/sources/reading/plain-text.ts';

test.each([
  ['千問 <b>發</b>表', '千問 發表'],
  ['AT&amp;T &#8220;x&#8221;', 'AT&T “x”'],
  ['a < b and c > d', 'a < b and c > d'],
  ['Qwen < 4 GB &lt;fast&gt;', 'Qwen < 4 GB <fast>'],
  ['<p>一</p><p>二</p>三<br>四', '一 二 三 四'],
  ['x<script>if (a < b) {}</script>y<style>p{}</style>z', 'x y z'],
  ['<a href="https://a.example/?x=1&y=2" title="a">link</a>', 'link'],
  ['a<!-- note -->b<!DOCTYPE html>c', 'abc'],
  ['  a\u00a0\n\t b\u200b ', 'a b'],
  ['', ''],
])('%j reads %j', (html, text) => {
  expect(plainText(html)).toBe(text);
});

describe('hostile text', () => {
  test.each([
    ['deep nesting', '<b>'.repeat(200_000)],
    ['tags that never close', '</p '.repeat(300_000)],
    ['scripts that never close', '<script>'.repeat(100_000)],
    ['brackets', '<'.repeat(1_000_000)],
    ['half an entity', '&#x'.repeat(500_000)],
  ])('%s costs little', (_name, html) => {
    const started = performance.now();
    plainText(html);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  test('nothing throws, and the result is one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (html) => {
        expect(plainText(html)).not.toMatch(/[\n\r\t]/);
      }),
    );
  });
});

test('snippets are cut, and absent when there is nothing', () => {
  expect(snippetOf('字'.repeat(2000))).toHaveLength(501);
  for (const nothing of [undefined, '', ' ', '<p></p>']) expect(snippetOf(nothing)).toBeUndefined();
});

test.each([
  ['/a', 'https://b.example/a'],
  ['//c.example/x', 'https://c.example/x'],
  [' https://c.example/x ', 'https://c.example/x'],
  ['javascript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['tag:code.example,2026:1', undefined],
  ['http://', undefined],
  ['', undefined],
  [undefined, undefined],
])('the link %j is %j', (link, url) => {
  expect(httpUrl(link, 'https://b.example/feed')).toBe(url);
});
