/** Completion scripts, a function a shell. */
import type { CommandLine } from '../command-line.ts';
import { bashCompletion } from './bash.ts';
import { fishCompletion } from './fish.ts';
import type { Shell } from './shell-names.ts';
import { zshCompletion } from './zsh.ts';

const scripts: Readonly<Record<Shell, (line: CommandLine) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

export function completionOf(shell: Shell, line: CommandLine): string {
  return scripts[shell](line);
}
