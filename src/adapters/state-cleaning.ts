/** What may go from a state folder: what can be had again, and what only old runs need to be looked at. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { objectPath } from './file-store.ts';
import { runFolder, runsIn } from './run-folder.ts';

export interface CleaningOptions {
  /** Days for which results and answers are kept. */
  readonly olderDays: number;
  /** What cache, feeds and objects may hold together, in bytes; absent: as much as there is. */
  readonly keepBytes?: number | undefined;
  /** ms since the epoch. */
  readonly now: number;
}

export type Cleaned = 'cache' | 'objects' | 'feeds' | 'set aside' | 'half written';

interface Found {
  readonly path: string;
  readonly kind: Cleaned;
  readonly bytes: number;
  readonly at: number;
}

/** Files to take away, the oldest first; and how much stays. */
export interface Cleaning {
  readonly files: readonly Found[];
  readonly keptBytes: number;
}

const dayMs = 86_400_000;
/** A run under way has written no manifest yet that would name what it makes. */
const underWayMs = dayMs;

/**
 * Posts are never told from what goes here: what was published, the records of runs and exams, and edited files stay.
 * Objects stay as long as a run of the last `olderDays` days names them.
 */
export async function planCleaning(
  state: string,
  { olderDays, keepBytes, now }: CleaningOptions,
): Promise<Cleaning> {
  const before = now - olderDays * dayMs;
  const firstKept = new Date(before).toISOString().slice(0, 10);
  const named = await namedIn(state, firstKept);
  const all = [
    ...(await filesIn(state, 'cache', 'cache')),
    ...(await filesIn(state, 'feeds', 'feeds')),
    ...(await filesIn(state, 'objects', 'objects')),
    ...(await filesIn(state, 'tmp', 'half written')),
    ...(await filesIn(state, 'runs', 'set aside')).filter(({ path }) => path.endsWith('.bad')),
    ...(await filesIn(state, 'sources', 'set aside')).filter(({ path }) => path.endsWith('.bad')),
  ].toSorted((a, b) => a.at - b.at);
  const goes = ({ path, kind, at }: Found): boolean => {
    if (now - at < underWayMs) return false;
    if (kind === 'objects' && !path.endsWith('.bad')) return !named.has(path);
    if (kind === 'half written') return true;
    return at < before;
  };
  const going = new Set(all.filter(goes));
  let bytes = all.filter((one) => !going.has(one)).reduce((sum, one) => sum + one.bytes, 0);
  // What can be asked for again goes before what shows and proves a run.
  const order: readonly Cleaned[] = ['cache', 'feeds', 'objects'];
  for (const kind of order)
    for (const one of all) {
      if (keepBytes === undefined || bytes <= keepBytes) break;
      if (one.kind !== kind || going.has(one) || now - one.at < underWayMs) continue;
      going.add(one);
      bytes -= one.bytes;
    }
  return { files: all.filter((one) => going.has(one)), keptBytes: bytes };
}

export async function clean({ files }: Cleaning): Promise<void> {
  for (const { path } of files) await rm(path, { force: true });
}

/** Paths of the objects that runs since a day name. */
async function namedIn(state: string, since: string): Promise<ReadonlySet<string>> {
  const paths = new Set<string>();
  for (const name of await runsIn(state)) {
    const [date = '', topic = ''] = name.split('/');
    if (date < since) continue;
    const manifest = await runFolder(state, date, topic).readManifest();
    for (const { key } of manifest?.stages ?? [])
      paths.add(join(state, objectPath('objects', key)));
  }
  return paths;
}

async function filesIn(state: string, folder: string, kind: Cleaned): Promise<readonly Found[]> {
  const entries = await readdir(join(state, folder), {
    recursive: true,
    withFileTypes: true,
  }).catch(() => []);
  const found = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async ({ parentPath, name }): Promise<readonly Found[]> => {
        const path = join(parentPath, name);
        const file = await stat(path).catch(() => undefined);
        return file === undefined ? [] : [{ path, kind, bytes: file.size, at: file.mtimeMs }];
      }),
  );
  return found.flat();
}
