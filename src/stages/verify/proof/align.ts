/** Lays a clause of a claim over a sentence: which unit of the claim is which of the source. */
import { dateHolds } from '../../../text/calendar.ts';
import type { Sentence } from './source.ts';
import type { Unit } from './units.ts';

export interface Alignment {
  /** For each unit of the claim's clause its place in the sentence, or -1. Ascending. */
  readonly pairs: readonly number[];
  readonly score: number;
  readonly matched: number;
}

// Gotoh's affine gaps: opening one costs more than a match brings, so that stray characters in
// common don't tear a run apart; going on in a gap costs little on the source's side (clauses are
// left out) and much on the claim's (what is put in must be licensed).
const open = 1.1;
const skip = 0.02;
const skipClause = 0.4;
const added = 0.7;
const start = 0.1;

/** Whether a unit of the claim says what a unit of the source says. */
export function same(claim: Unit, source: Unit): boolean {
  if (claim.date !== undefined) {
    if (source.date === undefined) return false;
    const { year, month, day, text } = claim.date;
    if (year === undefined && month === undefined && day === undefined)
      return text === source.date.text;
    return dateHolds(claim.date, source.date);
  }
  if (source.date !== undefined) return false;
  if (claim.key === source.key) return true;
  const [a, b] = [claim.alt, source.alt];
  return (a !== undefined && (a === source.key || a === b)) || (b !== undefined && b === claim.key);
}

function weight(unit: Unit): number {
  return unit.kind === 'han' ? 1 : unit.kind === 'word' ? Math.min(2, unit.key.length) : 2;
}

/** The best alignment that starts at or after unit `from` of the sentence; Gotoh 1982, local in the source. */
export function align(claim: readonly Unit[], sentence: Sentence, from = 0): Alignment {
  const source = sentence.units;
  const width = source.length;
  const n = claim.length;
  const at = (i: number, j: number): number => i * (width + 1) + j;
  const size = (n + 1) * (width + 1);
  const match = new Float64Array(size).fill(-1e9);
  const gone = new Float64Array(size).fill(-1e9);
  const put = new Float64Array(size).fill(-1e9);
  const matchFrom = new Uint8Array(size);
  const goneFrom = new Uint8Array(size);
  const putFrom = new Uint8Array(size);
  for (let j = from; j <= width; j++) match[at(0, j)] = 0;
  for (let i = 1; i <= n; i++) {
    const unit = claim[i - 1];
    if (unit === undefined) break;
    for (let j = from; j <= width; j++) {
      const here = at(i, j);
      const above = at(i - 1, j);
      const fromMatch = (match[above] ?? 0) - open - added;
      const fromPut = (put[above] ?? 0) - added;
      const fromGone = (gone[above] ?? 0) - added - 0.3;
      put[here] = Math.max(fromMatch, fromPut, fromGone);
      putFrom[here] = put[here] === fromMatch ? 0 : put[here] === fromGone ? 1 : 2;
      if (j === from) continue;
      const left = at(i, j - 1);
      const crossing = sentence.clauseOf[j - 1] === sentence.clauseOf[j - 2] ? 0 : skipClause;
      const openGone = (match[left] ?? 0) - open - skip - crossing;
      const goOn = (gone[left] ?? 0) - skip - crossing;
      const afterPut = (put[left] ?? 0) - skip - crossing - 0.3;
      gone[here] = Math.max(openGone, goOn, afterPut);
      goneFrom[here] = gone[here] === openGone ? 0 : gone[here] === goOn ? 1 : 2;
      const other = source[j - 1];
      if (other === undefined || !same(unit, other)) continue;
      const diagonal = at(i - 1, j - 1);
      const best = Math.max(match[diagonal] ?? 0, gone[diagonal] ?? 0, put[diagonal] ?? 0);
      // A clause likes to begin where a clause begins.
      const begins =
        i === 1 && sentence.clauses.some((clause) => clause.start === j - 1) ? start : 0;
      match[here] = best + weight(unit) + begins;
      matchFrom[here] = best === match[diagonal] ? 0 : best === gone[diagonal] ? 1 : 2;
    }
  }
  return trace();

  function trace(): Alignment {
    let score = -1e9;
    let j = from;
    let state = 0;
    for (let k = from; k <= width; k++) {
      for (const [s, table] of [
        [0, match],
        [2, put],
      ] as const) {
        const value = table[at(n, k)] ?? -1e9;
        if (value > score) {
          score = value;
          j = k;
          state = s;
        }
      }
    }
    const pairs = Array.from({ length: n }, () => -1);
    let i = n;
    while (i > 0) {
      const here = at(i, j);
      if (state === 0) {
        pairs[i - 1] = j - 1;
        state = matchFrom[here] ?? 0;
        i--;
        j--;
      } else if (state === 1) {
        state = goneFrom[here] ?? 0;
        j--;
      } else {
        state = putFrom[here] ?? 0;
        i--;
      }
      if (j < from) break;
    }
    return { pairs, score, matched: pairs.filter((pair) => pair >= 0).length };
  }
}
