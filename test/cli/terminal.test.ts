/** What a terminal shows: colour where it is wanted, and one line that says what is going on. */
import { openSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createLiveLine } from '../../src/cli/terminal/live-line.ts';
import { coloured } from '../../src/cli/terminal/colour.ts';
import type { Io } from '../../src/cli/terminal/io.ts';
import { cli, demoRecording, root } from '../support/cli.ts';

describe('colour', () => {
  test.each([
    [{}, true, true],
    [{}, false, false],
    [{ TERM: 'dumb' }, true, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
  ])('%j, terminal %s: %s', (env, isTerminal, wanted) => {
    expect(coloured(env, isTerminal)).toBe(wanted);
  });

  test('an error is red on a terminal, and plain in a file', async () => {
    expect((await cli(['qwne'], { columns: 80 })).err).toContain('\u001b[31mdigest:\u001b[39m ');
    expect((await cli(['qwne'])).err).not.toContain('\u001b');
    const forced = await cli(['doctor', '--offline', '--engine', 'extractive'], {
      env: { FORCE_COLOR: '1' },
    });
    expect(forced.out).toContain('\u001b[32mok ');
  });
});

describe('the live line', () => {
  /** What the terminal shows after each change, with the escape sequences left out. */
  function terminal(
    columns: number,
    env: Readonly<Record<string, string>> = {},
  ): { readonly io: Io; readonly shown: string[]; now: number } {
    const shown: string[] = [];
    const state = { shown, now: 0 };
    const io = {
      err: (text: string) => shown.push(text.replace('\r\u001b[K', '')),
      errIsTerminal: true,
      errColumns: () => columns,
      env,
      clock: { now: () => state.now },
    } as unknown as Io;
    return Object.assign(state, { io });
  }

  test('counts requests, and tells the time left once that is known', () => {
    const screen = terminal(80);
    const live = createLiveLine(screen.io, '');
    live.stage('fetch', 6);
    for (let i = 0; i < 6; i++) live.requestBegun();
    expect(screen.shown).toEqual(['  fetch 6']);
    screen.now = 4000;
    for (let i = 0; i < 4; i++) live.requestDone();
    screen.now = 5000;
    live.requestDone();
    expect(screen.shown.slice(1)).toEqual(['  fetch 1/6', '  fetch 5/6, about 1 s left']);
    live.requestDone();
    expect(screen.shown.at(-1)).toBe('  fetch 6/6');
  });

  test('names a story by its title and says which of how many it is', () => {
    const screen = terminal(80);
    const live = createLiveLine(screen.io, 'bird: ');
    live.stage('summarise', 3);
    live.asks('choose s1', 's1', '藍雀發表新款平板');
    live.asks('choose s2', 's2', '藍雀開源小型模型');
    live.model('choose s2: writing, 12 tokens, 30 tokens/s, about 40 s left');
    expect(screen.shown.at(-1)).toBe(
      '  bird: summarise 2/3 choose 〈藍雀開源小型模型〉 writing, 12 tokens, 30 token…',
    );
    live.model('vectors of 3 of 9 texts');
    expect(screen.shown.at(-1)).toContain('vectors of 3 of 9 texts');
  });

  test('never wraps: a Han character takes two cells', () => {
    const screen = terminal(20);
    const live = createLiveLine(screen.io, '');
    live.stage('judge', 1);
    live.asks('judge d1', 'd1', '藍雀發表新款平板電腦與手機');
    expect(screen.shown.at(-1)).toBe('  judge 1/1 judge …');
  });

  test('is nowhere where a terminal can’t take it back', () => {
    const screen = terminal(80, { TERM: 'dumb' });
    const live = createLiveLine(screen.io, '');
    live.stage('fetch', 6);
    live.clear();
    expect(screen.shown).toEqual([]);
  });

  test('of a whole run: counts of pages, titles of stories, and every plain line stands alone', async () => {
    const { err } = await cli(['qwen', '--replay', demoRecording], { columns: 100 });
    const drawn = err.split('\r\u001b[K');
    expect(drawn.some((text) => /^ {2}fetch \d+\/\d+$/.test(text))).toBe(true);
    expect(drawn.some((text) => /^ {2}summarise 1\/7 choose 〈.+〉 asked$/.test(text))).toBe(true);
    expect(drawn.some((text) => /^ {2}search +1 → 34 {3}\d+ ms\n$/.test(text))).toBe(true);
  });
});

describe('standard output that takes nothing', () => {
  test.each([
    ['a post', ['qwen', '--replay', demoRecording, '--quiet']],
    ['help', ['help']],
    ['the version', ['--version']],
  ])('%s: exit 74, with what is wrong', async (_, argv) => {
    const child = spawn(process.execPath, [join(root, 'bin/digest.js'), ...argv], {
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    });
    let err = '';
    child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    expect(err).toMatch(/^digest: can't write standard output: the disk is full/m);
    expect(err).not.toMatch(/^ {4}at /m);
    expect(code).toBe(74);
  });
});
