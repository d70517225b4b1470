/** `digest schema [NAME]`: the JSON Schema of a file that people write. */
import { didYouMean } from '../../../config/nearest.ts';
import { UsageError, exitCodes } from '../../../errors.ts';
import { schemaNames, type SchemaName } from '../../../setup/schema-names.ts';
import { schemaText } from '../../../setup/schema.ts';
import type { Io } from '../../terminal/io.ts';

export async function schema(
  name: string,
  _flags: Readonly<Record<string, never>>,
  io: Pick<Io, 'out'>,
): Promise<number> {
  if (!isName(name))
    throw new UsageError(`no schema is called "${name}".`, {
      hint: didYouMean(name, schemaNames),
    });
  await io.out(schemaText(name));
  return exitCodes.published;
}

function isName(name: string): name is SchemaName {
  return schemaNames.some((one) => one === name);
}
