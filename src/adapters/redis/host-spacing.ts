/** The pause between two requests to one host, kept over all workers. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { RateLimiterRedis } from 'rate-limiter-flexible';
import type { HostSpacing } from '../http/queue.ts';
import { asQueueError, type RedisServer } from './connection.ts';
import type { QueuePackages } from './packages.ts';

/** As the package's own, which counts in whole seconds, but in ms: pauses at a host are shorter than a second. */
const inMilliseconds = `redis.call('set', KEYS[1], 0, 'PX', ARGV[2], 'NX')
local consumed = redis.call('incrby', KEYS[1], ARGV[1])
return {consumed, redis.call('pttl', KEYS[1])}`;

export function sharedSpacing(
  { limiter }: Pick<QueuePackages, 'limiter'>,
  server: RedisServer,
  signal: AbortSignal,
): HostSpacing {
  const redis = server.another();
  const limiters = new Map<number, RateLimiterRedis>();
  const limiterOf = (delayMs: number): RateLimiterRedis => {
    const known = limiters.get(delayMs);
    if (known !== undefined) return known;
    const made = new limiter.RateLimiterRedis({
      storeClient: redis,
      keyPrefix: 'digest:host',
      points: 1,
      // Seconds to the package, milliseconds to the script that it hands them to.
      duration: delayMs,
      customIncrTtlLuaScript: inMilliseconds,
    });
    limiters.set(delayMs, made);
    return made;
  };
  return {
    turn: async (host, delayMs) => {
      const ms = Math.ceil(delayMs);
      if (ms <= 0) return;
      for (;;) {
        signal.throwIfAborted();
        const wait = await limiterOf(ms)
          .consume(host)
          .then(
            () => 0,
            (thrown: unknown) => refusedFor(thrown, server),
          );
        if (wait === 0) return;
        await sleep(wait, undefined, { signal }).catch(() => {
          signal.throwIfAborted();
        });
      }
    },
    hold: async (host, ms) => {
      await limiterOf(1000).block(host, Math.ceil(ms / 1000));
    },
  };
}

/** The package rejects with how long to wait, or with what went wrong. */
function refusedFor(thrown: unknown, server: RedisServer): number {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const { msBeforeNext } = thrown as { readonly msBeforeNext?: number };
  if (msBeforeNext === undefined) throw asQueueError(thrown, server);
  return Math.max(1, msBeforeNext);
}
