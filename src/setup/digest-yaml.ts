/** `digest.yaml` as `digest init` writes it: every setting with what it is for, those of this blog set. */
import { stringify } from 'yaml';
import { settingNames, settings } from '../config/setting-table.ts';
import type { SettingName } from '../config/settings.ts';
import { comment, schemaLine } from './yaml-comments.ts';

/**
 * @param chosen values that differ from what holds anyway, and those worth seeing
 * @param facts sentences about the blog, for the beginning
 */
export function digestYaml(
  chosen: Readonly<Partial<Record<SettingName, unknown>>>,
  facts: readonly string[],
  schemaPath: string,
): string {
  const set = settingNames.filter((name) => chosen[name] !== undefined);
  const rest = settingNames.filter((name) => chosen[name] === undefined);
  return [
    schemaLine(schemaPath),
    comment(
      'Settings of digest for this blog. Flags and DIGEST_… variables go before them; `digest config` prints what holds, and why.',
    ),
    ...facts.map(comment),
    ...set.map((name) => `\n${comment(settings[name].what)}${entry(name, chosen[name])}\n`),
    '\n',
    comment('The rest, with what holds where nothing is said:'),
    ...rest.map(
      (name) => `\n${comment(settings[name].what)}# ${entry(name, settings[name].fallback)}\n`,
    ),
  ].join('');
}

function entry(name: SettingName, value: unknown): string {
  const { key } = settings[name];
  if (value === undefined) return `${key}:`;
  return `${key}: ${stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim()}`;
}
