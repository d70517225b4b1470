/** Subjects, dates and 在 on the other side of the opening that a Chinese clause has. */
import type { Addition } from './additions.ts';
import { same } from './align.ts';
import { commonOf } from './phrases.ts';
import type { Sentence } from './source.ts';
import type { Unit } from './units.ts';
import { adjunctStarts, idleAdded, predicateStarts, setsScene } from './words.ts';

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

/** 18日的見面會上 → 在18日的見面會上, 主場獲勝 → 在主場獲勝: 在 before what tells time or place anyway. */
export function setsPlace(
  { units, clauses, clauseOf }: Sentence,
  { before, place, instead }: Addition,
  words: readonly string[],
): boolean {
  const own = words.filter((word) => !idleAdded.has(word));
  if (own.length !== 1 || own[0] !== '在' || words.at(-1) !== '在' || instead !== '') return false;
  const next = commonOf(units, before, before + 2);
  if (place === 'middle') return /^(?:主场|客场|当地|国内|海外|境内|境外|@)/.test(next);
  const clause = clauses[clauseOf[before] ?? 0];
  return (
    place === 'start' &&
    clause?.start === before &&
    /(?:上|中|里|间|期间|时)$/.test(commonOf(units, before, clause.end))
  );
}
