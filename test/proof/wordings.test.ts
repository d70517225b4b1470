/** Wordings of a sentence are supported, with the rows by which they are; with one character less they are not. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { kindsIn } from './fixtures.ts';
import { prove, whyNot } from './support.ts';

const kinds = kindsIn(
  'wordings.yaml',
  z.strictObject({
    source: z.array(z.string()),
    claim: z.string(),
    /** Ids of the rows, in the order of the sentence. */
    by: z.array(z.string()).default([]),
  }),
);

describe.each(kinds)('$about', ({ cases }) => {
  it.each(cases)('$source → $claim', ({ source, claim, by }) => {
    const reasons = by.length === 0 ? [] : [`shortened: ${by.join(', ')}`];
    expect(prove(source, claim)).toEqual({ verdict: 'supported', reasons });
  });

  it.each(cases)('with one character less, not: $claim', ({ source, claim }) => {
    const places = [...claim.matchAll(/[\p{L}\p{N}]/gu)].map(({ index }) => index);
    for (const at of places) {
      const changed = claim.slice(0, at) + claim.slice(at + 1);
      const { verdict, reasons } = prove(source, changed);
      expect(verdict, changed).not.toBe('supported');
      for (const reason of reasons) expect(reason, changed).toMatch(whyNot);
    }
  });
});

it('has every kind of change', () => {
  const rows = kinds.flatMap(({ cases }) => cases.flatMap(({ by }) => by));
  const changes = new Set(rows.map((id) => id.split('/')[1]));
  expect(changes).toEqual(new Set(['cut', 'drop', 'date', 'name', 'join', 'quote']));
});
