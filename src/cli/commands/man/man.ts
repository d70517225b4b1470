/** `digest man`: the manual page. */
import { exitCodes } from '../../../errors.ts';
import { manPage } from '../../../setup/man.ts';
import { commandLineOf, type CommandWords } from '../../command.ts';
import { programVersion } from '../../state/places.ts';
import type { Io } from '../../terminal/io.ts';

export function man(all: readonly CommandWords[]): (flags: unknown, io: Io) => Promise<number> {
  return async (_flags, io) => {
    await io.out(manPage(commandLineOf(all), { version: programVersion() }));
    return exitCodes.published;
  };
}
