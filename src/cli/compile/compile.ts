/** One decided job, from its ports to its files: the whole line, then the record of the run. */
import {
  createFileStore,
  createMemoryStore,
  createScratchStore,
  layered,
  type StorePart,
} from '../../adapters/file-store.ts';
import { storedPageTexts } from '../../adapters/page-texts.ts';
import type { Tell } from '../../adapters/record-file.ts';
import { keepAnswers } from '../../adapters/source-record.ts';
import { folderRecords, historyOf, type RunRecords } from '../../adapters/run-folder.ts';
import { ModelError, exitCodes, messageOf } from '../../errors.ts';
import type { SourceAnswered } from '../../model/source-answer.ts';
import { digestLine, stageNames } from '../../pipeline/digest.ts';
import { answersIn, decidedIn } from '../../pipeline/manifest.ts';
import { isFailureOf, runLine, type Made, type RunResult } from '../../pipeline/runner.ts';
import type { DigestResults } from '../../pipeline/digest.ts';
import { sinceOf } from '../../model/window.ts';
import type { Rendition } from '../../model/post.ts';
import type { Store } from '../../ports.ts';
import { noHistory, type History, type Params } from '../../stage.ts';
import {
  isStillCurrent,
  portsOf,
  portsWithoutModel,
  type JobPorts,
} from '../composition/run-ports.ts';
import type { Services } from '../composition/services.ts';
import type { Io } from '../terminal/io.ts';
import type { Attempt } from './attempt.ts';
import { withDay } from './day-of-job.ts';
import { answeredIn, fail, finish } from './ending.ts';
import type { Job } from './job.ts';
import { filesPlace, storePlace } from './place.ts';
import { sitePathOf, tracePlaceOf, type TracePlace } from './publish.ts';
import type { Reporter } from './report.ts';
import { engineName, type RunEnd } from './run-end.ts';
import { takeTopic } from './take-topic.ts';

/**
 * Makes the post of one topic and day, writes it where the job says, and keeps the record of the run. A failure of the
 * run is told, recorded and returned.
 * @throws RunFault for what happens before the run has begun: no model where one was insisted on
 */
export async function compileJob(
  job: Job,
  services: Services,
  io: Io,
  reporter: Reporter,
): Promise<RunEnd> {
  const { shared } = services;
  // Of a queue's topic no other worker has the day.
  const release = shared === undefined ? await takeTopic(job, io, reporter) : undefined;
  const tell = job.dryRun ? undefined : reporter.warning;
  const own = job.state === undefined ? undefined : folderRecords(job.state, tell);
  const records = shared?.records ?? own;
  try {
    const decided = await withDay(job, records, io.clock.now());
    return await compileHeld(decided, { ...services, records }, io, reporter);
  } finally {
    await release?.();
  }
}

/** The job of a topic that no other run makes meanwhile. */
async function compileHeld(
  job: Job,
  services: Services & { readonly records: RunRecords | undefined },
  io: Io,
  reporter: Reporter,
): Promise<RunEnd> {
  const { shared, records } = services;
  const tell = job.dryRun ? undefined : reporter.warning;
  const folder = records?.run(job.window.date, job.topic.id);
  const place =
    shared === undefined
      ? filesPlace(job, io)
      : storePlace(shared.records.run(job.window.date, job.topic.id), job);
  const last = await folder?.readPublished();
  const begun = await folder?.readIntent();
  if (job.dryRun) {
    const { sayPlan } = await import('./dry-run.ts');
    sayPlan(job, reporter.note);
    // Only the run itself knows what it would change.
    if (last === undefined) return planned(job);
  }
  const store = shared?.store ?? storeOf(job, 'objects', tell);
  const answers = shared?.store ?? storeOf(job, 'cache', tell);
  // Texts of pages are too much for memory, also where the run keeps nothing.
  const scratch =
    shared === undefined && (job.state === undefined || job.dryRun)
      ? createScratchStore()
      : undefined;
  const ports = await portsOf(
    job,
    services,
    { answers, pageTexts: storedPageTexts(scratch ?? answers) },
    await folder?.readManifest(),
    io,
    reporter,
  );
  const { decided, ...history } = await leftBy(job, records);
  const params: Params = paramsOf(job, ports, { ...history, decided }, io);
  reporter.note(headline(job, ports));
  for (const said of ports.said) reporter.note(said);
  for (const shortfall of ports.shortfalls) reporter.note(shortfall);
  const startedAt = io.clock.now();
  let attempt: Attempt = {
    job,
    io,
    reporter,
    folder,
    place,
    last,
    ours: [...(begun?.files ?? []), ...(last?.files ?? [])],
    history,
    ports,
    startedAt,
    written: [],
    trace: shared === undefined ? traceOf(job, io) : undefined,
  };
  const answered: SourceAnswered[] = [];
  /** `done`: stages whose results are those of a moment ago. */
  const runWith = (
    using: JobPorts,
    done: Partial<DigestResults> = {},
  ): Promise<RunResult<Rendition, DigestResults>> =>
    runLine(
      digestLine,
      { topic: job.topic, window: job.window },
      {
        store,
        ports: using,
        params: { ...params, judges: using.judges, writing: using.writing },
        clock: io.clock,
        portKeys: { llm: using.llm.info, judge: using.judge.info, embedder: using.embedder?.info },
        mayReuse: (stage, made) => stage in done || mayReuse(job, stage, made, io.clock.now()),
        onEvent: (event) => {
          if (event.kind === 'stage-end' && !event.record.cached)
            answered.push(...answersIn([event.record]));
          reporter.event(event);
        },
        blocking: io.blocking,
      },
    );
  try {
    try {
      return await finish(attempt, await runWith(ports));
    } catch (error) {
      const without = await withoutModel(attempt, error);
      if (without === undefined) throw error;
      for (const said of without.ports.shortfalls.slice(ports.shortfalls.length))
        reporter.note(said);
      attempt = { ...attempt, ports: without.ports };
      return await finish(attempt, await runWith(without.ports, without.done));
    }
  } catch (error) {
    answered.push(...answeredIn(error));
    return await fail(attempt, error);
  } finally {
    await scratch?.close();
    const { state, topic } = job;
    if (state !== undefined && job.replay === undefined && !job.dryRun)
      await keepAnswers(
        { state, topic: topic.id },
        answered,
        new Date(startedAt).toISOString(),
        tell,
      ).catch((error: unknown) => {
        reporter.note(`How sources answered is not kept: ${messageOf(error)}`);
      });
  }
}

