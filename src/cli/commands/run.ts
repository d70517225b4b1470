/** `digest TOPIC`: the whole line, then the files and the record of the run. */
import { createFileStore, createMemoryStore } from '../../adapters/file-store.ts';
import { historyOf, runFolder, type RunFolder } from '../../adapters/run-folder.ts';
import { DigestError, NothingNewError, exitCodes } from '../../errors.ts';
import type { Digest } from '../../model/digest.ts';
import type { Proved } from '../../model/drafts.ts';
import type { Rendition } from '../../model/post.ts';
import type { Manifest, Published } from '../../model/run.ts';
import { digestLine, stageNames } from '../../pipeline/digest.ts';
import {
  claimCounts,
  decidedIn,
  ledgerOf,
  lossesOf,
  toldStories,
} from '../../pipeline/manifest.ts';
import { StageFailure, runLine, type RunResult } from '../../pipeline/runner.ts';
import { noHistory, type Params } from '../../stage.ts';
import type { Io } from '../io.ts';
import { jobOf, type Job, type RunFlags } from '../job.ts';
import { programVersion } from '../places.ts';
import { portsOf, type JobPorts } from '../ports.ts';
import { publish, refuseEdited, sitePathOf, targetOf, type Target } from '../publish.ts';
import { createReporter, type Reporter } from '../report.ts';

export type { RunFlags } from '../job.ts';

/** @returns the exit code; throws only what happens before the run has begun */
export async function run(topicId: string | undefined, flags: RunFlags, io: Io): Promise<number> {
  const job = await jobOf(topicId, flags, io);
  const loudness = flags.quiet ? 'quiet' : flags.verbose ? 'verbose' : 'normal';
  const reporter = createReporter(io, loudness, flags.log === 'json');
  if (flags.dryRun) {
    const { dryRun } = await import('../dry-run.ts');
    return dryRun(job, io);
  }
  const store = job.state === undefined ? createMemoryStore() : createFileStore(job.state);
  const folder =
    job.state === undefined ? undefined : runFolder(job.state, job.window.date, job.topic.id);
  const ports = await portsOf(job, store, await folder?.readManifest(), io, reporter);
  const { manifests, ...history } =
    job.state === undefined
      ? { ...noHistory, manifests: [] }
      : await historyOf(job.state, job.window, job.topic.id);
  const params: Params = {
    topic: job.topic,
    window: job.window,
    lang: job.lang,
    format: job.settings.format,
    maxStories: job.stories,
    image: job.image,
    ...(job.imageFile !== undefined && { imagePath: sitePathOf(job.imageFile) }),
    ...(job.settings.permalink !== undefined && { permalink: job.settings.permalink }),
    ...history,
    decided: decidedIn(manifests),
    otherTopics: job.otherTopics,
    prompts: job.prompts,
    judges: ports.judges,
    writing: ports.writing,
  };
  reporter.note(headline(job, ports));
  for (const said of ports.said) reporter.note(said);
  for (const shortfall of ports.shortfalls) reporter.note(shortfall);
  const startedAt = io.clock.now();
  const attempt = { job, io, reporter, folder, ports, startedAt };
  try {
    const result = await runLine(
      digestLine,
      { topic: job.topic, window: job.window },
      {
        store,
        ports,
        params,
        clock: io.clock,
        portKeys: { llm: ports.llm.info, judge: ports.judge.info },
        mayReuse: (stage) => mayReuse(job, stage),
        onEvent: reporter.event,
      },
    );
    return await finish(attempt, result);
  } catch (error) {
    return await fail(attempt, error);
  } finally {
    await ports.close();
  }
}

interface Attempt {
  readonly job: Job;
  readonly io: Io;
  readonly reporter: Reporter;
  readonly folder: RunFolder | undefined;
  readonly ports: JobPorts;
  readonly startedAt: number;
}

function mayReuse(job: Job, stage: string): boolean {
  // A recording must hold every exchange, so every stage has to ask for its own.
  if (job.refresh || job.record !== undefined) return false;
  return job.from === undefined || stageNames.indexOf(stage) < stageNames.indexOf(job.from);
}

