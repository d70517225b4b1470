/** The words of `digest topics`. */
import { command, type Command } from '../../command.ts';
import type { Io } from '../../terminal/io.ts';
import type { TopicsFlags } from './topics.ts';

type Flags = TopicsFlags & { readonly ids?: boolean };

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
    options: [
      { flags: '--ids', what: 'ids only, a line each' },
      { flags: '--json', what: 'check: a JSON array with the answer of every source' },
    ],
    examples: [
      ['digest topics', 'every id with its names and its file'],
      ['digest topics check qwen', 'who answers, and with how much'],
    ],
    exits:
      '0, 2 a broken topic file (the others are listed all the same), 4 no source of a topic answers',
  },
  // A shell that completes waits for ids: what reads topics is loaded for the rest alone.
  async () => async (action: string | undefined, id: string | undefined, flags: Flags, io: Io) =>
    flags.ids
      ? (await import('./ids.ts')).ids(flags, io)
      : (await import('./topics.ts')).topics(action, id, flags, io),
);
