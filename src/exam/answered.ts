/** What came of a question, before it is marked. */
import type { Answer } from '../questions/judge.ts';
import type { Pair } from '../model/judging.ts';
import type { Fault } from './items.ts';

/** Whether an answer kept to its schema at once, at the second try, or not at all. */
export type Obedience = 'first' | 'repaired' | 'lost';

/** A sentence that the model wrote, and what the rules make of it. */
export interface WrittenSentence {
  readonly text: string;
  readonly headline: boolean;
  /** As in a run: the source's own, proved by rules, or neither (replaced, dropped). */
  readonly outcome: 'quoted' | 'aligned' | 'unproved';
  /** Its characters as a share of those of the sentences that it cites, at most 1; absent where it cites none. */
  readonly kept?: number;
}

export type Answered =
  | {
      readonly kind: 'choose';
      readonly obedience: Obedience;
      /** Numbers of sentences; none when the answer is lost. */
      readonly picked: readonly number[];
      /** Marked sentences that were offered. */
      readonly main: readonly number[];
    }
  | {
      readonly kind: 'write';
      readonly obedience: Obedience;
      readonly sentences: readonly WrittenSentence[];
    }
  | {
      readonly kind: 'judge';
      readonly obedience: Obedience;
      readonly pair: Pair;
      readonly fault?: Fault;
      readonly said?: Answer;
    };