async function finish(attempt: Attempt, result: RunResult<Rendition>): Promise<number> {
  const { job, io, reporter, folder, ports } = attempt;
  const proved = result.values.get('verify') as Proved;
  const digest = result.values.get('compose') as Digest;
  const last = await folder?.readPublished();
  const { settings } = job;
  const target = targetOf(result.value, { ...settings, image: job.imageFile }, io.cwd);
  const losses = lossesOf(result.records, ports.shortfalls);
  reporter.verdicts(proved.verdicts, claimCounts(proved));
  reporter.ledger(ledgerOf(result.values, result.records));
  const code = settings.strict && losses.length > 0 ? exitCodes.degraded : exitCodes.published;
  const engine = engineName(proved.engine);
  if (isWorse(digest, losses, last, target) && !job.force) {
    reporter.note(
      `The post that lies there is kept: it was written by ${last?.engine ?? ''} with ${last?.events ?? 0} events, this run has ${engine} with ${digest.events.length}. --force replaces it.`,
    );
    await folder?.writeManifest(manifestOf(attempt, result, code, []));
    return code;
  }
  await refuseEdited(target, last, result.value.post.text, job.force);
  const files = await publish(result.value, target, io);
  const published: Published = {
    date: job.window.date,
    topic: job.topic.id,
    engine,
    events: digest.events.length,
    files,
    told: toldStories(digest, proved.stories, job.window.date, last?.told ?? []),
  };
  await folder?.writePublished(published);
  const written = files.length > 0 ? files.map((f) => f.path) : ['-'];
  await folder?.writeManifest(manifestOf(attempt, result, code, written));
  for (const loss of losses) reporter.note(`degraded: ${loss}`);
  reporter.end(
    { exitCode: code, events: digest.events.length, written, engine },
    `Written to ${target.post ?? 'standard output'}: ${digest.events.length} events, ${digest.sources.length} sources, by ${engine}.`,
  );
  return code;
}

async function fail(attempt: Attempt, error: unknown): Promise<number> {
  const { job, io, reporter, folder } = attempt;
  const cause = error instanceof StageFailure ? error.cause : error;
  const empty = cause instanceof NothingNewError;
  if (error instanceof StageFailure) {
    const ledger = ledgerOf(error.values, error.records);
    if (ledger.length > 0 && !io.signal.aborted) reporter.ledger(ledger);
  }
  const reported = reporter.failure(error);
  const code = empty && job.settings.allowEmpty ? exitCodes.published : reported;
  if (error instanceof StageFailure) {
    const failure = {
      stage: error.stage,
      code: cause instanceof DigestError ? cause.code : 'bug',
      message: cause instanceof Error ? cause.message : String(cause),
    };
    await folder?.writeManifest({ ...manifestOf(attempt, error, code, []), error: failure });
  }
  reporter.end({ exitCode: code }, `Nothing was written (exit ${code}).`);
  return code;
}

function manifestOf(
  { job, io, ports, startedAt }: Attempt,
  { values, records }: Pick<RunResult<unknown>, 'values' | 'records'>,
  exitCode: number,
  written: readonly string[],
): Manifest {
  return {
    format: 1,
    program: programVersion(),
    topic: job.topic.id,
    window: job.window,
    lang: job.lang,
    engine: ports.llm.info,
    ...(ports.judges.length > 0 && { judge: { engine: ports.judge.info, pairs: ports.judges } }),
    startedAt: new Date(startedAt).toISOString(),
    finishedAt: new Date(io.clock.now()).toISOString(),
    exitCode,
    stages: records,
    ledger: ledgerOf(values, records),
    claims: claimCounts(values.get('verify') as Proved | undefined),
    written,
  };
}

/** A good post is never replaced by a worse one: a model's by a fallback's, or a fuller one by what a failing network left. */
function isWorse(
  digest: Digest,
  losses: readonly string[],
  last: Published | undefined,
  target: Target,
): boolean {
  const there = last?.files.some((file) => file.path === target.post) ?? false;
  if (!last || !there || losses.length === 0) return false;
  const fromModel = !last.engine.startsWith('extractive');
  return (fromModel && digest.engine.engine === 'extractive') || digest.events.length < last.events;
}

function engineName(info: { readonly engine: string; readonly model: string }): string {
  return info.engine === info.model ? info.engine : `${info.engine} ${info.model}`;
}

function headline(job: Job, ports: JobPorts): string {
  const { date, days, timeZone } = job.window;
  const span = days === 1 ? date : `${days} days to ${date}`;
  return `digest ${job.topic.id}, ${span} (${timeZone}), engine ${engineName(ports.llm.info)}`;
}
