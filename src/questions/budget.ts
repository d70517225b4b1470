/** Fitting numbered sentences into what a model can read at once. */
import type { NumberedSentence } from '../ports.ts';
import { mostTokens } from '../text/token-budget.ts';
import { numberedLines } from './fence.ts';

/** Room for the schema, which the engine adds to the prompt, and for the chat template. */
const engineTokens = 300;

/** Tokens left for sentences in a call whose other parts are given. Not below a fifth of the context: the estimate is a high one. */
export function roomFor(contextTokens: number, fixedText: string, maxTokens: number): number {
  const left = contextTokens - maxTokens - engineTokens - mostTokens(fixedText);
  return Math.max(left, Math.floor(contextTokens / 5));
}

function cost(sentence: NumberedSentence): number {
  return mostTokens(numberedLines([sentence])) + 1;
}

/** The sentences that fit, taken in the order given until the room is used up. */
export function thatFit<S extends NumberedSentence>(
  sentences: readonly S[],
  room: number,
): readonly S[] {
  let left = room;
  return sentences.filter((sentence) => {
    left -= cost(sentence);
    return left >= 0;
  });
}
