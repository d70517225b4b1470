/** A text made ready for the readers of shapes: folded once. */
import { weight } from '../page/measure.ts';
import { type KindFacts, unquoted } from './facts.ts';
import { fold } from './fold.ts';
import { type Marks, type Sought, marksOf, mayBeIn } from './needles.ts';

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
  /** What can't be in the text. */
  readonly marks: Marks;
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
  // Made when they are asked for: of a long report only the beginnings of lines are read.
  let [text, own, marks]: [string?, string?, Marks?] = [];
  return {
    lines,
    get text() {
      return (text ??= lines.map((line) => line.text).join('\n'));
    },
    get sample() {
      const all = this.text;
      return all.length > ends * 2 ? `${all.slice(0, ends)}\n${all.slice(-ends)}` : all;
    },
    get own() {
      return (own ??= unquoted(this.sample));
    },
    get marks() {
      return (marks ??= marksOf(this.text));
    },
    weight: lines.reduce((sum, line) => sum + line.weight, 0),
    facts,
  };
}

/** How many of the patterns are found in the text or a part of it. */
export function countOf(patterns: readonly Sought[], { marks }: Body, part: string): number {
  return patterns.filter((sought) => mayBeIn(marks, sought) && sought.pattern.test(part)).length;
}

/** Sentences of a folded text. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[。!?;])\s*|(?<=[.!?;])\s+|\n/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > 3);
}
