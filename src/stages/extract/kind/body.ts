/** A text made ready for the readers of shapes: folded once. */
import { weight } from '../measure.ts';
import { type KindFacts, unquoted } from './facts.ts';
import { fold } from './fold.ts';

/** One line. */
export interface BodyLine {
  /** Folded. */
  readonly text: string;
  readonly weight: number;
  readonly heading: boolean;
  readonly emphatic: boolean;
  readonly code: boolean;
}

/** The text that was chosen. */
export interface Body {
  readonly lines: readonly BodyLine[];
  /** All lines, folded, one a line. */
  readonly text: string;
  /** Its beginning and its end, for what is found all over a text. */
  readonly sample: string;
  /** The sample without quotations. */
  readonly own: string;
  readonly weight: number;
  readonly facts: KindFacts;
}

/** Of a longer text the first and the last lines are read, and of a longer line its beginning. */
const mostLines = 30;
const mostLetters = 320;
/** So many letters at either end tell how a text speaks. */
const ends = 2000;

/** Folds the lines. */
export function readBody(facts: KindFacts): Body {
  const given = facts.lines;
  const read =
    given.length > mostLines * 2
      ? [...given.slice(0, mostLines), ...given.slice(-mostLines)]
      : given;
  const lines = read.map((line) => ({
    ...line,
    text: fold(line.text.slice(0, mostLetters)),
    weight: weight(line.text),
  }));
  const text = lines.map((line) => line.text).join('\n');
  const sample = text.length > ends * 2 ? `${text.slice(0, ends)}\n${text.slice(-ends)}` : text;
  return {
    lines,
    text,
    own: unquoted(sample),
    sample,
    weight: lines.reduce((sum, line) => sum + line.weight, 0),
    facts,
  };
}

/** How many of the patterns are found. */
export function countOf(patterns: readonly RegExp[], text: string): number {
  return patterns.filter((pattern) => pattern.test(text)).length;
}

/** Sentences of a folded text. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[。!?;])\s*|(?<=[.!?;])\s+|\n/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > 3);
}
