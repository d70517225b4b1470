/** How a run ends: what was made is written, told and recorded, or why nothing was. */
import { join } from 'node:path';
import { diskFault } from '../../adapters/disk-faults.ts';
import {
  NothingNewError,
  SourcesFailedError,
  exitCodes,
  isRunFault,
  messageOf,
} from '../../errors.ts';
import type { Digest } from '../../model/digest.ts';
import type { Rendition } from '../../model/post.ts';
import type { Published, StageRecord } from '../../model/run.ts';
import type { SourceAnswered } from '../../model/source-answer.ts';
import { digestLine, type DigestResults } from '../../pipeline/digest.ts';
import { degradedBy } from '../../pipeline/condition.ts';
import {
  answersIn,
  claimCounts,
  ledgerOf,
  lossesOf,
  toldStories,
} from '../../pipeline/manifest.ts';
import { StageFailure, isFailureOf, type RunResult } from '../../pipeline/runner.ts';
import { whyEmpty } from '../../pipeline/why-empty.ts';
import { eventsIn, recentRuns } from '../../adapters/recent-runs.ts';
import { stateFolder } from '../state/places.ts';
import type { Attempt } from './attempt.ts';
import type { Job } from './job.ts';
import { keepEdited, plannedTrace, postIn, publish, refuseEdited } from './publish.ts';
import { changesIn, manifestOf, provenanceFor } from './records.ts';
import { engineName, type RunEnd } from './run-end.ts';
import { inSeries, tellNeighbours } from './series.ts';
import { siteWarning } from './site-time.ts';

function endOf(
  { job, io, startedAt }: Attempt,
  exitCode: number,
): Pick<RunEnd, 'topic' | 'date' | 'exitCode' | 'milliseconds'> {
  return {
    topic: job.topic.id,
    date: job.window.date,
    exitCode,
    milliseconds: Math.max(0, io.clock.now() - startedAt),
  };
}

/** Events of the topic's runs of the days before, the newest first. */
async function eventsBefore({ state, topic, window }: Job): Promise<readonly number[]> {
  if (state === undefined) return [];
  const runs = await recentRuns(state, topic.id, { before: window.date, most: 7 });
  return runs.toReversed().flatMap((run) => eventsIn(run) ?? []);
}

/** What sources said that all failed. */
export function answeredIn(error: unknown): readonly SourceAnswered[] {
  const cause = error instanceof StageFailure ? error.cause : error;
  return cause instanceof SourcesFailedError ? cause.answered : [];
}

/** Writes what was made, tells and records it. */
export async function finish(
  attempt: Attempt,
  result: RunResult<Rendition, DigestResults>,
): Promise<RunEnd> {
  const { job, io, reporter, folder, place, last, ours, ports } = attempt;
  const { verify: proved, compose: digest } = result.values;
  const { settings } = job;
  const style = { settings, digest };
  const post = place.post(result.value);
  const rendition = await inSeries(result.value, post, style);
  const losses = lossesOf(result.records, ports.shortfalls);
  const told = toldStories(digest, proved.stories, job.window.date, last?.told ?? []);
  const ledger = ledgerOf(result.values, result.records);
  reporter.verdicts(proved.verdicts, claimCounts(proved));
  reporter.ledger(ledger);
  const changes = await changesIn(attempt, { told, ledger, text: rendition.post.text });
  if (changes !== undefined) reporter.changes(changes);
  const degraded = degradedBy({
    shortfalls: ports.shortfalls,
    answers: answersIn(result.records),
    records: result.records,
    events: digest.events.length,
    before: await eventsBefore(job),
  });
  const lost = [...new Set([...degraded, ...losses])];
  const code = settings.strict && lost.length > 0 ? exitCodes.degraded : exitCodes.published;
  const engine = engineName(proved.engine);
  const made = {
    ...endOf(attempt, code),
    events: digest.events.length,
    sources: digest.sources.length,
    engine,
    losses: lost,
    degraded,
  };
  const mayReplace = job.force || !(await place.isAsWritten(rendition, last));
  if (!mayReplace && isWorse(digest, losses, last)) {
    reporter.note(
      `The post that lies there is kept: it was written by ${last?.engine ?? ''} with ${last?.events ?? 0} events, this run has ${engine} with ${digest.events.length}. --force replaces it.`,
    );
    if (!job.dryRun) await folder?.writeManifest(manifestOf(attempt, result, code, [], changes));
    reporter.losses(lost, settings.strict ? lost : degraded);
    return { ...made, written: [] };
  }
  const provenance = await provenanceFor(attempt, digest);
  const traced = plannedTrace(attempt.trace, provenance);
  const planned = [...traced, ...place.planned(rendition)];
  const edited = await place.edited(planned, ours);
  if (!job.force) refuseEdited(edited);
  if (job.dryRun) {
    reporter.end({ exitCode: code, written: [] }, 'Nothing was written (--dry-run).');
    return { ...made, written: [] };
  }
  for (const kept of await keepEdited(edited, job.state ?? stateFolder(settings, io.cwd)))
    reporter.note(`What a person edited is kept: ${kept}`);
  const files = planned.map(({ path, sha256 }) => ({ path, sha256 }));
  const dated = job.datedAt !== undefined && { datedAt: job.datedAt };
  // Killed from here on, the next run knows the files as this program's.
  await folder?.writeIntent({ files, ...dated });
  const temporary = job.state === undefined ? undefined : join(job.state, 'tmp');
  await publish(traced, {
    temporary,
    onWritten: (path) => attempt.written.push(path),
  });
  await place.write(rendition, (path) => attempt.written.push(path));
  const isNew = (path: string): boolean => files.every((file) => file.path !== path);
  const published: Published = {
    date: job.window.date,
    topic: job.topic.id,
    engine,
    events: digest.events.length,
    // What was written elsewhere is still this program's.
    files: [...files, ...ours.filter(({ path }) => isNew(path))],
    told,
    since: job.window.start,
    seenUntil: seenUntil(job, result.records),
    ...dated,
  };
  await folder?.writePublished(published);
  await folder?.writeProvenance(provenance);
  for (const path of await tellNeighbours(post, folder, style, temporary))
    reporter.note(`${path} leads to this post now.`);
  const written = files.length > 0 ? files.map((f) => f.path) : ['-'];
  await folder?.writeManifest(manifestOf(attempt, result, code, written, changes));
  const warning = await siteWarning(job, io);
  if (warning !== undefined) reporter.warning(warning);
  reporter.losses(lost, settings.strict ? lost : degraded);
  reporter.end(
    { exitCode: code, events: digest.events.length, written, engine },
    `Written to ${place.name(rendition)}: ${digest.events.length} events, ${digest.sources.length} sources, by ${engine}.`,
  );
  return { ...made, written };
}

