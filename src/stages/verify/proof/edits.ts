/** The differences between a clause of a claim and the sentence that it was found in. */
import type { Addition } from './additions.ts';
import type { Omission } from './omissions.ts';
import type { Placed } from './prove.ts';
import { commonOf } from './source.ts';

export interface Edits {
  readonly additions: readonly Addition[];
  readonly omissions: readonly Omission[];
  /** Leaps from the middle of a clause into another, in words. */
  readonly crossings: readonly string[];
}

/** Reads the differences off an alignment. */
export function additionsAndOmissions(placed: Placed, previous: Placed | undefined): Edits {
  const { units, sentence, alignment } = placed;
  const { pairs } = alignment;
  const additions: Addition[] = [];
  const omissions: Omission[] = [];
  const crossings: string[] = [];
  const firstPair = pairs.find((pair) => pair >= 0) ?? 0;
  const lastPair = pairs.findLast((pair) => pair >= 0) ?? 0;
  const firstClause = sentence.clauses[sentence.clauseOf[firstPair] ?? 0];
  const lastClause = sentence.clauses[sentence.clauseOf[lastPair] ?? 0];
  const resumed =
    previous?.sentence === sentence
      ? (previous.alignment.pairs.findLast((p) => p >= 0) ?? -1) + 1
      : 0;
  const begin = Math.max(firstClause?.start ?? 0, resumed);
  let at = 0;
  let source = begin;
  while (at <= units.length) {
    let stop = at;
    while (stop < units.length && (pairs[stop] ?? -1) < 0) stop++;
    const next = stop < units.length ? (pairs[stop] ?? -1) : (lastClause?.end ?? source);
    const place = at === 0 ? 'start' : stop === units.length ? 'end' : 'middle';
    const added = units.slice(at, stop);
    const replaced = added.length > 0;
    if (replaced)
      additions.push({
        units: added,
        instead: commonOf(sentence.units, source, next),
        place,
        before: next,
      });
    if (next > source) {
      const from = sentence.clauseOf[source];
      const boundary = place === 'middle' && from !== sentence.clauseOf[next];
      if (boundary)
        crossings.push(
          `leaps over “${commonOf(sentence.units, source, next)}” into another clause`,
        );
      else omissions.push({ from: source, to: next, place, replaced });
    }
    if (stop === units.length) break;
    source = next + 1;
    at = stop + 1;
    while (at < units.length && pairs[at] === source) {
      at++;
      source++;
    }
    if (at === units.length && source >= (lastClause?.end ?? 0)) break;
  }
  return { additions, omissions, crossings };
}
