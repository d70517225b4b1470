/** `digest compare A B`: two runs of one day side by side. */
import { resolveSettings } from '../../../config/layers.ts';
import { UsageError, exitCodes } from '../../../errors.ts';
import { compareRuns, type KeptRun } from '../../../pipeline/compare.ts';
import type { Io } from '../../terminal/io.ts';
import { shortest, stateFolder } from '../../state/places.ts';
import { comparisonLines } from './report.ts';
import { keptRun, runFolderOf } from '../../state/run-reference.ts';
import { isRunName } from '../../state/stored-run.ts';
import type { StateFlags } from '../../command.ts';

/**
 * @returns 0, whatever differs
 * @throws UsageError when a run is not there, wrote no post, or the two are of other days or topics, or one and the same
 */
export async function compare(
  a: string,
  b: string,
  flags: StateFlags & { readonly json?: boolean },
  io: Io,
): Promise<number> {
  const { settings } = await resolveSettings(
    { state: flags.state, blog: flags.blog },
    io.env,
    io.cwd,
  );
  const places = { state: stateFolder(settings, io.cwd), cwd: io.cwd };
  // One that names its day says which run of the other's folder is meant.
  const named = [a, b].find(isRunName) ?? dayIn(a) ?? dayIn(b);
  const folders = [await runFolderOf(a, places, named), await runFolderOf(b, places, named)];
  const [one = '', other = ''] = folders;
  if (one === other)
    throw new UsageError(`${a} and ${b} are the same run: ${shortest(one, io.cwd)}.`, {
      hint: 'A run of the same day elsewhere is named by its folder: a state folder, a blog, or STATE/runs/DATE/TOPIC.',
    });
  const runs = [await keptRun(one, a), await keptRun(other, b)] as const;
  const [nameA, nameB] = runs.map(nameOf);
  if (nameA !== nameB)
    throw new UsageError(`${a} is ${nameA ?? ''} and ${b} is ${nameB ?? ''}.`, {
      hint: 'Two runs of one day and one topic can be compared.',
    });
  const comparison = compareRuns(...runs);
  const references = { a: shortest(one, io.cwd), b: shortest(other, io.cwd) };
  await io.out(
    flags.json
      ? `${JSON.stringify({ references, ...comparison }, null, 2)}\n`
      : comparisonLines(comparison, references).join(''),
  );
  return exitCodes.published;
}

function nameOf({ manifest: { window, topic } }: KeptRun): string {
  return `${window.date}/${topic}`;
}

/** DATE/TOPIC at the end of a path. */
function dayIn(reference: string): string | undefined {
  const name = reference.replace(/\/+$/, '').split('/').slice(-2).join('/');
  return isRunName(name) ? name : undefined;
}
