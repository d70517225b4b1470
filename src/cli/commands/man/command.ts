/** The words of `digest man`. */
import { command, type Command, type CommandWords } from '../../command.ts';

/** @param all every command; asked for late, since this one is among them */
export function manCommand(all: () => readonly CommandWords[]): Command {
  return command(
    {
      name: 'man',
      group: 'Set up',
      summary: 'Print the manual page of all commands, for man.',
      examples: [
        ['digest man | man -l -', 'read it; without the -l of Linux: save it and open the file'],
      ],
    },
    async () => (await import('./man.ts')).man(all()),
  );
}
