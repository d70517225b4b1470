import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  averageLink,
  containment,
  dot,
  shinglesOf,
  weigh,
  type Link,
} from '../../src/text/similarity.ts';
import { stem, termsOf, unitsOf } from '../../src/text/tokens.ts';

describe('containment', () => {
  it('is whole for a piece of a text and nothing for another text', () => {
    const whole = shinglesOf(unitsOf('市府宣布渡輪三月起改用電動船'), 3);
    expect(containment(shinglesOf(unitsOf('渡輪三月起改用'), 3), whole)).toBe(1);
    expect(containment(shinglesOf(unitsOf('麵包店公開配方'), 3), whole)).toBe(0);
    expect(containment(shinglesOf([], 3), whole)).toBe(0);
  });
});

describe('units and terms', () => {
  it('keeps figures and words whole and splits Han into characters', () => {
    expect(unitsOf('qwen3發布1,200萬次，3.5%')).toEqual([
      'qwen',
      '3',
      '發',
      '布',
      '1,200',
      '萬',
      '次',
      '3.5%',
    ]);
  });

  it('brings the forms of an English word together', () => {
    const forms = ['launch', 'launches', 'launched', 'launching'];
    expect(new Set(forms.map((word) => stem(word))).size).toBe(1);
    expect(termsOf('the launch of it')).toEqual(['launch']);
  });
});

describe('weigh', () => {
  it('gives vectors of length 1 in which a shared rare word counts more than a common one', () => {
    const [a, b, c, d] = weigh([
      ['x', 'rare'],
      ['y', 'rare'],
      ['x', 'z'],
      ['x', 'w'],
    ]);
    if (!a || !b || !c || !d) throw new Error('four texts give four vectors');
    expect(dot(a, a)).toBeCloseTo(1);
    expect(dot(a, b)).toBeGreaterThan(dot(a, c));
    expect(weigh([[]])[0]?.size).toBe(0);
  });
});

/** The definition, word for word: join the closest pair of groups while it is close enough. */
function slowly(size: number, links: readonly Link[], threshold: number): number[][] {
  const groups = Array.from({ length: size }, (_, i) => [i]);
  const likeness = (x: number, y: number): number =>
    links.find(({ a, b }) => (a === x && b === y) || (a === y && b === x))?.likeness ?? 0;
  for (;;) {
    let best = { i: 0, j: 0, mean: -1 };
    for (let i = 0; i < groups.length; i++) {
      for (let j = i + 1; j < groups.length; j++) {
        const pairs = (groups[i] ?? []).flatMap((x) =>
          (groups[j] ?? []).map((y) => likeness(x, y)),
        );
        const mean = pairs.reduce((sum, value) => sum + value, 0) / pairs.length;
        if (mean > best.mean) best = { i, j, mean };
      }
    }
    if (best.mean < threshold) break;
    groups[best.i]?.push(...(groups[best.j] ?? []));
    groups.splice(best.j, 1);
  }
  return groups
    .map((group) => group.toSorted((x, y) => x - y))
    .sort((x, y) => (x[0] ?? 0) - (y[0] ?? 0));
}

describe('averageLink', () => {
  it('does not chain: the middle goes with the closer end', () => {
    const links = [
      { a: 0, b: 1, likeness: 0.9 },
      { a: 1, b: 2, likeness: 0.8 },
    ];
    expect(averageLink(3, links, 0.5)).toEqual([[0, 1], [2]]);
  });

  it('agrees with the definition', () => {
    const size = 7;
    const all = Array.from({ length: size }, (_, a) =>
      Array.from({ length: size - a - 1 }, (_gap, k) => [a, a + 1 + k] as const),
    ).flat();
    // Distinct likenesses, since the definition leaves ties open.
    const order = fc.shuffledSubarray(
      all.map((_, i) => i),
      { minLength: 0 },
    );
    fc.assert(
      fc.property(order, fc.integer({ min: 1, max: 20 }), (chosen, step) => {
        const links = chosen.map((pair, i): Link => {
          const [a, b] = all[pair] ?? [0, 1];
          return { a, b, likeness: 1 / (i + 1.37) };
        });
        const threshold = step / 40 + 0.0001;
        expect(averageLink(size, links, threshold)).toEqual(slowly(size, links, threshold));
      }),
    );
  });
});
