/** The packages of the queue: optional peers, loaded when a queue is asked for. */
import type * as KeyvRedis from '@keyv/redis';
import type * as Bullmq from 'bullmq';
import type * as Ioredis from 'ioredis';
import type * as Limiter from 'rate-limiter-flexible';
import { UsageError, faultCodeOf } from '../../errors.ts';

export interface QueuePackages {
  readonly bullmq: typeof Bullmq;
  readonly ioredis: typeof Ioredis;
  readonly keyvRedis: typeof KeyvRedis;
  readonly limiter: typeof Limiter;
}

/** As `peerDependencies` of package.json has them; a test holds the two together. */
export const queuePackages: Readonly<Record<string, string>> = {
  bullmq: '6.7.0',
  ioredis: '5.11.1',
  keyv: '5.6.0',
  '@keyv/redis': '5.1.6',
  'rate-limiter-flexible': '11.4.0',
};

/** @throws UsageError with the line that installs them, where one is absent */
export async function loadQueuePackages(): Promise<QueuePackages> {
  try {
    const [bullmq, ioredis, keyvRedis, limiter] = await Promise.all([
      import('bullmq'),
      import('ioredis'),
      import('@keyv/redis'),
      import('rate-limiter-flexible'),
    ]);
    return { bullmq, ioredis, keyvRedis, limiter };
  } catch (cause) {
    const code = faultCodeOf(cause);
    if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') throw cause;
    const names = Object.entries(queuePackages).map(([name, version]) => `${name}@${version}`);
    throw new UsageError('a queue needs packages that are not installed.', {
      hint: `npm i ${names.join(' ')} (with -g where digest was installed so)`,
      cause,
    });
  }
}
