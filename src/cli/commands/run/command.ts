/** The words of `digest run`, and so of `digest TOPIC`. */
import { settingNames } from '../../../config/setting-table.ts';
import { command, type Command } from '../../command.ts';

export const runCommand: Command = command(
  {
    name: 'run',
    group: 'Make posts',
    summary: 'One checked post a day about each topic, from the news to Markdown.',
    arguments: [
      {
        name: '[topics...]',
        what: 'ids or names of topic files, such as qwen; `digest topics` lists them',
      },
    ],
    // The picture's flag takes a file, and a queue is for workers.
    settings: settingNames.filter((name) => name !== 'image' && name !== 'queue'),
    options: [
      {
        flags: '--date <day>',
        what: 'YYYY-MM-DD, today or yesterday, in the topic’s zone (default: today)',
      },
      { flags: '--all', what: 'every topic of your own; where there are none, every bundled one' },
      {
        flags: '--catch-up <days>',
        what: 'make the posts that are missing of so many days before, oldest first; none before the topic’s first run',
      },
      {
        flags: '--urls <file>',
        what: 'your own links besides what sources find: one a line, - for standard input',
      },
      { flags: '--from <stage>', what: 'compute this stage and all after it anew' },
      { flags: '--refresh', what: 'fetch and ask everything anew' },
      { flags: '--record <dir>', what: 'keep every exchange in readable files' },
      {
        flags: '--replay <dir>',
        what: 'answer from such files, with no network; with --engine ollama the named model answers anew',
      },
      {
        flags: '--dry-run',
        what: 'write nothing: say what would be asked; where that day has a post, ask, and say what would change in it',
      },
      { flags: '--image <file>', what: 'write the picture there when the post goes to stdout' },
      { flags: '--no-image', what: 'draw no picture' },
      { flags: '--force', what: 'overwrite a post that a person has edited' },
      { flags: '--quiet', what: 'only what goes wrong' },
      { flags: '--verbose', what: 'every finding' },
      { flags: '--log <format>', what: 'one JSON line an event on stderr', choices: ['json'] },
      { flags: '--json', what: 'of several topics: the table as JSON on standard output' },
    ],
    examples: [
      [
        'digest qwen --blog ~/blog --quiet',
        'from cron: today’s post and picture into a Jekyll blog',
      ],
      [
        'digest run --all --date yesterday --catch-up 3',
        'all topics in one go, and what is missing of the days before',
      ],
      ['digest qwen --date 2026-01-26 > post.md', 'the post to a file, the talk to the terminal'],
      [
        'digest qwen --window 7d --out drafts --engine ollama --model qwen3.5:4b',
        'a week, by a named model',
      ],
      ['digest qwen --engine extractive', 'no model: the sources’ own sentences'],
    ],
    exits:
      '0 published, 1 bug, 2 usage, 3 nothing new, 4 every source failed, 5 no usable model, 6 degraded under --strict, 74 can’t write, 75 another run has the topic, 130 and 143 stopped; of several topics the worst',
  },
  async () => (await import('./run.ts')).run,
);
