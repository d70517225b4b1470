/** The machine that a unit is printed for, and what it should do there. */
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { resolveSettings } from '../../../config/layers.ts';
import type { Settings } from '../../../config/settings.ts';
import { findTopic, loadTopic, defaultTimeZone } from '../../../config/topic-file.ts';
import { listTopics } from '../../../config/topic-list.ts';
import { UsageError } from '../../../errors.ts';
import type { Topic } from '../../../model/topic.ts';
import { commonest } from '../../../setup/posts.ts';
import {
  readTimeOfDay,
  type Machine,
  type Plan,
  type TimeOfDay,
} from '../../../setup/schedule/plan.ts';
import { sources } from '../../../sources/all.ts';
import { packageRoot, stateFolder, topicFolders } from '../../state/places.ts';
import type { Io } from '../../terminal/io.ts';

/** Half past midnight: the day before is over, and late feeds have come in. */
export const usualTime = '00:30';

export function thisMachine({ env }: Pick<Io, 'env'>): Machine {
  const { timeZone } = new Intl.DateTimeFormat('en', zoneIn(env['TZ'])).resolvedOptions();
  return {
    node: process.execPath,
    program: join(packageRoot, 'bin', 'digest.js'),
    timeZone,
    // Who says sudo wants the unit to run as himself.
    user: env['SUDO_USER'] ?? userInfo().username,
  };
}

function zoneIn(name: string | undefined): { readonly timeZone?: string } {
  try {
    if (name === undefined) return {};
    return {
      timeZone: new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone,
    };
  } catch {
    // `TZ=:/etc/localtime` and its like: the system knows what that is.
    return {};
  }
}

/** @throws UsageError for what is no time of day */
export function timeOf(text: string): TimeOfDay {
  const time = readTimeOfDay(text);
  if (time === undefined)
    throw new UsageError(`--at: no time of day: "${text}".`, {
      hint: `Write hours and minutes, such as ${usualTime} or 07:15.`,
    });
  return time;
}

/**
 * @param blog root of the blog, absolute: where `digest.yaml` lies
 * @param named ids or names of topics; none for all
 * @throws UsageError for an unknown topic or a broken file
 */
export async function planFor(
  blog: string,
  named: readonly string[],
  at: TimeOfDay,
  io: Io,
): Promise<Plan> {
  const { settings } = await resolveSettings({}, io.env, blog);
  const topics = await topicsOf(settings, named, blog);
  return {
    at,
    timeZone: commonest(topics.map(({ timeZone }) => timeZone)) ?? defaultTimeZone,
    topics: named.length === 0 ? [] : topics.map(({ id }) => id),
    blog,
    state: stateFolder(settings, blog),
    keys: keysOf(settings, topics),
    variables: heeded(io.env, settings),
    now: io.clock.now(),
  };
}

async function topicsOf(
  settings: Settings,
  named: readonly string[],
  blog: string,
): Promise<readonly Topic[]> {
  const folders = topicFolders(settings, blog);
  const own = folders.slice(0, -1);
  const files =
    named.length > 0
      ? await Promise.all(named.map((name) => findTopic(name, folders)))
      : await listTopics(own);
  return Promise.all(files.map(({ id }) => loadTopic(id, folders)));
}

/** Environment variables that hold keys which these topics and this model server need. */
function keysOf(
  { engine, openaiUrl, openaiKeyEnv }: Settings,
  topics: readonly Topic[],
): readonly string[] {
  const kinds = new Set(topics.flatMap((topic) => topic.sources.map(({ kind }) => kind)));
  const ofSources = sources.flatMap(({ kind, can }) =>
    kinds.has(kind) && can.key !== undefined ? [can.key] : [],
  );
  const ofServer = engine === 'openai' || openaiUrl !== undefined ? [openaiKeyEnv] : [];
  return [...new Set([...ofSources, ...ofServer])];
}

const proxies: ReadonlySet<string> = new Set(['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY']);

/** What is set here, decides how a run goes, and is not handed on by who starts it later. */
function heeded(env: Io['env'], { ollamaHost }: Settings): readonly string[] {
  const isSet = (name: string): boolean => (env[name] ?? '') !== '';
  return Object.keys(env)
    .filter(isSet)
    .filter(
      (name) =>
        proxies.has(name.toUpperCase()) ||
        name.startsWith('DIGEST_') ||
        (name === 'OLLAMA_HOST' && ollamaHost !== undefined),
    )
    .toSorted();
}
