/** Where in the sources a clause of a claim was found. */
import { align, type Alignment } from './align.ts';
import type { Sentence } from './source.ts';
import type { Unit } from './units.ts';

/** A clause of the claim over the sentence that it was found in. */
export interface Placed {
  readonly units: readonly Unit[];
  readonly sentence: Sentence;
  readonly alignment: Alignment;
}

/** The claim's clauses, a date that stands alone before a comma joined to what it dates. */
export function joined(
  claim: Sentence,
): readonly { readonly start: number; readonly end: number }[] {
  const clauses: { readonly start: number; readonly end: number }[] = [];
  let start: number | undefined;
  claim.clauses.forEach((clause, i) => {
    const dates = claim.units
      .slice(clause.start, clause.end)
      .every((unit) => unit.date !== undefined);
    if (dates && i + 1 < claim.clauses.length) start ??= clause.start;
    else {
      clauses.push({ start: start ?? clause.start, end: clause.end });
      start = undefined;
    }
  });
  return clauses;
}

/** The sentence that a clause fits best; what was used of a sentence before is not used again. */
export function place(
  units: readonly Unit[],
  sentences: readonly Sentence[],
  previous: Placed | undefined,
): Placed | undefined {
  let best: Placed | undefined;
  let bestScore = -Infinity;
  const after = previous === undefined ? -1 : (lastOf(previous.alignment.pairs) ?? -1) + 1;
  for (const sentence of sentences) {
    const here = sentence === previous?.sentence;
    const alignment = align(units, sentence, here ? after : 0);
    const score = alignment.score + (here ? 1 : 0);
    if (alignment.matched > 0 && score > bestScore) {
      bestScore = score;
      best = { units, sentence, alignment };
    }
  }
  return best;
}

/** The last unit of a sentence that an alignment uses. */
export function lastOf(pairs: readonly number[]): number | undefined {
  return pairs.findLast((pair) => pair >= 0);
}
