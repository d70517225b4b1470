import { resolveSettings } from '../../../config/layers.ts';
import { settingNames, settings as table } from '../../../config/setting-table.ts';
import { exitCodes } from '../../../errors.ts';
import { withoutPassword } from '../../../queue/address.ts';
import type { Io } from '../../terminal/io.ts';

/** `digest config`: every setting as YAML, with its origin and meaning as comments. */
export async function config(_flags: unknown, io: Io): Promise<number> {
  const { stringify } = await import('yaml');
  const { settings, origins } = await resolveSettings({}, io.env, io.cwd);
  for (const name of settingNames) {
    const { key, what } = table[name];
    const set = settings[name];
    const value = name === 'queue' && typeof set === 'string' ? withoutPassword(set) : set;
    const line =
      value === undefined
        ? `# ${key}:`
        : `${key}: ${stringify(value, { collectionStyle: 'flow' }).trim()}`;
    await io.out(`${line}  # ${origins[name]}; ${what}\n`);
  }
  return exitCodes.published;
}
