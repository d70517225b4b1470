/** What the descriptions of commands share. */
import type { Command } from 'commander';
import { settings } from '../config/setting-table.ts';

/** Wraps a command so that its exit code is kept. */
export type Act = <A extends readonly unknown[]>(
  command: (...args: A) => Promise<number>,
) => (...args: A) => Promise<void>;

/** The examples at the end of a command's help: what to type, and what it does. */
export const examples = (...lines: readonly (readonly [string, string])[]): string =>
  `\nExamples:\n${lines.map(([line, what]) => `  ${line}\n      ${what}\n`).join('')}`;

/** Flags that say where runs are kept. */
export interface StateFlags {
  readonly state?: string;
  readonly blog?: string;
}

/** Adds them: whatever looks into the state folder finds it where the run that wrote it did. */
export function withState(command: Command): Command {
  return command
    .option('--state <dir>', settings.state.what)
    .option('--blog <dir>', 'the blog that the run wrote into: its .digest is the state folder');
}

/** An option that may be given several times, or once with commas. */
export function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [
    ...(before ?? []),
    ...value
      .split(',')
      .map((x) => x.trim())
      .filter((x) => x !== ''),
  ];
}
