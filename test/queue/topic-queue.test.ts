/** The queue itself: what is asked for twice, other formats, days of a topic, locks of workers that compute or die. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openRedis, type RedisServer } from '../../src/adapters/redis/connection.ts';
import { loadQueuePackages } from '../../src/adapters/redis/packages.ts';
import { openQueue, type TopicQueue } from '../../src/adapters/redis/topic-queue.ts';
import type { WorkEvent } from '../../src/adapters/redis/work.ts';
import type { Topic } from '../../src/model/topic.ts';
import { readJob, type JobResult, type TopicJob } from '../../src/queue/job.ts';
import { spawnModule } from '../support/compiled.ts';
import { hasRedis, testRedis } from '../support/redis.ts';

const topic: Topic = {
  id: 'qwen',
  name: 'Qwen',
  aliases: [{ text: '千問', script: 'hant' }],
  sources: [{ kind: 'hn-algolia' }],
  timeZone: 'Asia/Taipei',
  windowDays: 1,
  language: 'zh-TW',
  tags: [],
  categories: [],
};

function jobOf(date: string, id = 'qwen'): TopicJob {
  return {
    format: 1,
    date,
    reachesBack: false,
    topic: { ...topic, id },
    otherTopics: [],
    settings: { image: false },
  };
}

async function queueAt(
  url: string,
  format?: number,
): Promise<TopicQueue & { readonly server: RedisServer }> {
  const packages = await loadQueuePackages();
  const server = await openRedis(packages, url, () => undefined);
  const queue = openQueue(packages, server, {
    lockMs: 2_000,
    ...(format !== undefined && { format }),
  });
  onTestFinished(async () => {
    await queue.close();
    server.close();
  });
  return { ...queue, server };
}

type Run = (job: TopicJob) => Promise<Pick<JobResult, 'exitCode' | 'said'>>;
const fine: Run = () => Promise.resolve({ exitCode: 0, said: 'fine' });

/** Until nothing is left; what was run, in order. */
async function drain(
  queue: TopicQueue,
  run: Run = fine,
  concurrency = 1,
): Promise<{
  readonly ran: readonly string[];
  readonly results: readonly JobResult[];
  readonly events: readonly WorkEvent[];
}> {
  const ran: string[] = [];
  const events: WorkEvent[] = [];
  const results = await queue.work({
    name: 'test',
    concurrency,
    drain: true,
    signal: new AbortController().signal,
    run: (job) => {
      ran.push(`${job.date} ${job.topic.id}`);
      return run(job);
    },
    onEvent: (event) => events.push(event),
  });
  return { ran, results, events };
}

