/** `digest run`, and so `digest TOPIC`: posts of any number of topics and days. */
import { resolve } from 'node:path';
import pMap from 'p-map';
import { UnknownTopicError } from '../../../config/topic-file.ts';
import { afterRun } from '../../compile/after-run.ts';
import { compileJob } from '../../compile/compile.ts';
import { jobOf, type Job } from '../../compile/job.ts';
import { createReporter, loudnessOf, type Reporter } from '../../compile/report.ts';
import { inEachLanguage, requestOf, type Request, type RunFlags } from '../../compile/request.ts';
import type { RunEnd } from '../../compile/run-end.ts';
import { openServices, type Services } from '../../composition/services.ts';
import { exitCodes, isRunFault } from '../../../errors.ts';
import { stateFolder } from '../../state/places.ts';
import type { Io } from '../../terminal/io.ts';
import { daysToMake, topicsAsked, type SeveralFlags } from './several.ts';
import { endsTable, worstOf } from './report.ts';

/** So many topics are under way at a time: one asks the model while others fetch. */
const atATime = 3;

/** @returns the exit code; of several posts, the one that tells the worst */
export async function run(
  ids: readonly string[],
  flags: RunFlags & SeveralFlags,
  io: Io,
): Promise<number> {
  const request = await requestOf(flags, io);
  const topics = await topicsAsked(ids, flags, request, io);
  const requests = inEachLanguage(request);
  const services = openServices(request.settings, io);
  try {
    const shared = { flags, request, services, io };
    const alone = topics.length === 1 && requests.length === 1;
    if (alone && !flags.all && flags.catchUp === undefined) {
      const reporter = reporterOf(request, io);
      const [end] = await daysOf(topics[0], shared, reporter);
      await keepSite(end === undefined ? [] : [end], shared, reporter);
      return end?.exitCode ?? exitCodes.published;
    }
    const ends = await pMap(topics, (topic) => languagesOf(topic, requests, shared), {
      concurrency: atATime,
    });
    await keepSite(ends.flat(), shared, reporterOf(request, io));
    if (flags.json) await io.out(`${JSON.stringify(ends.flat(), null, 2)}\n`);
    else if (!flags.quiet) await io.out(endsTable(ends.flat(), io.cwd));
    return worstOf(ends.flat());
  } finally {
    await services.close();
  }
}

interface Shared {
  readonly flags: RunFlags & SeveralFlags;
  readonly request: Request;
  readonly services: Services;
  readonly io: Io;
}

/** The posts of one topic in each language, one after another: what the first has fetched serves the others. */
async function languagesOf(
  topic: string | undefined,
  requests: readonly Request[],
  shared: Shared,
): Promise<readonly RunEnd[]> {
  const ends: RunEnd[] = [];
  for (const request of requests) {
    if (shared.io.signal.aborted && ends.length > 0) break;
    const { besides } = request;
    const name = besides === undefined ? topic : `${topic ?? ''} ${besides}`.trim();
    ends.push(
      ...(await daysOf(topic, { ...shared, request }, reporterOf(request, shared.io, name))),
    );
  }
  return ends;
}

/** The posts of one topic, one day after another: each day has to know what the one before told. */
async function daysOf(
  topic: string | undefined,
  shared: Shared,
  reporter: Reporter,
): Promise<readonly RunEnd[]> {
  const { flags, request, services, io } = shared;
  const { settings } = request;
  const passesBy = request.replay !== undefined || flags.dryRun === true;
  const state = passesBy ? undefined : stateFolder(settings, io.cwd);
  const after = { settings, state, io, reporter };
  let last: Job;
  let days: readonly string[];
  try {
    last = await jobOf(topic, request, io);
    days = await daysToMake(last, flags.catchUp);
  } catch (error) {
    // Where nothing else was asked for it may have been meant as a command.
    if (error instanceof UnknownTopicError && reporter.alone) throw error;
    const end = failed(error, { topic: topic ?? '', date: flags.date ?? '' }, reporter);
    await afterRun(end, { ...after, unstarted: true });
    return [end];
  }
  const ends: RunEnd[] = [];
  for (const date of days) {
    // Stopped before the first was begun: that is its end.
    if (io.signal.aborted && ends.length > 0) break;
    let end: RunEnd;
    try {
      const job = date === last.window.date ? last : await jobOf(topic, request, io, date);
      end = await compileJob(job, services, io, reporter);
    } catch (error) {
      end = failed(error, { topic: last.topic.id, date }, reporter);
    }
    await afterRun(end, after);
    ends.push(end);
  }
  return ends;
}

/** The pages, index and feeds of a folder that is published as it lies. */
async function keepSite(
  ends: readonly RunEnd[],
  { request: { settings }, io }: Shared,
  reporter: Reporter,
): Promise<void> {
  const { out, siteUrl } = settings;
  if (out === undefined || siteUrl === undefined) return;
  if (ends.every(({ written }) => written.length === 0)) return;
  const { writeSite } = await import('../../pages/write-site.ts');
  const files = await writeSite(resolve(io.cwd, out), settings, io);
  reporter.note(`${files.length} pages, index and feeds in ${out} are up to date.`);
}

/** One topic's failure is no other's. */
function failed(error: unknown, of: Pick<RunEnd, 'topic' | 'date'>, reporter: Reporter): RunEnd {
  return {
    ...of,
    exitCode: reporter.failure(error),
    written: [],
    losses: [],
    degraded: [],
    failure: {
      code: isRunFault(error) ? error.code : 'bug',
      message: error instanceof Error ? error.message : String(error),
    },
    milliseconds: 0,
  };
}

/** @param topic named before each line where several are made */
function reporterOf({ flags }: Request, io: Io, topic?: string): Reporter {
  return createReporter(io, { loudness: loudnessOf(flags), json: flags.log === 'json', topic });
}
