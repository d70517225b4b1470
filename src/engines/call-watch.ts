/** Deadlines of one call to a model: until the first token, between tokens, and in all. */
import { AnswerError } from '../errors.ts';

/** Milliseconds each. */
export interface CallLimits {
  /** From the request to the first chunk: holds loading the model and reading the prompt. */
  readonly firstTokenMs: number;
  /** Between two chunks. */
  readonly idleMs: number;
  /** The whole call, a repair not counted in. */
  readonly totalMs: number;
}

/** For a large model on a processor without an accelerator. */
export const defaultCallLimits: CallLimits = {
  firstTokenMs: 600_000,
  idleMs: 120_000,
  totalMs: 1_200_000,
};

export interface CallWatch {
  /** Aborts with an AnswerError `timeout` as its reason, or with the outer signal's reason. */
  readonly signal: AbortSignal;
  /** To be called for every chunk that arrives. */
  readonly beat: () => void;
  /** Stops the clocks. */
  readonly end: () => void;
}

export function watchCall(label: string, limits: CallLimits, outer?: AbortSignal): CallWatch {
  const own = new AbortController();
  const signal = outer === undefined ? own.signal : AbortSignal.any([own.signal, outer]);
  let begun = false;
  const limit = (ms: number, what: string): NodeJS.Timeout =>
    setTimeout(() => {
      const why = begun && ms === limits.totalMs ? 'the answer has no end: ' : '';
      own.abort(new AnswerError('timeout', `${label}: ${why}${what} ${ms / 1000} s`));
    }, ms);
  const total = limit(limits.totalMs, 'not finished after');
  let pause = limit(limits.firstTokenMs, 'no token after');
  return {
    signal,
    beat: () => {
      begun = true;
      clearTimeout(pause);
      pause = limit(limits.idleMs, 'the stream stood still for');
    },
    end: () => {
      clearTimeout(total);
      clearTimeout(pause);
    },
  };
}
