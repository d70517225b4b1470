/** Questions to a person at a terminal. Commands that ask take the answers of flags first. */
import type { Readable, Writable } from 'node:stream';
import { UsageError, exitCodes } from '../../errors.ts';

/** The two ends of a terminal; questions go where the talk goes, so that standard output stays the product's. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
}

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

export interface Questions {
  /** One line of text; `fault` says what is wrong with an answer. Empty answers give `usual`. */
  readonly text: (
    message: string,
    options: { readonly usual?: string; readonly fault?: (text: string) => string | undefined },
  ) => Promise<string>;
  readonly choose: (message: string, options: readonly Option[], usual: string) => Promise<string>;
  /** Any number of them, at least one. */
  readonly several: (
    message: string,
    options: readonly Option[],
    usual: readonly string[],
  ) => Promise<readonly string[]>;
  readonly yes: (message: string) => Promise<boolean>;
}

/** Ctrl-C or Escape at a question: nothing was written. */
export class GivenUpError extends UsageError {
  override readonly exitCode: number = exitCodes.interrupted;
}

/** Undefined where nobody can be asked. */
export async function questionsOf(terminal: Terminal | undefined): Promise<Questions | undefined> {
  if (terminal === undefined) return undefined;
  const clack = await import('@clack/prompts');
  const given = <T>(answer: T): Exclude<T, symbol> => {
    if (clack.isCancel(answer)) throw new GivenUpError('given up; nothing was written.');
    // What was not given up is an answer.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return answer as Exclude<T, symbol>;
  };
  return {
    text: async (message, { usual, fault }) =>
      given(
        await clack.text({
          message,
          ...terminal,
          ...(usual !== undefined && { placeholder: usual, defaultValue: usual }),
          validate: (typed) => fault?.(typed === undefined || typed === '' ? (usual ?? '') : typed),
        }),
      ),
    choose: async (message, options, usual) =>
      given(
        await clack.select({ message, ...terminal, options: [...options], initialValue: usual }),
      ),
    several: async (message, options, usual) =>
      given(
        await clack.multiselect({
          message,
          ...terminal,
          options: [...options],
          initialValues: [...usual],
          required: true,
        }),
      ),
    yes: async (message) =>
      given(await clack.confirm({ message, ...terminal, initialValue: true })),
  };
}
