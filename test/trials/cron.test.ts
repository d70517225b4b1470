/** Debian's cron itself runs the line that the program prints, three days long; a day of its clock takes twenty seconds. */
import { spawn, spawnSync } from 'node:child_process';
import { chmod, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { cli, spawnCli, temporaryFolder } from '../support/cli.ts';
import { smallSite } from '../support/small-site.ts';

const libraries = spawnSync('sh', ['-c', 'ls /usr/lib/*/faketime/libfaketime.so.1'], {
  encoding: 'utf8',
});
const library = libraries.stdout.split('\n').find((path) => path !== '');
const lacking = [
  ...['cron', 'unshare', 'flock'].filter((name) => spawnSync('which', [name]).status !== 0),
  ...(library === undefined ? ['libfaketime'] : []),
  ...(process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0
    ? []
    : ['the right to mount']),
];
if (lacking.length > 0)
  process.stderr.write(
    `No ${lacking.join(', ')} here (apt-get install cron libfaketime, as root): the test with cron is skipped.\n`,
  );

/** 16:30 in UTC is half past midnight in Taipei: the posts are those of 26, 27 and 28 January. */
const firstRun = Date.parse('2026-01-26T16:30:00Z') / 1000;
const day = 86_400;
/** So many times faster than the world goes cron's clock. */
const pace = 4320;

test.skipIf(lacking.length > 0)(
  'three nights, three posts, each story once, in an environment with nothing in it',
  async () => {
    const [blog, machine] = [await temporaryFolder(), await temporaryFolder()];
    const site = await smallSite();
    site.behaviour.dates = ['26', '27', '28'].map((date) => `2026-01-${date}T10:00:00+08:00`);
    await site.topic(blog);
    await writeFile(join(blog, '_config.yml'), 'title: 小站\ntimezone: Asia/Taipei\n');
    expect((await cli(['init', '--yes'], { cwd: blog })).code).toBe(0);
    const written = await readFile(join(blog, 'digest.yaml'), 'utf8');
    await writeFile(
      join(blog, 'digest.yaml'),
      written
        .replace('engine: auto', 'engine: extractive')
        .replace('# allow-private: []', `allow-private: [${JSON.stringify(site.host)}]`)
        .replace('# image: true', 'image: false'),
    );
    const printed = await spawnCli(['schedule', 'cron'], { cwd: blog, env: { TZ: 'UTC' } }).done;
    expect(printed.code).toBe(0);

    // Each run sees a clock that stands where cron's did; a run that takes longer than a day of cron's has the next wait.
    const shell = join(machine, 'shell');
    await writeFile(
      shell,
      `#!/bin/sh
exec 9>${machine}/lock; flock 9
env >${machine}/environment
n=$(cat ${machine}/runs 2>/dev/null || echo 0)
export LD_PRELOAD=${library ?? ''} DONT_FAKE_MONOTONIC=1 FAKETIME_FMT=%s FAKETIME="@$((${firstRun} + n * ${day} + 1))"
/bin/sh "$@"
unset LD_PRELOAD
echo $((n + 1)) >${machine}/runs
`,
    );
    await chmod(shell, 0o755);
    await mkdir(join(machine, 'crontabs'));
    await mkdir(join(machine, 'cron.d'));
    await writeFile(join(machine, 'crontab'), '');
    await writeFile(join(machine, 'crontabs/root'), `SHELL=${shell}\n${printed.out}`, {
      mode: 0o600,
    });
    const places = `mount --bind ${machine}/crontabs /var/spool/cron/crontabs && mount --bind ${machine}/cron.d /etc/cron.d && mount --bind ${machine}/crontab /etc/crontab && mount -t tmpfs tmpfs /run`;
    const cron = spawn('unshare', ['-m', 'sh', '-c', `${places} && exec cron -f`], {
      env: {
        PATH: process.env['PATH'] ?? '',
        TZ: 'UTC',
        LD_PRELOAD: library ?? '',
        FAKETIME_FMT: '%s',
        FAKETIME: `@${firstRun - 600} x${pace}`,
      },
      stdio: 'inherit',
    });
    onTestFinished(() => {
      cron.kill('SIGKILL');
    });
    const runs = (): Promise<number> =>
      readFile(join(machine, 'runs'), 'utf8').then(Number, () => 0);
    for (const end = Date.now() + 300_000; Date.now() < end && (await runs()) < 3;)
      await sleep(200);
    // Long enough for another minute of that night, short enough for no other night.
    await sleep(1000);
    cron.kill('SIGKILL');

    expect(await runs()).toBe(3);
    const posts = (await readdir(join(blog, '_posts'))).toSorted();
    expect(posts).toEqual(['2026-01-26-small.md', '2026-01-27-small.md', '2026-01-28-small.md']);
    const texts = await Promise.all(
      posts.map((name) => readFile(join(blog, '_posts', name), 'utf8')),
    );
    for (const n of [0, 1, 2])
      expect(texts.map((text) => text.includes(`${site.origin}/news/${n}`))).toEqual(
        [0, 1, 2].map((night) => night === n),
      );
    const environment = await readFile(join(machine, 'environment'), 'utf8');
    expect(environment).toMatch(/^PATH=\/usr\/bin:\/bin$/m);
    expect(environment).not.toMatch(/^(?:TZ|NODE|DIGEST)/m);
    expect(await readFile(join(blog, '.digest/cron.log'), 'utf8')).toContain('2026-01-28');
  },
  360_000,
);
