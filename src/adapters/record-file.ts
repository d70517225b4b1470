/** Records of the state folder: read strictly, and set aside where they can't be read. */
import { faultCodeOf } from '../errors.ts';
import { readFile, rename } from 'node:fs/promises';

/** Told of what was set aside, a line each. Without it nothing is moved: who only looks changes nothing. */
export type Tell = (text: string) => void;

/**
 * What a file holds, in the shape that `check` accepts; nothing where there is no such file, or another shape.
 * @param check returns what it read, or undefined for another shape
 */
export async function readRecord<T>(
  path: string,
  check: (value: unknown) => T | undefined,
  tell?: Tell,
): Promise<T | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const code = faultCodeOf(error) ?? '';
    if (code === 'EISDIR') await setAside(path, 'is a folder', tell);
    else if (!absent.has(code)) throw error;
    return undefined;
  }
  let value: unknown;
  try {
    value = JSON.parse(text) as unknown;
  } catch {
    await setAside(path, 'is no JSON', tell);
    return undefined;
  }
  const read = check(value);
  if (read === undefined) await setAside(path, 'has another shape than this program writes', tell);
  return read;
}

const absent: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR']);

/** Puts a damaged file beside its place, so that it is neither read again nor lost. */
export async function setAside(path: string, what: string, tell: Tell | undefined): Promise<void> {
  if (tell === undefined) return;
  const moved = await rename(path, `${path}.bad`).then(
    () => `it was set aside as ${path}.bad`,
    () => 'it counts as absent',
  );
  tell(`${path} ${what}: ${moved}.`);
}
