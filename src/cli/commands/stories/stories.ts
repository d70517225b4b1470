/** `digest stories [TOPIC]`: what posts told, story by story. */
import { publishedIn } from '../../../adapters/run-folder.ts';
import { resolveSettings } from '../../../config/layers.ts';
import { didYouMean } from '../../../config/nearest.ts';
import { defaultTimeZone } from '../../../config/topic-file.ts';
import { listTopics } from '../../../config/topic-list.ts';
import { parseDay } from '../../../config/window.ts';
import { UsageError, exitCodes } from '../../../errors.ts';
import type { Published } from '../../../model/run.ts';
import type { Io } from '../../terminal/io.ts';
import { shortest, stateFolder, topicFolders } from '../../state/places.ts';
import type { StateFlags } from '../../command.ts';
import { storyLines, type StoryOverDays } from './report.ts';

export interface StoriesFlags extends StateFlags {
  readonly since?: string;
  readonly topics?: string;
  readonly json?: boolean;
}

/**
 * @returns 0, also when nothing was told
 * @throws UsageError for a topic that no file defines and no post was about, and for a day that is none
 */
export async function stories(
  typed: string | undefined,
  flags: StoriesFlags,
  io: Io,
): Promise<number> {
  const { settings } = await resolveSettings(
    { state: flags.state, blog: flags.blog, topics: flags.topics },
    io.env,
    io.cwd,
  );
  const state = stateFolder(settings, io.cwd);
  const since =
    flags.since === undefined ? undefined : parseDay(flags.since, defaultTimeZone, io.clock.now());
  const { posts, unreadable } = await publishedIn(state);
  const topic = typed?.toLowerCase();
  if (topic !== undefined) {
    const defined = (await listTopics(topicFolders(settings, io.cwd))).map(({ id }) => id);
    const known = [...new Set([...posts.map((post) => post.topic), ...defined])].toSorted();
    if (!known.includes(topic))
      throw new UsageError(`unknown topic "${typed ?? ''}".`, { hint: didYouMean(topic, known) });
  }
  for (const path of unreadable) io.err(`digest: ${path} is no record of a post; left out.\n`);
  const told = storiesIn(
    posts.filter((post) => topic === undefined || post.topic === topic),
  ).filter(({ days: [last = ''] }) => since === undefined || last >= since);
  if (flags.json) await io.out(`${JSON.stringify(told, null, 2)}\n`);
  else await io.out(storyLines(told, (file) => shortest(file, io.cwd)).join(''));
  if (told.length === 0) {
    const about = topic === undefined ? '' : ` about ${topic}`;
    const from = since === undefined ? '' : ` since ${since}`;
    io.err(
      `no story${about} was told${from} under ${state}; tell some: digest ${topic ?? 'TOPIC'}\n`,
    );
  }
  return exitCodes.published;
}

/** Stories by the day on which they were told last, the newest first; those of one post in its order. */
function storiesIn(posts: readonly Published[]): readonly StoryOverDays[] {
  const newestFirst = posts.toSorted((a, b) => order(b.date, a.date) || order(a.topic, b.topic));
  const found = new Map<string, StoryOverDays>();
  for (const { topic, told, engine, files } of newestFirst) {
    for (const { id, ...post } of told) {
      const name = `${topic} ${id}`;
      const later = found.get(name);
      found.set(name, {
        id,
        topic,
        state: later?.state ?? post.state,
        headline: later?.headline ?? post.headline,
        days: united(later?.days, [post.date]),
        outlets: united(later?.outlets, post.outlets),
        urls: united(later?.urls, post.urls),
        posts: [...(later?.posts ?? []), { ...post, engine, files }],
      });
    }
  }
  return [...found.values()];
}

function united(some: readonly string[] = [], more: readonly string[]): readonly string[] {
  return [...new Set([...some, ...more])];
}

function order(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
