/** Stage results as files, written whole or not at all. */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Store } from '../ports.ts';

/** Writes by rename, so that a reader or a killed run never sees half a file. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, content);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** `objects/ab/cdef….json` below `folder`. A damaged object counts as absent. */
export function createFileStore(folder: string): Store {
  const pathOf = (key: string): string => {
    const hex = key.replace(/^sha256-/, '');
    return join(folder, 'objects', hex.slice(0, 2), `${hex.slice(2)}.json`);
  };
  return {
    get: async (key) => {
      try {
        return JSON.parse(await readFile(pathOf(key), 'utf8')) as unknown;
      } catch {
        return undefined;
      }
    },
    put: (key, value) => writeWhole(pathOf(key), JSON.stringify(value)),
  };
}

/** For replays and tests: keeps nothing. */
export function createMemoryStore(): Store {
  const objects = new Map<string, string>();
  return {
    get: (key) => {
      const text = objects.get(key);
      return Promise.resolve(text === undefined ? undefined : (JSON.parse(text) as unknown));
    },
    put: (key, value) => {
      objects.set(key, JSON.stringify(value));
      return Promise.resolve();
    },
  };
}

/** Reads from both, the upper first, and writes into the upper: what lies below stays as it is. */
export function layered(upper: Store, lower: Store): Store {
  return {
    get: async (key) => (await upper.get(key)) ?? lower.get(key),
    put: upper.put,
  };
}
