/** Which topic files there are. Alone, since who only lists them need not be able to read one. */
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';

export interface TopicFile {
  readonly id: string;
  readonly path: string;
}

/** Topic files in `folders`, the first folder to hold an id wins; sorted by id. */
export async function listTopics(folders: readonly string[]): Promise<readonly TopicFile[]> {
  const found = new Map<string, TopicFile>();
  for (const folder of folders) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const files = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
    for (const name of files.filter((n) => /\.ya?ml$/.test(n))) {
      const id = basename(name).replace(/\.ya?ml$/, '');
      if (!found.has(id)) found.set(id, { id, path: join(folder, name) });
    }
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
