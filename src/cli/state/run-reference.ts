/** A finished run by what a person calls it: DATE/TOPIC, or a folder that holds it. */
import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { keptIn, runFolder, runsIn } from '../../adapters/run-folder.ts';
import { UsageError } from '../../errors.ts';
import type { KeptRun } from '../../pipeline/compare.ts';
import { shortest } from './places.ts';
import { isRunName, readRun } from './stored-run.ts';

/** Where the references of a command are looked up. */
export interface Surroundings {
  /** The state folder in which DATE/TOPIC is looked up. */
  readonly state: string;
  readonly cwd: string;
}

/**
 * The folder of a run, absolute: of DATE/TOPIC in the state folder, of a run’s own folder, of a state folder, or of
 * a blog. A folder that holds several runs gives the one named `wanted`, or its only one.
 * @throws UsageError when there is none, or more than one may be meant
 */
export async function runFolderOf(
  reference: string,
  { state, cwd }: Surroundings,
  wanted?: string,
): Promise<string> {
  const folder = resolve(cwd, reference);
  if (await isThere(join(folder, 'manifest.json'))) return folder;
  const holding = [folder, join(folder, '.digest')];
  for (const held of holding) {
    if (!(await isThere(join(held, 'runs')))) continue;
    const names = await runsIn(held);
    const only = names.length === 1 ? names[0] : undefined;
    const name = wanted !== undefined && names.includes(wanted) ? wanted : only;
    if (name !== undefined) return join(held, 'runs', name);
    throw new UsageError(
      names.length === 0
        ? `no run in ${reference}.`
        : `${reference} holds ${names.length} runs: ${names.slice(-4).join(', ')}${names.length > 4 ? ', …' : ''}.`,
      { hint: `Name one: ${shortest(join(held, 'runs', names.at(-1) ?? 'DATE/TOPIC'), cwd)}` },
    );
  }
  if (isRunName(reference)) {
    const { window, topic } = await readRun(state, reference);
    return runFolder(state, window.date, topic).path;
  }
  if (await isThere(folder))
    throw new UsageError(`no run in ${reference}: neither manifest.json nor runs/ lies there.`, {
      hint: 'Name DATE/TOPIC, the folder of a run, a state folder or a blog.',
    });
  throw new UsageError(`not a run: "${reference}".`, {
    hint: 'Write DATE/TOPIC (2026-01-26/qwen), or name the folder of a run, a state folder or a blog.',
  });
}

/**
 * What a run in a folder keeps of itself.
 * @throws UsageError when it wrote no post or its records can't be read
 */
export async function keptRun(folder: string, reference: string): Promise<KeptRun> {
  const { manifest, provenance } = await keptIn(folder);
  if (manifest === undefined || !Array.isArray(manifest.stages))
    throw new UsageError(`${join(folder, 'manifest.json')} is no record of a run.`, {
      hint: 'Run the digest again with --refresh.',
    });
  if (provenance === undefined)
    throw new UsageError(
      `the run ${reference} keeps no provenance: ${manifest.error === undefined ? 'it wrote no post' : `it ended in ${manifest.error.stage} (${manifest.error.message})`}.`,
      { hint: 'Only runs that wrote a post can be compared.' },
    );
  if (!Array.isArray(provenance.sections))
    throw new UsageError(`${join(folder, 'provenance.json')} is no provenance of a post.`, {
      hint: 'Run the digest again with --refresh.',
    });
  return { manifest, provenance };
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
