/** `runs/<date>/<topic>/` in the state folder: the manifest, and what was published. */
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest, Published, ToldStory } from '../model/run.ts';
import { writeWhole } from './file-store.ts';

export interface RunFolder {
  readonly path: string;
  readonly readManifest: () => Promise<Manifest | undefined>;
  readonly writeManifest: (manifest: Manifest) => Promise<void>;
  readonly readPublished: () => Promise<Published | undefined>;
  readonly writePublished: (published: Published) => Promise<void>;
}

export function runFolder(state: string, date: string, topic: string): RunFolder {
  const path = join(state, 'runs', date, topic);
  const read = async <T>(name: string): Promise<T | undefined> => {
    try {
      return JSON.parse(await readFile(join(path, name), 'utf8')) as T;
    } catch {
      return undefined;
    }
  };
  const write = (name: string, value: unknown): Promise<void> =>
    writeWhole(join(path, name), `${JSON.stringify(value, null, 2)}\n`);
  return {
    path,
    readManifest: () => read<Manifest>('manifest.json'),
    writeManifest: (manifest) => write('manifest.json', manifest),
    readPublished: () => read<Published>('published.json'),
    writePublished: (published) => write('published.json', published),
  };
}

/** Stories that posts of `topic` told on days before `date`, oldest first. */
export async function toldBefore(
  state: string,
  date: string,
  topic: string,
): Promise<readonly ToldStory[]> {
  const days = await readdir(join(state, 'runs')).catch(() => []);
  const earlier = days.filter((day) => /^\d{4}-\d{2}-\d{2}$/.test(day) && day < date).sort();
  const posts = await Promise.all(
    earlier.map((day) => runFolder(state, day, topic).readPublished()),
  );
  return posts.flatMap((post) => post?.told ?? []);
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
