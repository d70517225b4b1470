import { describe, expect, it } from 'vitest';
import { type Evidence, weigh } from '../../../../src/stages/extract/kind/evidence.ts';

const clue = (
  kind: Evidence['kind'],
  weight: number,
  place: Evidence['place'] = 'section',
): Evidence => ({
  name: 'clue',
  place,
  kind,
  weight,
  words: `${kind} ${weight}`,
});

describe('weigh', () => {
  it('is news below the threshold', () => {
    expect(weigh([clue('opinion', 0.9)], () => false)).toEqual({ kind: 'news', evidence: [] });
  });

  it('counts one place once, and lines of the text together', () => {
    expect(weigh([clue('opinion', 0.6), clue('opinion', 0.6)], () => false).kind).toBe('news');
    expect(
      weigh([clue('opinion', 0.6, 'text'), clue('opinion', 0.6, 'text')], () => false).kind,
    ).toBe('opinion');
  });

  it('puts what a text is for before its form', () => {
    expect(weigh([clue('interview', 1.5), clue('advertorial', 1)], () => false).kind).toBe(
      'advertorial',
    );
  });

  it('wants more where a reporter’s dateline stands, save for what reporters write', () => {
    expect(weigh([clue('satire', 1.2)], () => true).kind).toBe('news');
    expect(weigh([clue('denial', 1)], () => true).kind).toBe('denial');
  });

  it('gives the strongest clue first', () => {
    const { evidence } = weigh([clue('opinion', 0.5), clue('opinion', 1, 'title')], () => false);
    expect(evidence.map(({ weight }) => weight)).toEqual([1, 0.5]);
  });
});
