/** Topics by several worker processes, which die, on a Redis that restarts: what comes out is what one machine makes. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { describe, expect, onTestFinished, test } from 'vitest';
import { spawnCli, temporaryFolder, type CliResult } from '../support/cli.ts';
import { manyTopics } from '../support/many-topics.ts';
import { hasRedis, testRedis } from '../support/redis.ts';

const day = ['--date', '2026-01-26'];
const count = 60;
/** Posts that are made when a worker dies, and when the Redis does. */
const dies = { worker: 15, redis: 35 } as const;

async function textsIn(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(folder)).toSorted();
  const texts = names.map(
    async (name) => [name, await readFile(join(folder, name), 'utf8')] as const,
  );
  return Object.fromEntries(await Promise.all(texts));
}

describe.skipIf(!hasRedis)('sixty topics, three workers', () => {
  test('one is killed, the Redis is restarted: each post once, with the bytes that one machine makes', async () => {
    const site = await manyTopics(count);
    const folder = await temporaryFolder();
    await site.writeTopics(folder);
    const redis = await testRedis();
    const watching = new Redis(redis.url, { maxRetriesPerRequest: null });
    watching.on('error', () => undefined);
    onTestFinished(() => {
      watching.disconnect();
    });
    const digest = (...argv: readonly string[]): ReturnType<typeof spawnCli> =>
      spawnCli(argv, { cwd: folder, env: { DIGEST_QUEUE: redis.url } });
    const ask = (): Promise<CliResult> => digest('enqueue', '--all', '--no-image', ...day).done;
    const made = (): Promise<number> => watching.zcard('bull:digest-1:completed');
    const until = async (number: number): Promise<void> => {
      while ((await made()) < number) await sleep(50);
    };
    const network = ['--engine', 'extractive', '--allow-private', site.host, '--quiet'];

    expect((await ask()).out.match(/ queued$/gm)).toHaveLength(count);
    expect((await ask()).out.match(/ waits already$/gm)).toHaveLength(count);
    const alone = digest(
      'run',
      '--all',
      ...day,
      ...network,
      '--no-image',
      '--out',
      'one',
      '--state',
      'one-state',
    );
    const workers = ['a', 'b', 'c'].map((name) =>
      digest('worker', '--drain', ...network, '--contact', 'queue.example', '--state', name),
    );
    onTestFinished(() => {
      for (const { child } of [alone, ...workers]) child.kill('SIGKILL');
    });

    await until(dies.worker);
    const [victim, ...survivors] = workers;
    expect(await hasJob(watching, victim?.child.pid)).toBe(true);
    victim?.child.kill('SIGKILL');
    await until(dies.redis);
    await redis.stop('SIGKILL');
    await sleep(500);
    // It lets in who asks while it still loads, and refuses what is asked: for about three seconds here.
    await redis.start(
      '--key-load-delay',
      '3000',
      '--loading-process-events-interval-bytes',
      '1024',
    );

    const ends = await Promise.all(survivors.map(({ done }) => done));
    expect(
      ends.map(({ code, out }) => ({ code, out })),
      ends.map(({ err }) => err).join('\n'),
    ).toEqual([
      { code: 0, out: '' },
      { code: 0, out: '' },
    ]);
    for (const { err } of ends)
      expect(err.replaceAll(redis.url, 'URL').replace(/ \(.*\)/, '')).toBe(
        'Redis at URL is away: waiting for it.\nRedis at URL is back.\n',
      );
    expect(await made()).toBe(count);
    expect((await ask()).out.match(/ done already; /g)).toHaveLength(count);

    const collected = await digest('collect', ...day, '--out', 'many').done;
    expect(collected.out.match(/ written /g)).toHaveLength(count);
    expect(collected.code).toBe(0);
    expect(await alone.done).toMatchObject({ code: 0 });
    expect(await textsIn(join(folder, 'many'))).toEqual(await textsIn(join(folder, 'one')));

    // A page is fetched once for all topics, but for those under way when the worker died.
    const pages = site.pagesFor('queue.example');
    expect(new Set(pages).size).toBe(count * 2 + count / 2);
    expect(pages.length - new Set(pages).size).toBeLessThanOrEqual(3);
  }, 600_000);
});

/** Stops the worker while it has a job. */
async function hasJob(redis: Redis, pid: number | undefined): Promise<boolean> {
  if (pid === undefined) return false;
  for (let tries = 0; tries < 100; tries++) {
    process.kill(pid, 'SIGSTOP');
    const active = await redis.lrange('bull:digest-1:active', 0, -1);
    const holders = await Promise.all(active.map((id) => redis.hget(`bull:digest-1:${id}`, 'pb')));
    if (holders.some((holder) => holder?.endsWith(`:${pid}`))) return true;
    process.kill(pid, 'SIGCONT');
    await sleep(20);
  }
  return false;
}
