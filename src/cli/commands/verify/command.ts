/** The words of `digest verify`. */
import { command, stateSettings, type Command } from '../../command.ts';

export const verifyCommand: Command = command(
  {
    name: 'verify',
    group: 'Look at runs and posts',
    summary: 'Prove a post again, offline, from the articles that its run stored.',
    arguments: [
      { name: '<post>', what: 'the Markdown file, as it was written or as a person has edited it' },
    ],
    settings: stateSettings,
    options: [
      {
        flags: '--run <name>',
        what: 'DATE/TOPIC; default: as the front matter or the file name says',
      },
      { flags: '--json', what: 'the findings as a JSON array' },
    ],
    examples: [
      ['digest verify _posts/2026-01-26-qwen.md', 'one line a sentence: what holds, how, why not'],
      ['digest verify post.md --run 2026-01-26/qwen --state .digest --json', 'for a script'],
    ],
    exits: '0 everything holds, 1 something does not, 2 usage (no such file or run)',
  },
  async () => (await import('./verify.ts')).verify,
);
