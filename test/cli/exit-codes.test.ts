/** Every exit code, on a real site on loopback. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { cli, root, spawnCli, temporaryFolder } from '../support/cli.ts';
import { smallSite } from '../support/small-site.ts';

const manifestOf = async (cwd: string): Promise<Record<string, unknown>> =>
  JSON.parse(
    await readFile(join(cwd, '.digest/runs/2026-01-26/small/manifest.json'), 'utf8'),
  ) as Record<string, unknown>;

describe('exit codes', () => {
  test('0: published; the post and nothing else on standard output', async () => {
    const site = await smallSite();
    const cwd = await temporaryFolder();
    const argv = [...(await site.topic(cwd)), '--engine', 'extractive'];
    const { code, out, err } = await cli(argv, { cwd });
    expect(err).toMatch(/3 hits: 3 used, 0 folded, 0 dropped/);
    expect(code).toBe(0);
    expect(out).toMatch(/^---\nlayout: /);
    expect(out.endsWith('\n')).toBe(true);
    expect(out).not.toMatch(/^image:/m);
    expect(await manifestOf(cwd)).toMatchObject({ exitCode: 0, written: ['-'] });
  });

  test('2: a private address is refused unless it is allowed', async () => {
    const site = await smallSite();
    const cwd = await temporaryFolder();
    const [topic = '', ...rest] = await site.topic(cwd);
    const argv = [topic, ...rest.slice(0, 2), '--engine', 'extractive'];
    const { code, err } = await cli(argv, { cwd });
    expect(site.requests).toEqual([]);
    expect(err).toMatch(/private/);
    // Its only source could not be asked.
    expect(code).toBe(4);
  });

  test('3: nothing in the window; 0 with --allow-empty', async () => {
    const site = await smallSite();
    site.behaviour.date = '2026-01-10T09:00:00+08:00';
    const cwd = await temporaryFolder();
    const argv = [...(await site.topic(cwd)), '--engine', 'extractive'];
    const { code, out } = await cli(argv, { cwd });
    expect([code, out]).toEqual([3, '']);
    const manifest = await manifestOf(cwd);
    expect(manifest).toMatchObject({ exitCode: 3, written: [] });
    const ledger = manifest['ledger'] as readonly { fate: string; reason: string }[];
    expect(ledger.map((l) => l.fate)).toEqual(['dropped', 'dropped', 'dropped']);
    expect(ledger[0]?.reason).toContain('2026-01-10');
    expect((await cli([...argv, '--allow-empty'], { cwd })).code).toBe(0);
  });

  test('4: every source failed', async () => {
    const site = await smallSite();
    site.behaviour.feedStatus = 500;
    const cwd = await temporaryFolder();
    const { code, out, err } = await cli([...(await site.topic(cwd)), '--engine', 'extractive'], {
      cwd,
    });
    expect([code, out]).toEqual([4, '']);
    expect(err).toMatch(/500/);
  });

  test('5: no server for the model; nothing is written', async () => {
    const site = await smallSite();
    const cwd = await temporaryFolder();
    // The discard port: nothing listens there.
    const argv = [
      ...(await site.topic(cwd)),
      '--engine',
      'ollama',
      '--ollama-host',
      'http://127.0.0.1:9',
    ];
    const run = spawnCli([...argv, '--out', 'posts'], { cwd });
    const { code, out, err } = await run.done;
    expect(err).toMatch(/hint: .*--engine extractive/);
    expect([code, out]).toEqual([5, '']);
    expect(await readdir(cwd)).not.toContain('posts');
  });

  test('6: degraded under --strict, and published all the same', async () => {
    const site = await smallSite();
    const cwd = await temporaryFolder();
    const dead = `  - { kind: feed, url: '${site.origin}/nowhere.xml', name: 無 }\n`;
    const argv = [...(await site.topic(cwd, dead)), '--engine', 'extractive'];
    expect((await cli(argv, { cwd })).code).toBe(0);
    const { code, out, err } = await cli([...argv, '--strict'], { cwd });
    expect(code).toBe(6);
    expect(err).toMatch(/degraded: search\.source-failed.*404/);
    expect(out).toMatch(/^---\n/);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s: %d, quickly, and what was done is kept', async (signal, expected) => {
    const site = await smallSite();
    site.behaviour.silent.add(1);
    const cwd = await temporaryFolder();
    const argv = [...(await site.topic(cwd)), '--engine', 'extractive'];
    const run = spawnCli(argv, { cwd });
    await expect.poll(() => site.requests.length, { timeout: 20_000 }).toBe(4);
    run.child.kill(signal);
    const { code, out } = await run.done;
    expect([code, out]).toEqual([expected, '']);
    site.behaviour.silent.clear();
    const again = await cli(argv, { cwd, now: Date.now() });
    expect(again.code).toBe(0);
    expect(site.requests.filter((r) => r === 'GET /feed.xml')).toHaveLength(1);
    expect(site.requests.filter((r) => r === 'GET /news/0')).toHaveLength(1);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends work that lets no callback through',
    async (signal) => {
      const script = `
      import { writeSync } from 'node:fs';
      import { processIo } from '${join(root, 'dist/cli/terminal/process-io.js')}';
      processIo().blocking(() => {
        writeSync(1, 'at work');
        for (;;);
      });`;
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      onTestFinished(() => {
        child.kill('SIGKILL');
      });
      child.stdout.once('data', () => child.kill(signal));
      const [, by] = (await once(child, 'exit')) as [number | null, string | null];
      expect(by).toBe(signal);
    },
  );

  test('after such work a signal is answered again', async () => {
    const script = `
      import { processIo } from '${join(root, 'dist/cli/terminal/process-io.js')}';
      const io = processIo();
      io.blocking(() => 0);
      io.signal.addEventListener('abort', () => process.exit(7));
      process.kill(process.pid, 'SIGTERM');
      setInterval(() => 0, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
    expect(await once(child, 'exit')).toEqual([7, null]);
  });

  test('a reader that leaves early is no failure', async () => {
    const site = await smallSite();
    const cwd = await temporaryFolder();
    const run = spawnCli([...(await site.topic(cwd)), '--engine', 'extractive'], { cwd });
    run.child.stdout?.destroy();
    expect((await run.done).code).toBe(0);
  });
});
