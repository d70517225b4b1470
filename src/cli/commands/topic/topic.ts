/** `digest topic new ID`: one topic file from a few answers, its sources asked once. */
import { access } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { writeWhole } from '../../../adapters/whole-file.ts';
import { resolveSettings } from '../../../config/layers.ts';
import { didYouMean } from '../../../config/nearest.ts';
import { defaultTimeZone, loadTopic, parseTopic } from '../../../config/topic-file.ts';
import { listTopics } from '../../../config/topic-list.ts';
import { UsageError, exitCodes } from '../../../errors.ts';
import {
  newsLanguages,
  offeredSources,
  slugOf,
  topicFrom,
  usualSources,
  type TopicAnswers,
} from '../../../setup/new-topic.ts';
import { commonest } from '../../../setup/posts.ts';
import { newTopic } from '../../../setup/topic-yaml.ts';
import { mustBeWritable } from '../../state/folders.ts';
import { shortest, stateFolder, topicFolders } from '../../state/places.ts';
import type { Io } from '../../terminal/io.ts';
import { questionsOf, type Questions } from '../../terminal/questions.ts';
import { topics as checkTopics } from '../topics/topics.ts';

export interface NewTopicFlags {
  readonly name?: string;
  readonly names?: readonly string[];
  readonly not?: readonly string[];
  readonly with?: readonly string[];
  readonly languages?: readonly string[];
  readonly sources?: readonly string[];
  readonly feed?: readonly string[];
  readonly zone?: string;
  readonly postLanguage?: string;
  readonly tags?: readonly string[];
  readonly categories?: readonly string[];
  /** Folder of own topic files. */
  readonly topics?: string;
  readonly allowPrivate?: readonly string[];
  /** false for --no-check. */
  readonly check?: boolean;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

/** What `--sources` says where the feeds that are typed are all. */
const none = 'none';

/** @throws UsageError for another word than `new`, and as `newTopic` does */
export async function topic(
  action: string,
  id: string,
  flags: NewTopicFlags,
  io: Io,
): Promise<number> {
  if (action !== 'new')
    throw new UsageError(`unknown word "${action}".`, {
      hint: `${didYouMean(action, ['new'])} What there is, \`digest topics\` lists.`,
    });
  return newTopicFile(id, flags, io);
}

/**
 * @returns 0; 4 when no source of the topic answers, whose file is written all the same
 * @throws UsageError for an id that is taken or none, and for answers that make no topic
 */
async function newTopicFile(id: string, flags: NewTopicFlags, io: Io): Promise<number> {
  refuseBadId(id);
  refuseUnknown('--languages', flags.languages, newsLanguages);
  refuseUnknown('--sources', flags.sources, [...offeredSources.map(({ kind }) => kind), none]);
  if (flags.sources?.includes(none) && (flags.sources.length > 1 || flags.feed === undefined))
    throw new UsageError(`--sources ${flags.sources.join(',')}: ${none} stands alone.`, {
      hint: 'Say with --feed where the news comes from.',
    });
  const { settings } = await resolveSettings({ topics: flags.topics }, io.env, io.cwd);
  const folders = topicFolders(settings, io.cwd);
  const own = folders[0] ?? join(io.cwd, 'topics');
  const path = join(own, `${id}.yaml`);
  const taken = (await listTopics([own])).find((file) => file.id === id);
  if (taken !== undefined)
    throw new UsageError(`${shortest(taken.path, io.cwd)} is there already.`, {
      hint: 'Edit that file, or give the topic another id.',
    });
  const asked = flags.yes ? undefined : await questionsOf(io.terminal);
  const answers = await answersOf(id, flags, await zoneOfOthers(own), asked);
  const schema = join(stateFolder(settings, io.cwd), 'schema', 'topic.json');
  const text = newTopic(
    topicFrom(answers),
    (await isThere(schema)) ? relative(dirname(path), schema).replaceAll('\\', '/') : undefined,
  );
  // What was answered is held against the schema of every topic file.
  parseTopic(shortest(path, io.cwd), text);
  if (flags.dryRun) {
    await io.out(text);
    return exitCodes.published;
  }
  await mustBeWritable(own);
  await writeWhole(path, text);
  io.err(`Written: ${shortest(path, io.cwd)}\n`);
  const hides = (await listTopics(folders.slice(1))).some((file) => file.id === id);
  if (hides) io.err(`It goes before the bundled topic ${id}.\n`);
  const code = flags.check === false ? exitCodes.published : await checked(id, flags, io);
  io.err(`Try it: digest run ${id} --dry-run\n`);
  return code;
}

async function checked(id: string, flags: NewTopicFlags, io: Io): Promise<number> {
  const code = await checkTopics(
    'check',
    id,
    {
      ...(flags.topics !== undefined && { topics: flags.topics }),
      ...(flags.allowPrivate !== undefined && { allowPrivate: flags.allowPrivate }),
    },
    io,
  );
  if (code !== exitCodes.published)
    io.err(`Not one source answers now; the file stays. Ask again: digest topics check ${id}\n`);
  return code;
}

function refuseBadId(id: string): void {
  const slug = slugOf(id);
  if (slug === id) return;
  throw new UsageError(`"${id}" can’t be a topic’s id.`, {
    hint:
      slug === ''
        ? 'It names files and addresses: small letters, digits and single hyphens. The name itself comes with --name.'
        : `Did you mean "${slug}"? It names files and addresses; the name itself comes with --name.`,
  });
}

function refuseUnknown(
  flag: string,
  typed: readonly string[] | undefined,
  known: readonly string[],
): void {
  const wrong = typed?.find((word) => !known.includes(word));
  if (wrong !== undefined)
    throw new UsageError(`${flag}: "${wrong}" is none.`, {
      hint: `${didYouMean(wrong, known)} All: ${known.join(', ')}.`,
    });
}

/** Flags, then answers, then what is usual. */
async function answersOf(
  id: string,
  flags: NewTopicFlags,
  zone: string,
  asked: Questions | undefined,
): Promise<TopicAnswers> {
  const list = async (
    given: readonly string[] | undefined,
    question: string,
  ): Promise<readonly string[]> => given ?? wordsIn(await asked?.text(question, { usual: '' }));
  const name =
    flags.name ??
    (await asked?.text('Its name, as posts print it', { usual: id })) ??
    (flags.yes ? id : undefined);
  if (name === undefined)
    throw new UsageError('there is no terminal to ask at.', {
      hint: `Say at least --name: digest topic new ${id} --name NAME --names 別名,Alias --not WORD. The rest has usual answers; --yes takes them all.`,
    });
  const names = await list(
    flags.names,
    'Other names, in any script, with commas between them (千問, Qianwen)',
  );
  const not = await list(
    flags.not,
    'Words that show that something else of that name is meant, with commas between them',
  );
  const languages =
    flags.languages ??
    (await asked?.several('News in which languages?', options(newsLanguages), newsLanguages)) ??
    newsLanguages;
  const kinds =
    flags.sources?.filter((kind) => kind !== none) ??
    (await asked?.several(
      'From where?',
      offeredSources.map(({ kind, key, terms }) => ({
        value: kind,
        label: kind,
        hint: key === undefined ? terms : `needs ${key}; ${terms}`,
      })),
      usualSources,
    )) ??
    usualSources;
  const feeds = await list(flags.feed, 'Addresses of feeds besides, with commas between them');
  const timeZone =
    flags.zone ??
    (await asked?.text('Zone in which its day begins', {
      usual: zone,
      fault: (typed) => (isZone(typed) ? undefined : 'an IANA zone, such as Asia/Taipei'),
    })) ??
    zone;
  const tags = await list(flags.tags, `Tags of its posts (${name})`);
  return {
    id,
    name,
    names,
    not,
    with: flags.with ?? [],
    languages,
    sources: kinds,
    feeds,
    timeZone,
    // Another word is refused by the schema, with the line.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    language: (flags.postLanguage ?? 'zh-TW') as TopicAnswers['language'],
    tags: tags.length > 0 ? tags : [name],
    categories: flags.categories ?? [id, 'daily'],
  };
}

function options(values: readonly string[]): readonly { value: string; label: string }[] {
  return values.map((value) => ({ value, label: value }));
}

function wordsIn(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(/[,，、]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** That of the user's other topics. */
async function zoneOfOthers(own: string): Promise<string> {
  const zones = await Promise.all(
    (await listTopics([own])).map(async ({ id }) => {
      // A broken file is told by whoever runs it.
      const read = await loadTopic(id, [own]).catch(() => undefined);
      return read?.timeZone;
    }),
  );
  return commonest(zones) ?? defaultTimeZone;
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
