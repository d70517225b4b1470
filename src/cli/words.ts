/** What the descriptions of commands share. */

/** Wraps a command so that its exit code is kept. */
export type Act = <A extends readonly unknown[]>(
  command: (...args: A) => Promise<number>,
) => (...args: A) => Promise<void>;

/** The examples at the end of a command's help: what to type, and what it does. */
export const examples = (...lines: readonly (readonly [string, string])[]): string =>
  `\nExamples:\n${lines.map(([line, what]) => `  ${line}\n      ${what}\n`).join('')}`;