describe.skipIf(!hasRedis)('a queue', () => {
  test('a job that is asked for twice runs once, also when it is done; again is said', async () => {
    const { url } = await testRedis();
    const queue = await queueAt(url);
    const job = jobOf('2026-01-26');
    expect(await queue.enqueue(job, false)).toBe('queued');
    expect(await queue.enqueue(job, false)).toBe('waiting');
    expect(await queue.enqueue(job, true)).toBe('waiting');
    expect((await drain(queue)).ran).toEqual(['2026-01-26 qwen']);
    expect(await queue.enqueue(job, false)).toBe('done');
    expect((await drain(queue)).ran).toEqual([]);
    expect(await queue.standingOf('2026-01-26', 'qwen')).toEqual({
      standing: 'done',
      result: { date: '2026-01-26', topic: 'qwen', exitCode: 0, said: 'fine', worker: 'test' },
    });
    expect(await queue.enqueue(job, true)).toBe('queued');
    expect((await drain(queue)).ran).toEqual(['2026-01-26 qwen']);
    expect(await queue.topicsOf('2026-01-26')).toEqual(['qwen']);
    expect(await queue.topicsOf('2026-01-25')).toEqual([]);
  });

  test('one that failed says why, and is tried anew when it is asked for', async () => {
    const { url } = await testRedis();
    const queue = await queueAt(url);
    await queue.enqueue(jobOf('2026-01-26'), false);
    const { results } = await drain(queue, () =>
      Promise.resolve({ exitCode: 2, said: 'no such zone' }),
    );
    expect(results).toMatchObject([{ exitCode: 2, said: 'no such zone' }]);
    expect(await queue.standingOf('2026-01-26', 'qwen')).toMatchObject({
      standing: 'failed',
      result: { exitCode: 2, said: 'no such zone' },
    });
    expect(await queue.enqueue(jobOf('2026-01-26'), false)).toBe('queued');
    expect((await drain(queue)).ran).toHaveLength(1);
  });

  test('sources that failed are asked again later, by whatever worker', async () => {
    const { url } = await testRedis();
    const queue = await queueAt(url);
    await queue.enqueue(jobOf('2026-01-26'), false);
    const stop = new AbortController();
    const ended: WorkEvent[] = [];
    const results = await queue.work({
      name: 'test',
      concurrency: 1,
      drain: false,
      signal: stop.signal,
      run: () => Promise.resolve({ exitCode: 4, said: 'no source' }),
      onEvent: (event) => {
        if (event.kind !== 'end') return;
        ended.push(event);
        stop.abort('SIGTERM');
      },
    });
    expect(results).toEqual([]);
    expect(ended).toMatchObject([{ triesLeft: 2 }]);
    expect(await queue.standingOf('2026-01-26', 'qwen')).toMatchObject({ standing: 'waiting' });
  });

  test('a worker of another format leaves a job to those who can read it', async () => {
    const { url } = await testRedis();
    const [older, newer] = [await queueAt(url, 1), await queueAt(url, 2)];
    await newer.enqueue({ ...jobOf('2026-01-26'), format: 2 }, false);
    await older.enqueue(jobOf('2026-01-26', 'other'), false);
    expect((await drain(older)).ran).toEqual(['2026-01-26 other']);
    expect((await newer.standingOf('2026-01-26', 'qwen')).standing).toBe('waiting');
    expect((await drain(newer)).ran).toEqual(['2026-01-26 qwen']);
  });

  test('what is no job is said to be none', async () => {
    expect(readJob(jobOf('2026-01-26'))).toEqual(jobOf('2026-01-26'));
    for (const data of [
      undefined,
      {},
      { ...jobOf('2026-01-26'), date: 'today' },
      { ...jobOf('2026-01-26'), more: 1 },
    ])
      expect(readJob(data)).toBeUndefined();
    const { url } = await testRedis();
    const queue = await queueAt(url);
    // As a program of another time may have left it.
    await queue.enqueue(
      { ...jobOf('2026-01-26'), settings: { stories: 'many' } } as unknown as TopicJob,
      false,
    );
    expect((await drain(queue)).ran).toEqual([]);
    expect(await queue.standingOf('2026-01-26', 'qwen')).toMatchObject({
      standing: 'failed',
      result: { exitCode: 1, said: 'not a job of format 1' },
    });
  });

  test('days of one topic are made one after the other, those of others meanwhile', async () => {
    const { url } = await testRedis();
    const queue = await queueAt(url);
    for (const job of [
      jobOf('2026-01-27'),
      jobOf('2026-01-25'),
      jobOf('2026-01-26'),
      jobOf('2026-01-27', 'other'),
    ])
      await queue.enqueue(job, false);
    let [under, most] = [0, 0];
    const { ran } = await drain(
      queue,
      async (job) => {
        if (job.topic.id === 'qwen') most = Math.max(most, ++under);
        await sleep(100);
        if (job.topic.id === 'qwen') under--;
        return { exitCode: 0, said: '' };
      },
      3,
    );
    expect(ran.filter((name) => name.endsWith('qwen'))).toEqual([
      '2026-01-25 qwen',
      '2026-01-26 qwen',
      '2026-01-27 qwen',
    ]);
    expect(ran.indexOf('2026-01-27 other')).toBeLessThan(2);
    expect(most).toBe(1);
  }, 60_000);

  test('a stopped worker gives its job back, and another has it at once', async () => {
    const { url } = await testRedis();
    const queue = await queueAt(url);
    await queue.enqueue(jobOf('2026-01-26'), false);
    const stop = new AbortController();
    await queue.work({
      name: 'stopped',
      concurrency: 1,
      drain: true,
      signal: stop.signal,
      run: () => {
        stop.abort('SIGTERM');
        return Promise.resolve({ exitCode: 143, said: 'stopped' });
      },
      onEvent: () => undefined,
    });
    expect((await queue.standingOf('2026-01-26', 'qwen')).standing).toBe('waiting');
    expect((await drain(queue)).ran).toEqual(['2026-01-26 qwen']);
  });

  test('a worker whose Redis is full ends and says so', async () => {
    const { url } = await testRedis();
    const queue = await queueAt(url);
    await queue.enqueue(jobOf('2026-01-26'), false);
    const full: Run = () => Promise.resolve({ exitCode: 75, said: 'Redis is full: OOM' });
    await expect(drain(queue, full)).rejects.toMatchObject({
      exitCode: 75,
      message: 'Redis is full: OOM',
    });
    expect((await drain(queue)).ran).toEqual(['2026-01-26 qwen']);
  });
});

/** A worker in a process of its own, with locks of three seconds; `run` is the body of what it does with a job. */
function workerAt(url: string, run: string): ReturnType<typeof spawnModule> {
  return spawnModule(`
    const { loadQueuePackages } = await import(dist + 'adapters/redis/packages.js');
    const { openRedis } = await import(dist + 'adapters/redis/connection.js');
    const { openQueue } = await import(dist + 'adapters/redis/topic-queue.js');
    const packages = await loadQueuePackages();
    const server = await openRedis(packages, '${url}', () => undefined);
    const queue = openQueue(packages, server, { lockMs: 3_000 });
    await queue.work({
      name: String(process.pid), concurrency: 1, drain: true, signal: new AbortController().signal,
      onEvent: (event) => console.log(event.kind, event.text ?? ''),
      run: async () => { ${run}; return { exitCode: 0, said: '' }; },
    });
    await queue.close();
    server.close();`);
}

describe.skipIf(!hasRedis)('locks', () => {
  test('a job that computes for longer than its lock lasts is not taken away', async () => {
    const { url } = await testRedis();
    const queue = await queueAt(url);
    await queue.enqueue(jobOf('2026-01-26'), false);
    const computes = 'const end = Date.now() + 9_000; while (Date.now() < end)';
    const workers = [workerAt(url, `${computes};`), workerAt(url, `${computes};`)];
    await Promise.all(workers.map(({ ended }) => ended));
    expect(workers.flatMap(({ lines }) => lines).map((line) => line.trim())).toEqual([
      'start',
      'end',
    ]);
  });

  test('the job of a worker that is killed is taken over', async () => {
    const { url } = await testRedis();
    const queue = await queueAt(url);
    await queue.enqueue(jobOf('2026-01-26'), false);
    const victim = workerAt(url, 'await new Promise(() => setInterval(() => undefined, 1000))');
    while (victim.lines.length === 0) await sleep(20);
    victim.child.kill('SIGKILL');
    await victim.ended;
    expect((await queue.standingOf('2026-01-26', 'qwen')).standing).toBe('running');
    expect((await drain(queue)).ran).toEqual(['2026-01-26 qwen']);
  });
});
