/** Asking an engine so that a lost answer costs that answer alone. */
import type { z } from 'zod';
import { note, type Diagnostic, type NoteCode } from '../diagnostics.ts';
import { AnswerError, ModelError, type AnswerFault } from '../errors.ts';
import type { Llm, LlmRequest } from '../ports.ts';

export interface Asker {
  /**
   * The checked answer; nothing when it is lost, after a note that says so and what is done `instead`.
   * `ahead` is what `Llm.ask` takes: the output tokens that this stage may still ask for afterwards.
   */
  readonly ask: <T>(
    request: LlmRequest,
    shape: z.ZodType<T>,
    subject: string,
    instead: string,
    ahead?: number,
  ) => Promise<T | undefined>;
  readonly note: (code: NoteCode, subject: string, message: string) => void;
  readonly diagnostics: readonly Diagnostic[];
  /** Answers that could be used so far. */
  readonly answered: () => number;
  /**
   * Throws ModelError when questions were asked and not one answer could be used; not where all were lost to the end of
   * the run's time for the model, which says nothing about the model: the sources' own sentences stand in.
   */
  readonly refuseSilence: () => void;
}

export function createAsker(llm: Llm): Asker {
  const diagnostics: Diagnostic[] = [];
  let asked = 0;
  let answered = 0;
  const lost: { readonly why: string; readonly fault: AnswerFault }[] = [];
  const say = (code: NoteCode, subject: string, message: string): void => {
    diagnostics.push(note(code, subject, message));
  };
  return {
    diagnostics,
    note: say,
    ask: async (request, shape, subject, instead, ahead) => {
      asked++;
      const lose = (why: string, fault: AnswerFault): undefined => {
        lost.push({ why, fault });
        say('summarise.answer-lost', subject, `${why}; ${instead}`);
        return undefined;
      };
      try {
        const { json } = await llm.ask(request, ahead);
        const read = shape.safeParse(json);
        if (read.success) {
          answered++;
          return read.data;
        }
        const where = read.error.issues[0];
        return lose(
          `${request.label}: off-schema at ${where?.path.join('.') || 'the top'}: ${where?.message ?? ''}`,
          'off-schema',
        );
      } catch (error) {
        if (!(error instanceof AnswerError)) throw error;
        return lose(`${error.message} (${error.fault})`, error.fault);
      }
    },
    answered: () => answered,
    refuseSilence: () => {
      const last = lost.findLast(({ fault }) => fault !== 'time-up');
      if (last === undefined || answered > 0) return;
      throw new ModelError(
        `no answer of ${llm.info.model} could be used, out of ${asked} (${tallied(lost.map(({ fault }) => fault))}); the last one: ${last.why}`,
        { hint: 'try another model with --model, or --engine extractive' },
      );
    },
  };
}

/** `2 timeout, 5 silent`. */
function tallied(faults: readonly AnswerFault[]): string {
  const kinds = [...new Set(faults)];
  return kinds
    .map((kind) => `${faults.filter((fault) => fault === kind).length} ${kind}`)
    .join(', ');
}
