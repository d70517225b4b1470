/** Whether an article prints what an earlier post was made of. */
import { foldForComparison } from '../../text/scripts.ts';
import { containment, hash32, shinglesOf, type Shingles } from '../../text/similarity.ts';
import { termsOf, unitsOf } from '../../text/tokens.ts';

/** Beginnings that share so many of their runs of three units are one text. */
const sameRuns = 0.6;
/** One with so many of its words in the other says the same in its own order. */
const sameWords = 0.75;
/** Shorter ones share words by chance. */
const fewestUnits = 15;
const unitsCompared = 80;

/** The beginning of a text, as it is compared. */
export interface Beginning {
  readonly units: number;
  readonly runs: Shingles;
  readonly words: Shingles;
}

export function beginningOf(text: string): Beginning {
  const units = unitsOf(foldForComparison(text)).slice(0, unitsCompared);
  const words = new Set(termsOf(units.join(' ')).map((term) => hash32(term)));
  return { units: units.length, runs: shinglesOf(units, 3), words: Uint32Array.from(words).sort() };
}

/** Whether the words of `later` are those of `earlier`. */
export function isSameText(later: Beginning, earlier: Beginning): boolean {
  if (later.units < fewestUnits || earlier.units < fewestUnits) return false;
  return (
    containment(later.runs, earlier.runs) >= sameRuns ||
    containment(earlier.runs, later.runs) >= sameRuns ||
    containment(later.words, earlier.words) >= sameWords
  );
}
