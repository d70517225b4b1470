/** The words of `digest collect`. */
import { command, type Command } from '../../command.ts';

export const collectCommand: Command = command(
  {
    name: 'collect',
    group: 'Many machines',
    summary: 'Write the posts that workers made into the blog.',
    arguments: [{ name: '[topics...]', what: 'ids of topics (default: all that were asked for)' }],
    settings: ['queue', 'blog', 'out', 'format', 'permalink', 'series', 'state'],
    options: [
      { flags: '--date <day>', what: 'YYYY-MM-DD, today or yesterday (default: today)' },
      { flags: '--force', what: 'overwrite a post that a person has edited' },
      { flags: '--json', what: 'the table as JSON' },
    ],
    examples: [
      [
        'digest collect --date yesterday --blog ~/blog --queue redis://10.0.0.5:6379',
        'posts, pictures, and what a run of this machine would have left in its state folder',
      ],
    ],
    exits:
      '0 all is written or was, 2 usage, or a post that a person edited (the others are written), 3 nothing was asked of that day, or nothing was new, 75 some are not made yet, or the queue’s Redis is away; of posts that failed the worst of 4, 5 and 1',
  },
  async () => (await import('./collect.ts')).collect,
);
