/**
 * The state folder as a whole: which form it has, and how one of before comes into today's.
 *
 *     format.json   the form
 *     runs/         records of runs, a folder a day and topic; exams/, sources/, edited/ beside them
 *     objects/      what stages made
 *     cache/ feeds/ what can be asked for again, this machine's own; so are locks/ and tmp/
 *
 * What git keeps of it (`state-gitignore.ts`) is written by runs of one topic alone, each file.
 */
import { randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UsageError, WriteError, faultCodeOf } from '../errors.ts';
import { writeFault } from './disk-faults.ts';
import { objectIn, objectText } from './file-store.ts';
import { stateGitignore } from './state-gitignore.ts';
import { makeFolder, sweep, writeWhole } from './whole-file.ts';

/** The form that this program writes. Raised when an earlier program would misread what a later one wrote. */
export const stateFormat = 2;

const formatSchema = z.looseObject({ format: z.int() });

/**
 * Makes the folder where there is none, brings it into today's form, and takes away what killed runs left.
 * @throws UsageError where a later program made it, or nothing can be written there
 */
export async function openState(state: string): Promise<void> {
  try {
    const found = await formatOf(state);
    if (found === undefined || found < stateFormat) {
      if (found !== undefined) await toFormat2(state);
      await writeWhole(
        join(state, 'format.json'),
        `${JSON.stringify({ format: stateFormat })}\n`,
        join(state, 'tmp'),
      );
    }
    await makeFolder(join(state, 'tmp'));
    // Asked of the disk itself: permissions alone don't tell a read-only one.
    const probe = join(state, 'tmp', `probe-${randomUUID()}`);
    await writeFile(probe, '');
    const { mtimeMs } = await stat(probe);
    await rm(probe, { force: true });
    await ignoreOwn(state);
    for (const folder of ['tmp', 'locks']) await sweep(join(state, folder), mtimeMs);
  } catch (error) {
    const fault = writeFault(state, error);
    if (fault instanceof WriteError)
      throw new UsageError(`the state folder can't be used: ${fault.message}`, {
        hint: fault.hint,
        cause: error,
      });
    throw fault;
  }
}

/** For who only looks: changes nothing but a folder in a form of before, which it could not read. */
export async function readableState(state: string): Promise<void> {
  const found = await formatOf(state);
  if (found !== undefined && found < stateFormat) await openState(state);
}

/**
 * The form of a state folder; nothing where there is none yet.
 * @throws UsageError for one that a later program made
 */
export async function formatOf(state: string): Promise<number | undefined> {
  const path = join(state, 'format.json');
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    if (error.code !== 'EISDIR') throw error;
    throw new UsageError(`${path}: a folder, where a file should be.`, {
      hint: 'Move the folder away.',
    });
  });
  // Before this file was written there was one form only.
  if (text === undefined) return (await namesIn(state)).length > 0 ? 1 : undefined;
  const read = formatSchema.safeParse(parsed(text));
  if (!read.success) return 1;
  if (read.data.format > stateFormat)
    throw new UsageError(
      `${path}: format ${read.data.format} is of a later digest, this one reads up to ${stateFormat}.`,
      { hint: 'Install the later digest here too, or name another folder with --state.' },
    );
  return read.data.format;
}

/** Left alone where a person has written one. */
async function ignoreOwn(state: string): Promise<void> {
  const path = join(state, '.gitignore');
  if ((await stat(path).catch(() => undefined)) !== undefined) return;
  await writeWhole(path, stateGitignore, join(state, 'tmp'));
}

/**
 * Format 1 had one folder for all objects, without their hashes, and one file for how sources answered. Stopped in the
 * middle it goes on: what is in today's form stays.
 */
async function toFormat2(state: string): Promise<void> {
  for (const short of await namesIn(join(state, 'objects')))
    for (const name of await namesIn(join(state, 'objects', short))) {
      const path = join(state, 'objects', short, name);
      // Several topics of one run may be at it together.
      const text = await readFile(path, 'utf8').catch(() => undefined);
      const written = await stat(path).catch(() => undefined);
      if (text === undefined || written === undefined || objectIn(text) !== undefined) continue;
      const value = name.endsWith('.json') ? parsed(text) : undefined;
      if (value === undefined) await rm(path, { force: true });
      else if (isOutcome(value))
        await writeWhole(path, objectText({ ...value, at: Math.floor(written.mtimeMs) }));
      else {
        await writeWhole(join(state, 'cache', short, name), objectText(value));
        await rm(path, { force: true });
      }
    }
  await makeFolder(join(state, 'sources'));
  await rename(join(state, 'sources.json'), join(state, 'sources', '_earlier.json')).catch(
    () => undefined,
  );
}

function isOutcome(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'value' in value &&
    // Looked at, not trusted.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    Array.isArray((value as { readonly diagnostics?: unknown }).diagnostics)
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).toSorted();
  } catch (error) {
    if (faultCodeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
