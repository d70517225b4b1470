/** flags > `DIGEST_*` > `./digest.yaml` > `$XDG_CONFIG_HOME/digest/config.yaml` > defaults. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../errors.ts';
import { checkValue } from '../wrong-value.ts';
import { atHome } from './home.ts';
import { didYouMean, nearest } from './nearest.ts';
import { settingNames, settings } from './setting-table.ts';
import type { SettingName, Settings } from './settings.ts';
import { isMissing, readTextFile } from './text-file.ts';
import { parseYamlFile } from './yaml-file.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Values as they stand on one layer. */
export interface Layer {
  /** For `digest config` and errors: `flag`, `environment`, a file's path, `default`. */
  readonly origin: string;
  readonly values: Readonly<Partial<Record<SettingName, unknown>>>;
}

export interface Resolved {
  readonly settings: Settings;
  /** Where each value comes from. */
  readonly origins: Readonly<Record<SettingName, string>>;
}

const fileKeys = settingNames.map((name) => settings[name].key);

const fileSchema = z.strictObject(
  Object.fromEntries(
    settingNames.map((name) => [settings[name].key, settings[name].schema.optional()]),
  ),
);

/**
 * Reads one configuration file; no file, no layer.
 * @throws UsageError naming file and line
 */
async function fileLayer(path: string): Promise<Layer | undefined> {
  const text = await readTextFile(path).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const parsed = parseYamlFile(path, text, fileSchema, fileKeys) as Record<string, unknown>;
  const values = settingNames
    .filter((name) => parsed[settings[name].key] !== undefined)
    .map((name) => [name, parsed[settings[name].key]]);
  // One value for each setting, each checked by its own schema.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { origin: path, values: Object.fromEntries(values) as Layer['values'] };
}

function environmentLayer(env: Environment): Layer {
  const known = settingNames.map((name) => settings[name].env);
  const unknown = Object.keys(env).find((k) => k.startsWith('DIGEST_') && !known.includes(k));
  if (unknown !== undefined) {
    throw new UsageError(`unknown environment variable ${unknown}.`, {
      hint: didYouMean(unknown, known),
    });
  }
  const values = settingNames
    .filter((name) => (env[settings[name].env] ?? '') !== '')
    .map((name) => [name, env[settings[name].env]]);
  const layer: Record<string, unknown> = Object.fromEntries(values);
  if (layer['ollamaHost'] === undefined && (env['OLLAMA_HOST'] ?? '') !== '') {
    layer['ollamaHost'] = env['OLLAMA_HOST'];
  }
  return { origin: 'environment', values: layer };
}

/**
 * Puts the layers together.
 * @param flags values typed on the command line, by setting; undefined ones are not set
 * @throws UsageError for the first wrong value, with its layer and the nearest valid word
 */
export async function resolveSettings(
  flags: Layer['values'],
  env: Environment,
  cwd: string,
): Promise<Resolved> {
  const home = env['XDG_CONFIG_HOME'] ?? join(env['HOME'] ?? homedir(), '.config');
  const layers = [
    { origin: 'flag', values: flags },
    environmentLayer(env),
    await fileLayer(join(cwd, 'digest.yaml')),
    await fileLayer(join(home, 'digest', 'config.yaml')),
  ].filter((layer) => layer !== undefined);
  const values: Record<string, unknown> = {};
  const origins: Record<string, string> = {};
  for (const name of settingNames) {
    const layer = layers.find((l) => l.values[name] !== undefined);
    values[name] = layer
      ? check(name, layer.values[name], layer.origin, env)
      : settings[name].fallback;
    origins[name] = layer?.origin ?? 'default';
  }
  return {
    // One value for each setting, each checked by its own schema.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    settings: values as unknown as Settings,
    // One value for each setting, each checked by its own schema.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    origins: origins as Resolved['origins'],
  };
}

function check(
  name: SettingName,
  value: unknown,
  origin: string,
  environment: Environment,
): unknown {
  const { key, env, schema, choices, what, isPath } = settings[name];
  const { data, wrong } = checkValue(schema, value);
  if (wrong === undefined) return isPath ? atHome(String(data), environment) : data;
  const where =
    origin === 'flag' ? `--${key}` : origin === 'environment' ? env : `${origin}: ${key}`;
  const near = nearest(String(value), choices ?? []);
  throw new UsageError(`${where}: ${wrong.text}.`, {
    hint: near === undefined ? `${key}: ${what}.` : `Did you mean "${near}"?`,
  });
}
