/** The latest runs of a topic in the state folder. */
import type { Manifest } from '../model/run.ts';
import { runFolder, runsIn } from './run-folder.ts';

/**
 * Manifests of the latest days, ascending; records that can't be read are left out.
 * @param before days before this one, `YYYY-MM-DD`
 */
export async function recentRuns(
  state: string,
  topic: string,
  { before, most }: { readonly before?: string; readonly most: number },
): Promise<readonly Manifest[]> {
  const dates = (await runsIn(state))
    .flatMap((name) => {
      const [date = '', of] = name.split('/');
      return of === topic && (before === undefined || date < before) ? [date] : [];
    })
    .slice(-most);
  const runs = await Promise.all(dates.map((date) => runFolder(state, date, topic).readManifest()));
  return runs.flatMap((run) => run ?? []);
}

/** Events of the post that a run made, 0 where it found nothing new; undefined where it came to no end. */
export function eventsIn({ error, stages }: Manifest): number | undefined {
  if (error !== undefined) return error.code === 'nothing-new' ? 0 : undefined;
  return stages.find(({ stage }) => stage === 'compose')?.counts.out;
}
