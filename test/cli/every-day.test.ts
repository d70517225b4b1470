/** Two lines of a crontab over five days: nothing is lost, and nothing is told twice. */
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, temporaryFolder, type CliResult } from '../support/cli.ts';
import { timedSite, timedTopic, type TimedSite } from '../support/timed-site.ts';

const times = [
  '2026-03-02T09:00:00+08:00',
  '2026-03-02T23:10:00+08:00',
  '2026-03-03T00:05:00+08:00',
  '2026-03-03T12:00:00+08:00',
  '2026-03-03T22:31:00+08:00',
  '2026-03-04T10:00:00+08:00',
  '2026-03-04T23:50:00+08:00',
  '2026-03-05T08:00:00+08:00',
  '2026-03-05T14:00:00+08:00',
  '2026-03-05T23:10:00+08:00',
  '2026-03-06T07:00:00+08:00',
  '2026-03-06T22:29:00+08:00',
  '2026-03-06T22:45:00+08:00',
  '2026-03-07T09:30:00+08:00',
];

interface World {
  readonly site: TimedSite;
  readonly cwd: string;
  readonly at: (time: string, ...words: readonly string[]) => Promise<CliResult>;
}

async function world(): Promise<World> {
  const site = await timedSite(times);
  const cwd = await temporaryFolder();
  await timedTopic(cwd, site, 'small');
  return {
    site,
    cwd,
    at: async (time, ...words) => {
      site.now = Date.parse(time);
      return cli(
        [
          ...words,
          '--engine',
          'extractive',
          '--no-image',
          '--blog',
          '.',
          '--allow-private',
          site.host,
        ],
        { cwd, now: site.now },
      );
    },
  };
}

/** Numbers of the reports that each post tells, by its day. */
async function told({ cwd }: World): Promise<Readonly<Record<string, readonly number[]>>> {
  const names = (await readdir(join(cwd, '_posts'))).toSorted();
  const posts = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(cwd, '_posts', name), 'utf8');
      const numbers = [...text.matchAll(/\/news\/(\d+)/g)].map(([, n]) => Number(n));
      return [name.slice(0, 10), [...new Set(numbers)].toSorted((a, b) => a - b)] as const;
    }),
  );
  return Object.fromEntries(posts);
}

async function textOf({ cwd }: World, day: string): Promise<string> {
  return readFile(join(cwd, `_posts/${day}-small.md`), 'utf8');
}

describe('a crontab over five days', () => {
  test('at half past midnight, yesterday is told whole, each story on its day', async () => {
    const here = await world();
    for (const day of ['03', '04', '05', '06', '07'])
      expect(
        (await here.at(`2026-03-${day}T00:30:00+08:00`, 'run', '--all', '--date', 'yesterday'))
          .code,
      ).toBe(0);
    expect(await told(here)).toEqual({
      '2026-03-02': [0, 1],
      '2026-03-03': [2, 3, 4],
      '2026-03-04': [5, 6],
      '2026-03-05': [7, 8, 9],
      '2026-03-06': [10, 11, 12],
    });
  });

  test('at half past ten, today since the post before; a night that the machine was off is caught up', async () => {
    const here = await world();
    for (const day of ['02', '03', '04', '06', '07'])
      expect(
        (await here.at(`2026-03-${day}T22:30:00+08:00`, 'run', '--all', '--catch-up', '3')).code,
      ).toBe(0);
    expect(await told(here)).toEqual({
      '2026-03-02': [0],
      '2026-03-03': [1, 2, 3],
      '2026-03-04': [4, 5],
      '2026-03-05': [6, 7, 8, 9],
      '2026-03-06': [10, 11],
      '2026-03-07': [12, 13],
    });
    for (const day of ['03', '04', '05', '07'])
      expect(await textOf(here, `2026-03-${day}`), 'news of the window is not late').not.toContain(
        '補記',
      );
  });

  test('two nights off without catching up: the next post reaches back for the days of grace, and what lies before comes late', async () => {
    const here = await world();
    for (const day of ['02', '03', '06'])
      expect((await here.at(`2026-03-${day}T22:30:00+08:00`, 'small', '--stories', '9')).code).toBe(
        0,
      );
    expect(await told(here)).toEqual({
      '2026-03-02': [0],
      '2026-03-03': [1, 2, 3],
      '2026-03-06': [4, 5, 6, 7, 8, 9, 10, 11],
    });
    expect((await textOf(here, '2026-03-06')).match(/補記/g)?.length).toBeGreaterThan(0);
  });
});

