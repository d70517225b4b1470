/** The time that a model has for all its answers in a run. */
import { AnswerError } from '../errors.ts';
import type { Llm } from '../ports.ts';

export interface RunDeadline {
  /** For the engine, beside the user's own: aborts with an AnswerError `time-up` when the time is used up. */
  readonly signal: AbortSignal;
  /** Has a model work while the time runs; it stands still while no model of the run works. */
  readonly during: <T>(work: () => Promise<T>) => Promise<T>;
  /** The same model; the time runs while it is asked. */
  readonly watch: (llm: Llm) => Llm;
}

/** @param seconds for all questions together, those that are answered from the store not counted */
export function createRunDeadline(seconds: number): RunDeadline {
  const end = new AbortController();
  let leftMs = seconds * 1000;
  let atWork = 0;
  let since = 0;
  let timer: NodeJS.Timeout | undefined;
  const begin = (): void => {
    if (atWork++ > 0) return;
    since = performance.now();
    timer = setTimeout(() => {
      end.abort(new AnswerError('time-up', `the model’s ${seconds} s for this run are used up`));
      // A run that is over earlier does not wait for it.
    }, leftMs).unref();
  };
  const pause = (): void => {
    if (--atWork > 0) return;
    clearTimeout(timer);
    leftMs = Math.max(0, leftMs - (performance.now() - since));
  };
  const during: RunDeadline['during'] = async (work) => {
    begin();
    try {
      return await work();
    } finally {
      pause();
    }
  };
  return {
    signal: end.signal,
    during,
    watch: (llm) => ({
      info: llm.info,
      contextTokens: llm.contextTokens,
      ask: (request, ahead) => during(() => llm.ask(request, ahead)),
    }),
  };
}
