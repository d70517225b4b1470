/** `digest TOPIC`: the whole line, then the files and the record of the run. */
import { readFile } from 'node:fs/promises';
import { createFileStore, createMemoryStore, layered } from '../../../adapters/file-store.ts';
import { keepAnswers } from '../../../adapters/source-record.ts';
import {
  folderRecords,
  historyOf,
  runFolder,
  type RunFolder,
} from '../../../adapters/run-folder.ts';
import {
  DigestError,
  ModelError,
  NothingNewError,
  SourcesFailedError,
  exitCodes,
} from '../../../errors.ts';
import type { Digest } from '../../../model/digest.ts';
import type { Proved } from '../../../model/drafts.ts';
import type { Rendition } from '../../../model/post.ts';
import { provenanceOf, type Provenance } from '../../../model/provenance.ts';
import type { Manifest, PostChanges, Published } from '../../../model/run.ts';
import { changesTo, type NewPost } from '../../../pipeline/changes.ts';
import { digestLine, stageNames } from '../../../pipeline/digest.ts';
import {
  answersIn,
  claimCounts,
  decidedIn,
  ledgerOf,
  lossesOf,
  toldStories,
} from '../../../pipeline/manifest.ts';
import { StageFailure, runLine, type RunResult } from '../../../pipeline/runner.ts';
import type { SourceAnswered } from '../../../model/source-answer.ts';
import { whyEmpty } from '../../../pipeline/why-empty.ts';
import type { Store } from '../../../ports.ts';
import { noHistory, type History, type Params } from '../../../stage.ts';
import { postFacts } from '../../../writers/post-facts.ts';
import type { Io } from '../../terminal/io.ts';
import { jobOf, type Job, type Replay, type RunFlags } from '../../compile/job.ts';
import { programVersion, stateFolder } from '../../state/places.ts';
import { portsOf, portsWithoutModel, type JobPorts } from '../../composition/run-ports.ts';
import {
  editedAt,
  filesNow,
  isAsWritten,
  keepEdited,
  postIn,
  publish,
  refuseEdited,
  sitePathOf,
  targetOf,
} from '../../compile/publish.ts';
import { createReporter, type Reporter } from '../../compile/report.ts';

export type { RunFlags } from '../../compile/job.ts';

/** @returns the exit code; throws only what happens before the run has begun */
export async function run(topicId: string | undefined, flags: RunFlags, io: Io): Promise<number> {
  const job = await jobOf(topicId, flags, io);
  // Whoever asks for a plan wants to read it.
  const loudness = flags.quiet && !job.dryRun ? 'quiet' : flags.verbose ? 'verbose' : 'normal';
  const reporter = createReporter(io, loudness, flags.log === 'json');
  const folder =
    job.state === undefined ? undefined : runFolder(job.state, job.window.date, job.topic.id);
  const last = await folder?.readPublished();
  if (job.dryRun) {
    const { sayPlan } = await import('../../compile/dry-run.ts');
    sayPlan(job, reporter.note);
    // Only the run itself knows what it would change.
    if (last === undefined) return exitCodes.published;
  }
  const store = storeOf(job);
  const ports = await portsOf(job, store, await folder?.readManifest(), io, reporter);
  const { manifests, ...history } =
    job.state === undefined
      ? { ...noHistory, manifests: [] }
      : await historyOf(folderRecords(job.state), job.window, job.topic.id);
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
    bounds: job.bounds,
    otherTopics: job.otherTopics,
    prompts: job.prompts,
    judges: ports.judges,
    writing: ports.writing,
    ...(ports.calibration && { calibration: ports.calibration }),
  };
  reporter.note(headline(job, ports));
  for (const said of ports.said) reporter.note(said);
  for (const shortfall of ports.shortfalls) reporter.note(shortfall);
  const startedAt = io.clock.now();
  let attempt: Attempt = { job, io, reporter, folder, last, history, ports, startedAt };
  const answered: SourceAnswered[] = [];
  /** `done`: stages whose results are those of a moment ago. */
  const runWith = (using: JobPorts, done?: ReadonlyMap<string, unknown>) =>
    runLine(
      digestLine,
      { topic: job.topic, window: job.window },
      {
        store,
        ports: using,
        params: { ...params, judges: using.judges, writing: using.writing },
        clock: io.clock,
        portKeys: { llm: using.llm.info, judge: using.judge.info, embedder: using.embedder?.info },
        mayReuse: (stage) => done?.has(stage) === true || mayReuse(job, stage),
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
    if (job.state !== undefined && job.replay === undefined && !job.dryRun)
      await keepAnswers(job.state, answered, new Date(startedAt).toISOString());
    await ports.close();
  }
}

