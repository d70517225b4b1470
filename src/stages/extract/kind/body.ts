/** A text made ready for the readers of shapes: folded once. */
import { weight } from '../measure.ts';
import { type KindFacts, ownWords } from './facts.ts';
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
  /** The same without quotations. */
  readonly own: string;
  readonly weight: number;
  readonly chinese: boolean;
  readonly facts: KindFacts;
}

/** Texts of more letters are read in part: shapes show early. */
const most = 40_000;

/** Folds the lines. */
export function readBody(facts: KindFacts): Body {
  let length = 0;
  const lines = facts.lines
    .filter(({ text }) => (length += text.length) < most)
    .map((line) => ({ ...line, text: fold(line.text), weight: weight(line.text) }));
  const text = lines.map((line) => line.text).join('\n');
  return {
    lines,
    text,
    own: ownWords(text),
    weight: lines.reduce((sum, line) => sum + line.weight, 0),
    chinese: /\p{sc=Han}/u.test(facts.title),
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
