/** Finished runs in the state folder: their record, and what their stages made. */
import { createFileStore } from '../../adapters/file-store.ts';
import { readableState } from '../../adapters/state-folder.ts';
import { runFolder, runsIn } from '../../adapters/run-folder.ts';
import { UsageError } from '../../errors.ts';
import type { Manifest } from '../../model/run.ts';
import type { Outcome } from '../../stage.ts';

const runName = /^(\d{4}-\d{2}-\d{2})\/([a-z0-9-]+)$/;
const latestName = /^latest(?:\/([a-z0-9-]+))?$/;

/** Whether a text has the form DATE/TOPIC, latest or latest/TOPIC. */
export function isRunName(text: string): boolean {
  return runName.test(text) || latestName.test(text);
}

/**
 * DATE/TOPIC of the run that `latest` or `latest/TOPIC` means: the last one of the last day. Any other name is its own;
 * where there is no such run, and one alone of the topic covers other days up to that one, it is meant.
 */
async function nameOf(state: string, name: string): Promise<string> {
  const latest = latestName.exec(name);
  if (latest === null) {
    const names = await runsIn(state);
    const series = names.filter(
      (one) => one.startsWith(`${name}-`) && /^\d+d$/.test(one.slice(name.length + 1)),
    );
    return names.includes(name) || series.length !== 1 ? name : (series[0] ?? name);
  }
  const [, topic] = latest;
  const names = (await runsIn(state)).filter(
    (one) => topic === undefined || one.endsWith(`/${topic}`),
  );
  const day = names.at(-1)?.slice(0, 10);
  const ofDay = names.filter((one) => one.startsWith(`${day ?? ''}/`));
  const finished = await Promise.all(
    ofDay.map(async (one) => {
      const manifest = await runFolder(state, one.slice(0, 10), one.slice(11)).readManifest();
      return { one, at: manifest?.finishedAt ?? '' };
    }),
  );
  return finished.toSorted((a, b) => (a.at < b.at ? -1 : 1)).at(-1)?.one ?? name;
}

/**
 * The record of a run named DATE/TOPIC, latest or latest/TOPIC.
 * @throws UsageError when the name is none, or the state folder has no such run
 */
export async function readRun(state: string, reference: string): Promise<Manifest> {
  await readableState(state);
  const name = await nameOf(state, reference);
  const parts = runName.exec(name);
  if (!parts && latestName.test(name))
    throw new UsageError(`no run in ${state}.`, {
      hint: 'Name the state folder with --state or the blog with --blog, or run the digest first.',
    });
  if (!parts) {
    throw new UsageError(`not a run: "${name}".`, {
      hint: 'Write DATE/TOPIC (2026-01-26/qwen), latest or latest/TOPIC.',
    });
  }
  const manifest = await runFolder(state, parts[1] ?? '', parts[2] ?? '').readManifest();
  if (!manifest) {
    throw new UsageError(`no run ${name} in ${state}.`, {
      hint: 'Name the state folder with --state or the blog with --blog, or run the digest first.',
    });
  }
  return manifest;
}

/**
 * What a stage of a run made.
 * @throws UsageError when it is no longer stored
 */
export async function stageValue(
  state: string,
  stage: Pick<Manifest['stages'][number], 'stage' | 'key'>,
): Promise<unknown> {
  // The store gives an outcome under a stage’s key.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const stored = (await createFileStore(state, 'objects').get(stage.key)) as
    | Outcome<unknown>
    | undefined;
  if (!stored) {
    throw new UsageError(`the result of ${stage.stage} is no longer in ${state}/objects.`, {
      hint: 'Run the digest again: it computes what is missing.',
    });
  }
  return stored.value;
}
