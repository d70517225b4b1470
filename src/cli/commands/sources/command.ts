/** The words of `digest sources`. */
import { command, stateSettings, type Command } from '../../command.ts';

export const sourcesCommand: Command = command(
  {
    name: 'sources',
    group: 'Set up',
    summary: 'List the kinds of news sources, or see which feeds of the bundled list answer.',
    arguments: [
      {
        name: '[action]',
        what: 'check: ask each feed of the bundled list once; feeds: list them',
        choices: ['check', 'feeds'],
      },
    ],
    settings: [...stateSettings, 'allowPrivate'],
    options: [{ flags: '--json', what: 'a JSON array with all that is known of each' }],
    examples: [
      ['digest sources', 'kinds, windows, keys, how each answered last'],
      ['digest sources check', 'which outlets’ feeds answer, and since when others are silent'],
    ],
    exits: '0, 2 usage, 4 no feed answers',
  },
  async () => (await import('./sources.ts')).sources,
);
