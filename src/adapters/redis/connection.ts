/**
 * Connections to a Redis or Valkey server. One that does not answer is named with its address (never its password), one
 * that goes away in the middle is waited for, which is said, and for so long only.
 */
import type { Redis, RedisOptions } from 'ioredis';
import { QueueError, UsageError } from '../../errors.ts';
import { redisAddress } from '../../queue/address.ts';
import type { QueuePackages } from './packages.ts';

export interface RedisServer {
  /** Does commands; what befalls them is named as `asQueueError` says. */
  readonly ask: <T>(commands: (redis: Redis) => Promise<T>) => Promise<T>;
  /** A further connection, with the same patience; ended with the rest. */
  readonly another: () => Redis;
  readonly url: string;
  /** Without its password. */
  readonly name: string;
  /** Set when the server was waited for in vain; every command fails from then on. */
  readonly lost: () => QueueError | undefined;
  /** Rejects then; never resolves. */
  readonly untilLost: Promise<never>;
  readonly close: () => void;
}

export interface Patience {
  /** For the first answer. */
  readonly firstMs: number;
  /** For a server that had answered and went away. */
  readonly awayMs: number;
}

export const patience: Patience = { firstMs: 10_000, awayMs: 300_000 };

/** Between two tries to connect again, at most. */
const longestPauseMs = 2_000;
/** A server that takes commands and answers none for so long is as good as gone. */
const silentMs = 15_000;
/** The oldest that the queue works with. */
const oldest = [6, 2] as const;

/**
 * @param say one line each when the server goes away and comes back
 * @throws QueueError when it does not answer or is no use, UsageError for a wrong address or password
 */
export async function openRedis(
  { ioredis }: Pick<QueuePackages, 'ioredis'>,
  address: string,
  say: (text: string) => void,
  { firstMs, awayMs }: Patience = patience,
): Promise<RedisServer> {
  const { url, name } = redisAddress(address);
  const connections: Redis[] = [];
  let lost: QueueError | undefined;
  let away: { readonly timer: NodeJS.Timeout } | undefined;
  let last: Error | undefined;
  let open = false;
  let lose: (error: QueueError) => void = () => undefined;
  const untilLost = new Promise<never>((_resolve, reject) => {
    lose = reject;
  });
  untilLost.catch(() => undefined);
  const end = (): void => {
    open = false;
    clearTimeout(away?.timer);
    clearInterval(watch);
    for (const connection of connections) connection.disconnect();
  };
  const gone = (): void => {
    if (!open || away !== undefined) return;
    say(
      `Redis at ${name} is away${last === undefined ? '' : ` (${last.message})`}: waiting for it.`,
    );
    const timer = setTimeout(() => {
      lost = new QueueError(
        `Redis at ${name} has been away for ${Math.round(awayMs / 60_000)} minutes.`,
        {
          hint: 'What was done is kept; jobs go on when it is back and a worker is started.',
          cause: last,
        },
      );
      open = false;
      lose(lost);
      // One that waits for its next try ends with that, and with it what waits for an answer.
      for (const connection of connections)
        if (connection.status !== 'reconnecting') connection.disconnect();
    }, awayMs);
    away = { timer };
  };
  const back = (): void => {
    last = undefined;
    if (away === undefined) return;
    clearTimeout(away.timer);
    away = undefined;
    say(`Redis at ${name} is back.`);
  };
  const options: RedisOptions = {
    lazyConnect: true,
    connectTimeout: firstMs,
    maxRetriesPerRequest: null,
    retryStrategy: (times) => (open ? Math.min(times * 100, longestPauseMs) : null),
  };
  const another = (): Redis => {
    const connection = new ioredis.Redis(url, options);
    connection.on('error', (error: Error) => {
      last = error;
    });
    connections.push(connection);
    return connection;
  };
  const redis = another();
  // The client has such a watch, which keeps the process from its end.
  const watch = setInterval(() => {
    if (!open || redis.status !== 'ready') return;
    const reconnect = async (): Promise<void> => {
      const answered = await answers(redis, silentMs).catch(() => true);
      if (!answered && open) for (const one of connections) one.disconnect(true);
    };
    void reconnect();
  }, silentMs).unref();
  redis.on('close', gone);
  redis.on('ready', back);
  try {
    await within(firstMs, async () => {
      await redis.connect();
      refuseUnfit(name, await redis.info());
      // The client itself takes a wrong number in silence, and goes on with database 0.
      await redis.select(redis.options.db ?? 0);
    });
  } catch (error) {
    end();
    throw error instanceof QueueError || error instanceof UsageError
      ? error
      : // The client throws errors only.
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        asFailure(name, last ?? (error as Error));
  }
  open = true;
  const ask = async <T>(commands: (redis: Redis) => Promise<T>): Promise<T> => {
    try {
      return await commands(redis);
    } catch (error) {
      throw asQueueError(error, { name, lost: () => lost });
    }
  };
  return { ask, another, url, name, lost: () => lost, untilLost, close: end };
}

