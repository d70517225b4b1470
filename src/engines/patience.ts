/** How long a run waits for a server that accepts its calls and never answers. */
import { AnswerError } from '../errors.ts';
import type { Llm } from '../ports.ts';

/**
 * After so many timeouts in a row nothing more is asked. One may be a model that was still being loaded, or one long
 * prompt; with the second it is the server, and each further call would cost a whole timeout.
 */
export const mostTimeouts = 2;

/** The same model; once it has been silent for too long, every further question is lost at once (`silent`). */
export function withPatience(llm: Llm): Llm {
  let inARow = 0;
  let last = '';
  return {
    info: llm.info,
    contextTokens: llm.contextTokens,
    ask: async (request, ahead) => {
      if (inARow >= mostTimeouts)
        throw new AnswerError(
          'silent',
          `${request.label}: not asked: ${inARow} calls of ${llm.info.model} in a row timed out (${last})`,
        );
      try {
        const answer = await llm.ask(request, ahead);
        inARow = 0;
        return answer;
      } catch (error) {
        const timedOut = error instanceof AnswerError && error.fault === 'timeout';
        // Calls that end in another way show that the server is there.
        inARow = timedOut ? inARow + 1 : 0;
        if (timedOut) last = error.message;
        throw error;
      }
    },
  };
}
