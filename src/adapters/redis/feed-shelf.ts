/** The archives of feeds, where every worker finds them. */
import type { Redis } from 'ioredis';
import type { FeedShelf } from '../feed-archive.ts';

/** As long as an archive keeps an item, of which no later one is left. */
const keptSeconds = 45 * 86_400;

export function sharedShelf(redis: Redis): FeedShelf {
  const keyOf = (name: string): string => `digest:feed:${name}`;
  return {
    read: async (name) => (await redis.getBuffer(keyOf(name))) ?? undefined,
    write: async (name, bytes) => {
      await redis.set(keyOf(name), Buffer.from(bytes), 'EX', keptSeconds);
    },
  };
}
