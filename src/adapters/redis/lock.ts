/** A lock that one process among many holds, and that falls to another when its holder dies. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RedisServer } from './connection.ts';

/** A lock of a dead process is free after so long; a living one renews it well before. */
const expiryMs = 60_000;
const renewMs = 15_000;
/** Between two looks at a lock that another holds: from the first to the last. */
const pauseMs = { first: 25, most: 400 } as const;

// Only its holder lets go of a lock, or keeps it.
const release = `if redis.call('get', KEYS[1]) ~= ARGV[1] then return 0 end
if ARGV[2] == '0' then return redis.call('del', KEYS[1]) end
return redis.call('set', KEYS[1], '', 'PX', ARGV[2]) and 1`;
const renew = `if redis.call('get', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('pexpire', KEYS[1], ARGV[2])`;

export interface LockOptions {
  readonly signal: AbortSignal;
  /** Nobody gets the lock for so long after it is let go of; in ms. */
  readonly restMs?: () => number;
}

/**
 * Does `job` while no other process does one under `key`.
 * @param job told whether it had to wait for another's
 */
export async function withLock<T>(
  { ask }: Pick<RedisServer, 'ask'>,
  key: string,
  job: (waited: boolean) => Promise<T>,
  { signal, restMs }: LockOptions,
): Promise<T> {
  const mine = randomUUID();
  let waited = false;
  for (let pause: number = pauseMs.first; ; pause = Math.min(pause * 1.5, pauseMs.most)) {
    signal.throwIfAborted();
    const got = await ask((redis) => redis.set(key, mine, 'PX', expiryMs, 'NX'));
    // After a broken connection the same command is sent again, and the first may have come through.
    if (got !== null || (await ask((redis) => redis.get(key))) === mine) break;
    waited = true;
    await sleep(pause * (0.75 + Math.random() / 2));
  }
  const renewing = setInterval(() => {
    ask((redis) => redis.eval(renew, 1, key, mine, expiryMs)).catch(() => undefined);
  }, renewMs);
  try {
    return await job(waited);
  } finally {
    clearInterval(renewing);
    const rest = Math.round(restMs?.() ?? 0);
    await ask((redis) => redis.eval(release, 1, key, mine, rest)).catch(() => undefined);
  }
}
