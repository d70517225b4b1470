/** What was typed, turned once into what it means for every topic and day of a command line. */
import { dirname, resolve } from 'node:path';
import { readHead, type RecordingHead } from '../../adapters/recording.ts';
import { atHome } from '../../config/home.ts';
import { resolveSettings } from '../../config/layers.ts';
import { parseLinks } from '../../config/links-file.ts';
import { didYouMean } from '../../config/nearest.ts';
import { loadPrompts } from '../../config/prompts.ts';
import { readTextFile } from '../../config/text-file.ts';
import type { SettingFlags, Settings } from '../../config/settings.ts';
import { UsageError } from '../../errors.ts';
import type { OtherTopic, PostLanguage, Topic } from '../../model/topic.ts';
import { stageNames } from '../../pipeline/digest.ts';
import type { Prompts } from '../../stage.ts';
import { mustBeFolder, mustBeFolders } from '../state/folders.ts';
import { packageRoot } from '../state/places.ts';
import { readAll, type Io } from '../terminal/io.ts';
import { refuseAmongPosts } from './publish.ts';

/** Flags of a run as the command line gives them. */
export interface RunFlags extends Omit<SettingFlags, 'image'> {
  readonly date?: string;
  /** A file of links, or `-`. */
  readonly urls?: string;
  readonly from?: string;
  readonly refresh?: boolean;
  readonly record?: string;
  readonly replay?: string;
  /** true by default, false for --no-image, a path for --image. */
  readonly image?: boolean | string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly log?: string;
}

/** A run over what a recording holds. */
export interface Replay {
  readonly folder: string;
  readonly head: RecordingHead;
  /** Who answers: the recording, or the model that `--engine` names, over the recorded pages. */
  readonly answers: 'recorded' | 'live';
}

/** What all jobs of a command line share. */
export interface Request {
  readonly flags: RunFlags;
  readonly settings: Settings;
  /** The language of posts that are made besides those in another: they are a series of their own. */
  readonly besides?: PostLanguage;
  readonly prompts: Prompts;
  readonly replay: Replay | undefined;
  /** The user's own. */
  readonly links: readonly string[];
  /** The topic, where it comes with the job and no topic file is looked for. */
  readonly given?: { readonly topic: Topic; readonly otherTopics: readonly OtherTopic[] };
  /** Where the picture goes when the post goes to standard output. */
  readonly imageFile: string | undefined;
}

/** @throws UsageError for anything that can't be meant */
export async function requestOf(flags: RunFlags, io: Io): Promise<Request> {
  const settings = await settingsOf(flags, io);
  if (flags.provenance !== undefined && toStdout(settings))
    throw new UsageError('--provenance goes with a post that is written into a folder.', {
      hint: 'Name the blog with --blog, or a folder with --out.',
    });
  refuseAmongPosts(settings, io.cwd);
  if (flags.from !== undefined && !stageNames.includes(flags.from)) {
    throw new UsageError(`unknown stage "${flags.from}".`, {
      hint: didYouMean(flags.from, stageNames),
    });
  }
  if (flags.quiet && flags.verbose)
    throw new UsageError('--quiet and --verbose exclude each other.');
  if (flags.dryRun && flags.record !== undefined)
    throw new UsageError('--dry-run writes nothing, so it goes with no --record.');
  const imageFile = typeof flags.image === 'string' ? atHome(flags.image, io.env) : undefined;
  if (imageFile !== undefined && !toStdout(settings)) {
    throw new UsageError('--image goes with a post to standard output.', {
      hint: 'With --blog or --out the picture has its place: leave --image out.',
    });
  }
  if (imageFile !== undefined)
    await mustBeFolder(`--image ${imageFile}`, dirname(resolve(io.cwd, imageFile)), io.cwd);
  return {
    flags,
    settings,
    prompts: await loadPrompts(resolve(packageRoot, 'prompts')),
    replay: await replayOf(flags, settings, io),
    links: await linksOf(flags, io),
    imageFile,
  };
}

/** A request for each language that is asked for; those after the first make posts besides. */
export function inEachLanguage(request: Request): readonly Request[] {
  const { lang } = request.settings;
  if (typeof lang !== 'object') return [request];
  return lang.map((one, i) => ({
    ...request,
    settings: { ...request.settings, lang: one },
    ...(i > 0 && { besides: one }),
  }));
}

export function toStdout({ blog, out }: Pick<Settings, 'blog' | 'out'>): boolean {
  return blog === undefined && out === undefined;
}

