/** The words of `digest config`. */
import { command, type Command } from '../../command.ts';

export const configCommand: Command = command(
  {
    name: 'config',
    group: 'Set up',
    summary: 'Print every setting and where its value comes from.',
    examples: [
      [
        'digest config',
        'flags > DIGEST_* > ./digest.yaml > ~/.config/digest/config.yaml > default',
      ],
    ],
  },
  async () => (await import('./config.ts')).config,
);
