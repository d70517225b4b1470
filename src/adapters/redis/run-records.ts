/** Records of runs in a Redis, where any worker finds them: a hash for each day and topic, and the days of each topic. */
import type { Rendition } from '../../model/post.ts';
import type { Provenance } from '../../model/provenance.ts';
import type { Manifest } from '../../model/run.ts';
import type { RedisServer } from './connection.ts';
import { publishedFrom, type RunFolder, type RunRecords } from '../run-folder.ts';

/** A year and a month: longer than anything looks back. */
const keptSeconds = 400 * 86_400;

/** A run whose post lies beside its records until somebody collects it. */
export interface SharedRun extends RunFolder {
  readonly readRendition: () => Promise<Rendition | undefined>;
  readonly writeRendition: (rendition: Rendition) => Promise<void>;
}

export interface SharedRecords extends RunRecords {
  readonly run: (date: string, topic: string) => SharedRun;
}

type Field = 'manifest' | 'published' | 'provenance' | 'rendition';

export function sharedRecords({ ask }: Pick<RedisServer, 'ask'>): SharedRecords {
  const daysKey = (topic: string): string => `digest:days:${topic}`;
  const run = (date: string, topic: string): SharedRun => {
    const key = `digest:run:${date}/${topic}`;
    const read = async <T>(field: Field): Promise<T | undefined> => {
      const text = await ask((redis) => redis.hget(key, field));
      try {
        return text === null ? undefined : (JSON.parse(text) as T);
      } catch {
        return undefined;
      }
    };
    const write = async (field: Field, value: unknown): Promise<void> => {
      await ask(async (redis) => {
        const ends = await redis
          .multi()
          .hset(key, field, JSON.stringify(value))
          .expire(key, keptSeconds)
          .sadd(daysKey(topic), date)
          .expire(daysKey(topic), keptSeconds)
          .exec();
        for (const [error] of ends ?? []) if (error !== null) throw error;
      });
    };
    return {
      path: `${date}/${topic} of the queue`,
      readManifest: () => read<Manifest>('manifest'),
      writeManifest: (manifest) => write('manifest', manifest),
      readPublished: async () => publishedFrom(await read('published')),
      writePublished: (published) => write('published', published),
      readProvenance: () => read<Provenance>('provenance'),
      writeProvenance: (provenance) => write('provenance', provenance),
      readRendition: () => read<Rendition>('rendition'),
      writeRendition: (rendition) => write('rendition', rendition),
      ofDay: (other) => run(other, topic),
    };
  };
  return {
    run,
    daysOf: async (topic) => (await ask((redis) => redis.smembers(daysKey(topic)))).toSorted(),
  };
}
