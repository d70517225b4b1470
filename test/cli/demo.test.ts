/** `digest demo`: what a newcomer runs first, and what it says to try next. */
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  plantedFaults,
  tellingLines,
  wentWrong,
} from '../../src/cli/commands/demo/planted-faults.ts';
import { parseYamlFile } from '../../src/config/yaml-file.ts';
import { cli, demoRecording, temporaryFolder, type CliResult } from '../support/cli.ts';

const faultsFile = join(demoRecording, 'planted-faults.yaml');
const faults = parseYamlFile(faultsFile, await readFile(faultsFile, 'utf8'), plantedFaults);

/** The commands under `Try next:`, as words, without how the program is called. */
function triedNext(out: string): readonly (readonly string[])[] {
  const lines = (out.split('Try next:\n')[1] ?? '').split('\n').filter((line) => line !== '');
  return lines.map((line) =>
    line
      .trim()
      .replace(/ {2,}.*/, '')
      .replace(/^(?:digest|node \S+) /, '')
      .split(' '),
  );
}

describe('digest demo', () => {
  test('writes post and picture into a folder, and says what was caught and what to try', async () => {
    const cwd = await temporaryFolder();
    const { code, out } = await cli(['demo'], { cwd });
    expect(code).toBe(0);
    const [said = ''] = out.split('Try next:');
    expect(said.match(/^(?:「|it ).* {2}\S.*$/gm)).toHaveLength(10);
    for (const [left, right] of tellingLines(faults)) {
      expect(said).toContain(left);
      expect(said).toContain(right);
    }
    const written = await readdir(join(cwd, 'digest-demo'));
    const opened = said.match(/^ {2}digest-demo\S+(?= )/gm) ?? [];
    expect(opened.map((path) => /\w+$/.exec(path)?.[0])).toEqual(['html', 'md', 'png']);
    for (const path of opened) expect(written).toContain(basename(path));
    const page = await readFile(join(cwd, opened[0]?.trim() ?? ''), 'utf8');
    expect(page).toContain('千問App月活躍用戶破1億');
    expect(page).toContain('src="data:image/png;base64,');
  });

  test('says commands that work where it says, on what it kept', async () => {
    const home = await temporaryFolder();
    const { out } = await cli(['demo', 'tour'], { cwd: home });
    const [change = [], show = [], verify = [], topic = [], own = []] = triedNext(out);
    expect(change).toEqual(['cd', 'tour']);
    const cwd = join(home, 'tour');
    const shown = await cli(show, { cwd });
    expect(shown.code).toBe(0);
    expect(shown.out.match(/^h[0-9a-f]{12} (?:used|folded|dropped)/gm)).toHaveLength(34);
    const verified = await cli(verify, { cwd });
    expect([verified.code, verified.err]).toEqual([0, '']);
    const named = (words: readonly string[]): readonly string[] =>
      words.map((word) => ({ ID: 'mine', NAME: '燈塔' })[word] ?? word);
    expect((await cli([...named(topic), '--yes', '--no-check'], { cwd })).code).toBe(0);
    expect((await cli([...named(own), '--dry-run'], { cwd })).code).toBe(0);
  });

  test('what is changed in its post is found, and the next demo puts it back', async () => {
    const home = await temporaryFolder();
    await cli(['demo', 'tour'], { cwd: home });
    const cwd = join(home, 'tour');
    const post = join(cwd, '2026-01-26-qwen.md');
    const before = await readFile(post, 'utf8');
    const changed = before.replaceAll('220億美元', '230億美元');
    expect(changed).not.toBe(before);
    await writeFile(post, changed);
    const verified = await cli(['verify', '2026-01-26-qwen.md'], { cwd });
    expect(verified.code).toBe(1);
    expect(verified.out).toContain('230億美元');
    expect((await cli(['demo', 'tour'], { cwd: home })).code).toBe(0);
    expect(await readFile(post, 'utf8')).toBe(before);
  });

  test('is the same whatever is configured', async () => {
    const cwd = await temporaryFolder();
    await mkdir(join(cwd, '.config/digest'), { recursive: true });
    await writeFile(join(cwd, '.config/digest/config.yaml'), 'format: hugo\nimage: no\n');
    const env = { DIGEST_STORIES: '2' };
    const configured = await cli(['demo', 'a'], { cwd, env });
    const bare = await cli(['demo', 'a']);
    expect(configured.out).toBe(bare.out);
  });

  test('leaves a folder of something else alone', async () => {
    const cwd = await temporaryFolder();
    await mkdir(join(cwd, 'blog'));
    await writeFile(join(cwd, 'blog/_config.yml'), 'title: mine\n');
    const { code, err }: CliResult = await cli(['demo', 'blog'], { cwd });
    expect(code).toBe(2);
    expect(err).toMatch(
      /blog is there already and is no folder of the demo\..*\n.*digest demo DIR/,
    );
    expect(await readdir(join(cwd, 'blog'))).toEqual(['_config.yml']);
  });
});

describe('a planted fault', () => {
  test.each(faults.filter(({ text }) => text !== undefined))(
    '$kind would be seen in a post that holds it',
    (fault) => {
      const good = [...(fault.stands ?? []), fault.once ?? ''];
      expect(wentWrong(fault, good)).toBe(false);
      expect(wentWrong(fault, [...good, fault.text?.replaceAll(' ', '') ?? ''])).toBe(true);
    },
  );

  test.each(faults.filter(({ stands, once }) => (stands ?? once) !== undefined))(
    '$kind would be missed in a post that lacks what stands in its place',
    (fault) => {
      expect(wentWrong(fault, [])).toBe(true);
    },
  );
});
