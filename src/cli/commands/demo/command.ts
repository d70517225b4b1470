/** The words of `digest demo`. */
import { command, type Command } from '../../command.ts';

export const demoCommand: Command = command(
  {
    name: 'demo',
    group: 'Set up',
    summary:
      'A post, its picture and its page of a bundled recording: no network, no model, invented news.',
    arguments: [{ name: '[dir]', what: 'folder to write them into', fallback: 'digest-demo' }],
    examples: [['digest demo', 'into ./digest-demo: look at the page, then try what is said']],
    exits: '0 written, 2 the folder holds something else, 74 can’t write',
  },
  async () => (await import('./demo.ts')).demo,
);
