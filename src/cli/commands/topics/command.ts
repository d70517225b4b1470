/** The words of `digest topics`. */
import { command, type Command } from '../../command.ts';

export const topicsCommand: Command = command(
  {
    name: 'topics',
    group: 'Set up',
    summary: 'List the topics that can be digested, or see what their sources have of today.',
    arguments: [
      {
        name: '[action]',
        what: 'check: ask each source once, count its hits',
        choices: ['check'],
      },
      { name: '[topic]', what: 'an id or a name (default: all)' },
    ],
    settings: ['topics', 'allowPrivate'],
    options: [{ flags: '--json', what: 'check: a JSON array with the answer of every source' }],
    examples: [
      ['digest topics', 'every id with its names and its file'],
      ['digest topics check qwen', 'who answers, and with how much'],
    ],
    exits:
      '0, 2 a broken topic file (the others are listed all the same), 4 no source of a topic answers',
  },
  async () => (await import('./topics.ts')).topics,
);
