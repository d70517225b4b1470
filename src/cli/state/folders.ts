/** Folders that a person named: refused where there are none, with the nearest name. */
import { access, constants, readdir, stat } from 'node:fs/promises';
import { basename, dirname, relative, resolve } from 'node:path';
import { writeFault } from '../../adapters/disk-faults.ts';
import type { Resolved } from '../../config/layers.ts';
import { nearest } from '../../config/nearest.ts';
import { settings as settingTable } from '../../config/setting-table.ts';
import { UsageError, WriteError, faultCodeOf } from '../../errors.ts';

/**
 * The folders that are set and have to be there, as they were set.
 * @throws UsageError as `mustBeFolder` does
 */
export async function mustBeFolders({ settings, origins }: Resolved, cwd: string): Promise<void> {
  for (const name of ['blog', 'topics'] as const) {
    const path = settings[name];
    if (path === undefined) continue;
    const { key, env } = settingTable[name];
    const origin = origins[name];
    const what =
      origin === 'flag'
        ? `--${key} ${path}`
        : origin === 'environment'
          ? `${env}=${path}`
          : `${origin}: ${key}: ${path}`;
    await mustBeFolder(what, resolve(cwd, path), cwd);
  }
}

/**
 * @param what as it was typed or configured: `--blog ./blgo`
 * @param path absolute
 * @throws UsageError where there is no folder, naming the likest beside it
 */
export async function mustBeFolder(what: string, path: string, cwd: string): Promise<void> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) {
    if (found.code !== 'ENOENT' && found.code !== 'ENOTDIR')
      throw new UsageError(`${what}: ${found.message}.`, { cause: found });
    throw new UsageError(`${what}: there is no such folder.`, { hint: await likest(path, cwd) });
  }
  if (!found.isDirectory())
    throw new UsageError(`${what}: that is a file, no folder.`, {
      hint: 'Name the folder that holds it.',
    });
}

/**
 * For a folder that a run writes into, or makes.
 * @throws UsageError where neither can be
 */
export async function mustBeWritable(path: string): Promise<void> {
  for (let folder = path; ; folder = dirname(folder)) {
    try {
      // A way down that leads through a file ends with ENOTDIR, also where nothing is there.
      if (!(await stat(folder)).isDirectory())
        throw Object.assign(new Error('no folder'), { code: 'ENOTDIR', syscall: 'stat' });
      await access(folder, constants.W_OK | constants.X_OK);
      return;
    } catch (cause) {
      const code = faultCodeOf(cause);
      if (code === 'ENOENT' && folder !== dirname(folder)) continue;
      const fault = writeFault(folder, cause);
      if (!(fault instanceof WriteError)) throw fault;
      throw new UsageError(fault.message, { hint: fault.hint, cause });
    }
  }
}

async function likest(path: string, cwd: string): Promise<string> {
  // What is missing may be further up: its nearest neighbour is looked for there.
  let missing = path;
  let beside: readonly string[] | undefined;
  while ((beside = await foldersIn(dirname(missing))) === undefined) {
    if (dirname(missing) === missing) break;
    missing = dirname(missing);
  }
  const near = nearest(basename(missing), beside ?? []);
  if (near === undefined) return `Make it first: mkdir -p ${path}`;
  const meant = resolve(dirname(missing), near, relative(missing, path));
  const short = relative(cwd, meant);
  return `Did you mean ${short.startsWith('..') || short === '' ? meant : short}?`;
}

async function foldersIn(path: string): Promise<readonly string[] | undefined> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.filter((entry) => !entry.isFile()).map(({ name }) => name);
  } catch {
    return undefined;
  }
}
