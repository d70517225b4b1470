/** The one place where a Claim is made. */
import type { Claim } from '../../model/claim.ts';

/** Everything of a claim but the mark that it was proved. */
export type ProvedParts = Pick<
  Claim,
  'id' | 'storyId' | 'role' | 'group' | 'text' | 'lang' | 'citations' | 'proof' | 'follows'
>;

/**
 * Marks a sentence as proved. For this stage alone: the mark has no value at run time and can't be
 * written down anywhere else, so that an uncited fact does not type-check.
 */
export function claimOf(parts: ProvedParts): Claim {
  // The mark of proof is no value: this is the one place that sets it.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return parts as Claim;
}
