/** Posts of a topic lead to each other: a run links back, and has the post before lead on. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cli, temporaryFolder, type CliResult } from '../support/cli.ts';
import { timedSite, timedTopic } from '../support/timed-site.ts';

interface Blog {
  readonly make: (day: string, ...more: readonly string[]) => Promise<CliResult>;
  readonly pathOf: (day: string) => string;
  readonly lineOf: (day: string) => Promise<string | undefined>;
  readonly cwd: string;
}

async function blog(): Promise<Blog> {
  const days = ['02', '03', '04', '05'];
  const site = await timedSite(days.map((day) => `2026-03-${day}T12:00:00+08:00`));
  const cwd = await temporaryFolder();
  await timedTopic(cwd, site, 'small');
  site.now = Date.parse('2026-03-06T01:00:00+08:00');
  const pathOf = (day: string): string => join(cwd, '_posts', `2026-03-${day}-small.md`);
  return {
    cwd,
    pathOf,
    make: (day, ...more) =>
      cli(
        ['small', '--date', `2026-03-${day}`, '--engine', 'extractive', '--no-image', '--blog', '.']
          .concat('--window', '1d', '--allow-private', site.host)
          .concat(more),
        { cwd, now: site.now },
      ),
    lineOf: async (day) =>
      (await readFile(pathOf(day), 'utf8')).split('\n').find((line) => /[上下]一篇/.test(line)),
  };
}

test('a post links back; the one before leads on, stays proved, and comes out the same when it is made again', async () => {
  const { make, lineOf, pathOf, cwd } = await blog();
  expect((await make('02')).code).toBe(0);
  expect(await lineOf('02')).toBeUndefined();
  const later = await make('03');
  expect(later.err).toContain('2026-03-02-small.md leads to this post now.');
  expect(await lineOf('03')).toMatch(
    /^\[← 上一篇：2026-03-02\]\(\{\{ "[^"]+" \| relative_url \}\}\)$/,
  );
  expect(await lineOf('02')).toMatch(/^\[下一篇：2026-03-03 →\]/);
  const [before, verified] = [
    await readFile(pathOf('02'), 'utf8'),
    await cli(['verify', '_posts/2026-03-02-small.md', '--blog', '.'], { cwd }),
  ];
  expect(verified.out).toContain('everything holds');
  const again = await make('02');
  expect([again.code, await readFile(pathOf('02'), 'utf8')]).toEqual([0, before]);
});

test('a day that comes back stands between its neighbours again', async () => {
  const { make, lineOf, pathOf } = await blog();
  for (const day of ['02', '03']) await make(day);
  await rm(pathOf('03'));
  await make('04');
  expect(await lineOf('02')).toMatch(/下一篇：2026-03-04/);
  await make('03');
  expect(await lineOf('02')).toMatch(/下一篇：2026-03-03/);
  expect(await lineOf('03')).toMatch(/上一篇：2026-03-02.* ｜ .*下一篇：2026-03-04/);
  expect(await lineOf('04')).toMatch(/上一篇：2026-03-03/);
});

test('a post that a person has edited is not touched, one that is gone is no neighbour, and --no-series links none', async () => {
  const { make, lineOf, pathOf } = await blog();
  await make('02');
  const edited = `${await readFile(pathOf('02'), 'utf8')}\n補一句。\n`;
  await writeFile(pathOf('02'), edited);
  await make('03');
  expect(await readFile(pathOf('02'), 'utf8')).toBe(edited);
  await rm(pathOf('03'));
  await make('04');
  expect(await lineOf('04')).toMatch(/^\[← 上一篇：2026-03-02\]/);
  await make('05', '--no-series');
  expect(await lineOf('05')).toBeUndefined();
});
