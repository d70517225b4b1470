/** Units are tried by what will read them: a shell, systemd, an XML parser, a repository. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { cronLine, cronUnit } from '../../src/setup/schedule/cron.ts';
import { githubUnit } from '../../src/setup/schedule/github-actions.ts';
import { launchdUnit } from '../../src/setup/schedule/launchd.ts';
import { momentIn, readTimeOfDay, type Machine, type Plan } from '../../src/setup/schedule/plan.ts';
import { systemdUnit } from '../../src/setup/schedule/systemd.ts';
import { temporaryFolder } from '../support/cli.ts';

const january = Date.parse('2026-01-26T04:00:00Z');
const machine: Machine = {
  node: '/usr/bin/node',
  program: '/opt/digest/bin/digest.js',
  timeZone: 'UTC',
  user: 'me',
};
const plan: Plan = {
  at: { hour: 0, minute: 30 },
  timeZone: 'Asia/Taipei',
  topics: [],
  blog: '/home/me/blog',
  state: '/home/me/blog/.digest',
  keys: [],
  variables: [],
  now: january,
};
/** All that a path can hold and a shell, a unit or XML reads as something else. */
const strange = `a b'c"d%e$f&g<h>\\i`;

describe('a time of day in another zone', () => {
  test.each([
    ['Asia/Taipei', 'UTC', '00:30', { hour: 16, minute: 30, dayShift: -1, steady: true }],
    ['Asia/Taipei', 'Asia/Taipei', '00:30', { hour: 0, minute: 30, dayShift: 0, steady: true }],
    ['America/New_York', 'UTC', '22:00', { hour: 3, minute: 0, dayShift: 1, steady: false }],
    [
      'Asia/Taipei',
      'Asia/Kathmandu',
      '00:00',
      { hour: 21, minute: 45, dayShift: -1, steady: true },
    ],
    ['Asia/Taipei', 'Europe/Berlin', '12:00', { hour: 5, minute: 0, dayShift: 0, steady: false }],
  ])('%s → %s, %s', (timeZone, there, time, moment) => {
    const at = readTimeOfDay(time) ?? { hour: -1, minute: -1 };
    expect(momentIn({ at, timeZone, now: january }, there)).toEqual(moment);
  });

  test.each(['24:00', '7', '07:60', '0730', 'noon', ''])('%j is none', (text) => {
    expect(readTimeOfDay(text)).toBeUndefined();
  });
});

describe('cron', () => {
  test('the line is run by the shell as it was meant, whatever the folder is called', async () => {
    const folder = await temporaryFolder();
    const blog = join(folder, strange);
    const state = join(blog, '.digest');
    mkdirSync(state, { recursive: true });
    const node = join(folder, 'no de');
    writeFileSync(
      node,
      '#!/bin/sh\npwd; echo "$PATH"; for word in "$@"; do echo "[$word]"; done\n',
    );
    chmodSync(node, 0o755);
    const program = join(folder, "it's.js");
    const line = cronLine({ ...plan, blog, state }, { ...machine, node, program });
    expect(line).toMatch(/^30 16 \* \* \* cd /);
    // cron ends the command at a bare %, and takes the backslash away from others.
    const command = line.replace(/^(?:\S+ ){5}/, '');
    expect(command).not.toMatch(/(?<!\\)%/);
    const shell = spawnSync('sh', ['-c', command.replaceAll('\\%', '%')], { env: {} });
    expect(shell.status).toBe(0);
    const said = readFileSync(join(state, 'cron.log'), 'utf8').split('\n');
    expect(said.slice(0, 2)).toEqual([blog, `${folder}:/usr/local/bin:/usr/bin:/bin`]);
    expect(said.slice(2, -1)).toEqual(
      [program, 'run', '--all', '--date', 'yesterday', '--catch-up', '3'].map((w) => `[${w}]`),
    );
  });

  test('a run after noon makes the post of its own day, and topics can be named', () => {
    const line = cronLine(
      { ...plan, at: { hour: 22, minute: 5 }, topics: ['qwen', 'glm'] },
      machine,
    );
    expect(line).toMatch(/^5 14 .* run qwen glm --catch-up 3 >>/);
  });

  test('what cron lacks and what summer time does is said', () => {
    const { files } = cronUnit(
      { ...plan, keys: ['BRAVE_API_KEY'], variables: ['HTTPS_PROXY'] },
      { ...machine, timeZone: 'Europe/Berlin' },
    );
    expect(files[0]?.text).toContain('BRAVE_API_KEY, HTTPS_PROXY');
    expect(files[0]?.text).toContain('CRON_TZ=Asia/Taipei');
    expect(cronUnit(plan, machine).files[0]?.text).not.toContain('CRON_TZ');
  });
});

