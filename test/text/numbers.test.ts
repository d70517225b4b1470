import { describe, expect, it } from 'vitest';
import { chineseNumber, figuresIn } from '../../src/text/numbers.ts';
import { foldForComparison } from '../../src/text/scripts.ts';

const values = (text: string): readonly (readonly [number, string])[] =>
  figuresIn(foldForComparison(text)).map(({ value, kind }) => [value, kind]);

describe('figuresIn', () => {
  it.each([
    ['月活躍用戶突破1億', 1e8],
    ['投入1.5億元', 1.5e8],
    ['罰2萬2500元', 22_500],
    ['5,400,000立方公尺', 5_400_000],
    ['規模超過1萬億元', 1e12],
    ['規模超過1兆元', 1e12],
    ['四十六輛轎車', 46],
    ['一百零五人', 105],
    ['獲得8千多個讚', 8000],
    ['$1.6 billion in revenue', 1.6e9],
    ['350,000 square metres', 350_000],
    ['two hundred people', 200],
  ])('reads %s', (text, value) => {
    expect(values(text)).toEqual([[value, 'count']]);
  });

  it.each(['成長30%', '成長30％', '成長三成', '成長百分之三十', 'rose 30 per cent'])(
    'reads %s as a percentage',
    (text) => {
      expect(values(text)).toEqual([[30, 'percent']]);
    },
  );

  it('reads tenths and hundredths: 七成五', () => {
    expect(values('占七成五')).toEqual([[75, 'percent']]);
  });

  it('takes names with digits for names', () => {
    expect(values('Qwen3與X55晶片')).toEqual([]);
  });

  it('leaves idioms without a measure word alone', () => {
    expect(values('一直以來，成為三明治的代名詞')).toEqual([]);
  });
});

describe('chineseNumber', () => {
  it.each([
    ['十二', 12],
    ['二〇二六', 2026],
    ['三萬五千', 35_000],
    ['兩億', 2e8],
  ])('%s is %d', (text, value) => {
    expect(chineseNumber(text)).toBe(value);
  });

  it('is no number where a character is none', () => {
    expect(chineseNumber('三人')).toBeNaN();
  });
});
