/** What a model is doing, as a line: tokens per second, and the time left in its stage. */
import type { EngineProgress } from '../engines/engine-progress.ts';
import { createTimeLeft, leftText } from './time-left.ts';

/**
 * Texts take other times a token than picks, and come after them: after three calls of another kind
 * the earlier ones count for a third.
 */
const memory = 0.7;

/**
 * Makes lines such as `pick h0a1…: writing, 120 tokens, 45 tokens/s, about 4 min left`. The time
 * left is told once a call has ended, and where the stage said what it still asks for: so many
 * milliseconds as the calls so far took for each token that they were allowed.
 */
export function createModelProgress(): (progress: EngineProgress) => string {
  const left = createTimeLeft(memory);
  let firstToken: number | undefined;
  return (progress) => {
    const { label, state, outputTokens, milliseconds, question } = progress;
    if (state === 'reading') firstToken = undefined;
    else firstToken ??= milliseconds;
    const begun = firstToken ?? milliseconds;
    if (state === 'done' && question !== undefined)
      left.took(
        question.mayLoad === true ? milliseconds - begun : milliseconds,
        question.maxTokens,
      );
    const writing = (milliseconds - begun) / 1000;
    const parts = [
      `${label}: ${state}`,
      ...(outputTokens > 0 ? [`${outputTokens} tokens`] : []),
      // The first token came with the reading of the prompt.
      ...(outputTokens > 1 && writing > 0
        ? [`${((outputTokens - 1) / writing).toFixed(0)} tokens/s`]
        : []),
    ];
    const ms = timeLeft(progress, left.of);
    return [...parts, ...(ms === undefined || ms <= 0 ? [] : [leftText(ms)])].join(', ');
  };
}

/** Milliseconds for the rest of this call and for the calls after it. */
function timeLeft(
  { state, milliseconds, question }: EngineProgress,
  of: (tokens: number) => number | undefined,
): number | undefined {
  if (question?.ahead === undefined) return undefined;
  const later = of(question.ahead);
  const own = of(question.maxTokens);
  if (later === undefined || own === undefined) return undefined;
  return state === 'done' ? later : later + Math.max(0, own - milliseconds);
}