/** Up to when the search could see: the news of the window that came later is the next post's. */
function seenUntil({ window }: Job, records: readonly StageRecord[]): string {
  const at = records.find(({ stage }) => stage === 'search')?.at ?? window.end;
  return Date.parse(at) < Date.parse(window.end) ? at : window.end;
}

/** Tells and records why nothing was made. */
export async function fail(attempt: Attempt, thrown: unknown): Promise<RunEnd> {
  const { job, io, reporter, folder, last, ports } = attempt;
  const error = withReason(thrown, job);
  const ofLine = isFailureOf(digestLine, error) ? error : undefined;
  const thrownBy = ofLine === undefined ? error : ofLine.cause;
  const cause = diskFault(thrownBy) ?? thrownBy;
  const empty = cause instanceof NothingNewError;
  if (ofLine !== undefined) {
    const ledger = ledgerOf(ofLine.values, ofLine.records);
    if (ledger.length > 0 && !io.signal.aborted) reporter.ledger(ledger);
  }
  const degraded = empty
    ? degradedBy({
        shortfalls: ports.shortfalls,
        answers: answersIn(ofLine?.records ?? []),
        records: ofLine?.records ?? [],
        events: 0,
        before: await eventsBefore(job),
      })
    : [];
  // Whoever allows for days without news wants to hear of none, unless there is more to it.
  const allowed = empty && job.settings.allowEmpty;
  if (allowed) reporter.note(cause.message);
  const code = allowed ? exitCodes.published : reporter.failure(error);
  reporter.losses(degraded, degraded);
  const failure = {
    ...(ofLine !== undefined && { stage: ofLine.stage }),
    code: isRunFault(cause) ? cause.code : 'bug',
    message: cause instanceof Error ? cause.message : String(cause),
  };
  if (ofLine !== undefined) {
    const sources = answeredIn(error);
    // What failed may be the very disk.
    if (!job.dryRun)
      await folder
        ?.writeManifest({
          ...manifestOf(attempt, ofLine, code, attempt.written),
          ...(sources.length > 0 && { sources }),
          error: { ...failure, stage: ofLine.stage },
        })
        .catch((failed: unknown) => {
          reporter.note(`The record of this run is not kept: ${messageOf(failed)}`);
        });
  }
  if (empty && last !== undefined)
    reporter.note(
      `The post of ${last.date} (${postIn(last.files) ?? 'standard output'}) stays as it is: it tells ${last.told.length} ${last.told.length === 1 ? 'story' : 'stories'}, this run none.`,
    );
  const { written } = attempt;
  reporter.end(
    { exitCode: code, ...(written.length > 0 && { written }) },
    written.length > 0
      ? `Written before that: ${written.map((path) => (path === '-' ? 'standard output' : path)).join(', ')} (exit ${code}). The next run goes on from there.`
      : `Nothing was written (exit ${code}).`,
  );
  return { ...endOf(attempt, code), written, losses: degraded, degraded, failure };
}

/** The stage that finds nothing to tell is the last one; what left it nothing is told of the one that did. */
function withReason(error: unknown, { window }: Job): unknown {
  if (!(isFailureOf(digestLine, error) && error.cause instanceof NothingNewError)) return error;
  const why = whyEmpty(error.records, window);
  if (why === undefined) return error;
  const hint = why.hint ?? error.cause.hint;
  const cause = new NothingNewError(`nothing new: ${why.text}`, { hint, cause: error.cause });
  return new StageFailure(digestLine, why.stage, cause, error);
}

/** A good post is never replaced by a worse one: a model's by a fallback's, or a fuller one by what a failing network left. */
function isWorse(digest: Digest, losses: readonly string[], last: Published | undefined): boolean {
  if (last === undefined || losses.length === 0) return false;
  const fromModel = !last.engine.startsWith('extractive');
  return (fromModel && digest.engine.engine === 'extractive') || digest.events.length < last.events;
}
