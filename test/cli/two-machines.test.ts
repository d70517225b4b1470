/** A state folder that two machines share through git, each with topics of its own. */
import { execFileSync } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cli, temporaryFolder } from '../support/cli.ts';
import { timedSite, timedTopic } from '../support/timed-site.ts';

const times = [
  '2026-03-03T09:00:00+08:00',
  '2026-03-03T12:00:00+08:00',
  '2026-03-04T09:00:00+08:00',
  '2026-03-04T12:00:00+08:00',
];

function git(cwd: string, ...words: readonly string[]): string {
  return execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@t.example', ...words], {
    cwd,
    encoding: 'utf8',
  });
}

test('merges without a conflict, day after day, and each goes on from what it told', async () => {
  const site = await timedSite(times);
  const [shared, ...machines] = await Promise.all([1, 2, 3].map(() => temporaryFolder()));
  git(shared ?? '', 'init', '-q', '--bare', '-b', 'main');
  const [one = '', two = ''] = machines;
  const commit = (cwd: string): void => {
    git(cwd, 'add', '-A');
    git(cwd, 'commit', '-qm', 'a day');
  };
  git(one, 'clone', '-q', shared ?? '', '.');
  for (const id of ['alpha', 'beta']) await timedTopic(one, site, id);
  commit(one);
  git(one, 'push', '-q', 'origin', 'HEAD:main');
  git(two, 'clone', '-q', '-b', 'main', shared ?? '', '.');
  const run = async (cwd: string, topic: string, time: string): Promise<void> => {
    site.now = Date.parse(time);
    // The same feed, the same pages, and a few minutes apart.
    const words = [topic, '--engine', 'extractive', '--no-image', '--blog', '.'];
    const { code } = await cli([...words, '--allow-private', site.host], { cwd, now: site.now });
    expect(code).toBe(0);
  };
  for (const day of ['2026-03-03', '2026-03-04']) {
    await run(one, 'alpha', `${day}T22:30:00+08:00`);
    await run(two, 'beta', `${day}T22:37:00+08:00`);
    for (const cwd of [one, two]) {
      commit(cwd);
      git(cwd, 'pull', '-q', '--no-rebase', 'origin', 'main');
      git(cwd, 'push', '-q', 'origin', 'HEAD:main');
    }
    git(one, 'pull', '-q', '--no-rebase', 'origin', 'main');
  }
  expect(git(one, 'ls-files').split('\n').toSorted()).toEqual(
    git(two, 'ls-files').split('\n').toSorted(),
  );
  const kept = git(one, 'ls-files', '.digest');
  expect(kept).toMatch(/^\.digest\/runs\/2026-03-04\/beta\/published\.json$/m);
  expect(kept).not.toMatch(/\/(?:cache|feeds|locks|objects|tmp)\//);
  expect((await readdir(join(two, '_posts'))).toSorted()).toEqual([
    '2026-03-03-alpha.md',
    '2026-03-03-beta.md',
    '2026-03-04-alpha.md',
    '2026-03-04-beta.md',
  ]);
  // Another machine goes on with a topic from what the first told.
  site.now = Date.parse('2026-03-04T22:50:00+08:00');
  const post = await readFile(join(two, '_posts/2026-03-04-alpha.md'), 'utf8');
  await run(two, 'alpha', '2026-03-04T22:50:00+08:00');
  expect(await readFile(join(two, '_posts/2026-03-04-alpha.md'), 'utf8')).toBe(post);
});
