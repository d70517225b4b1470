/** `digest enqueue`: posts that workers are to make. */
import { folderRecords, type RunRecords } from '../../../adapters/run-folder.ts';
import type { Standing } from '../../../adapters/redis/topic-queue.ts';
import type { Settings } from '../../../config/settings.ts';
import { loadTopic, topicNames } from '../../../config/topic-file.ts';
import { parsePastDay } from '../../../config/window.ts';
import { UsageError, exitCodes } from '../../../errors.ts';
import { daysBefore } from '../../../model/window.ts';
import { decidingOf, queueFormat, seriesIn, type TopicJob } from '../../../queue/job.ts';
import { requestOf, type RunFlags } from '../../compile/request.ts';
import { openShared, type Shared } from '../../composition/shared.ts';
import { stateFolder, topicFolders } from '../../state/places.ts';
import { inColumns } from '../../terminal/columns.ts';
import { reportFailure } from '../../terminal/failure.ts';
import type { Io } from '../../terminal/io.ts';
import { ownTopics } from '../run/several.ts';

export interface EnqueueFlags extends RunFlags {
  readonly all?: boolean;
  readonly again?: boolean;
  readonly json?: boolean;
}

interface Asked {
  readonly topic: string;
  readonly date: string;
  readonly standing: Standing;
}

const words: Readonly<Record<Standing, string>> = {
  queued: 'queued',
  waiting: 'waits already',
  running: 'is being made',
  done: 'done already; --again makes it once more',
  failed: 'failed',
  absent: 'absent',
};

/** @returns 2 when a topic file is wrong, which costs that topic alone */
export async function enqueue(
  ids: readonly string[],
  flags: EnqueueFlags,
  io: Io,
): Promise<number> {
  const { settings } = await requestOf(flags, io);
  if (typeof settings.lang === 'object' && settings.lang.length > 1)
    throw new UsageError(
      `lang: ${settings.lang.join(', ')}: a queue makes each post in one language.`,
      {
        hint: `Add --lang ${settings.lang[0] ?? 'zh-TW'}; \`digest run\` makes them in several.`,
      },
    );
  if (flags.all && ids.length > 0)
    throw new UsageError(`--all asks for every topic: leave ${ids.join(', ')} out, or --all.`);
  const folders = topicFolders(settings, io.cwd);
  const wanted = flags.all ? await ownTopics(folders) : [...new Set(ids)];
  if (wanted.length === 0)
    throw new UsageError('which topics?', { hint: 'Name them, or all of them with --all.' });
  const { jobs, code } = await jobsOf(wanted, { flags, settings, folders, io });
  if (jobs.length === 0) return code;
  const state = folderRecords(stateFolder(settings, io.cwd));
  const shared = await openShared(settings, io, (text) => {
    io.err(`${text}\n`);
  });
  const asked: Asked[] = [];
  try {
    for (const job of jobs) {
      await bring(state, shared.records, job);
      const standing = await shared.queue.enqueue(job, flags.again ?? false);
      asked.push({ topic: seriesIn(job), date: job.date, standing });
    }
    if (flags.json) await io.out(`${JSON.stringify(asked, null, 2)}\n`);
    else await io.out(table(asked));
    await sayIfNobodyListens(shared, io);
  } finally {
    await shared.close();
  }
  return code;
}

interface Asking {
  readonly flags: EnqueueFlags;
  readonly settings: Settings;
  readonly folders: readonly string[];
  readonly io: Io;
}

/** What can't be read is told of; the rest is asked for. */
async function jobsOf(
  ids: readonly string[],
  { flags, settings, folders, io }: Asking,
): Promise<{ readonly jobs: readonly TopicJob[]; readonly code: number }> {
  const names = await topicNames(folders);
  const deciding = decidingOf({ ...settings, image: settings.image && flags.image !== false });
  const jobs: TopicJob[] = [];
  let code: number = exitCodes.published;
  for (const id of ids) {
    try {
      const topic = await loadTopic(id, folders);
      jobs.push({
        format: queueFormat,
        date: parsePastDay(flags.date ?? 'today', topic.timeZone, io.clock.now()),
        reachesBack: flags.date === undefined && settings.window === undefined,
        topic,
        otherTopics: names.filter((other) => other.id !== topic.id),
        settings: deciding,
      });
    } catch (error) {
      code = reportFailure(error, io);
    }
  }
  return { jobs, code };
}

function table(asked: readonly Asked[]): string {
  return inColumns(asked.map(({ topic, date, standing }) => [topic, date, words[standing]]))
    .map((line) => `${line}\n`)
    .join('');
}

/** So long what was told is remembered, in days. */
const remembered = 60;

/** What runs of this state folder told, so that no worker tells it again. What the queue knows better stays. */
async function bring(from: RunRecords, to: RunRecords, job: TopicJob): Promise<void> {
  const topic = seriesIn(job);
  const known = new Set(await to.daysOf(topic));
  const days = await from.daysOf(topic);
  for (const day of days.filter(
    (one) => !known.has(one) && one >= daysBefore(job.date, remembered),
  )) {
    const here = from.run(day, topic);
    const manifest = await here.readManifest();
    const published = await here.readPublished();
    if (manifest !== undefined) await to.run(day, topic).writeManifest(manifest);
    if (published !== undefined) await to.run(day, topic).writePublished(published);
  }
}

async function sayIfNobodyListens({ queue }: Shared, io: Io): Promise<void> {
  if ((await queue.workers()) > 0) return;
  io.err(`No worker of this form (${queueFormat}) listens yet: start \`digest worker\`.\n`);
}
