/** Results and answers as files, each told from its hash. */
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../ports.ts';
import { setAside, type Tell } from './record-file.ts';
import { writeWhole } from './whole-file.ts';

/** `objects`: what stages made, which shows and proves a run later; `cache`: what can be asked for again. */
export const storeParts = ['objects', 'cache'] as const;
export type StorePart = (typeof storeParts)[number];

const form = /^\{"sha256":"([0-9a-f]{64})","value":([\s\S]*)\}$/;

/** The text of a stored object: its value with the hash of the value's own text. */
export function objectText(value: unknown): string {
  const text = JSON.stringify(value);
  return `{"sha256":"${hashOf(text)}","value":${text}}`;
}

/** What an object's text holds; undefined where it was changed, cut or never was one. */
export function objectIn(text: string): { readonly value: unknown } | undefined {
  const [, hash, value = ''] = form.exec(text) ?? [];
  if (hash === undefined || hash !== hashOf(value)) return undefined;
  try {
    return { value: JSON.parse(value) as unknown };
  } catch {
    return undefined;
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Where an object lies below the state folder: `objects/ab/cdef….json`. */
export function objectPath(part: StorePart, key: string): string {
  const hex = key.replace(/^sha256-/, '');
  return join(part, hex.slice(0, 2), `${hex.slice(2)}.json`);
}

/** A damaged object counts as absent, and is set aside where `tell` is there to say so. */
export function createFileStore(folder: string, part: StorePart, tell?: Tell): Store {
  const pathOf = (key: string): string => join(folder, objectPath(part, key));
  return {
    get: async (key) => {
      const path = pathOf(key);
      const text = await readFile(path, 'utf8').catch(() => undefined);
      if (text === undefined) return undefined;
      const object = objectIn(text);
      if (object === undefined) await setAside(path, 'is not as it was written', tell);
      return object?.value;
    },
    put: (key, value) => writeWhole(pathOf(key), objectText(value), join(folder, 'tmp')),
  };
}

/** For a run that keeps nothing, on a disk all the same: gone when it is closed. */
export function createScratchStore(): Store & { readonly close: () => Promise<void> } {
  let made: Promise<string> | undefined;
  const store = async (): Promise<Store> =>
    createFileStore(await (made ??= mkdtemp(join(tmpdir(), 'digest-'))), 'cache');
  return {
    get: async (key) => (await store()).get(key),
    put: async (key, value) => (await store()).put(key, value),
    close: async () => {
      if (made !== undefined) await rm(await made, { recursive: true, force: true });
    },
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
