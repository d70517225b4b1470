/** `digest completion SHELL`: the script by which a shell completes the command line. */
import { didYouMean } from '../../../config/nearest.ts';
import { UsageError, exitCodes } from '../../../errors.ts';
import { shells, type Shell } from '../../../setup/completion/shell-names.ts';
import { completionOf } from '../../../setup/completion/shells.ts';
import { commandLineOf, type CommandWords } from '../../command.ts';
import type { Io } from '../../terminal/io.ts';

export function completion(
  all: readonly CommandWords[],
): (shell: string, flags: unknown, io: Io) => Promise<number> {
  return async (shell, _flags, io) => {
    if (!isShell(shell))
      throw new UsageError(`no completion for "${shell}".`, { hint: didYouMean(shell, shells) });
    await io.out(completionOf(shell, commandLineOf(all)));
    return exitCodes.published;
  };
}

function isShell(name: string): name is Shell {
  return shells.some((shell) => shell === name);
}
