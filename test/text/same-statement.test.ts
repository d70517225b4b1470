import { describe, expect, it } from 'vitest';
import { coverage, figuresIn, tellTheSame } from '../../src/text/same-statement.ts';
import { foldForComparison } from '../../src/text/scripts.ts';
import { weigh } from '../../src/text/similarity.ts';
import { termsOf } from '../../src/text/tokens.ts';

function same(one: string, other: string): boolean {
  const folded = [one, other].map((text) => foldForComparison(text));
  const weights = weigh(
    folded.map((text) => termsOf(text)),
    20,
  );
  const [a, b] = folded.map((text, i) => ({
    weights: weights[i] ?? new Map<string, number>(),
    figures: figuresIn(text),
  }));
  return a !== undefined && b !== undefined && tellTheSame(a, b);
}

describe('tellTheSame', () => {
  it.each([
    ['北灣渡輪公司週一宣布，三月起改用電動船。', '北湾渡轮公司周一表示，自三月起改用电动船。'],
    ['渡輪試航 8 艘船、載客 1,200 人。', '試航共8艘船，載客1200人，市長也在船上。'],
    [
      'Sotown Ferries will replace its boats in March.',
      'Sotown Ferries said it would replace its boats with electric ones in March.',
    ],
  ])('%s / %s', (one, other) => expect(same(one, other)).toBe(true));

  it.each([
    ['白銀期貨收漲，主力合約報3513元，漲2.4%。', '黃銅期貨收漲，主力合約報2610元，漲0.9%。'],
    ['北灣渡輪公司週一宣布換船。', '北灣渡輪公司去年運送四百萬人次，較前年多一成。'],
    ['Fares rise in March.', 'The shipyard hired forty welders.'],
  ])('not %s / %s', (one, other) => expect(same(one, other)).toBe(false));
});

it('reads figures whatever their separators', () => {
  expect([...figuresIn('1,200 人、3.5%、2026')]).toEqual(['1200', '3.5', '2026']);
});

it('covers the shorter of two by the longer', () => {
  const short = new Map([['a', 1]]);
  const long = new Map([
    ['a', 0.6],
    ['b', 0.8],
  ]);
  expect(coverage(short, long)).toBe(1);
  expect(coverage(long, short)).toBe(1);
  expect(coverage(new Map(), long)).toBe(0);
});