async function linksOf({ urls, replay }: RunFlags, io: Io): Promise<readonly string[]> {
  if (urls === undefined) return [];
  if (replay !== undefined)
    throw new UsageError('--urls and --replay exclude each other.', {
      hint: 'A recording holds the links that it was made with.',
    });
  if (urls === '-') return parseLinks('standard input', await readAll(io.stdin));
  return parseLinks(urls, await readTextFile(resolve(io.cwd, atHome(urls, io.env)), urls));
}

async function settingsOf(flags: RunFlags, io: Io): Promise<Settings> {
  const { image: _, ...typed } = flags;
  const { settings, origins } = await resolveSettings(typed, io.env, io.cwd);
  // A blog that a place of the other kind overrules need not be there.
  const blog = flags.out === undefined ? settings.blog : undefined;
  await mustBeFolders({ settings: { ...settings, blog }, origins }, io.cwd);
  if (flags.out !== undefined && flags.blog !== undefined) {
    throw new UsageError('--out and --blog exclude each other.');
  }
  // A place named on the command line overrules a configured one of the other kind.
  if (flags.out !== undefined) return { ...settings, blog: undefined };
  if (flags.blog !== undefined) return { ...settings, out: undefined };
  if (settings.blog !== undefined && settings.out !== undefined) {
    throw new UsageError('both "out" and "blog" are configured.', { hint: 'Keep one of the two.' });
  }
  return settings;
}

async function replayOf(flags: RunFlags, settings: Settings, io: Io): Promise<Replay | undefined> {
  if (flags.replay === undefined) return undefined;
  if (flags.record !== undefined) throw new UsageError('--record and --replay exclude each other.');
  const folder = resolve(io.cwd, atHome(flags.replay, io.env));
  const head = await readHead(folder);
  // Only who types it asks a model: a configured engine is that of every other run.
  const live =
    flags.engine !== undefined && (settings.engine === 'ollama' || settings.engine === 'openai');
  if (live) refuseUnexamined(flags);
  else refuseOtherAnswers(flags, settings, head);
  // Vectors decide which stories there are; they come from the recording whoever answers.
  if (flags.embed !== undefined && flags.embed !== 'off' && flags.embed !== head.embedder?.model) {
    throw new UsageError(
      `--embed ${flags.embed}: ${head.embedder === undefined ? 'no embedding model was of use in the recorded run' : `the recording holds vectors of "${head.embedder.model}"`}.`,
      { hint: 'Leave --embed out.' },
    );
  }
  return { folder, head, answers: live ? 'live' : 'recorded' };
}

/** A model judges by its exam, and a replay without a state folder has none. */
function refuseUnexamined({ judge, state }: RunFlags): void {
  if (judge === undefined || judge === 'off' || state !== undefined) return;
  throw new UsageError(`--judge ${judge}: a replay reads no exam without --state.`, {
    hint: 'Name the state folder under which it sat its exam.',
  });
}

/** What a recording did not hear it can't answer. */
function refuseOtherAnswers(flags: RunFlags, settings: Settings, head: RecordingHead): void {
  if (flags.model !== undefined && settings.engine === 'extractive') {
    throw new UsageError(`--model ${flags.model}: the extractive engine asks no model.`, {
      hint: 'Leave one of the two out.',
    });
  }
  if (flags.model !== undefined && flags.model !== head.engine.model) {
    throw new UsageError(
      `--model ${flags.model}: the recording holds ${head.engine.engine === 'extractive' ? 'no answers of a model' : `answers of "${head.engine.model}"`}.`,
      {
        hint: `Add --engine ollama to ask ${flags.model} about the recorded pages, or leave --model out.`,
      },
    );
  }
  if (flags.judge !== undefined && flags.judge !== 'off' && flags.judge !== head.judge?.model) {
    throw new UsageError(
      `--judge ${flags.judge}: ${head.judge === undefined ? 'nobody judged in the recorded run' : `the recording holds answers of "${head.judge.model}"`}.`,
      { hint: 'Leave --judge out.' },
    );
  }
  const recorded = head.writing ?? 'choose';
  if (flags.write !== undefined && flags.write !== recorded) {
    throw new UsageError(
      `--write ${flags.write}: in the recorded run the model ${recorded === 'free' ? 'worded sentences itself' : 'chose by number'}.`,
      { hint: 'Leave --write out.' },
    );
  }
}
