/** Topic files: `topics/<id>.yaml`, the user's own before the bundled ones. */
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { UsageError, messageOf } from '../errors.ts';
import { articleKinds } from '../model/article-kind.ts';
import { postLanguages, type OtherTopic, type Topic } from '../model/topic.ts';
import { specSchema } from '../sources/all.ts';
import { feedsIn } from '../sources/kinds/opml.ts';
import { timeZone } from '../sources/spec-fields.ts';
import { faultOf, finderOf } from '../text/patterns.ts';
import { foldForComparison } from '../text/scripts.ts';
import { wanted } from '../wrong-value.ts';
import { didYouMean, nearest } from './nearest.ts';
import { sectionsSchema } from './sections.ts';
import { readTextFile } from './text-file.ts';
import { listTopics, type TopicFile } from './topic-list.ts';
import { parseYamlFile } from './yaml-file.ts';

/** The zone of a topic that names none. */
export const defaultTimeZone = 'Asia/Taipei';

const text = z.string().trim().min(1);
const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {
  error: wanted('a slug: lower-case letters, digits and single hyphens'),
});
/** YAML takes what stands behind a bare # for a comment. */
const colorForm = "a colour such as '#3b5bdb', between quotation marks";
const heaviest = 10;
/** A word, or a pattern between slashes. */
const pattern = text.superRefine((value, context) => {
  const fault = faultOf(value);
  if (fault !== undefined) context.addIssue({ code: 'custom', message: `${value}: ${fault}` });
});
const nothing = 'nothing in it; name something, or leave it out';
const patterns = z.array(pattern).min(1, nothing);
const leaning = z
  .strictObject({
    words: weights(faultOf).optional(),
    parties: weights(faultOf).optional(),
    outlets: weights(noName).optional(),
    kinds: weights(unknownKind).optional(),
  })
  .refine((fields) => Object.keys(fields).length > 0, nothing);

function noName(outlet: string): string | undefined {
  return /^\/.+\/[a-z]*$/.test(outlet)
    ? 'a pattern, but outlets are compared by their names; write the name'
    : undefined;
}

function unknownKind(kind: string): string | undefined {
  const kinds = Object.keys(articleKinds);
  return kinds.includes(kind) ? undefined : `unknown kind. ${didYouMean(kind, kinds)}`;
}

/** `{AI: 2}`, or a list whose entries weigh 1 each. A fault names the entry, so that no schema of zod's own fits. */
function weights(
  fault: (key: string) => string | undefined = () => undefined,
): z.ZodType<Readonly<Record<string, number>>> {
  return z.unknown().transform((value, context) => {
    const refuse = (path: PropertyKey[], message: string): void => {
      context.addIssue({ code: 'custom', message, path });
    };
    if (typeof value !== 'object' || value === null)
      refuse([], 'a list, or words with their weights: {AI: 2}');
    else if (Object.keys(value).length === 0) refuse([], nothing);
    const entries = Object.entries(value ?? {}).map(([key, given]): [string, unknown, string] =>
      Array.isArray(value) ? [String(given), 1, key] : [key, given, key],
    );
    for (const [key, given, at] of entries) {
      const wrong = key.trim() === '' ? 'an empty entry' : fault(key);
      if (wrong !== undefined) refuse([at], `${key}: ${wrong}`);
      if (typeof given !== 'number' || !(given > 0 && given <= heaviest))
        refuse(
          [at],
          `a weight above 0, at most ${heaviest}; what is to count less goes under avoid`,
        );
    }
    return Object.fromEntries(entries.map(([key, given]) => [key, Number(given)]));
  }) as z.ZodType<Readonly<Record<string, number>>>;
}

