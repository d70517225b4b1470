/** Killed anywhere, the next run goes on, and the post is the one that an undisturbed run makes. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { cli, spawnCli, temporaryFolder } from '../support/cli.ts';
import { smallSite } from '../support/small-site.ts';

const post = 'out/2026-01-26-small.md';
const picture = 'out/2026-01-26-small-infographic.png';

describe('a run that is killed', () => {
  test('at any moment leaves nothing half done', async () => {
    const site = await smallSite();
    const [calm, cwd] = [await temporaryFolder(), await temporaryFolder()];
    const argv = [...(await site.topic(calm)), '--engine', 'extractive', '--out', 'out'];
    await site.topic(cwd);
    expect((await cli(argv, { cwd: calm })).code).toBe(0);
    const asked = site.requests.length;
    // From before the first request to after the last file, whatever the machine's speed.
    const started = performance.now();
    await spawnCli(argv, { cwd: calm }).done;
    const whole = performance.now() - started;
    const kills = 9;
    for (let i = 1; i <= kills; i++) {
      const run = spawnCli(argv, { cwd });
      await Promise.race([sleep((whole * i * 1.3) / kills), run.done]);
      run.child.kill('SIGKILL');
      await run.done;
    }
    expect((await cli(argv, { cwd })).code).toBe(0);
    for (const file of [post, picture]) {
      expect((await readFile(join(cwd, file))).equals(await readFile(join(calm, file)))).toBe(true);
    }
    const repeated = site.requests.slice(asked).filter((path, i, all) => all.indexOf(path) !== i);
    // An answer that was put away is not asked for again; one that was under way at a kill may be.
    expect(repeated.length).toBeLessThan(kills);
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
