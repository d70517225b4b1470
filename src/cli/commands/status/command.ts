/** The words of `digest status`. */
import { command, stateSettings, type Command } from '../../command.ts';

export const statusCommand: Command = command(
  {
    name: 'status',
    group: 'Look at runs and posts',
    summary: 'Say how each topic fares: its last run, its streak, what is missing or went silent.',
    arguments: [{ name: '[topics...]', what: 'ids of topics (default: all that have ever run)' }],
    settings: stateSettings,
    options: [{ flags: '--json', what: 'a JSON array with all that is known of each' }],
    examples: [
      ['digest status', 'one line a topic, and what somebody should look at'],
      ['digest status qwen --json', 'for a script or a monitor'],
    ],
    exits: '0 all is well, 6 somebody should look at something, 2 usage (no such topic)',
  },
  async () => (await import('./status.ts')).status,
);
