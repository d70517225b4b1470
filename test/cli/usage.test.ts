/** Bad input: a clear error that names the nearest valid word, exit 2, nothing on standard output. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, demoRecording, temporaryFolder } from '../support/cli.ts';

describe('usage errors', () => {
  test.each([
    [['qwen', '--dat', '2026-01-26'], /unknown option '--dat'.*\n?.*--date/],
    [['qwen', '--date', '2026-02-30'], /not a date: "2026-02-30".\n.*Did you mean 2026-02-28\?/],
    [['qwne'], /unknown topic "qwne".\n.*Did you mean "qwen"\?/],
    [[], /which topic\?\n.*qwen/],
    [['qwen', '--engine', 'olama'], /--engine: "olama" is none of.*\n.*Did you mean "ollama"\?/],
    [['qwen', '--format', 'jekyl'], /--format: "jekyl" is none of.*\n.*Did you mean "jekyll"\?/],
    [['qwen', '--window', 'week'], /not a window: "week"/],
    [['qwen', '--from', 'verfy'], /unknown stage "verfy".\n.*Did you mean "verify"\?/],
    [['qwen', '--out', 'a', '--blog', 'b'], /--out and --blog exclude each other/],
    [['qwen', '--out', 'a', '--image', 'b.png'], /--image goes with a post to standard output/],
    [['qwen', '--lang', 'zh'], /--lang: "zh" is not one or more of zh-TW, zh-HK, en/],
    [['qwen', '--stories', 'many'], /--stories: "many" is not a number/],
    [['qwen', '--quiet', '--verbose'], /exclude each other/],
    [['qwen', '--replay', 'nowhere'], /no recording in .*nowhere/],
    [['claude', '--replay', demoRecording], /the recording is about "qwen", not "claude"/],
    [
      ['qwen', '--replay', demoRecording, '--date', '2026-01-27'],
      /Did you mean --date 2026-01-26\?/,
    ],
    [['qwen', '--replay', demoRecording, '--model', 'x'], /holds answers of "example"/],
    [['stage', 'dedup'], /unknown stage "dedup".\n.*Did you mean "dedupe"\?/],
    [['show', 'qwen'], /not a run: "qwen"/],
    [['show', '2026-01-26/qwen'], /no run 2026-01-26\/qwen/],
  ])('%j', async (argv, message) => {
    const { code, out, err } = await cli(argv);
    expect(err).toMatch(message);
    expect(code).toBe(2);
    expect(out).toBe('');
  });

  test('a topic file with a fault is named with its line', async () => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, 'digest.yaml'), `topics: ${cwd}\n`);
    await writeFile(
      join(cwd, 'own.yaml'),
      'id: own\nname: Own\nsources:\n  - { kind: feeds, url: "https://a.example" }\n',
    );
    const { code, err } = await cli(['own'], { cwd });
    expect(err).toMatch(/own\.yaml:4: sources\.0\.kind/);
    expect(code).toBe(2);
  });
});

describe('help', () => {
  test.each([
    [[]],
    [['stage']],
    [['show']],
    [['stories']],
    [['verify']],
    [['exam']],
    [['topics']],
    [['sources']],
    [['config']],
    [['doctor']],
  ])('%j --help has examples and goes to standard output', async (command) => {
    const { code, out, err } = await cli([...command, '--help']);
    expect(out).toMatch(/Examples:\n {2}digest /);
    expect([code, err]).toEqual([0, '']);
  });

  test.each(['stage', 'show', 'stories', 'verify', 'exam', 'doctor', 'sources'])(
    'help %s: the state folder is found by --state and by --blog',
    async (command) => {
      const { code, out } = await cli(['help', command]);
      expect(code).toBe(0);
      expect(out).toMatch(new RegExp(`^Usage: digest ${command} `));
      expect(out).toMatch(/--state <dir>.*\n[^]*--blog <dir>/);
    },
  );

  test('help alone is that of the program; a word that is no command is an error', async () => {
    expect((await cli(['help'])).out).toBe((await cli(['--help'])).out);
    expect((await cli(['help', 'storys'])).code).toBe(2);
    expect((await cli(['verify'])).err).toContain('digest help COMMAND');
  });

  test('it tells the exit codes', async () => {
    expect((await cli(['--help'])).out).toMatch(/3 nothing new, 4 every source failed/);
  });
});

describe('small commands', () => {
  test('topics lists ids, names and files', async () => {
    const { out } = await cli(['topics']);
    expect(out).toMatch(/^qwen\tQwen\t千問、.*topics\/qwen\.yaml$/m);
  });

  test('config prints each value with its origin', async () => {
    const { out } = await cli(['config'], { env: { DIGEST_STORIES: '3' } });
    expect(out).toMatch(/^stories: 3 {2}# environment/m);
    expect(out).toMatch(/^engine: auto {2}# default/m);
    expect(out).toMatch(/^# model: {2}# default/m);
  });

  test('--dry-run says what would be asked, and asks nothing', async () => {
    const { code, out, err } = await cli(['qwen', '--dry-run']);
    expect([code, out]).toEqual([0, '']);
    expect(err).toMatch(/google-news:zh-TW +GET https:\/\/news\.google\.com\/rss\/search\?q=/);
    expect(err).toContain('2026-01-25T16:00:00Z … 2026-01-26T16:00:00Z');
  });
});
