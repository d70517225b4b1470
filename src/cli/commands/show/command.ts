/** The words of `digest show`. */
import { command, stateSettings, type Command } from '../../command.ts';

export const showCommand: Command = command(
  {
    name: 'show',
    group: 'Look at runs and posts',
    summary: 'Print what a run made: a stage’s result, the ledger, the verdicts.',
    arguments: [
      { name: '<run>', what: 'DATE/TOPIC, such as 2026-01-26/qwen; latest, or latest/TOPIC' },
      {
        name: '[what]',
        what: 'a stage’s name, or manifest, ledger, provenance, verdicts',
        fallback: 'ledger',
      },
    ],
    settings: stateSettings,
    options: [{ flags: '--json', what: 'a stage’s result, the ledger or the verdicts as JSON' }],
    examples: [
      ['digest show 2026-01-26/qwen', 'what became of every hit'],
      ['digest show latest', 'of the last run'],
      ['digest show 2026-01-26/qwen verify', 'every proposed sentence, its end and the reason'],
      ['digest show 2026-01-26/qwen extract', 'the stage’s result as JSON'],
    ],
  },
  async () => (await import('./show.ts')).show,
);
