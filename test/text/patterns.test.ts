import { describe, expect, test } from 'vitest';
import { faultOf, finderOf } from '../../src/text/patterns.ts';
import { foldForComparison } from '../../src/text/scripts.ts';

const finds = (pattern: string, text: string): boolean =>
  finderOf(pattern)(foldForComparison(text));

describe('words and patterns of topic files', () => {
  test.each([
    ['AI', '新的ＡＩ晶片', true],
    ['AI', 'She said so', false],
    ['Qwen', 'Qwen3 is out', true],
    ['千問', '三千問題', false],
    ['濕地', '湿地公园', true],
    ['/濕地|候鳥/', '候鸟南下', true],
    ['/AI\\s?晶片/', 'ai 芯片', false],
    ['/AI\\s?[晶芯]片/i', 'AI 芯片', true],
    ['/\\S+（試用）/', '楓葉(試用)', true],
    ['/^\\D+$/', '沒有數字', true],
    ['/^\\D+$/', '有 1 個數字', false],
    ['/\\p{Script=Latin}{3}/', '楓葉', false],
  ])('%s in %s: %s', (pattern, text, expected) => {
    expect(faultOf(pattern)).toBeUndefined();
    expect(finds(pattern, text)).toBe(expected);
  });

  test.each([
    '/(a+)+$/',
    '/(a|aa)+$/',
    '/(?:a{1,9}){1,9}/',
    '/((a?)b)*/',
    '/(a)\\1/',
    '/a*b*/',
    '/a.{0,900}b.{0,900}/',
    `/${'a?'.repeat(40)}b/`,
    `/${'.{0,50}'.repeat(3)}b/`,
    `/${'(?:a|a)'.repeat(20)}b/`,
    '/a*b?c?d?e?f?g?h?i/',
  ])('%s may take for ever and is refused', (pattern) => {
    expect(faultOf(pattern)).toBeDefined();
  });

  test.each(['//', '/ /', '//i', '，', '/.*/', '/(晶片)?/', '/^/', '/\\S/', '/./', '/a|/'])(
    '%s finds nothing or everything and is refused',
    (pattern) => {
      expect(faultOf(pattern)).toBeDefined();
    },
  );

  test.each([
    '/(?:晶片|半導體)/',
    '/(?:晶片|半導體|記憶體|面板|電池).{0,20}(?:出口|進口|關稅|配額|補貼)/',
    '/colou?rs?.{0,30}?(?:a|b)/',
    '/a{40}.{40}b/',
    '/(a|b)?c+/',
    '/[(a+)]+/',
    '/晶片.*出口|出口.*晶片/',
    '/\\(a\\)+/',
    '/a{2,4}(bc)*/',
  ])('%s is fair', (pattern) => {
    expect(faultOf(pattern)).toBeUndefined();
  });

  test('what is let through ends soon on hostile text', () => {
    const text = 'a'.repeat(100_000);
    const before = performance.now();
    expect(finderOf('/a*.{0,50}[^a]/')(text)).toBe(false);
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});