const noSystemd = spawnSync('which', ['systemd-analyze']).status !== 0;
if (noSystemd)
  process.stderr.write('No systemd-analyze here (apt-get install systemd): a test is skipped.\n');

describe('systemd', () => {
  test('the timer goes by the zone and makes up what was missed', () => {
    const [service, timer] = systemdUnit(plan, machine).files;
    expect(timer?.text).toContain('OnCalendar=*-*-* 00:30:00 Asia/Taipei\n');
    expect(timer?.text).toContain('Persistent=true\n');
    expect(service?.text).toContain('SuccessExitStatus=3 75\n');
    expect(service?.text).toContain('User=me\n');
  });

  test.skipIf(noSystemd)(
    'systemd itself finds nothing wrong, whatever the folder is called',
    async () => {
      const folder = await temporaryFolder();
      const blog = join(folder, strange);
      mkdirSync(blog);
      for (const where of [blog, folder]) {
        const unit = systemdUnit(
          { ...plan, blog: where, state: join(where, '.digest'), keys: ['BRAVE_API_KEY'] },
          { ...machine, node: process.execPath, program: join(where, 'digest.js'), user: 'root' },
        );
        const paths = unit.files.map(({ name, text }) => {
          writeFileSync(join(folder, name), text);
          return join(folder, name);
        });
        const verified = spawnSync('systemd-analyze', ['verify', ...paths], { encoding: 'utf8' });
        // It also speaks of other units of the machine.
        expect(verified.stderr.split('\n').filter((line) => line.includes('digest'))).toEqual([]);
        expect(verified.status).toBe(0);
      }
      const wrong = join(folder, 'digest.timer');
      writeFileSync(
        wrong,
        readFileSync(wrong, 'utf8').replace('Asia/Taipei\n#', 'Asia/Nowhere\n#'),
      );
      const refused = spawnSync('systemd-analyze', ['verify', wrong], { encoding: 'utf8' });
      expect(refused.stderr).toContain('Asia/Nowhere');
    },
  );
});

test('launchd gets well-formed XML with the words one by one, in the machine’s zone', () => {
  const { files } = launchdUnit({ ...plan, blog: `/Users/${strange}--x` }, machine);
  const { window } = new JSDOM(files[0]?.text ?? '', { contentType: 'application/xml' });
  const values = [...window.document.querySelectorAll('plist > dict > *')].map(
    (e) => e.textContent,
  );
  const after = (key: string): string | undefined => values[values.indexOf(key) + 1];
  expect(after('WorkingDirectory')).toBe(`/Users/${strange}--x`);
  expect(after('StartCalendarInterval')?.replace(/\s+/g, ' ').trim()).toBe('Hour 16 Minute 30');
  const words = [...window.document.querySelectorAll('array > string')].map((e) => e.textContent);
  expect(words.slice(0, 4)).toEqual([machine.node, machine.program, 'run', '--all']);
});

interface Workflow {
  readonly on: { readonly schedule: readonly { readonly cron: string }[] };
  readonly permissions: unknown;
  readonly jobs: {
    readonly digest: {
      readonly steps: readonly {
        readonly name?: string;
        readonly run?: string;
        readonly env?: unknown;
      }[];
    };
  };
}

