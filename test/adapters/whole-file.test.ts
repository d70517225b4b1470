/** Folders and files that are there whole, or not at all. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder, writeWhole } from '../../src/adapters/whole-file.ts';
import { spawnCli, temporaryFolder, demoRecording } from '../support/cli.ts';

describe('a folder', () => {
  test('is made with those above it, also by many at a time, and where it is there already', async () => {
    const folder = join(await temporaryFolder(), 'a/b/c');
    await Promise.all(Array.from({ length: 20 }, () => makeFolder(folder)));
    await makeFolder(folder);
    await writeWhole(join(folder, 'd/x.txt'), 'x');
    expect(await readFile(join(folder, 'd/x.txt'), 'utf8')).toBe('x');
  });

  test('is refused where a file is in its way', async () => {
    const root = await temporaryFolder();
    await writeFile(join(root, 'file'), '');
    await mkdir(join(root, 'there'));
    await expect(makeFolder(join(root, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(makeFolder(join(root, 'file/below'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  test.skipIf(!existsSync('/proc/self'))(
    'is refused by a file system that has no place for one, and no run goes on for ever',
    async () => {
      await expect(makeFolder('/proc/x/y')).rejects.toMatchObject({ code: 'ENOENT' });
      const argv = ['qwen', '--replay', demoRecording, '--state', '/proc/x/y'];
      const { code, err } = await spawnCli(argv, { cwd: await temporaryFolder() }).done;
      expect([code, err]).toEqual([2, expect.stringContaining('/proc/x')]);
    },
  );
});
