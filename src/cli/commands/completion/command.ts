/** The words of `digest completion`. */
import { shells } from '../../../setup/completion/shell-names.ts';
import { command, type Command, type CommandWords } from '../../command.ts';

/** @param all every command; asked for late, since this one is among them */
export function completionCommand(all: () => readonly CommandWords[]): Command {
  return command(
    {
      name: 'completion',
      group: 'Set up',
      summary: 'Print the script by which a shell completes commands, options and topics.',
      arguments: [{ name: '<shell>', what: 'the shell', choices: shells }],
      examples: [
        ['eval "$(digest completion bash)"', 'in ~/.bashrc; likewise for zsh, after compinit'],
        ['digest completion fish > ~/.config/fish/completions/digest.fish', 'for fish, once'],
      ],
    },
    async () => (await import('./completion.ts')).completion(all()),
  );
}
