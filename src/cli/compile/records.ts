/** What is kept of a run: its manifest, the proofs of its sentences, what it changed in a post. */
import type { Digest } from '../../model/digest.ts';
import { provenanceOf, type Provenance } from '../../model/provenance.ts';
import type { Manifest, PostChanges, StageRecord } from '../../model/run.ts';
import { changesTo, type NewPost } from '../../pipeline/changes.ts';
import type { DigestResults } from '../../pipeline/digest.ts';
import { answersIn, claimCounts, ledgerOf } from '../../pipeline/manifest.ts';
import { postFacts } from '../../writers/post-facts.ts';
import type { JobPorts } from '../composition/run-ports.ts';
import { programVersion } from '../state/places.ts';
import type { Attempt } from './attempt.ts';
import type { Replay } from './request.ts';
import { postIn } from './publish.ts';

/** The stages that ran, with what they gave; all of them, or those before the one that failed. */
interface Ran {
  readonly values: Partial<DigestResults>;
  readonly records: readonly StageRecord[];
}

/** What the state folder keeps of a run. */
export function manifestOf(
  { job, io, ports, startedAt }: Attempt,
  { values, records }: Ran,
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
    // A clock that is put back meanwhile has no run end before it began.
    finishedAt: new Date(Math.max(startedAt, io.clock.now())).toISOString(),
    exitCode,
    sources: answersIn(records),
    stages: records,
    ledger: ledgerOf(values, records),
    claims: claimCounts(values.verify),
    written,
    ...(changes && { changes }),
  };
}

function replayedIn({ head, answers }: Replay, { llm }: JobPorts): NonNullable<Manifest['replay']> {
  const { contextTokens: _, ...of } = head.engine;
  return { of, answers: llm.info.engine === 'extractive' ? 'none' : answers };
}

/** With the paths of the posts that this one carries on. */
export async function provenanceFor({ folder }: Attempt, digest: Digest): Promise<Provenance> {
  const dates = digest.events.flatMap(({ earlier }) =>
    earlier === undefined ? [] : [earlier.date],
  );
  const paths = new Map<string, string | undefined>();
  for (const date of new Set(dates)) {
    const post = await folder?.ofDay(date).readPublished();
    paths.set(date, postIn(post?.files ?? []));
  }
  const { title } = postFacts(digest, undefined);
  return provenanceOf(digest, title, (date) => paths.get(date));
}

/** Against the post of that day, where there is one. */
export async function changesIn(
  { folder, place, last, history }: Attempt,
  post: Omit<NewPost, 'publishedText'>,
): Promise<PostChanges | undefined> {
  if (last === undefined || folder === undefined) return undefined;
  const { files, text: publishedText } = await place.now(last);
  const told = [...history.told, ...history.toldLater];
  const paths = new Map<string, string | undefined>();
  for (const date of new Set(told.map((story) => story.date))) {
    const other = await folder.ofDay(date).readPublished();
    paths.set(date, postIn(other?.files ?? []));
  }
  const elsewhere = { told, pathOf: (date: string) => paths.get(date) };
  return changesTo(last, { ...post, publishedText }, elsewhere, files);
}
