/** Killed anywhere, the next run goes on, and the post is the one that an undisturbed run makes. */
import { cp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { cli, spawnCli, temporaryFolder } from '../support/cli.ts';
import { smallSite } from '../support/small-site.ts';

const files = ['_posts/2026-01-26-small.md', 'assets/img/posts/2026-01-26-small-infographic.png'];
const kills = 40;
/** Runs under way at a time. */
const lanes = 3;

/** What a site generator would see of a blog: all but what begins with a dot. */
async function seenIn(blog: string): Promise<readonly string[]> {
  const all = await readdir(blog, { recursive: true, withFileTypes: true });
  return all
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(blog.length + 1))
    .filter((path) => !`/${path}`.includes('/.'))
    .toSorted();
}

describe('a run that is killed', () => {
  test(
    `at ${kills} random moments is ended by the next one with the bytes of one that was not disturbed`,
    { timeout: 900_000 },
    async () => {
      const site = await smallSite();
      const [calm, before] = [await temporaryFolder(), await temporaryFolder()];
      const argv = [...(await site.topic(calm)), '--engine', 'extractive', '--blog', '.'];
      await site.topic(before);
      const now = Date.now();
      // In the one the day has no post, in the other one that tells less.
      await cp(calm, join(before, 'none'), { recursive: true });
      expect((await cli([...argv, '--stories', '1'], { cwd: before, now })).code).toBe(0);
      const started = performance.now();
      expect((await spawnCli(argv, { cwd: calm }).done).code).toBe(0);
      const whole = performance.now() - started;
      const wanted = await Promise.all(files.map((file) => readFile(join(calm, file))));
      let killed = 0;

      const round = async (n: number): Promise<void> => {
        const cwd = await temporaryFolder();
        await cp(n % 2 === 0 ? join(before, 'none') : before, cwd, { recursive: true });
        const run = spawnCli(argv, { cwd });
        // Every other one is left to begin: what it does then is shorter than what goes before.
        if (n % 4 > 1)
          await Promise.race([
            new Promise((heard) => run.child.stderr?.once('data', heard)),
            run.done,
          ]);
        await Promise.race([sleep(Math.random() * whole * (n % 4 > 1 ? 0.7 : 1.1)), run.done]);
        run.child.kill('SIGKILL');
        if ((await run.done).signal === 'SIGKILL') killed++;
        const left = await seenIn(cwd);
        expect(
          left.filter((path) => !/^(?:topics|none)\//.test(path) && !files.includes(path)),
        ).toEqual([]);
        const next = await cli(argv, { cwd, now });
        expect([next.code, next.err.match(/bug|set aside/g)]).toEqual([0, null]);
        expect(await Promise.all(files.map((file) => readFile(join(cwd, file))))).toEqual(wanted);
      };
      const numbers = Array.from({ length: kills }, (_, n) => n);
      await Promise.all(
        Array.from({ length: lanes }, async () => {
          for (let n = numbers.pop(); n !== undefined; n = numbers.pop()) await round(n);
        }),
      );
      expect(killed).toBeGreaterThan(kills / 3);
    },
  );

  test('between its files and its record leaves files that the next one knows', async () => {
    const site = await smallSite();
    const cwd = await temporaryFolder();
    const argv = [...(await site.topic(cwd)), '--engine', 'extractive', '--blog', '.'];
    expect((await cli([...argv, '--stories', '1'], { cwd })).code).toBe(0);
    const folder = join(cwd, '.digest/runs/2026-01-26/small');
    const { files: written } = JSON.parse(
      await readFile(join(folder, 'published.json'), 'utf8'),
    ) as { files: unknown };
    await rm(join(folder, 'published.json'));
    expect((await cli(argv, { cwd })).code, 'nobody knows whose they are').toBe(2);
    await writeFile(join(folder, 'publishing.json'), JSON.stringify({ files: written }));
    expect((await cli(argv, { cwd })).code).toBe(0);
    expect(await readdir(folder)).toEqual(['manifest.json', 'provenance.json', 'published.json']);
  });

  test('asks only for what it had not got', { timeout: 300_000 }, async () => {
    const site = await smallSite();
    const cwd = await temporaryFolder();
    const argv = [...(await site.topic(cwd)), '--engine', 'extractive', '--out', 'out'];
    const started = performance.now();
    await spawnCli([...argv, '--state', 'calm'], { cwd }).done;
    const whole = performance.now() - started;
    const asked = site.requests.length;
    const times = 9;
    for (let i = 1; i <= times; i++) {
      const run = spawnCli(argv, { cwd });
      await Promise.race([sleep((whole * i * 1.3) / times), run.done]);
      run.child.kill('SIGKILL');
      await run.done;
    }
    expect((await cli(argv, { cwd, now: Date.now() })).code).toBe(0);
    const repeated = site.requests.slice(asked).filter((path, i, all) => all.indexOf(path) !== i);
    // An answer that was put away is not asked for again; one that was under way at a kill may be.
    expect(repeated.length).toBeLessThan(times);
  });
});

describe('a place that can’t be written to', () => {
  test('is named, with exit 2, before anything is asked', async () => {
    const site = await smallSite();
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, 'file'), '');
    const argv = [...(await site.topic(cwd)), '--engine', 'extractive'];
    const { code, err } = await cli([...argv, '--out', 'file/drafts'], { cwd });
    expect(code).toBe(2);
    expect(err).toMatch(/can't write .*file\/drafts: a file stands where a folder should be/);
    expect(site.requests).toEqual([]);
    expect((await cli([...argv, '--out', 'drafts'], { cwd })).code).toBe(0);
  });
});
