/** The words of `digest clean`. */
import { command, stateSettings, type Command } from '../../command.ts';

/** Days for which results and answers are kept unless another number is asked for; feeds hold theirs as long. */
export const defaultOlder = 45;

export const cleanCommand: Command = command(
  {
    name: 'clean',
    group: 'Look at runs and posts',
    summary: 'Make room in the state folder: what can be had again, and results of old runs.',
    settings: stateSettings,
    options: [
      {
        flags: '--older <days>',
        what: `results of runs and answers from before so many days go; default: ${defaultOlder}`,
      },
      {
        flags: '--keep-size <mb>',
        what: 'and then the oldest, until no more than so many megabytes of them stay',
      },
      { flags: '--dry-run', what: 'take nothing away: say what would go' },
      { flags: '--json', what: 'the table as JSON' },
    ],
    examples: [
      ['digest clean --blog ~/blog', 'once a month, from cron'],
      ['digest clean --older 7 --keep-size 200 --dry-run', 'what would go'],
    ],
  },
  async () => (await import('./clean.ts')).clean,
);
