/** `digest worker`: takes jobs of a queue and makes their posts, which wait in its store to be collected. */
import { hostname } from 'node:os';
import type { WorkEvent } from '../../../adapters/redis/work.ts';
import { UsageError } from '../../../errors.ts';
import { seriesIn, settingsFor, type JobResult, type TopicJob } from '../../../queue/job.ts';
import { compileJob } from '../../compile/compile.ts';
import { jobOf } from '../../compile/job.ts';
import { createReporter, loudnessOf } from '../../compile/report.ts';
import { requestOf, type Request, type RunFlags } from '../../compile/request.ts';
import { openServices, type Services } from '../../composition/services.ts';
import { openShared, type Shared } from '../../composition/shared.ts';
import { stateFolder } from '../../state/places.ts';
import { inColumns } from '../../terminal/columns.ts';
import { reportFailure } from '../../terminal/failure.ts';
import type { Io } from '../../terminal/io.ts';
import { words, worstOf } from '../run/report.ts';

export interface WorkerFlags extends RunFlags {
  readonly concurrency?: string;
  readonly drain?: boolean;
}

interface Workshop {
  readonly request: Request;
  readonly shared: Shared;
  /** The model's turn is that of the whole process. */
  readonly inTurn: Services['inTurn'];
  readonly io: Io;
}

/** @returns of a drained queue the exit code of the worst post; of a stopped worker that of its signal */
export async function worker(flags: WorkerFlags, io: Io): Promise<number> {
  const concurrency = concurrencyOf(flags.concurrency);
  const request = await requestOf(flags, io);
  const say = (text: string): void => {
    createReporter(io, { loudness: 'normal', json: flags.log === 'json' }).note(text);
  };
  const shared = await openShared(request.settings, io, say);
  try {
    const { shareExams } = await import('../../../adapters/redis/exam-records.ts');
    await shareExams(stateFolder(request.settings, io.cwd), shared.server);
    const { inTurn } = openServices(request.settings, io);
    const name = `${hostname()}:${process.pid}`;
    if (!flags.quiet) say(`worker ${name} at ${shared.server.name}, ${concurrency} at a time`);
    const results = await shared.queue.work({
      name,
      concurrency,
      drain: flags.drain ?? false,
      signal: io.signal,
      run: (job) => make(job, { request, shared, inTurn, io }),
      onEvent: (event) => {
        const text = told(event);
        if (text !== undefined && (!flags.quiet || event.kind === 'note')) say(text);
      },
    });
    if (io.signal.aborted) return reportFailure(io.signal.reason, io);
    if (!flags.quiet) await io.out(table(results));
    return worstOf(results);
  } finally {
    await shared.close();
  }
}

function concurrencyOf(typed: string | undefined): number {
  const number = typed === undefined ? 1 : Number(typed);
  if (Number.isInteger(number) && number >= 1 && number <= 64) return number;
  throw new UsageError(`--concurrency: not valid: "${typed ?? ''}".`, {
    hint: 'Write a number of posts, 1 to 64; a model answers one at a time whatever the number.',
  });
}

/** One post, in a network of its own: what it learnt of hosts is not older than its run. */
async function make(
  job: TopicJob,
  { request, shared, inTurn, io }: Workshop,
): Promise<Pick<JobResult, 'exitCode' | 'said'>> {
  const { flags } = request;
  const settings = settingsFor(job, request.settings);
  const reporter = createReporter(io, {
    loudness: loudnessOf(flags),
    json: flags.log === 'json',
    topic: seriesIn(job),
  });
  const services = openServices(settings, io, shared);
  try {
    const decided = await jobOf(undefined, { ...request, settings, given: job }, io, job.date);
    const { reachesBack } = job;
    const end = await compileJob(
      { ...decided, reachesBack },
      { ...services, inTurn },
      io,
      reporter,
    );
    const said = end.failure?.message ?? `${end.events ?? 0} events by ${end.engine ?? ''}`;
    return { exitCode: end.exitCode, said };
  } catch (error) {
    const exitCode = reporter.failure(error);
    return { exitCode, said: error instanceof Error ? error.message : String(error) };
  } finally {
    await services.close();
  }
}

function told(event: WorkEvent): string | undefined {
  if (event.kind === 'note') return event.text;
  // The run itself says how it begins.
  if (event.kind === 'start') return undefined;
  const { topic, date, exitCode, said } = event.result;
  const again = event.triesLeft > 0 ? '; it is tried again' : '';
  return `${topic} ${date}: ${words[exitCode] ?? `exit ${exitCode}`}, ${said}${again}`;
}

function table(results: readonly JobResult[]): string {
  const rows = results.map(({ topic, date, exitCode, said }) => [
    topic,
    date,
    words[exitCode] ?? `exit ${exitCode}`,
    said,
  ]);
  return inColumns(rows)
    .map((line) => `${line}\n`)
    .join('');
}
