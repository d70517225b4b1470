/** What the workers of a queue share: results and records, feeds and pauses, in one Redis. */
import type { FeedShelf } from '../../adapters/feed-archive.ts';
import type { HostSpacing } from '../../adapters/http/queue.ts';
import type { RedisServer } from '../../adapters/redis/connection.ts';
import type { SharedRecords } from '../../adapters/redis/run-records.ts';
import type { TopicQueue } from '../../adapters/redis/topic-queue.ts';
import type { Settings } from '../../config/settings.ts';
import { UsageError } from '../../errors.ts';
import type { Fetcher, Store } from '../../ports.ts';
import { redisAddress } from '../../queue/address.ts';
import type { Io } from '../terminal/io.ts';

export interface Shared {
  readonly server: RedisServer;
  readonly queue: TopicQueue;
  readonly store: Store;
  readonly records: SharedRecords;
  readonly shelf: FeedShelf;
  readonly spacing: HostSpacing;
  /** Requests as a reader, one after the other over all workers. */
  readonly inTurn: (fetcher: Fetcher) => Fetcher;
  /** What is being asked for by one worker is waited for by the others. */
  readonly once: (fetcher: Fetcher) => Fetcher;
  readonly close: () => Promise<void>;
}

/**
 * @param say one line each on what befalls the server
 * @throws UsageError without an address or the packages, QueueError when nobody answers there
 */
export async function openShared(
  { queue: address, googlePause }: Pick<Settings, 'queue' | 'googlePause'>,
  io: Io,
  say: (text: string) => void,
): Promise<Shared> {
  if (address === undefined)
    throw new UsageError('which queue?', {
      hint: 'Name its Redis: --queue redis://HOST:6379, `queue:` in digest.yaml, or DIGEST_QUEUE.',
    });
  redisAddress(address);
  const { openRedis, isDurable } = await import('../../adapters/redis/connection.ts');
  const { loadQueuePackages } = await import('../../adapters/redis/packages.ts');
  const packages = await loadQueuePackages();
  const server = await openRedis(packages, address, say);
  if (!(await isDurable(server)))
    say(`Redis at ${server.name} forgets everything when it ends: set appendonly yes.`);
  const [{ openKeyvStore }, { sharedRecords }, { sharedShelf }, { sharedSpacing }, flight, queues] =
    await Promise.all([
      import('../../adapters/redis/keyv-store.ts'),
      import('../../adapters/redis/run-records.ts'),
      import('../../adapters/redis/feed-shelf.ts'),
      import('../../adapters/redis/host-spacing.ts'),
      import('../../adapters/redis/single-flight.ts'),
      import('../../adapters/redis/topic-queue.ts'),
    ]);
  const store = await openKeyvStore(packages, server);
  const queue = queues.openQueue(packages, server);
  return {
    server,
    queue,
    store,
    records: sharedRecords(server),
    shelf: sharedShelf(server),
    spacing: sharedSpacing(packages, server, io.signal),
    inTurn: (fetcher) => flight.readingInTurn(fetcher, server, googlePause * 1000, io.signal),
    once: (fetcher) => flight.singleFlight(fetcher, server, io.signal),
    close: async () => {
      await queue.close().catch(() => undefined);
      await store.close();
      server.close();
    },
  };
}
