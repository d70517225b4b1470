/** What was typed, turned once into what it means. */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { readHead, type RecordingHead } from '../../adapters/recording.ts';
import { atHome } from '../../config/home.ts';
import { loadPrompts } from '../../config/prompts.ts';
import { resolveSettings } from '../../config/layers.ts';
import { parseLinks } from '../../config/links-file.ts';
import { didYouMean } from '../../config/nearest.ts';
import type { SettingName, Settings } from '../../config/settings.ts';
import { isCalled, listTopics, loadTopic, otherTopics } from '../../config/topic-file.ts';
import { parseDay, parseSpan, windowOf, windowSince } from '../../config/window.ts';
import { UsageError } from '../../errors.ts';
import type { OtherTopic, PostLanguage, Topic, Window } from '../../model/topic.ts';
import { seriesOf } from '../../model/window.ts';
import { stageNames } from '../../pipeline/digest.ts';
import { defaultBounds, type Bounds, type Prompts } from '../../stage.ts';
import { readAll, type Io } from '../terminal/io.ts';
import { mustBeFolder } from '../state/folders.ts';
import { packageRoot, stateFolder, topicFolders } from '../state/places.ts';

/** Flags of the run as commander gives them. */
export interface RunFlags {
  readonly date?: string;
  readonly window?: string;
  readonly out?: string;
  readonly blog?: string;
  readonly format?: string;
  readonly permalink?: string;
  readonly engine?: string;
  readonly model?: string;
  readonly write?: string;
  readonly judge?: string;
  readonly judgeOwn?: boolean;
  readonly embed?: string;
  readonly lang?: string;
  readonly stories?: string;
  readonly topics?: string;
  /** A file of links, or `-`. */
  readonly urls?: string;
  readonly ollamaHost?: string;
  readonly openaiUrl?: string;
  readonly allowPrivate?: readonly string[];
  readonly state?: string;
  readonly from?: string;
  readonly refresh?: boolean;
  readonly record?: string;
  readonly replay?: string;
  readonly strict?: boolean;
  readonly allowEmpty?: boolean;
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

/** A run, decided. */
export interface Job {
  readonly settings: Settings;
  readonly topic: Topic;
  readonly otherTopics: readonly OtherTopic[];
  readonly bounds: Bounds;
  readonly window: Window;
  /** No day and no span was asked for: the window begins where the last post could see no more. */
  readonly reachesBack: boolean;
  /** As in `Params`. */
  readonly datedAt?: string | undefined;
  readonly lang: PostLanguage;
  readonly stories: number;
  readonly prompts: Prompts;
  readonly imageFile: string | undefined;
  /** A picture is wanted and has a place to go. */
  readonly image: boolean;
  /** Absolute; absent when nothing is kept (a replay without --state). */
  readonly state: string | undefined;
  readonly replay: Replay | undefined;
  readonly record: string | undefined;
  readonly from: string | undefined;
  readonly refresh: boolean;
  readonly force: boolean;
  /** Writes nothing, neither post nor state. */
  readonly dryRun: boolean;
}

/** @throws UsageError for anything that can't be meant */
export async function jobOf(topicId: string | undefined, flags: RunFlags, io: Io): Promise<Job> {
  const settings = await settingsOf(flags, io);
  if (flags.from !== undefined && !stageNames.includes(flags.from)) {
    throw new UsageError(`unknown stage "${flags.from}".`, {
      hint: didYouMean(flags.from, stageNames),
    });
  }
  if (flags.quiet && flags.verbose)
    throw new UsageError('--quiet and --verbose exclude each other.');
  if (flags.dryRun && flags.record !== undefined)
    throw new UsageError('--dry-run writes nothing, so it goes with no --record.');
  const replay = await replayOf(flags, settings, io);
  const topic = withLinks(
    await topicOf(topicId, settings, replay?.head, io),
    await linksOf(flags, io),
  );
  const date = dateOf(flags.date, topic, replay?.head, io);
  const days =
    settings.window === undefined
      ? (replay?.head.windowDays ?? topic.windowDays)
      : parseSpan(settings.window);
  if (settings.blog !== undefined) await mustBeFolder(...named('blog', settings.blog, io));
  if (settings.topics !== undefined) await mustBeFolder(...named('topics', settings.topics, io));

  const toStdout = settings.blog === undefined && settings.out === undefined;
  const imageFile = typeof flags.image === 'string' ? atHome(flags.image, io.env) : undefined;
  if (imageFile !== undefined && !toStdout) {
    throw new UsageError('--image goes with a post to standard output.', {
      hint: 'With --blog or --out the picture has its place: leave --image out.',
    });
  }
  if (imageFile !== undefined)
    await mustBeFolder(`--image ${imageFile}`, dirname(resolve(io.cwd, imageFile)), io.cwd);
  const wantsImage = flags.image !== false && settings.image;
  const usualDays = replay?.head.windowDays ?? topic.windowDays;
  return {
    settings,
    topic: { ...topic, id: seriesOf({ id: topic.id, windowDays: usualDays }, days) },
    // A replay answers as the run did, whatever topics there are by now.
    otherTopics: replay
      ? (replay.head.otherTopics ?? [])
      : await otherTopics(topic, topicFolders(settings, io.cwd)),
    // What was not asked for then, a recording does not have.
    bounds: replay
      ? (replay.head.bounds ?? defaultBounds)
      : { hits: settings.hits, googleRequests: settings.googleRequests },
    window: windowSince(windowOf(date, days, topic.timeZone), replay?.head.since),
    reachesBack: flags.date === undefined && settings.window === undefined,
    ...(replay?.head.datedAt !== undefined && { datedAt: replay.head.datedAt }),
    lang: settings.lang ?? replay?.head.lang ?? topic.language,
    stories:
      flags.stories === undefined ? (replay?.head.stories ?? settings.stories) : settings.stories,
    prompts: await loadPrompts(resolve(packageRoot, 'prompts')),
    imageFile,
    image: wantsImage && (!toStdout || imageFile !== undefined),
    state: replay && settings.state === undefined ? undefined : stateFolder(settings, io.cwd),
    replay,
    record: flags.record === undefined ? undefined : resolve(io.cwd, atHome(flags.record, io.env)),
    from: flags.from,
    refresh: flags.refresh ?? false,
    force: flags.force ?? false,
    dryRun: flags.dryRun ?? false,
  };
}

/** A folder that a person named, as `mustBeFolder` takes it. */
function named(key: string, path: string, io: Io): Parameters<typeof mustBeFolder> {
  return [`--${key} ${path}`, resolve(io.cwd, path), io.cwd];
}

/** The user's links stand before what sources find, so that theirs is the hit that others fold into. */
function withLinks(topic: Topic, links: readonly string[]): Topic {
  if (links.length === 0) return topic;
  return { ...topic, sources: [{ kind: 'urls', urls: links }, ...topic.sources] };
}

async function linksOf({ urls, replay }: RunFlags, io: Io): Promise<readonly string[]> {
  if (urls === undefined) return [];
  if (replay !== undefined)
    throw new UsageError('--urls and --replay exclude each other.', {
      hint: 'A recording holds the links that it was made with.',
    });
  if (urls === '-') return parseLinks('standard input', await readAll(io.stdin));
  const path = resolve(io.cwd, atHome(urls, io.env));
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`--urls ${urls}: ${(cause as Error).message}`, { cause });
  });
  return parseLinks(urls, text);
}

