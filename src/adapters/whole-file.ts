/** Files written whole or not at all. */
import { randomUUID } from 'node:crypto';
import { access, constants, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { faultCodeOf } from '../errors.ts';
import { writeFault } from './disk-faults.ts';

/** Begins with a dot: site generators publish no such file. */
const temporaryName = /^\.digest-[0-9a-f-]{36}\.tmp$/;
/** A file is written in less than this, in ms: what is older was left by a run that was killed. */
const longestWriting = 10 * 60_000;

/**
 * Writes by rename, so that a reader or a killed run never sees half a file.
 * @param via folder for the temporary file; where it lies on another disk, and by default, that is beside the file
 * @throws WriteError where the disk refuses
 */
export async function writeWhole(
  path: string,
  content: string | Uint8Array,
  via: string = dirname(path),
): Promise<void> {
  const temporary = join(via, `.digest-${randomUUID()}.tmp`);
  try {
    await makeFolder(dirname(path));
    await makeFolder(via);
    await writeFile(temporary, content);
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    if (faultCodeOf(cause) === 'EXDEV') return writeWhole(path, content);
    throw writeFault(path, await reasonOf(path, cause));
  }
}

/**
 * As `mkdir -p`, and it ends: Node's own asks for ever where a file system has no place for a folder and says that the
 * parent, which is there, is missing (/proc).
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (faultCodeOf(error) === 'ENOENT' && dirname(path) !== path) {
      await makeFolder(dirname(path));
      // Once more and no oftener: the parent is there now.
      await mkdir(path).catch(async (again: unknown) => {
        if (!(await isFolder(path))) throw again;
      });
    } else if (!(await isFolder(path))) throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Folders that can't be made are said not to be there, whatever keeps them from being made: the nearest that is there knows. */
async function reasonOf(path: string, cause: unknown): Promise<unknown> {
  if (faultCodeOf(cause) !== 'ENOENT') return cause;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    try {
      await access(folder, constants.W_OK);
      return cause;
    } catch (error) {
      if (faultCodeOf(error) !== 'ENOENT') return error;
      if (folder === dirname(folder)) return cause;
    }
  }
}

/** Takes away what killed runs left half written in a folder; `now` in ms since the epoch, by the clock of the disk. */
export async function sweep(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!temporaryName.test(name)) continue;
    const path = join(folder, name);
    const written = await stat(path).catch(() => undefined);
    if (written !== undefined && now - written.mtimeMs > longestWriting)
      await rm(path, { force: true }).catch(() => undefined);
  }
}