/** The shape of a topic file; defaults are filled in, so the result is a whole `Topic`. */
// The schema says all that the type does.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
export const topicSchema: z.ZodType<Topic> = z.strictObject({
  id: slug,
  name: text,
  aliases: z.array(z.strictObject({ text, script: z.enum(['hant', 'hans', 'latin']) })).default([]),
  sources: z.array(specSchema).min(1, 'names no source; at least one'),
  timeZone: timeZone.default(defaultTimeZone),
  windowDays: z.int().min(1).max(31).default(1),
  language: z.enum(postLanguages).default('zh-TW'),
  color: z
    .string({ error: wanted(colorForm) })
    .regex(/^#(?:[\da-f]{3}|[\da-f]{6})$/i, { error: wanted(colorForm) })
    .optional(),
  tags: z.array(text).default([]),
  categories: z.array(slug).default([]),
  sections: sectionsSchema.optional(),
  not: patterns.optional(),
  with: patterns.optional(),
  must: patterns.optional(),
  prefer: leaning.optional(),
  avoid: leaning.optional(),
}) as z.ZodType<Topic>;

/** With what no field can know of another. */
const consistentTopic: z.ZodType<Topic> = topicSchema.superRefine((topic, context) => {
  const refuse = (path: PropertyKey[], message: string): void => {
    context.addIssue({ code: 'custom', path, message });
  };
  const names = [topic.name, ...topic.aliases.map((alias) => alias.text)];
  for (const [i, word] of (topic.not ?? []).entries()) {
    const name = names.find((one) => finderOf(word)(foldForComparison(one)));
    if (name !== undefined)
      refuse(
        ['not', i],
        `${word}: is found in the topic's own name “${name}”, so that it would speak against every article; name what else the name means`,
      );
    if (topic.with?.some((other) => isSame(word, other)))
      refuse(['not', i], `${word}: stands under with too; leave one of the two out`);
  }
  for (const field of ['words', 'parties', 'outlets', 'kinds'] as const) {
    const preferred = Object.keys(topic.prefer?.[field] ?? {});
    for (const word of Object.keys(topic.avoid?.[field] ?? {})) {
      if (preferred.some((other) => isSame(word, other)))
        refuse(
          ['avoid', field, word],
          `${word}: stands under prefer.${field} too; leave one of the two out`,
        );
    }
  }
});

function isSame(a: string, b: string): boolean {
  return foldForComparison(a).trim() === foldForComparison(b).trim();
}

const topicKeys = [
  'id',
  'name',
  'aliases',
  'sources',
  'timeZone',
  'windowDays',
  'language',
  'color',
  'tags',
  'categories',
  'sections',
  'not',
  'with',
  'must',
  'prefer',
  'avoid',
] as const satisfies readonly (keyof Topic)[];

/** @throws UsageError naming file and line */
export function parseTopic(path: string, yaml: string): Topic {
  return parseYamlFile(path, yaml, consistentTopic, topicKeys);
}

/** No topic goes by what was typed. */
export class UnknownTopicError extends UsageError {
  readonly typed: string;
  /** The id or name that is nearest, if one is near. */
  readonly near: string | undefined;

  constructor(typed: string, near: string | undefined, details: { readonly hint: string }) {
    super(`unknown topic "${typed}".`, details);
    this.typed = typed;
    this.near = near;
  }
}

/**
 * The file of a topic by its id, or by one of its names in any script and case: `千問`, `openai`.
 * @throws UsageError when no file or more than one fits; names the nearest
 */
export async function findTopic(typed: string, folders: readonly string[]): Promise<TopicFile> {
  const files = await listTopics(folders);
  const file = files.find(({ id }) => id === typed.toLowerCase());
  if (file !== undefined) return file;
  const read = await readTopics(files);
  const called = read.filter(({ topic }) => isCalled(topic, typed));
  // The user's own go before the bundled ones.
  const folder = folders.find((one) => called.some(({ file: { path } }) => dirname(path) === one));
  const found = called.filter(({ file: { path } }) => dirname(path) === folder);
  const ids = found.map((one) => one.file.id);
  if (found.length > 1)
    throw new UsageError(`"${typed}" is a name of several topics: ${ids.join(', ')}.`, {
      hint: 'Type one of these.',
    });
  const [only] = found;
  if (only !== undefined) return only.file;
  const all = files.map(({ id }) => id);
  const near = nearest(typed, [...all, ...read.flatMap(({ topic }) => namesOf(topic))]);
  throw new UnknownTopicError(typed, near, {
    hint: `${didYouMean(typed, near === undefined ? all : [near])} A topic is a file topics/<id>.yaml; \`digest topics\` lists them.`,
  });
}

/**
 * Reads one topic by id or name.
 * @throws UsageError when no folder holds it (names the nearest), or the file is wrong
 */
export async function loadTopic(typed: string, folders: readonly string[]): Promise<Topic> {
  const file = await findTopic(typed, folders);
  const topic = parseTopic(file.path, await readTextFile(file.path));
  if (topic.id !== file.id) {
    throw new UsageError(`${file.path}: id "${topic.id}" differs from the file's name.`, {
      hint: `Rename the file to ${topic.id}.yaml or set id: ${file.id}.`,
    });
  }
  return withLists(topic, file.path);
}

/** With what the lists of feeds hold that lie beside the topic file. */
async function withLists(topic: Topic, topicPath: string): Promise<Topic> {
  const specs = topic.sources.map(async (spec) => {
    const { kind, file } = spec;
    if (kind !== 'opml' || typeof file !== 'string') return spec;
    const path = resolve(dirname(topicPath), file);
    const list = await readTextFile(path, `${topicPath}: the list of feeds ${path}`);
    try {
      // A list on a disk has no address that others could be relative to.
      return { ...spec, feeds: feedsIn(list, 'about:blank') };
    } catch (cause) {
      throw new UsageError(`${topicPath}: the list of feeds ${path}: ${messageOf(cause)}`, {
        cause,
      });
    }
  });
  return { ...topic, sources: await Promise.all(specs) };
}

/** Those that can be read: of a broken one its own run will tell. */
async function readTopics(
  files: readonly TopicFile[],
): Promise<readonly { readonly file: TopicFile; readonly topic: Topic }[]> {
  const read = await Promise.all(
    files.map(async (file) => {
      try {
        return [{ file, topic: parseTopic(file.path, await readTextFile(file.path)) }];
      } catch {
        return [];
      }
    }),
  );
  return read.flat();
}

function namesOf({ name, aliases }: Topic): readonly string[] {
  return [...new Set([name, ...aliases.map((alias) => alias.text)])];
}

/** Whether a topic goes by what was typed, its id or one of its names. */
export function isCalled(topic: Topic, typed: string): boolean {
  return [topic.id, ...namesOf(topic)].some((name) => folded(name) === folded(typed));
}

function folded(name: string): string {
  return foldForComparison(name).replace(/\s+/g, '');
}

/** The names of all topics in `folders`. */
export async function topicNames(folders: readonly string[]): Promise<readonly OtherTopic[]> {
  const read = await readTopics(await listTopics(folders));
  return read.map((one) => ({ id: one.topic.id, names: namesOf(one.topic) }));
}

/** Those of all topics in `folders` but one. */
export async function otherTopics(
  topic: Topic,
  folders: readonly string[],
): Promise<readonly OtherTopic[]> {
  return (await topicNames(folders)).filter(({ id }) => id !== topic.id);
}
