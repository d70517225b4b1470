/** What a model is doing, as a line: tokens per second, and the time left in its stage. */
import type { EngineProgress } from '../../engines/engine-progress.ts';
import { createTimeLeft, leftText } from './time-left.ts';

/**
 * Texts take other times a token than picks, and come after them: after three calls of another kind
 * the earlier ones count for a third.
 */
const memory = 0.7;

/** While a call writes, lines come no closer than this, in milliseconds: a log needs none for each token. */
const pause = 500;

/**
 * Makes lines such as `choose sh0a1…: writing, 120 tokens, 45 tokens/s, about 4 min left`. The time
 * left is told once a call has ended, and where the stage said what it still asks for: so many
 * milliseconds as the calls so far took for each token that they were allowed. No line where the
 * last one is too young.
 */
export function createModelProgress(): (progress: EngineProgress) => string | undefined {
  const left = createTimeLeft(memory);
  let firstToken: number | undefined;
  let told = { state: 'done', at: 0 };
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
    const writes = state === 'writing' && told.state === state;
    if (writes && milliseconds - told.at < pause) return undefined;
    told = { state, at: milliseconds };
    const writing = (milliseconds - begun) / 1000;
    const parts = [
      `${label}: ${state}`,
      ...(outputTokens > 0 ? [`${outputTokens} ${outputTokens === 1 ? 'token' : 'tokens'}`] : []),
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
