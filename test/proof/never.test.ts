/** Claims that their sources do not make: none is supported, as a sentence or as a headline, and the verdict says why. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { proveClaim, type ProofResult } from '../../src/proof/prove.ts';
import { kindsIn } from './fixtures.ts';
import { prove, sourceOf, whyNot } from './support.ts';

const never = kindsIn(
  'never.yaml',
  z.strictObject({ source: z.array(z.string()), claim: z.string() }),
);
const falseClaims = kindsIn(
  'false-claims.yaml',
  z.strictObject({
    source: z.string(),
    claim: z.string(),
    headline: z.literal(true).optional(),
    /** The sign in which both differ. */
    sign: z.string().optional(),
  }),
);

/** What is wrong with a refusal: that it is none, or that it does not say why. */
function wrongWith({ verdict, reasons }: ProofResult): readonly string[] {
  const unsaid = reasons.length === 0 ? ['no reason'] : reasons.filter((one) => !whyNot.test(one));
  return verdict === 'supported' ? [verdict, ...reasons] : unsaid;
}

describe.each(never)('$about', ({ cases }) => {
  it.each(cases)('$source ↛ $claim', ({ source, claim }) => {
    expect(wrongWith(prove(source, claim)), 'as a sentence').toEqual([]);
    expect(wrongWith(prove(source, claim, { headline: true })), 'as a headline').toEqual([]);
  });
});

describe.each(falseClaims)('$about', ({ cases }) => {
  it.each(cases)('$source ↛ $claim', ({ source, claim, headline = false }) => {
    const uncited = proveClaim({ text: claim, sources: [sourceOf([source])], headline });
    expect(wrongWith(uncited), 'uncited').toEqual([]);
    expect(wrongWith(prove([source], claim, { headline })), 'cited').toEqual([]);
    if (!headline) return;
    const cut = prove(['公司沒有說明細節。'], claim, { headline, title: source });
    expect(wrongWith(cut), 'cut from a title').toEqual([]);
  });
});

it('tries each way often', () => {
  expect(never.flatMap(({ cases }) => cases).length).toBeGreaterThanOrEqual(650);
  expect(falseClaims.flatMap(({ cases }) => cases)).toHaveLength(85);
});
