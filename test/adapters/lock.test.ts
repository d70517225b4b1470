/** One run at a time for a topic, whoever dies while it has it. */
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lockTopic, type Holder, type LockOptions } from '../../src/adapters/lock.ts';
import { isThere, thisProcess } from '../../src/cli/state/this-process.ts';
import { spawnCli, temporaryFolder } from '../support/cli.ts';

const other: Holder = { pid: 4_000_000, host: 'elsewhere' };

function options(state: string, changes: Partial<LockOptions> = {}): LockOptions {
  return {
    state,
    topic: 'qwen',
    self: thisProcess(),
    isThere,
    clock: { now: () => Date.parse('2026-01-26T12:00:00Z') },
    waitMs: 0,
    signal: new AbortController().signal,
    onWait: () => undefined,
    ...changes,
  };
}

describe('a topic that is taken', () => {
  test('is refused with who has it since when, and can be had when it is let go', async () => {
    const state = await temporaryFolder();
    const release = await lockTopic(options(state));
    await expect(lockTopic(options(state))).rejects.toMatchObject({
      exitCode: 75,
      message: `another run of qwen is under way: process ${process.pid} on ${thisProcess().host} since 2026-01-26T12:00:00.000Z.`,
    });
    // Neither another topic nor one whose name begins alike is taken.
    for (const topic of ['qwen-7d', 'claude']) await (await lockTopic(options(state, { topic })))();
    await release();
    await (
      await lockTopic(options(state))
    )();
    expect((await readdir(join(state, 'locks'))).toSorted()).toEqual([
      'claude.1.json',
      'qwen-7d.1.json',
      'qwen.2.json',
    ]);
  });

  test('is waited for, and that is told once', async () => {
    const state = await temporaryFolder();
    const release = await lockTopic(options(state));
    const said: string[] = [];
    const waiting = lockTopic(
      options(state, { waitMs: 60_000, onWait: (text) => said.push(text) }),
    );
    await expect.poll(() => said.length).toBe(1);
    await release();
    await (
      await waiting
    )();
    expect(said).toEqual([
      expect.stringMatching(/^waiting for another run of qwen: process \d+ on /),
    ]);
  });

  test('is refused where no lock can be made, however often it is tried', async () => {
    const state = await temporaryFolder();
    await writeFile(join(state, 'locks'), '');
    await expect(lockTopic(options(state))).rejects.toMatchObject({
      exitCode: 74,
      message: `can't write ${join(state, 'locks')}: a file stands where a folder should be.`,
    });
  });

  test('is let wait for no longer when the run is stopped', async () => {
    const state = await temporaryFolder();
    await lockTopic(options(state));
    const stop = new AbortController();
    const waiting = lockTopic(options(state, { waitMs: 60_000, signal: stop.signal }));
    stop.abort('SIGTERM');
    await expect(waiting).rejects.toThrow();
  });

  test.each([
    ['a process that is gone', { ...thisProcess(), pid: 4_194_305 }],
    ['another that has its number by now', { ...thisProcess(), started: '1' }],
    ['one of before the machine was started', { ...thisProcess(), boot: 'another' }],
  ])('by %s is free', async (_, self) => {
    const state = await temporaryFolder();
    await lockTopic(options(state, { self }));
    await expect(lockTopic(options(state))).resolves.toBeTypeOf('function');
  });

  test('by another machine is believed for half a day', async () => {
    const state = await temporaryFolder();
    await lockTopic(options(state, { self: other }));
    await expect(lockTopic(options(state))).rejects.toMatchObject({ exitCode: 75 });
    const later = { now: () => Date.parse('2026-01-27T00:00:01Z') };
    await expect(lockTopic(options(state, { clock: later }))).resolves.toBeTypeOf('function');
  });

  test('by a file that can’t be read is free', async () => {
    const state = await temporaryFolder();
    await lockTopic(options(state));
    await writeFile(join(state, 'locks/qwen.1.json'), '[');
    await expect(lockTopic(options(state))).resolves.toBeTypeOf('function');
  });

  test('by one of many that come at once is had by one', async () => {
    const state = await temporaryFolder();
    for (let round = 0; round < 20; round++) {
      // Left behind, so that all of them see a place that is free.
      await lockTopic(options(state, { self: { ...thisProcess(), pid: 4_194_305 } }));
      const all = await Promise.allSettled(
        Array.from({ length: 12 }, () => lockTopic(options(state))),
      );
      const had = all.filter((one) => one.status === 'fulfilled');
      expect(had).toHaveLength(1);
      await had[0]?.value();
    }
  });
});

test('a killed process is known as gone', async () => {
  const cwd = await temporaryFolder();
  const { child, done } = spawnCli(['stage', 'verify'], { cwd });
  const holder = { pid: child.pid ?? 0, host: thisProcess().host };
  expect(isThere(holder)).toBe(true);
  child.kill('SIGKILL');
  await done;
  expect(isThere(holder)).toBe(false);
  expect(isThere(other)).toBeUndefined();
});
