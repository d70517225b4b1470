/** The archives of feeds, where every worker finds them. */
import type { FeedShelf } from '../feed-archive.ts';
import type { RedisServer } from './connection.ts';

/** As long as an archive keeps an item, of which no later one is left. */
const keptSeconds = 45 * 86_400;

export function sharedShelf({ ask }: Pick<RedisServer, 'ask'>): FeedShelf {
  const keyOf = (name: string): string => `digest:feed:${name}`;
  return {
    setAside: async (name) => {
      await ask((redis) => redis.del(keyOf(name)));
    },
    read: async (name) => (await ask((redis) => redis.getBuffer(keyOf(name)))) ?? undefined,
    write: async (name, bytes) => {
      await ask((redis) => redis.set(keyOf(name), Buffer.from(bytes), 'EX', keptSeconds));
    },
  };
}