/** What sources said that all failed. */
function answeredIn(error: unknown): readonly SourceAnswered[] {
  const cause = error instanceof StageFailure ? error.cause : error;
  return cause instanceof SourcesFailedError ? cause.answered : [];
}

/** Where a stage failed for want of a model and the run may do without one. */
async function withoutModel(
  { job, ports }: Attempt,
  error: unknown,
): Promise<{ readonly ports: JobPorts; readonly done: ReadonlyMap<string, unknown> } | undefined> {
  if (!(error instanceof StageFailure && error.cause instanceof ModelError)) return undefined;
  const without = await portsWithoutModel(job, ports, error.cause);
  return without && { ports: without, done: error.values };
}

interface Attempt {
  readonly job: Job;
  readonly io: Io;
  readonly reporter: Reporter;
  readonly folder: RunFolder | undefined;
  /** The post of that day, where there is one. */
  readonly last: Published | undefined;
  readonly history: Pick<History, 'told' | 'toldLater'>;
  readonly ports: JobPorts;
  readonly startedAt: number;
}

function storeOf({ state, dryRun }: Job): Store {
  if (state === undefined) return createMemoryStore();
  const kept = createFileStore(state);
  return dryRun ? layered(createMemoryStore(), kept) : kept;
}

function mayReuse(job: Job, stage: string): boolean {
  // A recording must hold every exchange, so every stage has to ask for its own.
  if (job.refresh || job.record !== undefined) return false;
  return job.from === undefined || stageNames.indexOf(stage) < stageNames.indexOf(job.from);
}

async function finish(attempt: Attempt, result: RunResult<Rendition>): Promise<number> {
  const { job, io, reporter, folder, last, ports } = attempt;
  const proved = result.values.get('verify') as Proved;
  const digest = result.values.get('compose') as Digest;
  const { settings } = job;
  const target = targetOf(result.value, { ...settings, image: job.imageFile }, io.cwd);
  const losses = lossesOf(result.records, ports.shortfalls);
  const told = toldStories(digest, proved.stories, job.window.date, last?.told ?? []);
  const ledger = ledgerOf(result.values, result.records);
  reporter.verdicts(proved.verdicts, claimCounts(proved));
  reporter.ledger(ledger);
  const changes = await changesIn(attempt, { told, ledger, text: result.value.post.text });
  if (changes !== undefined) reporter.changes(changes);
  const code = settings.strict && losses.length > 0 ? exitCodes.degraded : exitCodes.published;
  const engine = engineName(proved.engine);
  const mayReplace = job.force || !(await isAsWritten(target.post, last));
  if (!mayReplace && isWorse(digest, losses, last)) {
    reporter.note(
      `The post that lies there is kept: it was written by ${last?.engine ?? ''} with ${last?.events ?? 0} events, this run has ${engine} with ${digest.events.length}. --force replaces it.`,
    );
    if (!job.dryRun) await folder?.writeManifest(manifestOf(attempt, result, code, [], changes));
    return code;
  }
  const edited = await editedAt(target, last, result.value);
  if (!job.force) refuseEdited(edited);
  if (job.dryRun) {
    reporter.end({ exitCode: code, written: [] }, 'Nothing was written (--dry-run).');
    return code;
  }
  for (const kept of await keepEdited(edited, job.state ?? stateFolder(settings, io.cwd)))
    reporter.note(`What a person edited is kept: ${kept}`);
  const files = await publish(result.value, target, io);
  const isNew = (path: string): boolean => files.every((file) => file.path !== path);
  const published: Published = {
    date: job.window.date,
    topic: job.topic.id,
    engine,
    events: digest.events.length,
    // What was written elsewhere is still this program's.
    files: [...files, ...(last?.files ?? []).filter(({ path }) => isNew(path))],
    told,
  };
  await folder?.writePublished(published);
  await folder?.writeProvenance(await provenanceFor(attempt, digest));
  const written = files.length > 0 ? files.map((f) => f.path) : ['-'];
  await folder?.writeManifest(manifestOf(attempt, result, code, written, changes));
  for (const loss of losses) reporter.note(`degraded: ${loss}`);
  reporter.end(
    { exitCode: code, events: digest.events.length, written, engine },
    `Written to ${target.post ?? 'standard output'}: ${digest.events.length} events, ${digest.sources.length} sources, by ${engine}.`,
  );
  return code;
}

/** With the paths of the posts that this one carries on. */
async function provenanceFor({ folder }: Attempt, digest: Digest): Promise<Provenance> {
  const dates = digest.events.flatMap(({ earlier }) =>
    earlier === undefined ? [] : [earlier.date],
  );
  const paths = new Map<string, string | undefined>();
  for (const date of new Set(dates)) {
    const post = await folder?.ofDay(date).readPublished();
    paths.set(date, post?.files[0]?.path);
  }
  const { title } = postFacts(digest, undefined);
  return provenanceOf(digest, title, (date) => paths.get(date));
}

