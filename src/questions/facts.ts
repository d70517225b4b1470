/** Facts: sentences of sources under numbers, as a writer gets them. */
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
export function numberFacts(
  title: Citation | undefined,
  told: readonly Citation[],
): readonly Fact[] {
  const seen = new Set<string>();
  const once = told.filter(({ quote }) => !seen.has(quote) && seen.add(quote));
  return [title, ...once].flatMap((citation, n) =>
    citation === undefined ? [] : [{ n, citation }],
  );
}