describe('a recording', () => {
  test('of a run before eight whose window begins the evening before tells the same again', async () => {
    const here = await world();
    await here.at('2026-03-02T22:30:00+08:00', 'small');
    expect((await here.at('2026-03-03T07:30:00+08:00', 'small', '--record', 'rec')).code).toBe(0);
    expect(await told(here)).toEqual({ '2026-03-02': [0], '2026-03-03': [1, 2] });
    const again = await cli(['--replay', 'rec', '--no-image'], { cwd: here.cwd });
    expect(new Set(again.out.match(/\/news\/\d+/g))).toEqual(new Set(['/news/1', '/news/2']));
    expect(again.out).toMatch(/^date: 2026-03-03 07:30:00 \+0800$/m);
  });
});

describe('a day that is not over', () => {
  test('run again, it sees what came since; over, it is told from what was asked after its end, and asks no more', async () => {
    const here = await world();
    const asked = async (time: string, ...words: readonly string[]): Promise<readonly string[]> => {
      const before = here.site.requests.length;
      expect((await here.at(time, 'small', ...words)).code).toBe(0);
      return here.site.requests.slice(before);
    };
    await asked('2026-03-03T13:00:00+08:00');
    expect(await told(here)).toEqual({ '2026-03-03': [2, 3] });
    expect(await asked('2026-03-03T13:10:00+08:00'), 'a moment later').toEqual([]);
    expect(await asked('2026-03-03T13:10:00+08:00', '--fresh-for', '60')).toHaveLength(5);
    expect((await asked('2026-03-03T23:00:00+08:00')).length).toBeGreaterThan(0);
    expect(await told(here)).toEqual({ '2026-03-03': [2, 3, 4] });
    // What was heard at 23:58 may lack the last two minutes.
    await asked('2026-03-03T23:58:00+08:00');
    const yesterday = ['--date', 'yesterday'];
    expect((await asked('2026-03-04T00:05:00+08:00', ...yesterday)).length).toBeGreaterThan(0);
    expect(await asked('2026-03-04T09:00:00+08:00', ...yesterday)).toEqual([]);
    expect(await asked('2026-03-09T09:00:00+08:00', '--date', '2026-03-03')).toEqual([]);
  });

  test('a page and a source that were down are asked again, a moment later too', async () => {
    const here = await world();
    here.site.isDown = true;
    expect((await here.at('2026-03-03T13:00:00+08:00', 'small')).code).toBe(4);
    here.site.isDown = false;
    expect((await here.at('2026-03-03T13:01:00+08:00', 'small')).code).toBe(0);
    expect(await told(here)).toEqual({ '2026-03-03': [2, 3] });
  });

  test('what one topic has asked serves the others of the day', async () => {
    const here = await world();
    await timedTopic(here.cwd, here.site, 'other');
    expect((await here.at('2026-03-03T13:00:00+08:00', 'run', 'small', 'other')).code).toBe(0);
    expect(here.site.requests.filter((path) => path === 'GET /news/3')).toHaveLength(1);
    expect(here.site.requests.filter((path) => path === 'GET /feed.xml')).toHaveLength(1);
  });

  test('a clock that is put back an hour breaks nothing: the day is asked again, and nothing told twice', async () => {
    const here = await world();
    await here.at('2026-03-03T22:30:00+08:00', 'small');
    await here.at('2026-03-03T21:30:00+08:00', 'small');
    expect(await told(here)).toEqual({ '2026-03-03': [2, 3] });
    await here.at('2026-03-04T00:30:00+08:00', 'small', '--date', 'yesterday');
    // Back into the evening, where the day was over already.
    expect((await here.at('2026-03-03T23:35:00+08:00', 'small')).code).toBe(0);
    expect(await told(here)).toEqual({ '2026-03-03': [2, 3, 4] });
    await here.at('2026-03-04T22:30:00+08:00', 'small');
    expect(await told(here)).toEqual({ '2026-03-03': [2, 3, 4], '2026-03-04': [5] });
  });
});

