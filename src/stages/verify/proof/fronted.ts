/** A subject or a date on the other side of the opening that a Chinese clause has. */
import type { Addition } from './additions.ts';
import { same } from './align.ts';
import { commonOf } from './phrases.ts';
import type { Sentence } from './source.ts';
import type { Unit } from './units.ts';
import { adjunctStarts, predicateStarts, setsScene } from './words.ts';

/** Openings that say who tells it: what they stand before is theirs. */
const reporting = /^(?:据|根据|按照?|依照?|记者|报道)|说$/;

/**
 * 受寒流影響，花蓮縣停課 → 花蓮縣受寒流影響，停課: what the claim puts before an opening is the subject
 * that the clause right after it begins with.
 */
export function headsOpening(
  sentence: Sentence,
  { before, place, instead }: Addition,
  said: string,
): boolean {
  if (place !== 'start' || instead !== '' || said.length < 2) return false;
  const c = sentence.clauseOf[before] ?? 0;
  const opening = sentence.clauses[c];
  const owner = sentence.clauses[c + 1];
  if (opening === undefined || owner === undefined || owner.strong || opening.start !== before)
    return false;
  if (sentence.attributions.some((a) => sentence.clauseOf[a.at] === c)) return false;
  const text = commonOf(sentence.units, opening.start, opening.end);
  const rest = commonOf(sentence.units, owner.start, owner.end);
  const after = rest.slice(said.length);
  return (
    adjunctStarts.test(text) &&
    !reporting.test(text) &&
    rest.startsWith(said) &&
    !/^[和与、]/.test(after) &&
    (predicateStarts.test(after) || adjunctStarts.test(after))
  );
}

/** A day, and what a meeting on it does. */
const dayOf = /^(?:在|于)?@(?:上午|下午|晚间?|晚上)?(?:举行|召开|举办|在|的)/;

/** 在24日舉行的記者會上，甲宣布… → 甲24日宣布…: the day of the occasion is the day of the deed. */
export function dayOfOccasion(sentence: Sentence, at: number, date: Unit): boolean {
  const occasion = sentence.clauses[(sentence.clauseOf[at] ?? 0) - 1];
  if (occasion === undefined) return false;
  const text = commonOf(sentence.units, occasion.start, occasion.end);
  const days = sentence.units
    .slice(occasion.start, occasion.end)
    .filter((unit) => unit.date !== undefined);
  return (
    dayOf.test(text) &&
    !/[前后]$/.test(text) &&
    setsScene(text) &&
    days.length === 1 &&
    days.every((day) => same(date, day))
  );
}
