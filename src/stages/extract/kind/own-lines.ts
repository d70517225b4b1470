/** Clues in the first and the last lines: what a text says of itself. */
import type { Evidence } from './evidence.ts';
import { type KindFacts, ownWords } from './facts.ts';
import { lines } from './patterns.ts';

const head = 3;
const tail = 4;
const longest = 240;
/** So much of a long line is read. */
const most = 240;

/** Reads the lines at both ends, those that were trimmed off included. */
export function lineClues(facts: KindFacts): readonly Evidence[] {
  const all = facts.lines.map(({ text }) => text);
  const first = [facts.description ?? '', ...facts.around.below.slice(0, 4), ...all.slice(0, head)];
  const last = [...all.slice(Math.max(1, all.length - tail)), ...facts.foot];
  const read = (text: string): string => ownWords(text.slice(0, most));
  const ends = { first: first.map(read), last: last.map(read) };
  const clues: Evidence[] = [];
  for (const { kind, where, weight, pattern, long } of lines) {
    const texts = where === 'any' ? [...ends.first, ...ends.last] : ends[where];
    const match = texts
      .filter((text) => long || text.length <= longest)
      .map((text) => pattern.exec(text))
      .find((found) => found !== null);
    if (match !== undefined)
      clues.push({
        name: 'line',
        place: 'text',
        kind,
        weight,
        words: `the text says “${match[0].trim().slice(0, 60)}”`,
      });
  }
  return clues;
}