async function answers(redis: Redis, ms: number): Promise<boolean> {
  return Promise.race([
    redis.ping().then(() => true),
    new Promise<boolean>((done) => {
      setTimeout(() => {
        // After a stage that let nothing through, an answer that came meanwhile is looked at first.
        setImmediate(() => {
          done(false);
        });
      }, ms).unref();
    }),
  ]);
}

async function within(ms: number, work: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${Math.round(ms / 1000)} seconds`));
    }, ms);
  });
  try {
    await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}

function asFailure(name: string, error: Error): QueueError | UsageError {
  const { message } = error;
  if (/WRONGPASS|NOAUTH|invalid password|NOPERM/i.test(message))
    return new UsageError(`Redis at ${name} lets nobody in with this password: ${message}`, {
      hint: 'Write redis://USER:PASSWORD@HOST:6379, or DIGEST_QUEUE for what no list of processes should show.',
      cause: error,
    });
  if (/DB index|invalid DB/i.test(message))
    return new UsageError(`Redis at ${name} has no such database: ${message}`, { cause: error });
  return new QueueError(`no Redis at ${name}: ${message}`, {
    hint: 'Does it run, and is that its address? `redis-cli -u URL ping` asks it.',
    cause: error,
  });
}

/** @throws QueueError for a server on which a queue would lose jobs */
function refuseUnfit(name: string, info: string): void {
  const field = (key: string): string | undefined =>
    new RegExp(`^${key}:(.*?)\\r?$`, 'm').exec(info)?.[1];
  const version = field('redis_version') ?? '0';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (
    field('valkey_version') === undefined &&
    (major < oldest[0] || (major === oldest[0] && minor < oldest[1]))
  )
    throw new QueueError(`Redis at ${name} is of version ${version}.`, {
      hint: `A queue needs ${oldest.join('.')} or later, or Valkey.`,
    });
  const policy = field('maxmemory_policy') ?? 'noeviction';
  if (policy !== 'noeviction')
    throw new QueueError(
      `Redis at ${name} throws keys away when it is full (maxmemory-policy ${policy}).`,
      {
        hint: 'A queue would lose jobs: set maxmemory-policy noeviction.',
      },
    );
}

/** Whether a server keeps what it has over a restart. */
export async function isDurable({ ask }: Pick<RedisServer, 'ask'>): Promise<boolean> {
  return /^aof_enabled:1/m.test(await ask((redis) => redis.info('persistence')));
}

/** What a command's failure means to a person; others stay as they are. */
export function asQueueError(error: unknown, server: Pick<RedisServer, 'name' | 'lost'>): unknown {
  const lost = server.lost();
  if (lost !== undefined) return lost;
  const message = error instanceof Error ? error.message : String(error);
  if (/^OOM\b|maxmemory/.test(message))
    return new QueueError(`Redis at ${server.name} is full: ${message}`, {
      hint: 'Give it more maxmemory; results expire after a week.',
      cause: error,
    });
  if (/^(READONLY|MISCONF|LOADING|MASTERDOWN|NOPERM)\b/.test(message))
    return new QueueError(`Redis at ${server.name} takes no writes: ${message}`, { cause: error });
  return error;
}