describe('a post made before eight', () => {
  test('is dated by its minute, keeps it when it is made again, and Jekyll’s zone is minded', async () => {
    const here = await world();
    const dated = async (): Promise<string | undefined> =>
      /^date: (.*)$/m.exec(await textOf(here, '2026-03-03'))?.[1];
    await here.at('2026-03-03T00:40:31+08:00', 'small');
    expect(await dated()).toBe('2026-03-03 00:40:00 +0800');
    await here.at('2026-03-03T23:00:00+08:00', 'small');
    expect(await dated()).toBe('2026-03-03 00:40:00 +0800');
    await here.at('2026-03-04T22:30:00+08:00', 'small');
    expect(await textOf(here, '2026-03-04')).toMatch(/^date: 2026-03-04 08:00:00 \+0800$/m);
  });

  test.each([
    [
      'title: blog',
      'UTC',
      /Jekyll goes by this machine’s zone, UTC, and puts this post on 2026-03-02: set `timezone: Asia\/Taipei`/,
    ],
    [
      'timezone: America/New_York',
      'Asia/Taipei',
      /`timezone: America\/New_York` and puts this post on 2026-03-02/,
    ],
    ['timezone: Asia/Taipei', 'UTC', undefined],
  ])('%s on a machine in %s', async (config, zone, said) => {
    const here = await world();
    await writeFile(join(here.cwd, '_config.yml'), `${config}\n`);
    here.site.now = Date.parse('2026-03-03T00:40:00+08:00');
    const { err } = await cli(
      [
        'small',
        '--engine',
        'extractive',
        '--no-image',
        '--blog',
        '.',
        '--allow-private',
        here.site.host,
      ],
      { cwd: here.cwd, now: here.site.now, env: { TZ: zone } },
    );
    if (said === undefined) expect(err).not.toContain('Jekyll');
    else expect(err).toMatch(said);
  });
});

describe('a week', () => {
  test('has a name, a place and categories of its own, and tells again what its days told', async () => {
    const here = await world();
    for (const day of ['03', '04']) await here.at(`2026-03-${day}T23:55:00+08:00`, 'small');
    const daily = await textOf(here, '2026-03-04');
    expect((await here.at('2026-03-04T23:56:00+08:00', 'small', '--window', '7d')).code).toBe(0);
    expect(await textOf(here, '2026-03-04')).toBe(daily);
    const week = await readFile(join(here.cwd, '_posts/2026-03-04-small-7d.md'), 'utf8');
    expect(week).toMatch(/^categories: \[small, weekly\]$/m);
    expect(new Set(week.match(/\/news\/\d+/g))).toEqual(
      new Set([0, 1, 2, 3, 4, 5, 6].map((n) => `/news/${n}`)),
    );
    // The day has no run of its own span only where nobody made one.
    await rm(join(here.cwd, '.digest/runs/2026-03-04/small'), { recursive: true });
    expect((await cli(['show', '2026-03-04/small', 'manifest'], { cwd: here.cwd })).out).toContain(
      '"topic": "small-7d"',
    );
    const shown = await cli(['show', 'latest'], { cwd: here.cwd });
    expect(shown.out).toContain('cited in the post');
    expect((await cli(['show', 'latest/small', 'manifest'], { cwd: here.cwd })).out).toContain(
      '"topic": "small"',
    );
    expect((await cli(['show', 'latest', 'manifest'], { cwd: here.cwd })).out).toContain(
      '"topic": "small-7d"',
    );
  });
});
