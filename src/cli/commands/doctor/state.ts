/** The state folder: whether a run can keep what it knows. */
import { randomUUID } from 'node:crypto';
import { rm, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { exitCodes, faultCodeOf, messageOf } from '../../../errors.ts';
import { makeFolder } from '../../../adapters/whole-file.ts';
import { fault, ok, warning, type Finding } from './finding.ts';

/** A day of one topic takes a few MB of pages. */
const leastFree = 200 * 2 ** 20;

export async function checkState(folder: string): Promise<readonly Finding[]> {
  // Where there is none yet, the folder in which a run would make it must take it.
  const existing = await nearestExisting(folder);
  if (!(await stat(existing)).isDirectory())
    return [
      fault(
        'state',
        exitCodes.usage,
        `${existing} is a file, where the state folder ${folder} should be`,
        'move it away, or name another folder with --state',
      ),
    ];
  const probe = join(existing, `.doctor-${randomUUID()}`);
  try {
    await makeFolder(existing);
    await writeFile(probe, 'x');
  } catch (error) {
    return [
      fault(
        'state',
        exitCodes.usage,
        `nothing can be written into ${existing}: ${faultCodeOf(error) ?? messageOf(error)}`,
        'give this user the right to write there, or name another folder with --state',
      ),
    ];
  } finally {
    await rm(probe, { force: true });
  }
  const { bavail, bsize } = await statfs(existing);
  const free = bavail * bsize;
  const there = existing === folder ? folder : `${folder} (will be made)`;
  return [
    free < leastFree
      ? warning(
          'state',
          `${there}: only ${Math.floor(free / 2 ** 20)} MB are free`,
          'make room; `digest clean` drops what old runs kept',
        )
      : ok('state', `${there}: can be written, ${(free / 2 ** 30).toFixed(1)} GB free`),
  ];
}

async function nearestExisting(folder: string): Promise<string> {
  for (let path = folder; ; path = dirname(path)) {
    const found = await stat(path).then(
      () => true,
      (error: unknown) => faultCodeOf(error) !== 'ENOENT',
    );
    if (found || path === dirname(path)) return path;
  }
}
