/** The time that a model has for all its answers in a run. */
import { AnswerError } from '../errors.ts';
import type { Llm } from '../ports.ts';

export interface RunDeadline {
  /** For the engine, beside the user's own: aborts with an AnswerError `time-up` when the time is used up. */
  readonly signal: AbortSignal;
  /** Starts the time, unless it runs already. */
  readonly start: () => void;
  /** The same model; the first question that reaches it starts the time. */
  readonly watch: (llm: Llm) => Llm;
}

/** @param seconds for all questions together, those that are answered from the store not counted */
export function createRunDeadline(seconds: number): RunDeadline {
  const end = new AbortController();
  let started = false;
  const start = (): void => {
    if (started) return;
    started = true;
    setTimeout(() => {
      end.abort(new AnswerError('time-up', `the model’s ${seconds} s for this run are used up`));
      // A run that is over earlier does not wait for it.
    }, seconds * 1000).unref();
  };
  return {
    signal: end.signal,
    start,
    watch: (llm) => ({
      info: llm.info,
      contextTokens: llm.contextTokens,
      ask: (request, ahead) => {
        start();
        return llm.ask(request, ahead);
      },
    }),
  };
}
