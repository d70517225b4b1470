/** A day that has a post is run again: what the run says, and what becomes of a person's work. */
import { createHash } from 'node:crypto';
import { readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Manifest, PostChanges } from '../../src/model/run.ts';
import { cli, temporaryFolder } from '../support/cli.ts';
import { smallSite, type SmallSite } from '../support/small-site.ts';

const post = '_posts/2026-01-26-small.md';
const picture = 'assets/img/posts/2026-01-26-small-infographic.png';

/** A blog with the post of the day. */
async function published(): Promise<{ site: SmallSite; cwd: string; argv: readonly string[] }> {
  const site = await smallSite();
  const cwd = await temporaryFolder();
  const argv = [...(await site.topic(cwd)), '--engine', 'extractive', '--blog', '.'];
  expect((await cli(argv, { cwd })).code).toBe(0);
  return { site, cwd, argv };
}

async function manifestIn(cwd: string): Promise<Manifest> {
  const path = join(cwd, '.digest/runs/2026-01-26/small/manifest.json');
  return JSON.parse(await readFile(path, 'utf8')) as Manifest;
}

/** Every file below a folder with its content's hash. */
async function contents(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const lines = files.map(
    async (path) =>
      `${path} ${createHash('sha256')
        .update(await readFile(path))
        .digest('hex')}`,
  );
  return (await Promise.all(lines)).toSorted();
}

describe('a run of a day that has a post', () => {
  test('says in one line that nothing differs, and nothing on a first run', async () => {
    const { cwd, argv } = await published();
    expect((await manifestIn(cwd)).changes).toBeUndefined();
    const { err } = await cli(argv, { cwd });
    expect(err.match(/^.*the post of 2026-01-26.*$/gm)).toEqual([
      `No difference to the post of 2026-01-26 (${post}).`,
    ]);
    expect(await manifestIn(cwd)).toMatchObject({ changes: { same: 3, added: [], gone: [] } });
  });

  test('names a story that is gone with the reason, and one that comes back', async () => {
    const { cwd, argv } = await published();
    const less = await cli([...argv, '--stories', '2'], { cwd });
    expect(less.err).toMatch(
      /^Against the post of 2026-01-26 \(_posts\/2026-01-26-small\.md\):\n {2}- .+: gone, place 3, weight .+\n {2}= 2 stories in the same sentences$/m,
    );
    const { err } = await cli([...argv, '--log', 'json'], { cwd });
    const event = err
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as PostChanges & { event: string })
      .find((one) => one.event === 'changes');
    expect(event).toMatchObject({ date: '2026-01-26', same: 2, gone: [], added: [{ others: [] }] });
    expect((await manifestIn(cwd)).changes?.added).toHaveLength(1);
  });

  test('that finds nothing says that the post stays', async () => {
    const { site, cwd, argv } = await published();
    site.behaviour.date = '2026-01-20T09:00:00+08:00';
    const { code, err } = await cli([...argv, '--refresh'], { cwd });
    expect(code).toBe(3);
    expect(err).toMatch(/The post of 2026-01-26 \(.*\) stays as it is: it tells 3 stories/);
    expect(await readFile(join(cwd, post), 'utf8')).toContain('千問');
  });

  test('to standard output leaves the blog’s post known as this program’s', async () => {
    const { cwd, argv } = await published();
    const away = [...argv.slice(0, -2), '--stories', '2'];
    expect((await cli(away, { cwd })).out).toContain('千問');
    expect((await cli(argv, { cwd })).code).toBe(0);
  });
});

describe('--dry-run', () => {
  test('says what would change, and writes nothing at all', async () => {
    const { site, cwd, argv } = await published();
    const before = await contents(cwd);
    const asked = site.requests.length;
    const dry = [...argv, '--stories', '2', '--dry-run'];
    const { code, out, err } = await cli(dry, { cwd });
    expect([code, out]).toEqual([0, '']);
    expect(err).toMatch(/would ask:\n {2}feed:127\.0\.0\.1/);
    expect(err).toMatch(/^ {2}- .+: gone, place 3/m);
    expect(err).toMatch(/Nothing was written \(--dry-run\)\.\n$/);
    expect(site.requests).toHaveLength(asked);
    site.behaviour.gone.add(2);
    expect((await cli([...argv, '--refresh', '--dry-run'], { cwd })).err).toMatch(
      /^ {2}- .+: gone, .*410/m,
    );
    site.behaviour.date = '2026-01-20T09:00:00+08:00';
    expect((await cli([...argv, '--refresh', '--dry-run'], { cwd })).code).toBe(3);
    expect(await contents(cwd)).toEqual(before);
  });

  test('ends as the run would where a person has edited the post', async () => {
    const { cwd, argv } = await published();
    await writeFile(join(cwd, post), '我的文章');
    const { code, err } = await cli([...argv, '--dry-run'], { cwd });
    expect(code).toBe(2);
    expect(err).toMatch(/No difference.*was edited by hand since\.\n.*was edited/s);
  });

  test('goes with no --record', async () => {
    const { code, err } = await cli(['qwen', '--dry-run', '--record', 'bundle']);
    expect([code, err]).toEqual([2, expect.stringContaining('--record')]);
  });
});

describe('what a person has edited', () => {
  test.each([post, picture])('%s is not overwritten; with --force a copy stays', async (path) => {
    const { cwd, argv } = await published();
    await writeFile(join(cwd, path), '我改過的');
    const refused = await cli([...argv, '--stories', '2'], { cwd });
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(/^ {2}! .+ was edited by hand since$/m);
    expect(await readFile(join(cwd, path), 'utf8')).toBe('我改過的');
    const forced = await cli([...argv, '--stories', '2', '--force'], { cwd });
    const kept = /What a person edited is kept: (.+)/.exec(forced.err)?.[1] ?? '';
    expect(kept.startsWith(join(cwd, '.digest/edited'))).toBe(true);
    expect(await readFile(kept, 'utf8')).toBe('我改過的');
    expect(await readFile(join(cwd, path), 'utf8')).not.toBe('我改過的');
  });

  test('a blog that has moved is no edited one', async () => {
    const { cwd, argv } = await published();
    const elsewhere = join(await temporaryFolder(), 'blog');
    await rename(cwd, elsewhere);
    const { code, err } = await cli([...argv, '--stories', '2'], { cwd: elsewhere });
    expect([code, err]).toEqual([0, expect.not.stringContaining('edited')]);
  });
});
