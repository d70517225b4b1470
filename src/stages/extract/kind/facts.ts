/** What the reading of a page's kind rests on. */
import type { Head } from '../facts/head.ts';
import type { LinkedData } from '../facts/json-ld.ts';
import { fold } from './fold.ts';
import type { OwnNode } from './own-node.ts';
import type { Surroundings } from './surroundings.ts';

/** A line of the text that was chosen, before its dress and its notices were trimmed. */
export interface KindLine {
  readonly text: string;
  readonly heading: boolean;
  readonly emphatic: boolean;
  /** Stands in `pre`. */
  readonly code: boolean;
}

/** All of it. */
export interface KindFacts {
  readonly url: string;
  readonly title: string;
  readonly byline: string | undefined;
  /** The standfirst. */
  readonly description: string | undefined;
  /** Words of boxes that stand between the reader and the text. */
  readonly gate: string;
  readonly outlet: string | undefined;
  readonly head: Head;
  readonly data: LinkedData | undefined;
  readonly own: OwnNode;
  readonly around: Surroundings;
  readonly dated: boolean;
  /** Text of the extracted article. */
  readonly text: string;
  /** Weight of that text. */
  readonly size: number;
  /** Start of all the text that the page shows, navigation left out. */
  readonly shown: string;
  /** The lines of the container that was chosen. */
  readonly lines: readonly KindLine[];
  /** The lines right below them. */
  readonly foot: readonly string[];
  /** The page plays a film or a sound. */
  readonly plays: boolean;
  readonly asksPassword: boolean;
}

const quotation = /「[^」]*」|『[^』]*』|“[^”]*”|"[^"]*"|〈[^〉]{6,}〉|《[^》]*》/gu;

/** Without what others say: a clue that is quoted is none. */
export function unquoted(text: string): string {
  return text.replace(quotation, '“”');
}

/** Folded and without quotations. */
export function ownWords(text: string): string {
  return fold(unquoted(text));
}