describe('GitHub Actions', () => {
  const unit = githubUnit(
    { ...plan, keys: ['BRAVE_API_KEY'] },
    { program: 'github:me/digest', written: ['_posts', 'assets/img/posts'], state: '.digest' },
  );
  const workflow = parse(unit.files[0]?.text ?? '') as Workflow;
  const step = (name: string) => workflow.jobs.digest.steps.find((one) => one.name === name);

  test('the workflow goes by UTC, may write, and gets its keys from secrets', () => {
    expect(workflow.on.schedule).toEqual([{ cron: '30 16 * * *' }]);
    expect(workflow.permissions).toEqual({ contents: 'write' });
    expect(step('Compile')?.env).toEqual({ BRAVE_API_KEY: '${{ secrets.BRAVE_API_KEY }}' });
    expect(unit.todo.join('\n')).toContain('BRAVE_API_KEY');
  });

  test('a day without news is no failure; others keep their code', async () => {
    const folder = await temporaryFolder();
    for (const [ends, code] of [
      [0, 0],
      [3, 0],
      [4, 4],
      [1, 1],
    ]) {
      writeFileSync(join(folder, 'digest'), `#!/bin/sh\nexit ${ends}\n`);
      chmodSync(join(folder, 'digest'), 0o755);
      const shell = spawnSync('bash', ['-e', '-c', step('Compile')?.run ?? 'exit 9'], {
        env: { PATH: `${folder}:${process.env['PATH'] ?? ''}` },
      });
      expect(shell.status).toBe(code);
    }
  });

  test('a post is committed with the state beside it, and nothing else ever is', async () => {
    const folder = await temporaryFolder();
    const [origin, blog, other] = ['origin', 'blog', 'other'].map((name) => join(folder, name));
    const env = { PATH: process.env['PATH'] ?? '', HOME: folder, GIT_CONFIG_NOSYSTEM: '1' };
    const git = (cwd: string | undefined, ...words: string[]): string =>
      execFileSync('git', ['-c', 'user.name=me', '-c', 'user.email=me@a.example', ...words], {
        cwd,
        env,
        encoding: 'utf8',
        stdio: 'pipe',
      });
    const commits = (): number => git(origin, 'log', '--oneline', 'main').trim().split('\n').length;
    const put = (root: string | undefined, path: string, text: string): void => {
      mkdirSync(join(root ?? '', path, '..'), { recursive: true });
      writeFileSync(join(root ?? '', path), text);
    };
    const commitStep = (): void => {
      execFileSync('bash', ['-e', '-c', step('Commit')?.run ?? 'exit 9'], {
        cwd: blog,
        env,
        stdio: 'pipe',
      });
    };
    git(folder, 'init', '--quiet', '--bare', '--initial-branch=main', 'origin');
    git(folder, 'clone', '--quiet', 'origin', 'blog');
    git(blog, 'checkout', '--quiet', '-b', 'main');
    put(blog, '_config.yml', 'title: x\n');
    put(blog, '.digest/.gitignore', '*\n!/runs/\n!/runs/**\n');
    git(blog, 'add', '-A', '-f');
    git(blog, 'commit', '--quiet', '-m', 'first');
    git(blog, 'push', '--quiet', '-u', 'origin', 'main');
    git(folder, 'clone', '--quiet', 'origin', 'other');

    // A run without news leaves a record and no post.
    put(blog, '.digest/runs/2026-01-25/qwen/manifest.json', '{}');
    commitStep();
    expect(commits()).toBe(1);

    // Somebody else has pushed meanwhile.
    put(other, 'about.md', 'x');
    git(other, 'add', '-A');
    git(other, 'commit', '--quiet', '-m', 'second');
    git(other, 'push', '--quiet');
    put(blog, '_posts/2026-01-26-qwen.md', 'x');
    put(blog, '.digest/runs/2026-01-26/qwen/published.json', '{}');
    put(blog, '.digest/objects/ab/c.json', 'a page of others');
    put(blog, 'notes.txt', 'not ours');
    commitStep();
    expect(commits()).toBe(3);
    expect(git(origin, 'ls-tree', '-r', '--name-only', 'main').trim().split('\n')).toEqual([
      '.digest/.gitignore',
      '.digest/runs/2026-01-25/qwen/manifest.json',
      '.digest/runs/2026-01-26/qwen/published.json',
      '_config.yml',
      '_posts/2026-01-26-qwen.md',
      'about.md',
    ]);

    commitStep();
    expect(commits()).toBe(3);
  });
});
