/** Clues in the first and the last lines: what a text says of itself. */
import type { Evidence } from './evidence.ts';
import { type KindFacts, ownWords } from './facts.ts';
import { marksOf, mayBeIn } from './needles.ts';
import { lines } from './patterns.ts';

const head = 3;
const tail = 4;
/** A longer line is the report's own; of it so much is read, and only where a pattern asks for it. */
const longest = 240;

interface End {
  readonly text: string;
  readonly long: boolean;
}

function read(text: string): End {
  return { text: ownWords(text.slice(0, longest)), long: text.length > longest };
}

function firstMatch(pattern: RegExp, ends: readonly End[], long: boolean): RegExpExecArray | null {
  for (const end of ends) {
    const match = end.long && !long ? null : pattern.exec(end.text);
    if (match !== null) return match;
  }
  return null;
}

/** Reads the lines at both ends, those that were trimmed off included. */
export function lineClues(facts: KindFacts): readonly Evidence[] {
  const given = facts.lines.map(({ text }) => text);
  const first = [
    facts.description ?? '',
    ...facts.around.below.slice(0, 4),
    ...given.slice(0, head),
  ];
  const last = [...given.slice(Math.max(1, given.length - tail)), ...facts.foot];
  const ends = { first: first.map(read), last: last.map(read) };
  const all = [...ends.first, ...ends.last];
  const marks = marksOf(all.map(({ text }) => text).join('\n'));
  const clues: Evidence[] = [];
  for (const { kind, where, weight, sought, long } of lines) {
    if (!mayBeIn(marks, sought)) continue;
    const match = firstMatch(sought.pattern, where === 'any' ? all : ends[where], long);
    if (match !== null)
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
