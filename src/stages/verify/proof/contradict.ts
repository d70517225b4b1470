/** What in a claim its sources contradict: figures, units, dates, negation. */
import { dateContradicts, dateHolds, type PartialDate } from '../../../text/calendar.ts';
import type { DateMention } from '../../../text/dates.ts';
import { align } from './align.ts';
import { shownOf } from './phrases.ts';
import type { Sentence, Source } from './source.ts';
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
  const reasons = foreign ? [] : contradictedBy(claim, sentences);
  // Freely worded sentences round, convert and subtract: what they name differently is no proof of
  // falsehood. Across languages nothing nearer than the figures can be had.
  if (!foreign && coverage(claim, sentences) < close) return reasons;
  const all: Grounds = {
    units: sources.flatMap((source) => source.sentences.flatMap((s) => s.units)),
    text: sources.map((source) => source.sentences.map((s) => s.text.folded).join('\n')).join('\n'),
    days: sources.flatMap((source) => (source.anchor === undefined ? [] : [source.anchor])),
  };
  for (const unit of claim.units) {
    const reason = absent(unit, all, foreign, claim);
    if (reason !== undefined && !reasons.includes(reason)) reasons.push(reason);
  }
  return reasons;
}

function written(claim: Sentence, unit: Unit): string {
  return claim.text.written.slice(unit.start, unit.end);
}

/** What the sources hold in all. */
interface Grounds {
  readonly units: readonly Unit[];
  readonly text: string;
  /** Days on which the sources were published. */
  readonly days: readonly PartialDate[];
}

/** Share of a claim that its nearest sentences hold, clause by clause. */
function coverage(claim: Sentence, sentences: readonly Sentence[]): number {
  let matched = 0;
  for (const clause of claim.clauses) {
    const units = claim.units.slice(clause.start, clause.end);
    matched += Math.max(0, ...sentences.map((sentence) => align(units, sentence).matched));
  }
  return matched / Math.max(1, claim.units.length);
}

/** A figure or date that no source has. */
function absent(unit: Unit, all: Grounds, foreign: boolean, claim: Sentence): string | undefined {
  const as = written(claim, unit);
  if (unit.figure !== undefined) {
    const { value, kind } = unit.figure;
    // Small counts are often counted by the writer, or spelled in words; 百 alone is no figure.
    if (kind !== 'percent' && value < (foreign ? 5 : 4)) return undefined;
    if (!/[\d一二三四五六七八九两兩a-z]/.test(as) || kind === 'ratio') return undefined;
    if (foreign && /^\s?(?:时|点|分)/.test(claim.text.folded.slice(unit.end))) return undefined;
    const digits = /^\d+$/.test(as) && new RegExp(`(?<!\\d)${as}(?!\\d)`).test(all.text);
    const has =
      digits ||
      all.units.some(
        ({ figure, date }) =>
          (figure !== undefined && (figure.value === value || rounds(value, figure.value))) ||
          (date !== undefined && [date.year, date.month, date.day].includes(value)),
      );
    return has ? undefined : `no source has the figure ${as}`;
  }
  if (foreign && unit.kind === 'word' && /\d/.test(unit.key) && !sameEverywhere.test(unit.key)) {
    const runs = unit.key.match(/\d+/g) ?? [];
    const has = runs.every((run) => new RegExp(`(?<!\\d)${run}(?!\\d)`).test(all.text));
    return has ? undefined : `no source has ${as}`;
  }
  if (unit.date === undefined) return undefined;
  const { year, month, day } = unit.date;
  if (day === undefined && month === undefined) return undefined;
  const date = { month, day, ...(foreign ? {} : { year }) };
  const dates = all.units.flatMap((other) => (other.date === undefined ? [] : [other.date]));
  const matches = (other: PartialDate): boolean =>
    !dateContradicts(date, other) &&
    ((day !== undefined && other.day === day) || (day === undefined && other.month === month));
  if ([...dates, ...all.days].some(matches)) return undefined;
  const claimed = unit.date;
  if (dates.some((other) => sameWeekday(claimed, other))) return undefined;
  // An English text says "on Thursday" where a Chinese one gives the day.
  const comparable = dates.some(
    (other) =>
      other.day !== undefined && (!foreign || month === undefined || other.month === month),
  );
  const otherMonth = dates.some(
    (other) => day !== undefined && other.day === day && other.month !== undefined,
  );
  if (foreign && month !== undefined && otherMonth) return `no source has the date ${as}`;
  const numbered = all.units.some(({ figure }) => figure?.value === (day ?? month));
  if (numbered || (foreign && !comparable)) return undefined;
  return `no source has the date ${as}`;
}

/** Has a number in one language and none in the other: 新冠. */
const sameEverywhere = /^covid-?19$/;

/** Whether a claim's figure is a source's, rounded to fewer digits. */
function rounds(claim: number, source: number): boolean {
  const digits = String(claim).replace(/0+$|\./g, '').length;
  return (
    digits >= 2 &&
    claim !== source &&
    Number(source.toPrecision(digits)) === claim &&
    !Number.isInteger(source)
  );
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
      const here = shownOf(sentence.units, Math.max(0, next - 6), next + 4);
      if (
        unit.figure !== undefined &&
        other.figure !== undefined &&
        unit.figure.value !== other.figure.value
      )
        reasons.push(
          `has the figure ${written(claim, unit)} where the source has another, in “${here}”`,
        );
      if (
        unit.kind === 'word' &&
        other.kind === 'word' &&
        unit.key !== other.key &&
        /\d/.test(unit.key) &&
        unit.key.replace(/\d+/g, '#') === other.key.replace(/\d+/g, '#')
      )
        reasons.push(
          `has ${written(claim, unit)} where the source has another number, in “${here}”`,
        );
      if (
        unit.date !== undefined &&
        other.date !== undefined &&
        !dateHolds(unit.date, other.date) &&
        dateContradicts(unit.date, other.date) &&
        !sameWeekday(unit.date, other.date)
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
          `negates what the source says: “${shownOf(sentence.units, Math.max(0, before - 4), after + 4)}”`,
        );
    });
  }
  return reasons;
}

/** 昨天至周日: which Sunday is meant shows in no table; a claim that has another Sunday may be right. */
function sameWeekday(claim: PartialDate, source: DateMention): boolean {
  if (!/(?:周|週|星期|禮拜|礼拜)[一二三四五六日天]/.test(source.text)) return false;
  const day = (date: PartialDate): number =>
    Date.UTC(date.year ?? source.year ?? 0, (date.month ?? 0) - 1, date.day ?? 0) / 86_400_000;
  return Math.abs(day(claim) - day(source)) === 7;
}
