/** The words of `digest enqueue`. */
import { command, stateSettings, type Command } from '../../command.ts';

export const enqueueCommand: Command = command(
  {
    name: 'enqueue',
    group: 'Many machines',
    summary: 'Ask the workers of a queue for the posts of a day.',
    arguments: [
      {
        name: '[topics...]',
        what: 'ids or names of topic files, such as qwen; `digest topics` lists them',
      },
    ],
    settings: [
      'queue',
      'lang',
      'window',
      'stories',
      'sections',
      'hits',
      'googleRequests',
      'topics',
      'format',
      'permalink',
      'layout',
      'title',
      'marks',
      'textFragments',
      'plainLinks',
      'image',
      'imageFormat',
      'imageTheme',
      'allowEmpty',
      ...stateSettings,
    ],
    options: [
      { flags: '--all', what: 'every topic of your own; where there are none, every bundled one' },
      {
        flags: '--date <day>',
        what: 'YYYY-MM-DD, today or yesterday, in the topic’s zone (default: today)',
      },
      {
        flags: '--again',
        what: 'also what is done already: stored results are used, as in a second run',
      },
      { flags: '--json', what: 'the table as JSON' },
    ],
    examples: [
      [
        'digest enqueue --all --date yesterday --queue redis://10.0.0.5:6379',
        'each topic once, however often it is asked for',
      ],
      [
        'digest enqueue qwen --again',
        'a post that is done once more; the queue stands in digest.yaml',
      ],
    ],
    exits:
      '0 asked for, also where it had been, 2 usage (the other topics are asked for all the same), 75 the queue’s Redis is away or full',
  },
  async () => (await import('./enqueue.ts')).enqueue,
);