function planned({ topic, window }: Job): RunEnd {
  return {
    topic: topic.id,
    date: window.date,
    exitCode: exitCodes.published,
    written: [],
    losses: [],
    degraded: [],
    milliseconds: 0,
  };
}

/** What the runs of the days before and after leave to this one. */
async function leftBy({ window, topic }: Job, records: RunRecords | undefined): Promise<History> {
  if (records === undefined) return noHistory;
  const { manifests, ...history } = await historyOf(records, window, topic.id);
  return { ...history, decided: decidedIn(manifests) };
}

function traceOf({ window, topic, settings }: Job, { cwd }: Io): TracePlace | undefined {
  return tracePlaceOf(`${window.date}-${topic.id}`, settings, cwd);
}

function paramsOf(job: Job, ports: JobPorts, history: History, io: Io): Params {
  const { marks, textFragments, plainLinks } = job.settings;
  const provenance = traceOf(job, io)?.sitePath;
  return {
    topic: job.topic,
    window: job.window,
    lang: job.lang,
    format: job.settings.format,
    maxStories: job.stories,
    ...(job.sections !== undefined && { sections: job.sections }),
    image: job.image,
    imageFormat: job.settings.imageFormat,
    imageTheme: job.settings.imageTheme,
    ...(job.settings.title !== undefined && { titleTemplate: job.settings.title }),
    ...(job.imageFile !== undefined && { imagePath: sitePathOf(job.imageFile) }),
    ...(job.settings.permalink !== undefined && { permalink: job.settings.permalink }),
    ...(job.datedAt !== undefined && { datedAt: job.datedAt }),
    ...(job.settings.layout !== undefined && { layout: job.settings.layout }),
    style: { marks, textFragments, plainLinks, ...(provenance !== undefined && { provenance }) },
    ...history,
    bounds: job.bounds,
    otherTopics: job.otherTopics,
    prompts: job.prompts,
    judges: ports.judges,
    writing: ports.writing,
    ...(ports.calibration && { calibration: ports.calibration }),
  };
}

/** Where a stage failed for want of a model and the run may do without one. */
async function withoutModel(
  { job, ports }: Attempt,
  error: unknown,
): Promise<{ readonly ports: JobPorts; readonly done: Partial<DigestResults> } | undefined> {
  if (!(isFailureOf(digestLine, error) && error.cause instanceof ModelError)) return undefined;
  const without = await portsWithoutModel(job, ports, error.cause);
  return without && { ports: without, done: error.values };
}

function storeOf({ state, dryRun }: Job, part: StorePart, tell: Tell | undefined): Store {
  if (state === undefined) return createMemoryStore();
  const kept = createFileStore(state, part, tell);
  return dryRun ? layered(createMemoryStore(), kept) : kept;
}

function mayReuse(job: Job, stage: string, made: Made | undefined, now: number): boolean {
  // A recording must hold every exchange, so every stage has to ask for its own.
  if (job.refresh || job.record !== undefined) return false;
  if (job.from !== undefined && stageNames.indexOf(stage) >= stageNames.indexOf(job.from))
    return false;
  // What a recording answers, it answers for ever.
  if (made === undefined || job.replay !== undefined) return true;
  return !made.passing && isStillCurrent(job, made.at, now);
}

function headline(job: Job, ports: JobPorts): string {
  const { date, days, timeZone } = job.window;
  const span = days === 1 ? date : `${days} days to ${date}`;
  const pages = job.replay?.answers === 'live' ? ', over recorded pages' : '';
  const since = sinceOf(job.window);
  const from = since === undefined ? '' : `, since ${since}`;
  return `digest ${job.topic.id}, ${span} (${timeZone}${from}), engine ${engineName(ports.llm.info)}${pages}`;
}