/** Against the post of that day, where there is one. */
async function changesIn(
  { job, last, history }: Attempt,
  post: Omit<NewPost, 'publishedText'>,
): Promise<PostChanges | undefined> {
  if (last === undefined || job.state === undefined) return undefined;
  const files = await filesNow(last.files);
  const path = postIn(files);
  const asWritten = files.some((file) => file.path === path && file.state === 'as-written');
  const publishedText =
    path === undefined || !asWritten
      ? undefined
      : await readFile(path, 'utf8').catch(() => undefined);
  const told = [...history.told, ...history.toldLater];
  const paths = new Map<string, string | undefined>();
  for (const date of new Set(told.map((story) => story.date))) {
    const other = await runFolder(job.state, date, job.topic.id).readPublished();
    paths.set(date, postIn(other?.files ?? []));
  }
  const elsewhere = { told, pathOf: (date: string) => paths.get(date) };
  return changesTo(last, { ...post, publishedText }, elsewhere, files);
}

/** The stage that finds nothing to tell is the last one; what left it nothing is told of the one that did. */
function withReason(error: unknown): unknown {
  if (!(error instanceof StageFailure && error.cause instanceof NothingNewError)) return error;
  const why = whyEmpty(error.records);
  if (why === undefined) return error;
  const hint = why.hint ?? error.cause.hint;
  const cause = new NothingNewError(`nothing new: ${why.text}`, { hint, cause: error.cause });
  return new StageFailure(why.stage, cause, error.records, error.values);
}

async function fail(attempt: Attempt, thrown: unknown): Promise<number> {
  const { job, io, reporter, folder, last } = attempt;
  const error = withReason(thrown);
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
    const sources = answeredIn(error);
    if (!job.dryRun)
      await folder?.writeManifest({
        ...manifestOf(attempt, error, code, []),
        ...(sources.length > 0 && { sources }),
        error: failure,
      });
  }
  if (empty && last !== undefined)
    reporter.note(
      `The post of ${last.date} (${postIn(last.files) ?? 'standard output'}) stays as it is: it tells ${last.told.length} ${last.told.length === 1 ? 'story' : 'stories'}, this run none.`,
    );
  reporter.end({ exitCode: code }, `Nothing was written (exit ${code}).`);
  return code;
}

function manifestOf(
  { job, io, ports, startedAt }: Attempt,
  { values, records }: Pick<RunResult<unknown>, 'values' | 'records'>,
  exitCode: number,
  written: readonly string[],
  changes?: PostChanges,
): Manifest {
  return {
    format: 1,
    program: programVersion(),
    topic: job.topic.id,
    window: job.window,
    lang: job.lang,
    engine: ports.llm.info,
    ...(job.replay && { replay: replayedIn(job.replay, ports) }),
    ...(ports.judges.length > 0 && { judge: { engine: ports.judge.info, pairs: ports.judges } }),
    ...(ports.embedder && { embedder: { engine: ports.embedder.info } }),
    ...(ports.embedderMissing !== undefined && { embedder: { missing: ports.embedderMissing } }),
    startedAt: new Date(startedAt).toISOString(),
    finishedAt: new Date(io.clock.now()).toISOString(),
    exitCode,
    sources: answersIn(records),
    stages: records,
    ledger: ledgerOf(values, records),
    claims: claimCounts(values.get('verify') as Proved | undefined),
    written,
    ...(changes && { changes }),
  };
}

function replayedIn({ head, answers }: Replay, { llm }: JobPorts): NonNullable<Manifest['replay']> {
  const { contextTokens: _, ...of } = head.engine;
  return { of, answers: llm.info.engine === 'extractive' ? 'none' : answers };
}

/** A good post is never replaced by a worse one: a model's by a fallback's, or a fuller one by what a failing network left. */
function isWorse(digest: Digest, losses: readonly string[], last: Published | undefined): boolean {
  if (last === undefined || losses.length === 0) return false;
  const fromModel = !last.engine.startsWith('extractive');
  return (fromModel && digest.engine.engine === 'extractive') || digest.events.length < last.events;
}

function engineName(info: { readonly engine: string; readonly model: string }): string {
  return info.engine === info.model ? info.engine : `${info.engine} ${info.model}`;
}

function headline(job: Job, ports: JobPorts): string {
  const { date, days, timeZone } = job.window;
  const span = days === 1 ? date : `${days} days to ${date}`;
  const pages = job.replay?.answers === 'live' ? ', over recorded pages' : '';
  return `digest ${job.topic.id}, ${span} (${timeZone}), engine ${engineName(ports.llm.info)}${pages}`;
}
