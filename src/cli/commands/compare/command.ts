/** The words of `digest compare`. */
import { command, stateSettings, type Command } from '../../command.ts';

export const compareCommand: Command = command(
  {
    name: 'compare',
    group: 'Look at runs and posts',
    summary: 'Hold two runs of one day against each other: what each tells, what each cost.',
    arguments: [
      { name: '<a>', what: 'DATE/TOPIC, or a folder: of the run, a state folder, a blog' },
      { name: '<b>', what: 'the same' },
    ],
    settings: stateSettings,
    options: [{ flags: '--json', what: 'all of it as JSON' }],
    examples: [
      [
        'digest --replay bundle --engine ollama --model qwen3.5:4b --state a > a.md',
        'the recorded pages, told by one model',
      ],
      [
        'digest --replay bundle --engine ollama --model gemma3:12b --state b > b.md',
        'and by another',
      ],
      ['digest compare a b', 'the two side by side'],
      ['digest compare 2026-01-26/qwen a --json', 'the run of the working folder against one'],
    ],
    exits: '0 compared, whatever differs, 2 usage (no such run, another day)',
  },
  async () => (await import('./compare.ts')).compare,
);
