/** `digest run`, and so `digest TOPIC`: posts of any number of topics and days. */
import pMap from 'p-map';
import { compileJob } from '../../compile/compile.ts';
import { jobOf, type Job } from '../../compile/job.ts';
import { createReporter, loudnessOf, type Reporter } from '../../compile/report.ts';
import { requestOf, type Request, type RunFlags } from '../../compile/request.ts';
import type { RunEnd } from '../../compile/run-end.ts';
import { openServices, type Services } from '../../composition/services.ts';
import { isRunFault } from '../../../errors.ts';
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
  const services = openServices(request.settings, io);
  try {
    if (topics.length === 1 && !flags.all && flags.catchUp === undefined) {
      const job = await jobOf(topics[0], request, io);
      const { exitCode } = await compileJob(job, services, io, reporterOf(request, io));
      return exitCode;
    }
    const ends = await pMap(topics, (topic) => daysOf(topic, { flags, request, services, io }), {
      concurrency: atATime,
    });
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

/** The posts of one topic, one day after another: each day has to know what the one before told. */
async function daysOf(topic: string | undefined, shared: Shared): Promise<readonly RunEnd[]> {
  const { flags, request, services, io } = shared;
  const reporter = reporterOf(request, io, topic);
  let last: Job;
  let days: readonly string[];
  try {
    last = await jobOf(topic, request, io);
    days = await daysToMake(last, flags.catchUp);
  } catch (error) {
    return [failed(error, { topic: topic ?? '', date: flags.date ?? '' }, reporter)];
  }
  const ends: RunEnd[] = [];
  for (const date of days) {
    if (io.signal.aborted) break;
    try {
      const job = date === last.window.date ? last : await jobOf(topic, request, io, date);
      ends.push(await compileJob(job, services, io, reporter));
    } catch (error) {
      ends.push(failed(error, { topic: last.topic.id, date }, reporter));
    }
  }
  return ends;
}

/** One topic's failure is no other's. */
function failed(error: unknown, of: Pick<RunEnd, 'topic' | 'date'>, reporter: Reporter): RunEnd {
  return {
    ...of,
    exitCode: reporter.failure(error),
    written: [],
    losses: [],
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
