/** A second run, a killed run, a post that lies there already. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, spawnCli, temporaryFolder } from '../support/cli.ts';
import { smallSite } from '../support/small-site.ts';

const post = '_posts/2026-01-26-small.md';

describe('a second run of the day', () => {
  test('fetches nothing and gives the same bytes; --refresh asks again', async () => {
    const site = await smallSite();
    const cwd = await temporaryFolder();
    const argv = [...(await site.topic(cwd)), '--engine', 'extractive'];
    const first = await cli(argv, { cwd });
    const asked = site.requests.length;
    const second = await cli(argv, { cwd });
    expect(second.out).toBe(first.out);
    expect(site.requests).toHaveLength(asked);
    expect(second.err.match(/from the store/g)).toHaveLength(10);
    await cli([...argv, '--refresh'], { cwd });
    expect(site.requests).toHaveLength(2 * asked);
  });

  test('--from computes a stage and all after it anew, out of what was fetched', async () => {
    const site = await smallSite();
    const cwd = await temporaryFolder();
    const argv = [...(await site.topic(cwd)), '--engine', 'extractive'];
    const first = await cli(argv, { cwd });
    const asked = site.requests.length;
    const second = await cli([...argv, '--from', 'dedupe'], { cwd });
    expect(second.out).toBe(first.out);
    expect(second.err.match(/from the store/g)).toHaveLength(3);
    expect(site.requests).toHaveLength(asked);
  });

  test('killed in the middle, the next run asks only for what was missing', async () => {
    const site = await smallSite();
    site.behaviour.silent.add(2);
    const cwd = await temporaryFolder();
    const argv = [...(await site.topic(cwd)), '--engine', 'extractive'];
    const run = spawnCli(argv, { cwd });
    await expect.poll(() => site.requests.length, { timeout: 20_000 }).toBe(4);
    // The answers of the other pages must have been put away.
    await new Promise((done) => setTimeout(done, 300));
    run.child.kill('SIGKILL');
    await run.done;
    site.behaviour.silent.clear();
    const { code } = await cli(argv, { cwd, now: Date.now() });
    expect(code).toBe(0);
    expect(site.requests.slice(4)).toEqual(['GET /news/2']);
  });

  test('a later day does not tell the same stories again', async () => {
    const site = await smallSite();
    const cwd = await temporaryFolder();
    const argv = [...(await site.topic(cwd)), '--engine', 'extractive', '--window', '2d'];
    expect((await cli(argv, { cwd })).code).toBe(0);
    const next = argv.map((word) => (word === '2026-01-26' ? '2026-01-27' : word));
    const { code, err } = await cli(next, { cwd, now: Date.parse('2026-01-27T12:00:00+08:00') });
    const first = await cli(['show', '2026-01-26/small-2d'], { cwd });
    expect(first.out).toMatch(/^h[0-9a-f]{12} place 1, weight \d+\.\d: close to the topic/m);
    expect(code).toBe(3);
    expect(err).toMatch(/3 hits: 0 used, 0 folded, 3 dropped/);
    const show = await cli(['show', '2026-01-27/small-2d'], { cwd });
    expect(show.out.match(/2026-01-26/g)?.length).toBeGreaterThanOrEqual(3);
  });
});

describe('writing into a blog', () => {
  test('the post lands in _posts, its picture in assets/img/posts, and the front matter names it', async () => {
    const site = await smallSite();
    const cwd = await temporaryFolder();
    const argv = [...(await site.topic(cwd)), '--engine', 'extractive', '--blog', '.'];
    const { code, out } = await cli(argv, { cwd });
    expect([code, out]).toEqual([0, '']);
    const text = await readFile(join(cwd, post), 'utf8');
    const image =
      /^image:\n {2}path: "?\/(assets\/img\/posts\/[\w.-]+\.png)"?$/m.exec(text)?.[1] ?? '';
    const png = await readFile(join(cwd, image));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  });

  test('from another folder the run is found by the blog, and a copy of the post proved', async () => {
    const site = await smallSite();
    const cwd = await temporaryFolder();
    const blog = await temporaryFolder();
    const argv = [...(await site.topic(cwd)), '--engine', 'extractive', '--blog', blog];
    expect((await cli(argv, { cwd })).code).toBe(0);
    await writeFile(join(cwd, 'copy.md'), await readFile(join(blog, post), 'utf8'));
    for (const words of [
      ['show', '2026-01-26/small'],
      ['verify', 'copy.md'],
    ]) {
      expect((await cli(words, { cwd })).code).toBe(2);
      expect((await cli([...words, '--blog', blog], { cwd })).code).toBe(0);
    }
  });

  test('--out puts the picture beside the post; --image names its file when the post goes to stdout', async () => {
    const site = await smallSite();
    const cwd = await temporaryFolder();
    const argv = [...(await site.topic(cwd)), '--engine', 'extractive'];
    await cli([...argv, '--out', 'drafts'], { cwd });
    const beside = await readFile(join(cwd, 'drafts/2026-01-26-small-infographic.png'));
    await mkdir(join(cwd, 'a'));
    await mkdir(join(cwd, 'assets/pictures'), { recursive: true });
    const { out } = await cli([...argv, '--image', 'a/picture.png'], { cwd });
    expect(out).toMatch(/^image:\n {2}path: "?\/assets\/img\/posts\/picture\.png"?$/m);
    const inside = await cli([...argv, '--image', 'assets/pictures/today.png'], { cwd });
    expect(inside.out).toMatch(/^image:\n {2}path: "?\/assets\/pictures\/today\.png"?$/m);
    expect(await readFile(join(cwd, 'a/picture.png'))).toEqual(beside);
    expect((await cli([...argv, '--out', 'bare', '--no-image'], { cwd })).code).toBe(0);
    expect(await readFile(join(cwd, 'bare/2026-01-26-small.md'), 'utf8')).not.toMatch(/^image:/m);
  });

  test('a post that a person edited is not overwritten without --force', async () => {
    const site = await smallSite();
    const cwd = await temporaryFolder();
    const argv = [...(await site.topic(cwd)), '--engine', 'extractive', '--blog', '.'];
    await cli(argv, { cwd });
    const written = await readFile(join(cwd, post), 'utf8');
    expect((await cli(argv, { cwd })).code).toBe(0);
    await writeFile(join(cwd, post), `${written}\n我加了一句。\n`);
    const refused = await cli(argv, { cwd });
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(/was edited.*\n.*--force/);
    expect(await readFile(join(cwd, post), 'utf8')).toContain('我加了一句。');
    expect((await cli([...argv, '--force'], { cwd })).code).toBe(0);
    expect(await readFile(join(cwd, post), 'utf8')).toBe(written);
  });

  test('a good post is not replaced by a worse one', async () => {
    const site = await smallSite();
    const cwd = await temporaryFolder();
    const dead = `  - { kind: feed, url: '${site.origin}/nowhere.xml', name: 無 }\n`;
    const argv = [...(await site.topic(cwd, dead)), '--engine', 'extractive', '--blog', '.'];
    await cli(argv, { cwd });
    const written = await readFile(join(cwd, post), 'utf8');
    // The next run finds less: one page is gone and one source still fails.
    const less = await cli([...argv, '--refresh', '--stories', '1'], { cwd });
    expect(less.err).toMatch(/The post that lies there is kept/);
    expect(less.code).toBe(0);
    expect(await readFile(join(cwd, post), 'utf8')).toBe(written);
  });
});
