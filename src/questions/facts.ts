/** Facts: sentences of sources that were picked, numbered anew for the writer. */
import type { Citation } from '../model/claim.ts';
import type { Asker } from './asker.ts';

/** `n` is the number under which the writer sees the citation; 0 is the lead's title. */
export interface Fact {
  readonly n: number;
  readonly citation: Citation;
}

/** Those of a model's numbers that exist, each once, in its order; the others are noted. */
export function knownNumbers(
  given: readonly number[],
  known: ReadonlySet<number>,
  asker: Asker,
  subject: string,
  label: string,
): readonly number[] {
  const bad = given.filter((n) => !known.has(n));
  if (bad.length > 0)
    asker.note(
      'summarise.bad-pick',
      subject,
      `${label}: no sentence has the number ${bad.slice(0, 5).join(', ')}`,
    );
  return [...new Set(given)].filter((n) => known.has(n));
}

/** Citations under numbers from 1, the title under 0; a sentence that stands in two tellings counts once. */
export function numberFacts(title: Citation, picked: readonly Citation[]): readonly Fact[] {
  const seen = new Set<string>();
  const once = picked.filter(({ quote }) => !seen.has(quote) && seen.add(quote));
  return [title, ...once].map((citation, n) => ({ n, citation }));
}
