/** Finished runs in the state folder: their record, and what their stages made. */
import { createFileStore } from '../../adapters/file-store.ts';
import { runFolder } from '../../adapters/run-folder.ts';
import { UsageError } from '../../errors.ts';
import type { Manifest } from '../../model/run.ts';
import type { Outcome } from '../../stage.ts';

const runName = /^(\d{4}-\d{2}-\d{2})\/([a-z0-9-]+)$/;

/** Whether a text has the form DATE/TOPIC. */
export function isRunName(text: string): boolean {
  return runName.test(text);
}

/**
 * The record of a run named DATE/TOPIC.
 * @throws UsageError when the name is none, or the state folder has no such run
 */
export async function readRun(state: string, name: string): Promise<Manifest> {
  const parts = runName.exec(name);
  if (!parts) {
    throw new UsageError(`not a run: "${name}".`, { hint: 'Write DATE/TOPIC: 2026-01-26/qwen.' });
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
  const stored = (await createFileStore(state, 'objects').get(stage.key)) as Outcome<unknown> | undefined;
  if (!stored) {
    throw new UsageError(`the result of ${stage.stage} is no longer in ${state}/objects.`, {
      hint: 'Run the digest again: it computes what is missing.',
    });
  }
  return stored.value;
}
