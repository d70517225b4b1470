/** What workers share in a Redis, with a real server on loopback. */
import net from 'node:net';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cachedFetcher } from '../../src/adapters/cached-ports.ts';
import {
  asQueueError,
  openRedis,
  type Patience,
  type RedisServer,
} from '../../src/adapters/redis/connection.ts';
import { shareExams } from '../../src/adapters/redis/exam-records.ts';
import { sharedShelf } from '../../src/adapters/redis/feed-shelf.ts';
import { sharedSpacing } from '../../src/adapters/redis/host-spacing.ts';
import { openKeyvStore } from '../../src/adapters/redis/keyv-store.ts';
import { withLock } from '../../src/adapters/redis/lock.ts';
import { loadQueuePackages, queuePackages } from '../../src/adapters/redis/packages.ts';
import { sharedRecords, type Made } from '../../src/adapters/redis/run-records.ts';
import { readingInTurn, singleFlight } from '../../src/adapters/redis/single-flight.ts';
import { FetchFailure, type QueueError } from '../../src/errors.ts';
import type { Published } from '../../src/model/run.ts';
import type { FetchRequest, Fetcher } from '../../src/ports.ts';
import { writeWhole } from '../../src/adapters/whole-file.ts';
import { root, temporaryFolder } from '../support/cli.ts';
import { closedPort, declareLoopback } from '../support/network.ts';
import { hasRedis, testRedis, type TestRedis } from '../support/redis.ts';

const { signal } = new AbortController();
const quick: Patience = { firstMs: 2_000, awayMs: 60_000 };

async function open(url: string, said: string[] = [], patience = quick): Promise<RedisServer> {
  const server = await openRedis(
    await loadQueuePackages(),
    url,
    (text) => said.push(text),
    patience,
  );
  onTestFinished(() => {
    server.close();
  });
  return server;
}

/** A server and two workers at it. */
async function two(): Promise<readonly [RedisServer, RedisServer, TestRedis]> {
  const redis = await testRedis();
  return [await open(redis.url), await open(redis.url), redis];
}

test('the packages that the hint names are those that package.json knows', async () => {
  const { peerDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    peerDependencies: unknown;
  };
  expect(queuePackages).toEqual(peerDependencies);
});

