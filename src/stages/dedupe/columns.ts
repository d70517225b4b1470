/** Titles that stand over many texts: a column keeps its own from day to day and from place to place. */
import type { Fingerprint } from './fingerprint.ts';

/** Two or three reports of one event may have hit upon the same title. */
const fewestTexts = 4;

/**
 * Headings under which stand at least four texts that are not one article. `groups` of indices are one article each;
 * who is in none stands for itself.
 */
export function columnHeadings(
  prints: readonly Fingerprint[],
  groups: readonly (readonly number[])[],
): ReadonlySet<number> {
  const first = new Map(groups.flatMap((group) => group.map((i) => [i, group[0] ?? i] as const)));
  const texts = new Map<number, Set<number>>();
  prints.forEach(({ heading }, i) => {
    if (heading === undefined) return;
    const under = texts.get(heading) ?? new Set();
    texts.set(heading, under.add(first.get(i) ?? i));
  });
  return new Set([...texts].filter(([, under]) => under.size >= fewestTexts).map(([key]) => key));
}

/** Parts of one column: that they share its title says nothing of what they tell. */
export function inOneColumn(
  { heading }: Fingerprint,
  other: Fingerprint,
  columns: ReadonlySet<number>,
): boolean {
  return heading !== undefined && heading === other.heading && columns.has(heading);
}
