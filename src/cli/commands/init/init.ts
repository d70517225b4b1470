/** `digest init [DIR]`: sets digest up in a blog, and changes nothing else there. */
import { readFile, readdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { writeWhole } from '../../../adapters/whole-file.ts';
import { stateGitignore } from '../../../adapters/state-gitignore.ts';
import { atHome } from '../../../config/home.ts';
import { resolveSettings } from '../../../config/layers.ts';
import { didYouMean } from '../../../config/nearest.ts';
import { formatNames, type FormatName } from '../../../config/settings.ts';
import { isCalled, parseTopic } from '../../../config/topic-file.ts';
import { listTopics } from '../../../config/topic-list.ts';
import { UsageError, exitCodes } from '../../../errors.ts';
import {
  factsOf,
  plannedFiles,
  takenOver,
  topicsHere,
  zoneOf,
  type Blog,
  type FileHere,
  type PlannedFile,
  type TopicHere,
} from '../../../setup/init.ts';
import { mustBeFolder, mustBeWritable } from '../../state/folders.ts';
import { packageRoot, stateFolder } from '../../state/places.ts';
import type { Io } from '../../terminal/io.ts';
import { questionsOf, type Questions } from '../../terminal/questions.ts';
import { planFor, timeOf, usualTime } from '../schedule/this-machine.ts';
import { readBlog } from './read-blog.ts';
import { reportOf, type Setup } from './report.ts';

export interface InitFlags {
  readonly topics?: readonly string[];
  readonly format?: string;
  readonly at?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

/** @throws UsageError where a question is open and nobody can be asked, and for anything that can't be meant */
export async function init(typed: string | undefined, flags: InitFlags, io: Io): Promise<number> {
  const root = resolve(io.cwd, atHome(typed ?? '.', io.env));
  await mustBeFolder(typed ?? '.', root, io.cwd);
  const at = timeOf(flags.at ?? usualTime);
  const asked = flags.yes || flags.dryRun ? undefined : await questionsOf(io.terminal);
  if (asked === undefined && !flags.yes && !flags.dryRun)
    throw new UsageError('there is no terminal to ask at.', {
      hint: 'Say --yes, and which topics: digest init --yes --topics qwen,claude. With --dry-run nothing is written.',
    });
  const blog = await readBlog(root);
  for (const fact of factsOf(blog)) io.err(`${fact}\n`);
  const { settings } = await resolveSettings({}, io.env, root);
  const format = await formatOf(blog, flags.format, asked);
  const places = {
    topics: await topicsFolder(root, settings.topics),
    state: inside(root, stateFolder(settings, root)),
    gitignore: stateGitignore,
  };
  const chosen = await chooseTopics(await bundledTopics(blog), {
    typed: flags.topics,
    own: (await listTopics([join(root, places.topics)])).map(({ id }) => id),
    asked,
  });
  const files = await compared(root, plannedFiles(blog, chosen, format, places));
  // Before anything is written: a topic file that is there may be broken.
  const plan = await planFor(root, [], at, io);
  const isNew = files.filter(({ fate }) => fate === 'new' || fate === 'renewed');
  for (const topic of chosen) io.err(`${takenOver(topic)}\n`);
  if (asked !== undefined && isNew.length > 0) {
    const names = isNew.map(({ path }) => path).join(', ');
    if (!(await asked.yes(`Write ${names}?`))) {
      io.err('Nothing was written.\n');
      return exitCodes.published;
    }
  }
  if (!flags.dryRun && isNew.length > 0) {
    await mustBeWritable(root);
    for (const { path, text } of isNew) await writeWhole(join(root, path), text);
  }
  const setup: Setup = {
    blog,
    chosen,
    places,
    files,
    dryRun: flags.dryRun ?? false,
    folder: relative(io.cwd, root),
    plan: {
      ...plan,
      timeZone: zoneOf(blog, chosen),
    },
  };
  await io.out(reportOf(setup, io));
  return exitCodes.published;
}

async function formatOf(
  { site }: Blog,
  typed: string | undefined,
  asked: Questions | undefined,
): Promise<FormatName> {
  if (typed !== undefined) {
    const format = formatNames.find((name) => name === typed);
    if (format !== undefined) return format;
    throw new UsageError(`--format: no site generator is called "${typed}" here.`, {
      hint: didYouMean(typed, formatNames),
    });
  }
  if (site.generator !== undefined) return site.generator.format;
  const options = formatNames.map((value) => ({ value, label: value }));
  const answer = await asked?.choose('What makes the site of the posts?', options, 'markdown');
  return formatNames.find((name) => name === answer) ?? 'markdown';
}

/** `topics`, unless the site keeps something else there. */
async function topicsFolder(root: string, configured: string | undefined): Promise<string> {
  const set = configured === undefined ? undefined : inside(root, resolve(root, configured));
  if (set !== undefined && set !== '') return set;
  const there = await readdir(join(root, 'topics')).catch(() => []);
  return there.every((name) => /\.ya?ml$|^\./.test(name)) ? 'topics' : 'digest-topics';
}

/** Below the root, or undefined. */
function inside(root: string, path: string): string | undefined {
  const below = relative(root, path).replaceAll('\\', '/');
  return below === '' || below.startsWith('..') ? undefined : below;
}

async function bundledTopics(blog: Blog): Promise<readonly TopicHere[]> {
  const bundled = await listTopics([join(packageRoot, 'topics')]);
  const offered = await Promise.all(
    bundled.map(async ({ path }) => {
      const text = await readFile(path, 'utf8');
      return { topic: parseTopic(path, text), text };
    }),
  );
  return topicsHere(offered, blog);
}

/** What was typed, else answered, else found: own topic files before topics of posts. */
async function chooseTopics(
  offered: readonly TopicHere[],
  from: {
    readonly typed: readonly string[] | undefined;
    readonly own: readonly string[];
    readonly asked: Questions | undefined;
  },
): Promise<readonly TopicHere[]> {
  const { typed, own, asked } = from;
  const ids = offered.map(({ topic }) => topic.id);
  if (typed !== undefined)
    return typed.flatMap((name, i) => {
      const found = offered.find(({ topic }) => isCalled(topic, name));
      // The same one may go by two names.
      if (found !== undefined)
        return typed.slice(0, i).some((other) => isCalled(found.topic, other)) ? [] : [found];
      throw new UsageError(`--topics: no bundled topic is called "${name}".`, {
        hint: `${didYouMean(name, ids)} One of your own: digest topic new ${name}.`,
      });
    });
  const usual =
    own.length > 0
      ? ids.filter((id) => own.includes(id))
      : offered.filter(({ series }) => series !== undefined).map(({ topic }) => topic.id);
  if (asked === undefined) {
    if (usual.length === 0 && own.length === 0)
      throw new UsageError('no topic was named, and no posts tell of one.', {
        hint: `Say which: --topics ${ids.slice(0, 2).join(',')}. Bundled are ${ids.join(', ')}.`,
      });
    return offered.filter(({ topic }) => usual.includes(topic.id));
  }
  const answer = await asked.several(
    'Which topics? One of your own comes later: digest topic new ID',
    offered.map(({ topic, series }) => ({
      value: topic.id,
      label: topic.name,
      ...(series !== undefined && { hint: `${series.posts} posts` }),
    })),
    usual,
  );
  return offered.filter(({ topic }) => answer.includes(topic.id));
}

/** How each planned file stands to what is there. */
async function compared(root: string, files: readonly PlannedFile[]): Promise<readonly FileHere[]> {
  return Promise.all(
    files.map(async (file) => {
      const there = await readFile(join(root, file.path), 'utf8').catch(
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return undefined;
          throw new UsageError(`${file.path}: ${error.message}`);
        },
      );
      const fate =
        there === undefined
          ? 'new'
          : there === file.text
            ? 'same'
            : file.generated
              ? 'renewed'
              : 'kept';
      return { ...file, fate } as const;
    }),
  );
}
