/** The words of `digest schema`. */
import { schemaNames } from '../../../setup/schema-names.ts';
import { command, type Command } from '../../command.ts';

export const schemaCommand: Command = command(
  {
    name: 'schema',
    group: 'Set up',
    summary: 'Print the JSON Schema of digest.yaml or of topic files, by which editors check them.',
    arguments: [
      {
        name: '[file]',
        what: 'config: digest.yaml; topic: a topic file',
        fallback: 'config',
        choices: schemaNames,
      },
    ],
    examples: [['digest schema topic > topic.schema.json', 'named in a topic file’s first line']],
  },
  async () => (await import('./schema.ts')).schema,
);
