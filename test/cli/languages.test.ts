/** One run writes a post in each language that is asked for. */
import { readdir, readFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, demoRecording, temporaryFolder } from '../support/cli.ts';

test('`lang: [zh-TW, en]` writes two posts, each of its own record and proved again', async () => {
  const cwd = await temporaryFolder();
  await mkdir(join(cwd, 'out'));
  await writeFile(join(cwd, 'digest.yaml'), 'lang: [zh-TW, en]\nengine: extractive\n');
  const run = ['qwen', '--replay', demoRecording, '--out', 'out', '--state', 'st', '--no-image'];
  const made = await cli(run, { cwd });
  expect(made.code).toBe(0);
  expect(made.out).toMatch(/^qwen +2026-01-26 +published/m);
  expect(made.out).toMatch(/^qwen-en +2026-01-26 +published/m);
  const posts = (await readdir(join(cwd, 'out'))).filter((name) => name.endsWith('.md')).toSorted();
  expect(posts).toEqual(['2026-01-26-qwen-en.md', '2026-01-26-qwen.md']);
  const texts = await Promise.all(posts.map((name) => readFile(join(cwd, 'out', name), 'utf8')));
  expect(texts[0]).toContain('lang: en\n');
  expect(texts[1]).toContain('lang: zh-TW\n');
  // The first is what it is without a second.
  const alone = await cli(
    ['qwen', '--replay', demoRecording, '--engine', 'extractive', '--lang', 'zh-TW', '--no-image'],
    {},
  );
  expect(texts[1]).toBe(alone.out);
  for (const name of posts) {
    const verified = await cli(['verify', join('out', name), '--state', 'st'], { cwd });
    expect(verified.out).toContain('everything holds');
    expect(verified.code).toBe(0);
  }
  const shown = await cli(['show', '2026-01-26/qwen-en', '--state', 'st'], { cwd });
  expect(shown.code).toBe(0);
  expect(shown.out).toContain('used');
  const told = await cli(['stories', 'qwen-en', '--state', 'st'], { cwd });
  expect(told.out).toContain('2026-01-26-qwen-en.md');
}, 180_000);

describe('what does not go with several', () => {
  test.each([
    [['qwen', '--lang', 'zh-TW,en'], 'several posts need a place'],
    [
      ['qwen', '--lang', 'zh-TW,en', '--out', '.', '--record', 'r'],
      '--record goes with one topic, one day and one language',
    ],
    [
      ['qwen', '--lang', 'zh-TW,fr'],
      '--lang: "zh-TW,fr" is not one or more of zh-TW, zh-HK, en, each once',
    ],
    [
      ['enqueue', 'qwen', '--lang', 'zh-TW,en', '--queue', 'redis://127.0.0.1:1'],
      'lang: zh-TW, en: a queue makes each post in one language',
    ],
  ])('%j', async (argv, words) => {
    const { code, err } = await cli(argv);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });

  test.each([
    ['lang: [en, en]\n', ':1: lang: en, en is not one or more of'],
    ['lang: zh-tw\n', ':1: lang: "zh-tw" is not one or more of'],
  ])('in a file: %j', async (yaml, words) => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, 'digest.yaml'), yaml);
    const { code, err } = await cli(['config'], { cwd });
    expect(code).toBe(2);
    expect(err).toContain(`digest.yaml${words}`);
  });
});
