/** The words of `digest stories`. */
import { command, stateSettings, type Command } from '../../command.ts';

export const storiesCommand: Command = command(
  {
    name: 'stories',
    group: 'Look at runs and posts',
    summary: 'List the stories that posts told, with the days on which they went on.',
    arguments: [{ name: '[topic]', what: 'the id of a topic (default: all)' }],
    settings: [...stateSettings, 'topics'],
    options: [
      {
        flags: '--since <day>',
        what: 'those that a post of this day or later told: YYYY-MM-DD, today, yesterday',
      },
      { flags: '--json', what: 'a JSON array with all that is kept of each' },
    ],
    examples: [
      ['digest stories', 'every story of every topic, the newest first'],
      ['digest stories qwen --since 2026-01-20', 'what was told about one topic since then'],
      ['digest stories qwen --json', 'with sentences, addresses and outlets, for a script'],
    ],
  },
  async () => (await import('./stories.ts')).stories,
);
