/** Stretches of units under their common form. */
import type { Unit } from './units.ts';

/** Common form of the units in [from, to). */
export function commonOf(
  units: readonly Unit[],
  from: number = 0,
  to: number = units.length,
): string {
  return units
    .slice(from, to)
    .map((unit) => (unit.kind === 'word' && unit.key.length > 1 ? `${unit.key} ` : unit.key))
    .join('')
    .trim();
}

/** Words of the units in [from, to), in the common form. */
export function wordsOf(units: readonly Unit[], from: number, to: number): readonly string[] {
  const words: string[] = [];
  for (let i = from; i < to; i++) {
    const unit = units[i];
    if (unit === undefined) break;
    if (unit.opens || words.length === 0) words.push(unit.key);
    else words.push(`${words.pop() ?? ''}${unit.key}`);
  }
  return words;
}

/** Longer stretches are cut for the reader. In characters. */
const longest = 40;

/** The units in [from, to) as they were written, for a reader. */
export function shownOf(
  units: readonly Unit[],
  from: number = 0,
  to: number = units.length,
): string {
  let shown = '';
  for (let i = from; i < to; i++) {
    const unit = units[i];
    if (unit === undefined || (i > from && units[i - 1]?.start === unit.start)) continue;
    const text = unit.text ?? unit.key;
    const spaced = /[\w]$/.test(shown) && /^\w/.test(text);
    shown += spaced ? ` ${text}` : text;
  }
  return shown.length > longest ? `${shown.slice(0, longest)}…` : shown;
}
