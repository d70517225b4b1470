/** The words of `digest exam`. */
import { settings } from '../../../config/setting-table.ts';
import { command, stateSettings, type Command } from '../../command.ts';

export const examCommand: Command = command(
  {
    name: 'exam',
    group: 'Models',
    summary: 'Sit a model down: does it choose, write and judge well enough?',
    arguments: [{ name: '[model]', what: `${settings.model.what} (default: as configured)` }],
    settings: ['engine', 'ollamaHost', 'openaiUrl', ...stateSettings],
    options: [
      {
        flags: '--embed',
        what: 'as an embedding model: do its vectors tell events apart better than words do?',
      },
      { flags: '--quick', what: 'a quarter of the questions; grants nothing' },
      {
        flags: '--seed <n>',
        what: 'draw the claims of this seed again; default: new ones each time',
      },
      { flags: '--refresh', what: 'ask again what was answered before' },
      { flags: '--list', what: 'the exams that were sat, and what each model may do' },
      { flags: '--json', what: 'the marks as JSON' },
    ],
    examples: [
      ['digest exam qwen3.5:4b', 'all questions: some minutes; stopped, it goes on from there'],
      ['digest exam qwen3.5:4b --quick', 'a first impression'],
      ['digest exam bge-m3 --embed', 'an embedding model: 191 texts to read'],
      ['digest exam --list', 'what was sat so far'],
    ],
    exits: '0 sat, whatever the marks, 2 usage, 5 no model',
  },
  async () => (await import('./exam.ts')).exam,
);
