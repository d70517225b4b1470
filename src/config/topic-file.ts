/** Topic files: `topics/<id>.yaml`, the user's own before the bundled ones. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../errors.ts';
import type { Topic } from '../model/topic.ts';
import { didYouMean } from './nearest.ts';
import { parseYamlFile } from './yaml-file.ts';

const text = z.string().trim().min(1);
const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'a slug: lower-case letters, digits and single hyphens');
const zone = z.string().refine(isTimeZone, 'an IANA time zone, such as Asia/Taipei');
const webUrl = z.url({ protocol: /^https?$/, error: 'an http(s) URL' });

const source = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('google-news'),
    edition: z.string().regex(/^[a-z]{2}-[A-Z]{2}$/, 'an edition such as zh-TW or en-US'),
  }),
  z.strictObject({ kind: z.literal('hn-algolia') }),
  z.strictObject({ kind: z.literal('gdelt') }),
  z.strictObject({ kind: z.literal('arxiv') }),
  z.strictObject({
    kind: z.literal('cnyes'),
    categories: z.array(z.string().regex(/^[a-z0-9_]+$/, 'a category such as tw_stock')).optional(),
  }),
  z.strictObject({ kind: z.literal('searxng'), url: webUrl, language: text.optional() }),
  z.strictObject({
    kind: z.literal('feed'),
    url: webUrl,
    name: text.optional(),
    timeZone: zone.optional(),
  }),
]);

/** The shape of a topic file; defaults are filled in, so the result is a whole `Topic`. */
export const topicSchema: z.ZodType<Topic> = z.strictObject({
  id: slug,
  name: text,
  aliases: z.array(z.strictObject({ text, script: z.enum(['hant', 'hans', 'latin']) })).default([]),
  sources: z.array(source).min(1, 'at least one source'),
  timeZone: zone.default('Asia/Taipei'),
  windowDays: z.int().min(1).max(31).default(1),
  language: z.enum(['zh-TW', 'en']).default('zh-TW'),
  tags: z.array(text).default([]),
  categories: z.array(slug).default([]),
}) as z.ZodType<Topic>;

const topicKeys = [
  'id',
  'name',
  'aliases',
  'sources',
  'timeZone',
  'windowDays',
  'language',
  'tags',
  'categories',
] as const satisfies readonly (keyof Topic)[];

/** @throws UsageError naming file and line */
export function parseTopic(path: string, yaml: string): Topic {
  return parseYamlFile(path, yaml, topicSchema, topicKeys);
}

export interface TopicFile {
  readonly id: string;
  readonly path: string;
}

/** Topic files in `folders`, the first folder to hold an id wins; sorted by id. */
export async function listTopics(folders: readonly string[]): Promise<readonly TopicFile[]> {
  const found = new Map<string, TopicFile>();
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((n) => /\.ya?ml$/.test(n))) {
      const id = basename(name).replace(/\.ya?ml$/, '');
      if (!found.has(id)) found.set(id, { id, path: join(folder, name) });
    }
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * Reads one topic by id.
 * @throws UsageError when no folder holds it (names the nearest), or the file is wrong
 */
export async function loadTopic(id: string, folders: readonly string[]): Promise<Topic> {
  const files = await listTopics(folders);
  const file = files.find((f) => f.id === id.toLowerCase());
  if (!file) {
    throw new UsageError(`unknown topic "${id}".`, {
      hint: `${didYouMean(
        id,
        files.map((f) => f.id),
      )} A topic is a file topics/<id>.yaml; \`digest topics\` lists them.`,
    });
  }
  const topic = parseTopic(file.path, await readFile(file.path, 'utf8'));
  if (topic.id !== file.id) {
    throw new UsageError(`${file.path}: id "${topic.id}" differs from the file's name.`, {
      hint: `Rename the file to ${topic.id}.yaml or set id: ${file.id}.`,
    });
  }
  return topic;
}

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
