/** Which topics and days are made when more than one post is asked for. */
import { resolve } from 'node:path';
import { runFolder, runsIn } from '../../../adapters/run-folder.ts';
import { listTopics } from '../../../config/topic-list.ts';
import { UsageError, exitCodes } from '../../../errors.ts';
import { daysBefore } from '../../../model/window.ts';
import type { Job } from '../../compile/job.ts';
import { toStdout, type Request, type RunFlags } from '../../compile/request.ts';
import { packageRoot, topicFolders } from '../../state/places.ts';
import type { Io } from '../../terminal/io.ts';

export interface SeveralFlags {
  readonly all?: boolean;
  readonly catchUp?: string;
  /** The table as JSON. */
  readonly json?: boolean;
}

/**
 * The topics as they were typed; undefined for the one that a recording is about.
 * @throws UsageError for what goes with one topic only
 */
export async function topicsAsked(
  ids: readonly string[],
  flags: RunFlags & SeveralFlags,
  { settings }: Request,
  io: Io,
): Promise<readonly (string | undefined)[]> {
  if (flags.all && ids.length > 0)
    throw new UsageError(`--all makes every topic: leave ${ids.join(', ')} out, or --all.`);
  const several = flags.all === true || ids.length > 1 || flags.catchUp !== undefined;
  const languages = typeof settings.lang === 'object' ? settings.lang.length : 1;
  // A wrong number is one for all topics.
  catchUpDays(flags.catchUp);
  if (several) refuseForOne(flags, ['replay', 'record', 'urls', 'image'], toStdout(settings));
  // Both are made of the same pages and links; a recording holds one run.
  else if (languages > 1) refuseForOne(flags, ['record', 'image'], toStdout(settings));
  else if (flags.json)
    throw new UsageError('--json is the table of several topics.', {
      hint: '--log json tells one run event by event; `digest show DATE/TOPIC manifest` has all of it.',
    });
  if (flags.all) return ownTopics(topicFolders(settings, io.cwd));
  return ids.length === 0 ? [undefined] : [...new Set(ids)];
}

/** Of one's own folders where there is a topic in one, else the bundled ones. */
export async function ownTopics(folders: readonly string[]): Promise<readonly string[]> {
  const bundled = resolve(packageRoot, 'topics');
  const own = await listTopics(folders.filter((folder) => resolve(folder) !== bundled));
  const found = own.length > 0 ? own : await listTopics([bundled]);
  return found.map(({ id }) => id);
}

function refuseForOne(
  flags: RunFlags & SeveralFlags,
  names: readonly ('replay' | 'record' | 'urls' | 'image')[],
  printed: boolean,
): void {
  const alone = names.find((name) => typeof flags[name] === 'string');
  if (alone !== undefined)
    throw new UsageError(`--${alone} goes with one topic, one day and one language.`, {
      hint: 'Run that topic by itself, with one --lang.',
    });
  if (printed)
    throw new UsageError('several posts need a place.', {
      hint: 'Name the blog with --blog, or a folder with --out.',
    });
}

/** A day that ended so needs no other run. */
const done: ReadonlySet<number> = new Set([
  exitCodes.published,
  exitCodes.nothingNew,
  exitCodes.degraded,
]);

/**
 * The day of `last`, and before it those days of the last `catchUp` ones of which no run came to an end, oldest first.
 * Days before the first run of the topic are not missing: nobody asked for them.
 */
export async function daysToMake(
  last: Job,
  catchUp: string | undefined,
): Promise<readonly string[]> {
  const { date } = last.window;
  const days = catchUpDays(catchUp);
  const first = await firstRunOf(last);
  const before = Array.from({ length: days }, (_, i) => daysBefore(date, days - i)).filter(
    (day) => first !== undefined && day > first,
  );
  const open = await Promise.all(before.map((day) => isOpen(last, day)));
  return [...before.filter((_, i) => open[i]), date];
}

/** Day of the earliest run of a topic that the state folder has. */
async function firstRunOf({ state, topic }: Job): Promise<string | undefined> {
  if (state === undefined) return undefined;
  const run = (await runsIn(state)).find((name) => name.endsWith(`/${topic.id}`));
  return run?.split('/')[0];
}

/** @throws UsageError when it is no number of days */
function catchUpDays(typed: string | undefined): number {
  if (typed === undefined) return 0;
  const days = /^\d{1,3}$/.test(typed) ? Number(typed) : 0;
  if (days < 1 || days > 60)
    throw new UsageError(`--catch-up: not valid: "${typed}".`, {
      hint: 'Write a number of days, 1 to 60.',
    });
  return days;
}

async function isOpen({ state, topic }: Job, day: string): Promise<boolean> {
  if (state === undefined) return true;
  const folder = runFolder(state, day, topic.id);
  if ((await folder.readPublished()) !== undefined) return false;
  const manifest = await folder.readManifest();
  return manifest === undefined || !done.has(manifest.exitCode);
}
