/** A run with --record is a bundle that --replay plays to the same bytes, with no network. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, temporaryFolder } from '../support/cli.ts';
import { smallSite } from '../support/small-site.ts';

describe('--record and --replay', () => {
  test('give the same post', async () => {
    const site = await smallSite();
    site.behaviour.gone.add(2);
    const cwd = await temporaryFolder();
    const argv = [...(await site.topic(cwd)), '--engine', 'extractive', '--stories', '2'];
    const live = await cli([...argv, '--record', 'bundle'], { cwd });
    expect(live.code).toBe(0);
    const asked = site.requests.length;
    const replay = await cli(['small', '--replay', 'bundle'], { cwd });
    expect(replay.out).toBe(live.out);
    expect(site.requests).toHaveLength(asked);
    const page = (await readdir(join(cwd, 'bundle/http'))).find((name) =>
      name.endsWith('news-0.html'),
    );
    expect(await readFile(join(cwd, 'bundle/http', page ?? ''), 'utf8')).toContain('離線翻譯');
  });

  test('a recording made over a finished run is complete all the same', async () => {
    const site = await smallSite();
    const cwd = await temporaryFolder();
    const argv = [...(await site.topic(cwd)), '--engine', 'extractive'];
    const first = await cli(argv, { cwd });
    const asked = site.requests.length;
    await cli([...argv, '--record', 'bundle'], { cwd });
    expect(site.requests, 'answers that are remembered are recorded, not asked for').toHaveLength(
      asked,
    );
    expect((await cli(['small', '--replay', 'bundle'], { cwd })).out).toBe(first.out);
  });

  test('a replay fails on what was not recorded, and keeps no state', async () => {
    const site = await smallSite();
    const cwd = await temporaryFolder();
    await cli(
      [...(await site.topic(cwd)), '--engine', 'extractive', '--record', 'bundle', '--state', 'st'],
      { cwd },
    );
    const replay = await cli(['small', '--replay', 'bundle', '--window', '40d'], { cwd });
    // A wider window asks the same feed and pages: still in the recording.
    expect(replay.code).toBe(0);
    expect(await readdir(cwd)).not.toContain('.digest');
    const { code, err } = await cli(['small', '--replay', 'bundle', '--engine', 'ollama'], { cwd });
    expect([code, err.includes('the recording was made without a model')]).toEqual([2, true]);
  });
});
