/** What a claim left out of a clause, and what is known about it. */
import type { Sentence } from './source.ts';

/** Units [from, to) of a sentence that the claim lacks, within a clause that it uses. */
export interface Omission {
  readonly from: number;
  readonly to: number;
  readonly place: 'start' | 'middle' | 'end';
  /** Something of the claim stands in its place. */
  readonly replaced: boolean;
}

/** How an omission is looked at. */
export interface How {
  /** A headline may be shorter. */
  readonly headline?: boolean;
  /** What stands in its place says the same. */
  readonly swapped?: boolean;
  /** The claim has 等 in its place. */
  readonly listed?: boolean;
  /** What the claim said before, in the common form: a subject named there may go unsaid. */
  readonly earlier?: string;
}

/** An omission whose words by themselves limit nothing, to be looked at for its place. */
export interface LeftOut {
  readonly sentence: Sentence;
  readonly omission: Omission;
  /** Common form of what is left out. */
  readonly said: string;
  /** The same as written. */
  readonly shown: string;
  readonly words: readonly string[];
  readonly how: How;
}
