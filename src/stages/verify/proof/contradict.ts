/** What in a claim its sources contradict: figures, units, dates, negation. */
import { dateContradicts, dateHolds } from '../../../text/dates.ts';
import { align } from './align.ts';
import { commonOf, type Sentence, type Source } from './source.ts';
import type { Unit } from './units.ts';

/** Share of a claim that must be found in one sentence before a difference counts as contradiction. */
const close = 0.6;

/** Reasons to call the claim false; empty where nothing speaks against it. */
export function contradictions(
  claim: Sentence,
  sentences: readonly Sentence[],
  sources: readonly Source[],
  foreign: boolean,
): readonly string[] {
  const all = sources.flatMap((source) => source.sentences.flatMap((s) => s.units));
  const reasons = foreign ? [] : contradictedBy(claim, sentences);
  for (const unit of claim.units) {
    const reason = absent(unit, all, foreign, claim);
    if (reason !== undefined && !reasons.includes(reason)) reasons.push(reason);
  }
  return reasons;
}

function written(claim: Sentence, unit: Unit): string {
  return claim.text.written.slice(unit.start, unit.end);
}

/** A figure or date that no source has. */
function absent(
  unit: Unit,
  all: readonly Unit[],
  foreign: boolean,
  claim: Sentence,
): string | undefined {
  const figure = unit.figure;
  if (figure !== undefined) {
    // Small counts are often counted by the writer, or spelled in words.
    if (
      figure.kind === 'count' &&
      figure.value < (foreign ? 11 : 4) &&
      Number.isInteger(figure.value)
    )
      return undefined;
    const has = all.some((other) => {
      if (other.date !== undefined)
        return foreign && Object.values(other.date).includes(figure.value);
      return other.figure !== undefined && other.figure.value === figure.value;
    });
    return has ? undefined : `no source has the figure ${written(claim, unit)}`;
  }
  if (unit.date === undefined) return undefined;
  const { year, month, day } = unit.date;
  if (day === undefined && month === undefined && year === undefined) return undefined;
  const date = { month, day, ...(foreign ? {} : { year }) };
  const has = all.some((other) => {
    if (other.date !== undefined)
      return !dateContradicts(date, other.date) && sharesPart(date, other.date);
    return (
      other.figure !== undefined && (other.figure.value === year || other.figure.value === day)
    );
  });
  return has ? undefined : `no source has the date ${written(claim, unit)}`;
}

function sharesPart(a: Readonly<Record<string, number | undefined>>, b: object): boolean {
  const other = b as Readonly<Record<string, number | undefined>>;
  return Object.entries(a).some(([part, value]) => value !== undefined && other[part] === value);
}

/** Differences at a place where everything around is the same. */
function contradictedBy(claim: Sentence, sentences: readonly Sentence[]): string[] {
  const reasons: string[] = [];
  for (const clause of claim.clauses) {
    const units = claim.units.slice(clause.start, clause.end);
    let best:
      | { readonly sentence: Sentence; readonly pairs: readonly number[]; readonly score: number }
      | undefined;
    for (const sentence of sentences) {
      const { pairs, matched, score } = align(units, sentence);
      if (matched >= units.length * close && score > (best?.score ?? 0))
        best = { sentence, pairs, score };
    }
    if (best === undefined) continue;
    const { pairs, sentence } = best;
    units.forEach((unit, i) => {
      if ((pairs[i] ?? -1) >= 0 || (pairs[i - 1] ?? -1) < 0) return;
      const other = sentence.units[(pairs[i - 1] ?? 0) + 1];
      const next = pairs[i + 1];
      if (other === undefined || next !== (pairs[i - 1] ?? 0) + 2) return;
      const here = commonOf(sentence.units, Math.max(0, next - 6), next + 4);
      if (
        unit.figure !== undefined &&
        other.figure !== undefined &&
        unit.figure.value !== other.figure.value
      )
        reasons.push(
          `has the figure ${written(claim, unit)} where the source has another, in “${here}”`,
        );
      if (
        unit.date !== undefined &&
        other.date !== undefined &&
        !dateHolds(unit.date, other.date) &&
        dateContradicts(unit.date, other.date)
      )
        reasons.push(
          `has the date ${written(claim, unit)} where the source has another, in “${here}”`,
        );
    });
    units.forEach((unit, i) => {
      if ((pairs[i] ?? -1) >= 0 || !/^[不没未无]$/.test(unit.key)) return;
      const before = pairs[i - 1] ?? -1;
      const after = pairs.slice(i + 1, i + 3).find((pair) => pair >= 0) ?? -1;
      if (before >= 0 && after === before + 1)
        reasons.push(
          `negates what the source says: “${commonOf(sentence.units, Math.max(0, before - 4), after + 4)}”`,
        );
    });
  }
  return reasons;
}
