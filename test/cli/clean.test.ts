/** `digest clean` takes what can be had again, and nothing that later posts need. */
import { mkdir, readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { cli, temporaryFolder } from '../support/cli.ts';
import { smallSite } from '../support/small-site.ts';

const day = 86_400_000;
const runAt = Date.parse('2026-01-26T12:00:00+08:00');

async function setUp(): Promise<{
  readonly cwd: string;
  readonly argv: readonly string[];
  readonly files: (folder: string) => Promise<readonly string[]>;
}> {
  const site = await smallSite();
  const cwd = await temporaryFolder();
  const argv = [...(await site.topic(cwd)), '--engine', 'extractive', '--blog', '.'];
  expect((await cli(argv, { cwd })).code).toBe(0);
  const files = async (folder: string): Promise<readonly string[]> =>
    (await readdir(join(cwd, '.digest', folder), { recursive: true, withFileTypes: true }))
      .filter((one) => one.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
  // Written when the clock of the run says, not when the test runs.
  for (const folder of ['objects', 'cache', 'feeds'])
    for (const path of await files(folder)) await utimes(path, runAt / 1000, runAt / 1000);
  return { cwd, argv, files };
}

test('young results stay, old ones go; what was told, and the records of runs, stay for ever', async () => {
  const { cwd, argv, files } = await setUp();
  const count = async (): Promise<readonly number[]> =>
    Promise.all(['objects', 'cache', 'feeds'].map(async (folder) => (await files(folder)).length));
  const before = await count();
  expect(before.every((n) => n > 0)).toBe(true);
  expect((await cli(['clean'], { cwd, now: runAt + 40 * day })).code).toBe(0);
  expect(await count()).toEqual(before);
  const would = await cli(['clean', '--dry-run', '--json'], { cwd, now: runAt + 50 * day });
  expect(JSON.parse(would.out)).toMatchObject({ dryRun: true, keptBytes: 0 });
  expect(await count()).toEqual(before);
  const gone = await cli(['clean'], { cwd, now: runAt + 50 * day });
  expect(gone.out).toMatch(/^objects +\d+ +\d/m);
  expect(await count()).toEqual([0, 0, 0]);
  expect((await files('runs')).map((path) => basename(path)).toSorted()).toEqual([
    'manifest.json',
    'provenance.json',
    'published.json',
  ]);
  const later = argv.map((word) => (word === '2026-01-26' ? '2026-01-27' : word));
  const next = await cli([...later, '--window', '1d'], { cwd, now: runAt + day });
  expect([next.code, next.err]).toEqual([3, expect.stringContaining('nothing new')]);
});

test('an object that no run names goes, but not while a run may be making it', async () => {
  const { cwd, files } = await setUp();
  const folder = join(cwd, '.digest/objects/00');
  await mkdir(folder, { recursive: true });
  const orphan = join(folder, 'orphan.json');
  await writeFile(orphan, '{}');
  await utimes(orphan, runAt / 1000, runAt / 1000);
  const named = (await files('objects')).length - 1;
  await cli(['clean'], { cwd, now: runAt + 3_600_000 });
  expect(await files('objects')).toHaveLength(named + 1);
  await cli(['clean'], { cwd, now: runAt + 2 * day });
  expect(await files('objects')).toHaveLength(named);
});

test('--keep-size takes answers first, the oldest of them, and results only then', async () => {
  const { cwd, files } = await setUp();
  const sizeOf = async (folder: string): Promise<number> =>
    (await Promise.all((await files(folder)).map(async (path) => (await stat(path)).size))).reduce(
      (sum, size) => sum + size,
      0,
    );
  const objects = await sizeOf('objects');
  const before = (await files('objects')).length;
  await cli(['clean', '--keep-size', String(objects / 1e6)], { cwd, now: runAt + 2 * day });
  expect([(await files('objects')).length, (await files('cache')).length]).toEqual([before, 0]);
  await cli(['clean', '--keep-size', '0'], { cwd, now: runAt + 2 * day });
  expect(await files('objects')).toEqual([]);
});

test.each([
  ['--older', 'many'],
  ['--keep-size', '-1'],
])('%s %s is refused', async (flag, value) => {
  const { code, err } = await cli(['clean', flag, value]);
  expect(code).toBe(2);
  expect(err).toContain(`"${value}"`);
});

test('a folder that holds no state is none', async () => {
  const cwd = await temporaryFolder();
  expect((await cli(['clean'], { cwd })).code).toBe(0);
  expect(await readdir(cwd)).toEqual([]);
});
