import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, temporaryFolder } from '../support/cli.ts';

describe('digest schedule', () => {
  test('goes by the settings and topics of the folder: zone, keys, what is written', async () => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, 'digest.yaml'), 'blog: .\nformat: hugo\nengine: openai\n');
    await cli(
      'topic new night --name 夜 --sources brave --zone America/New_York --no-check'.split(' '),
      { cwd },
    );
    const { code, out, err } = await cli(['schedule', 'github-actions', '--at', '22:00'], { cwd });
    expect(code).toBe(0);
    // In January New York is five hours behind; its summer time is said.
    expect(out).toContain('- cron: 0 3 * * *');
    expect(out).toContain('Summer time');
    expect(out).toContain('BRAVE_API_KEY: ${{ secrets.BRAVE_API_KEY }}');
    expect(out).toContain('OPENAI_API_KEY: ${{ secrets.OPENAI_API_KEY }}');
    expect(out).toContain('content/posts static/assets/img/posts');
    expect(err).toContain('github:OWNER/digest');
  });

  test('--into writes the files, twice the same, and overwrites nothing else', async () => {
    const cwd = await temporaryFolder();
    const argv = ['schedule', 'systemd', '--into', '~/units'];
    for (const _ of [1, 2]) {
      const { code, out, err } = await cli(argv, { cwd });
      expect([code, out, err]).toEqual([0, '', expect.stringContaining('units/digest.timer\n')]);
    }
    await writeFile(join(cwd, 'units/digest.service'), 'mine');
    const { code, err } = await cli(argv, { cwd });
    expect([code, err]).toEqual([2, expect.stringContaining('is there already')]);
    expect(await readFile(join(cwd, 'units/digest.service'), 'utf8')).toBe('mine');
  });

  test.each([
    [['schedule', 'crom'], 'Did you mean "cron"?'],
    [['schedule', 'cron', '--at', '7 pm'], 'no time of day: "7 pm"'],
    [['schedule', 'cron', '--topics', 'qwne'], 'unknown topic "qwne"'],
  ])('%j is refused', async (argv, words) => {
    const { code, out, err } = await cli(argv);
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(words)]);
  });
});
