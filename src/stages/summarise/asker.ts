/** Asking an engine so that a lost answer costs that answer alone. */
import type { z } from 'zod';
import { note, type Diagnostic, type NoteCode } from '../../diagnostics.ts';
import { AnswerError, ModelError } from '../../errors.ts';
import type { Llm, LlmRequest } from '../../ports.ts';

export interface Asker {
  /** The checked answer; nothing when it is lost, after a note that says so and what is done `instead`. */
  readonly ask: <T>(
    request: LlmRequest,
    shape: z.ZodType<T>,
    subject: string,
    instead: string,
  ) => Promise<T | undefined>;
  readonly note: (code: NoteCode, subject: string, message: string) => void;
  readonly diagnostics: readonly Diagnostic[];
  /** Throws ModelError when questions were asked and not one answer could be used. */
  readonly refuseSilence: () => void;
}

export function createAsker(llm: Llm): Asker {
  const diagnostics: Diagnostic[] = [];
  let asked = 0;
  const lost: string[] = [];
  const say = (code: NoteCode, subject: string, message: string): void => {
    diagnostics.push(note(code, subject, message));
  };
  return {
    diagnostics,
    note: say,
    ask: async (request, shape, subject, instead) => {
      asked++;
      const lose = (why: string): undefined => {
        lost.push(why);
        say('summarise.answer-lost', subject, `${why}; ${instead}`);
        return undefined;
      };
      try {
        const { json } = await llm.ask(request);
        const read = shape.safeParse(json);
        if (read.success) return read.data;
        const where = read.error.issues[0];
        return lose(
          `${request.label}: off-schema at ${where?.path.join('.') || 'the top'}: ${where?.message ?? ''}`,
        );
      } catch (error) {
        if (!(error instanceof AnswerError)) throw error;
        return lose(`${error.message} (${error.fault})`);
      }
    },
    refuseSilence: () => {
      if (asked === 0 || lost.length < asked) return;
      throw new ModelError(
        `no answer of ${llm.info.model} could be used, out of ${asked}; the last one: ${lost.at(-1) ?? ''}`,
        { hint: 'try another model with --model, or --engine extractive' },
      );
    },
  };
}