async function settingsOf(flags: RunFlags, io: Io): Promise<Settings> {
  const { image: _, ...named } = flags;
  const typed: Partial<Record<SettingName, unknown>> = named;
  const { settings } = await resolveSettings(typed, io.env, io.cwd);
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

async function replayOf(flags: RunFlags, settings: Settings, io: Io): Promise<Job['replay']> {
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

async function topicOf(
  id: string | undefined,
  settings: Settings,
  head: RecordingHead | undefined,
  io: Io,
): Promise<Topic> {
  const folders = topicFolders(settings, io.cwd);
  if (head) {
    if (id === undefined || isCalled(head.topic, id)) return head.topic;
    throw new UsageError(`the recording is about "${head.topic.id}", not "${id}".`, {
      hint: didYouMean(id, [head.topic.id]),
    });
  }
  if (id !== undefined) return loadTopic(id, folders);
  const ids = (await listTopics(folders)).map((file) => file.id);
  throw new UsageError('which topic?', {
    hint: `One of: ${ids.join(', ')}. \`digest --help\` shows the rest.`,
  });
}

function dateOf(
  typed: string | undefined,
  topic: Topic,
  head: RecordingHead | undefined,
  io: Io,
): string {
  const day =
    typed === undefined && head
      ? head.date
      : parseDay(typed ?? 'today', topic.timeZone, io.clock.now());
  if (head && day !== head.date) {
    throw new UsageError(`the recording is of ${head.date}, not ${day}.`, {
      hint: `Did you mean --date ${head.date}?`,
    });
  }
  return day;
}
