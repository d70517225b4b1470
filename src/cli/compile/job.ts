/** One topic and one day of what was asked for. */
import { resolve } from 'node:path';
import type { RecordingHead } from '../../adapters/recording.ts';
import { atHome } from '../../config/home.ts';
import { didYouMean } from '../../config/nearest.ts';
import type { Settings } from '../../config/settings.ts';
import { isCalled, loadTopic, otherTopics } from '../../config/topic-file.ts';
import { listTopics } from '../../config/topic-list.ts';
import { parseDay, parsePastDay, parseSpan, windowOf, windowSince } from '../../config/window.ts';
import { UsageError } from '../../errors.ts';
import type { Section } from '../../model/sections.ts';
import type { OtherTopic, PostLanguage, Topic, Window } from '../../model/topic.ts';
import { seriesOf } from '../../model/window.ts';
import { defaultBounds, type Bounds, type Prompts } from '../../stage.ts';
import { stateFolder, topicFolders } from '../state/places.ts';
import type { Io } from '../terminal/io.ts';
import { toStdout, type Replay, type Request } from './request.ts';

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
  /** Absent: as is usual. */
  readonly sections: readonly Section[] | undefined;
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

/**
 * @param typed the day, where it is not the one that was typed for all topics: `YYYY-MM-DD`
 * @throws UsageError for anything that can't be meant
 */
export async function jobOf(
  topicId: string | undefined,
  request: Request,
  io: Io,
  typed?: string,
): Promise<Job> {
  const { flags, settings, replay, imageFile, given } = request;
  const topic = withLinks(await topicOf(topicId, request, io), request.links);
  const date = typed ?? dateOf(flags.date, topic, replay?.head, io);
  const days =
    settings.window === undefined
      ? (replay?.head.windowDays ?? topic.windowDays)
      : parseSpan(settings.window);
  const usualDays = replay?.head.windowDays ?? topic.windowDays;
  const wantsImage = flags.image !== false && settings.image;
  return {
    settings,
    topic: {
      ...topic,
      id: seriesOf({ id: topic.id, windowDays: usualDays }, days, request.besides),
    },
    // A replay answers as the run did, whatever topics there are by now.
    otherTopics:
      given?.otherTopics ??
      (replay
        ? (replay.head.otherTopics ?? [])
        : await otherTopics(topic, topicFolders(settings, io.cwd))),
    // What was not asked for then, a recording does not have.
    bounds: replay
      ? (replay.head.bounds ?? defaultBounds)
      : { hits: settings.hits, googleRequests: settings.googleRequests },
    window: windowSince(windowOf(date, days, topic.timeZone), replay?.head.since),
    // A day that is caught up was not typed.
    reachesBack: settings.window === undefined && (flags.date === undefined || typed !== undefined),
    ...(replay?.head.datedAt !== undefined && { datedAt: replay.head.datedAt }),
    lang: firstOf(settings.lang) ?? replay?.head.lang ?? topic.language,
    stories:
      flags.stories === undefined ? (replay?.head.stories ?? settings.stories) : settings.stories,
    sections: settings.sections ?? replay?.head.sections ?? topic.sections,
    prompts: request.prompts,
    imageFile,
    image: wantsImage && (given !== undefined || !toStdout(settings) || imageFile !== undefined),
    state: replay && settings.state === undefined ? undefined : stateFolder(settings, io.cwd),
    replay,
    record: flags.record === undefined ? undefined : resolve(io.cwd, atHome(flags.record, io.env)),
    from: flags.from,
    refresh: flags.refresh ?? false,
    force: flags.force ?? false,
    dryRun: flags.dryRun ?? false,
  };
}

/** Of several each has a request of its own; see `inEachLanguage`. */
function firstOf(lang: Settings['lang']): PostLanguage | undefined {
  return typeof lang === 'object' ? lang[0] : lang;
}

/** The user's links stand before what sources find, so that theirs is the hit that others fold into. */
function withLinks(topic: Topic, links: readonly string[]): Topic {
  if (links.length === 0) return topic;
  return { ...topic, sources: [{ kind: 'urls', urls: links }, ...topic.sources] };
}

async function topicOf(
  id: string | undefined,
  { settings, replay, given }: Request,
  io: Io,
): Promise<Topic> {
  if (given) return given.topic;
  const head = replay?.head;
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
  if (head === undefined) return parsePastDay(typed ?? 'today', topic.timeZone, io.clock.now());
  const day = typed === undefined ? head.date : parseDay(typed, topic.timeZone, io.clock.now());
  if (day !== head.date) {
    throw new UsageError(`the recording is of ${head.date}, not ${day}.`, {
      hint: `Did you mean --date ${head.date}?`,
    });
  }
  return day;
}
