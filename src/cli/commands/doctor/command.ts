/** The words of `digest doctor`. */
import { command, stateSettings, type Command } from '../../command.ts';

export const doctorCommand: Command = command(
  {
    name: 'doctor',
    group: 'Set up',
    summary: 'Check this machine: Node, the picture, the model server, which model fits.',
    settings: ['ollamaHost', ...stateSettings],
    examples: [['digest doctor', 'what works, what is missing, what to do']],
  },
  async () => (await import('./doctor.ts')).doctor,
);
