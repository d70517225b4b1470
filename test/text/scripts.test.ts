import { describe, expect, it } from 'vitest';
import { foldForComparison, hasSimplifiedOnly, scriptOf } from '../../src/text/scripts.ts';

describe('foldForComparison', () => {
  it('folds scripts, regional forms, width and case to the same string', () => {
    expect(foldForComparison('為什麼臺北的裡長買了軟體？')).toBe(
      foldForComparison('为什么台北的里长买了软体?'),
    );
    expect(foldForComparison('爲著麵條')).toBe(foldForComparison('为着面条'));
    expect(foldForComparison('ＱＷＥＮ　３．５')).toBe('qwen 3.5');
  });

  it('folds a piece as it folds the whole', () => {
    const text = '頭髮發財，乾坤乾淨';
    expect([...text].map((c) => foldForComparison(c)).join('')).toBe(foldForComparison(text));
  });
});

describe('hasSimplifiedOnly', () => {
  it.each([
    '里長在台北',
    '茶几與皇后',
    '老么拮据',
    '范先生展現了征服干擾',
    '税務局温和',
    'Qwen 3.5',
  ])('is not fooled by %s', (text) => expect(hasSimplifiedOnly(text)).toBe(false));

  it.each(['这个', '什么', '发布', '国家', '体育'])('finds %s', (text) =>
    expect(hasSimplifiedOnly(text)).toBe(true),
  );
});

describe('scriptOf', () => {
  it('tells the scripts apart', () => {
    expect(scriptOf('通義千問發布新模型')).toBe('hant');
    expect(scriptOf('通义千问发布新模型')).toBe('hans');
    expect(scriptOf('Qwen releases a model called 千問')).toBe('latin');
    expect(scriptOf('モデルを公開')).toBe('none');
    expect(scriptOf('2026-01-26')).toBe('none');
  });
});
