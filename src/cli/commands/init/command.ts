/** The words of `digest init`. */
import { formatNames } from '../../../config/settings.ts';
import { command, type Command } from '../../command.ts';

export const initCommand: Command = command(
  {
    name: 'init',
    group: 'Set up',
    summary:
      'Set digest up in a blog: settings, topics, the line for cron; nothing else there is changed.',
    arguments: [{ name: '[dir]', what: 'root of the blog (default: the working folder)' }],
    options: [
      { flags: '--topics <ids>', what: 'bundled topics to begin with', many: true },
      {
        flags: '--format <name>',
        what: 'site generator, where it is not recognised',
        choices: formatNames,
      },
      { flags: '--at <time>', what: 'time of day of the line for cron (default: 00:30)' },
      { flags: '--yes', what: 'ask nothing' },
      { flags: '--dry-run', what: 'write nothing: print what would be written' },
    ],
    examples: [
      ['digest init ~/blog', 'looks at the blog, asks, writes'],
      ['digest init --yes --topics qwen,claude', 'in a script'],
    ],
    exits: '0 set up, or so already; 2 usage, or a question and nobody to ask; 130 given up',
  },
  async () => (await import('./init.ts')).init,
);
