/** The words of `digest doctor`. */
import { command, stateSettings, type Command } from '../../command.ts';

export const doctorCommand: Command = command(
  {
    name: 'doctor',
    group: 'Set up',
    summary:
      'Check this machine: Node, state, clock, blog, sources, the model and how long a post takes it.',
    arguments: [
      {
        name: '[topics...]',
        what: 'whose sources are asked (default: your own, and those of which there are runs)',
      },
    ],
    settings: [
      'engine',
      'model',
      'ollamaHost',
      'openaiUrl',
      'topics',
      'allowPrivate',
      ...stateSettings,
    ],
    options: [
      { flags: '--offline', what: 'ask no source, and the model nothing' },
      { flags: '--json', what: 'a JSON array of {area, level, text, todo}' },
    ],
    examples: [
      ['digest doctor', 'what works, what is missing, what to do'],
      ['digest doctor qwen --blog ~/blog', 'the sources of one topic, and the blog'],
      ['digest doctor --offline --json', 'for a script, without a request'],
    ],
    exits:
      '0 a post can be made, be it without a model; else what a run would end with: 2 configuration, state or blog, 4 no source answers, 5 no model where one is insisted on',
  },
  async () => (await import('./doctor.ts')).doctor,
);