describe('an address that leads to no Redis', () => {
  const failureOf = async (url: string): Promise<{ exitCode: number; message: string }> =>
    open(url, [], { ...quick, firstMs: 500 }).then(
      () => ({ exitCode: 0, message: '' }),
      (error: unknown) => error as QueueError,
    );

  test.each([
    ['localhost:6379', 2, 'not the address of a Redis: "localhost:6379".'],
    ['http://:geheim@127.0.0.1', 2, 'not the address of a Redis: "http://:…@127.0.0.1".'],
    [
      'redis://127.0.0.1/news',
      2,
      'redis://127.0.0.1/news: a Redis knows its databases by number, not "news".',
    ],
  ])('%s', async (url, exitCode, message) => {
    expect(await failureOf(url)).toMatchObject({ exitCode, message });
  });

  test('nobody listens', async () => {
    const port = await closedPort();
    expect(await failureOf(`redis://me:geheim@127.0.0.1:${port}`)).toMatchObject({
      exitCode: 75,
      message: `no Redis at redis://me:…@127.0.0.1:${port}: connect ECONNREFUSED 127.0.0.1:${port}`,
    });
  });

  test.each([
    ['says nothing', ''],
    ['speaks something else', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
  ])('it %s', async (_what, answer) => {
    const server = net.createServer((socket) => {
      socket.on('error', () => undefined);
      if (answer !== '') socket.on('data', () => socket.end(answer));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => {
      server.close();
    });
    const { port } = server.address() as net.AddressInfo;
    declareLoopback(port);
    const failure = await failureOf(`redis://127.0.0.1:${port}`);
    expect(failure).toMatchObject({ exitCode: 75 });
    expect(failure.message).toMatch(new RegExp(`^no Redis at redis://127.0.0.1:${port}: `));
  });
});

describe.skipIf(!hasRedis)('with a Redis', () => {
  test('a wrong password, a database that there is not, one that throws keys away', async () => {
    const { port } = await testRedis('--requirepass', 'richtig');
    for (const who of ['', ':falsch@'])
      await expect(open(`redis://${who}127.0.0.1:${port}`)).rejects.toMatchObject({
        exitCode: 2,
        message: expect.not.stringContaining('falsch') as unknown,
      });
    await expect(open(`redis://:richtig@127.0.0.1:${port}/99`)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('no such database') as unknown,
    });
    await expect(open(`redis://:richtig@127.0.0.1:${port}/3`)).resolves.toBeDefined();
    const evicting = await testRedis('--maxmemory', '10mb', '--maxmemory-policy', 'allkeys-lru');
    await expect(open(evicting.url)).rejects.toMatchObject({
      exitCode: 75,
      message: expect.stringContaining('throws keys away') as unknown,
    });
  });

  test('what one worker stores another finds, also after a restart in the middle', async () => {
    const [first, second, redis] = await two();
    const packages = await loadQueuePackages();
    const upper = await openKeyvStore(packages, first);
    const lower = await openKeyvStore(packages, second);
    onTestFinished(async () => {
      await upper.close();
      await lower.close();
    });
    const value = { text: '千問'.repeat(2000), none: null, list: [1, { deep: ':base64:x' }] };
    await upper.put('sha256-1', value);
    expect(await lower.get('sha256-1')).toEqual(value);
    expect(await lower.get('sha256-2')).toBeUndefined();
    await redis.stop('SIGKILL');
    const later = upper.put('sha256-3', 'later');
    const read = lower.get('sha256-1');
    await sleep(300);
    await redis.start();
    await later;
    expect(await read).toEqual(value);
    expect(await lower.get('sha256-3')).toBe('later');
    // Room in memory is dear: this value has 12,000 bytes.
    expect(await first.ask((client) => client.strlen('digest:objects::sha256-1'))).toBeLessThan(
      1000,
    );
  });

  test('a damaged object counts as absent', async () => {
    const [server] = await two();
    const store = await openKeyvStore(await loadQueuePackages(), server);
    onTestFinished(store.close);
    await server.ask((client) => client.set('digest:objects::sha256-1', 'no gzip'));
    expect(await store.get('sha256-1')).toBeUndefined();
  });

  test('a server that is full is named, and its password is not', async () => {
    const { port } = await testRedis('--requirepass', 'geheim', '--maxmemory', '2mb');
    const server = await open(`redis://:geheim@127.0.0.1:${port}`);
    const store = await openKeyvStore(await loadQueuePackages(), server);
    onTestFinished(store.close);
    const much = Array.from({ length: 200_000 }, (_, i) => Math.sin(i));
    const failure: unknown = await store
      .put('sha256-1', much)
      .then(() => store.put('sha256-2', much))
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ exitCode: 75 });
    expect((failure as Error).message).toMatch(
      new RegExp(`^Redis at redis://:…@127\\.0\\.0\\.1:${port} is full: OOM`),
    );
  });

  test('a server that goes away is waited for, and said to be; not for ever', async () => {
    const redis = await testRedis();
    const said: string[] = [];
    const server = await open(redis.url, said, { firstMs: 2_000, awayMs: 1_000 });
    await redis.stop('SIGTERM');
    const asked = server.ask((client) => client.get('x'));
    await sleep(200);
    await redis.start();
    expect(await asked).toBeNull();
    await redis.stop('SIGTERM');
    await expect(server.ask((client) => client.get('x'))).rejects.toMatchObject({ exitCode: 75 });
    expect(asQueueError(new Error('Connection is closed.'), server)).toMatchObject({
      exitCode: 75,
      message: expect.stringMatching(/has been away for/) as unknown,
    });
    expect(said.map((text) => text.replace(/.*?:\d+ | \(.*\)/g, ''))).toEqual([
      'is away: waiting for it.',
      'is back.',
      'is away: waiting for it.',
    ]);
  });

  test('runs leave their records to the workers of other days', async () => {
    const [first, second] = await two();
    const post: Published = {
      date: '2026-01-26',
      topic: 'qwen',
      engine: 'extractive',
      events: 1,
      files: [],
      told: [],
    };
    const run = sharedRecords(first).run('2026-01-26', 'qwen');
    await run.writePublished(post);
    await run.ofDay('2026-01-24').writePublished({ ...post, date: '2026-01-24' });
    const made: Made = {
      rendition: { post: { filename: 'a.md', text: '一\n' } },
      format: 'hugo',
    };
    await run.writeMade(made);
    const records = sharedRecords(second);
    expect(await records.daysOf('qwen')).toEqual(['2026-01-24', '2026-01-26']);
    expect(await records.daysOf('other')).toEqual([]);
    const there = records.run('2026-01-26', 'qwen');
    expect(await there.readPublished()).toEqual(post);
    expect(await there.readMade()).toEqual(made);
    expect(await there.readManifest()).toBeUndefined();
    await first.ask((redis) =>
      redis.hset('digest:run:2026-01-26/qwen', 'published', '{"told": 1}'),
    );
    expect(await there.readPublished()).toBeUndefined();
  });

  test('records of exams: each brings its own and takes the others’, the later one of a name', async () => {
    const [first, second] = await two();
    const states = [await temporaryFolder(), await temporaryFolder()] as const;
    const write = (state: string, name: string, satAt: string): Promise<void> =>
      writeWhole(join(state, 'exams', name), JSON.stringify({ satAt }), join(state, 'tmp'));
    await write(states[0], 'a.json', '2026-01-20');
    await write(states[0], 'b.json', '2026-01-20');
    await write(states[1], 'b.json', '2026-01-25');
    await write(states[1], 'broken.json', '');
    await shareExams(states[0], first);
    await shareExams(states[1], second);
    await shareExams(states[0], first);
    for (const state of states) {
      const read = async (name: string): Promise<unknown> =>
        JSON.parse(await readFile(join(state, 'exams', name), 'utf8'));
      expect(await read('a.json')).toEqual({ satAt: '2026-01-20' });
      expect(await read('b.json')).toEqual({ satAt: '2026-01-25' });
    }
    expect(await readdir(join(states[0], 'exams'))).not.toContain('broken.json');
  });

  test('an archive of a feed is the same for all', async () => {
    const [first, second] = await two();
    await sharedShelf(first).write('a', Uint8Array.of(0, 255, 128));
    expect(await sharedShelf(second).read('a')).toEqual(Buffer.from([0, 255, 128]));
    expect(await sharedShelf(second).read('b')).toBeUndefined();
  });

  test('requests of two workers to one host keep their pause; another host does not wait', async () => {
    const [first, second] = await two();
    const packages = await loadQueuePackages();
    const spacings = [first, second].map((server) => sharedSpacing(packages, server, signal));
    const starts: number[] = [];
    const ask = async (i: number): Promise<void> => {
      await spacings[i % 2]?.turn('a.example', 120);
      starts.push(performance.now());
    };
    const begun = performance.now();
    await Promise.all(Array.from({ length: 6 }, (_, i) => ask(i)));
    // A timer may fire, and an answer arrive, a little before its time; on a busy machine any comes late.
    const early = starts.filter((at, i) => at - begun < i * 120 - 20);
    expect(early).toEqual([]);
    await spacings[0]?.hold('b.example', 5_000);
    const free = spacings[1]?.turn('c.example', 5_000).then(() => 'free');
    const held = spacings[1]?.turn('b.example', 100).then(() => 'held');
    expect(await Promise.race([free, held])).toBe('free');
  });

  test('what two workers ask for at once is fetched once', async () => {
    const [first, second] = await two();
    const packages = await loadQueuePackages();
    let asked = 0;
    const web: Fetcher = {
      fetch: async ({ url }) => {
        asked++;
        await sleep(100);
        if (url.endsWith('/dead')) throw new FetchFailure('refused', 'nobody there');
        const status = url.endsWith('/gone') ? 410 : 200;
        return { status, url, redirects: [], headers: {}, body: Buffer.from(url) };
      },
    };
    const workers = await Promise.all(
      [first, second].map(async (server) => {
        const store = await openKeyvStore(packages, server);
        onTestFinished(store.close);
        return singleFlight(
          cachedFetcher(web, store, {
            scope: 'day',
            isCurrent: () => true,
            clock: { now: () => 1 },
          }),
          server,
          signal,
        );
      }),
    );
    const at = (path: string): FetchRequest => ({
      method: 'GET',
      url: `http://a.example${path}`,
      kind: 'page',
    });
    const all = (path: string): Promise<readonly PromiseSettledResult<unknown>[]> =>
      Promise.allSettled([...workers, ...workers].map(async (worker) => worker.fetch(at(path))));
    const pages = await all('/page');
    expect(asked).toBe(1);
    expect(pages.map((page) => page.status)).toEqual(Array.from({ length: 4 }, () => 'fulfilled'));
    // A refusal serves whoever waited for it; who comes later asks anew.
    expect(await all('/gone')).toEqual(
      Array.from({ length: 4 }, () => ({
        status: 'fulfilled',
        value: expect.objectContaining({ status: 410 }) as unknown,
      })),
    );
    expect(asked).toBe(2);
    const dead = await all('/dead');
    expect(asked).toBe(3);
    for (const page of dead)
      expect(page).toMatchObject({
        status: 'rejected',
        reason: { fault: 'refused', message: 'nobody there' },
      });
    await workers[0]?.fetch(at('/gone'));
    expect(asked).toBe(4);
  });

  test('requests as a reader go one after the other, whoever makes them', async () => {
    const [first, second] = await two();
    let under = 0;
    let most = 0;
    const web: Fetcher = {
      fetch: async ({ url }) => {
        most = Math.max(most, ++under);
        await sleep(30);
        under--;
        return { status: 200, url, redirects: [], headers: {}, body: new Uint8Array() };
      },
    };
    const workers = [first, second].map((server) => readingInTurn(web, server, 20, signal));
    const request: FetchRequest = {
      method: 'GET',
      url: 'http://a.example/',
      kind: 'api',
      asReader: true,
    };
    await Promise.all([...workers, ...workers].map((worker) => worker.fetch(request)));
    expect(most).toBe(1);
    await Promise.all(
      [...workers, ...workers].map((worker) =>
        worker.fetch({ method: 'GET', url: 'http://a.example/', kind: 'page' }),
      ),
    );
    expect(most).toBe(4);
  });

  test('a lock of a process that died is free when it expires, and its holder lets go of no other’s', async () => {
    const [first, second] = await two();
    const key = 'digest:test';
    await first.ask((client) => client.set(key, 'a dead process', 'PX', 300));
    const got = await withLock(second, key, (waited) => Promise.resolve(waited), { signal });
    expect(got).toBe(true);
    await withLock(
      second,
      key,
      async () => {
        await first.ask((client) => client.set(key, 'another'));
      },
      { signal },
    );
    expect(await first.ask((client) => client.get(key))).toBe('another');
  });
});
