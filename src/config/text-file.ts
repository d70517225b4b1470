/** Files that people write, as text: what can't be read is told with its name and what to do. */
import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { UsageError, faultCodeOf, messageOf } from '../errors.ts';
import { decodeData } from '../text/charset.ts';

const words: Readonly<Record<string, readonly [string, string?]>> = {
  ENOENT: ['there is no such file'],
  EISDIR: ['a folder, where a file should be', 'Move the folder away, or name the file in it.'],
  ENOTDIR: ['a file stands where a folder of its path should be'],
  EACCES: ['may not be read by this user', 'Allow it: chmod +r, or run as the file’s owner.'],
  EPERM: ['may not be read by this user', 'Allow it: chmod +r, or run as the file’s owner.'],
  ELOOP: ['a link that leads back to itself'],
  ENAMETOOLONG: ['a name longer than a file’s may be'],
};

/**
 * The text of a file in UTF-8, without its byte order mark.
 * @param name of the file in errors; default: its path
 * @throws UsageError that names the file, and the line where its bytes are no UTF-8
 */
export async function readTextFile(path: string, name: string = path): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    throw unreadable(name, cause);
  }
  if (isUtf8(bytes)) return bytes.toString('utf8').replace(/^\uFEFF/, '');
  throw new UsageError(`${name}:${firstOddLine(bytes)}: not UTF-8.`, {
    hint: `Save it as UTF-8${guess(bytes)}.`,
  });
}

/** Whether an error of `readTextFile` says that there is no such file. */
export function isMissing(error: unknown): boolean {
  return error instanceof UsageError && faultCodeOf(error.cause) === 'ENOENT';
}

/** Why a file can't be read, for whoever typed its name. */
export function unreadable(name: string, cause: unknown): UsageError {
  const [text, hint] = words[faultCodeOf(cause) ?? ''] ?? [messageOf(cause)];
  return new UsageError(`${name}: ${text}.`, { hint, cause });
}

function firstOddLine(bytes: Buffer): number {
  let line = 1;
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(0x0a, start);
    if (!isUtf8(bytes.subarray(start, end < 0 ? undefined : end)) || end < 0) return line;
    start = end + 1;
    line++;
  }
}

function guess(bytes: Buffer): string {
  const { encoding } = decodeData(bytes, undefined);
  if (encoding === 'utf-8' || encoding === 'windows-1252') return '';
  return `: it looks like ${encoding} (iconv -f ${encoding} -t utf-8)`;
}
