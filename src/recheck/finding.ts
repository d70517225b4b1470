/** What proving a post again comes to. */
import type { ProofLevel } from '../model/claim.ts';

/** One line of the report. */
export interface Finding {
  /** Line in the file, from 1. */
  readonly line: number;
  /** `fact`: a sentence; `remark`: an inference; `source`: a line of the list; `frame`: title, tagline, footer. */
  readonly part: 'fact' | 'remark' | 'source' | 'frame';
  /** Key of the front matter it stands under. */
  readonly field?: string;
  readonly text: string;
  readonly holds: boolean;
  /** How far a fact is proved, also where something else about it does not hold. */
  readonly level?: ProofLevel;
  /** The run did not publish these words: a person's, or changed by one. */
  readonly isNew: boolean;
  /** Numbers of the sources it points to. */
  readonly marks: readonly number[];
  /** In words. */
  readonly reasons: readonly string[];
}
