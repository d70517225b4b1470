/** Records of runs in a Redis, where any worker finds them: a hash for each day and topic, and the days of each topic. */
import type { FormatName } from '../../config/settings.ts';
import type { Rendition } from '../../model/post.ts';
import type { RedisServer } from './connection.ts';
import {
  asManifest,
  asProvenance,
  asPublished,
  type RunFolder,
  type RunRecords,
} from '../run-folder.ts';

/** A year and a month: longer than anything looks back. */
const keptSeconds = 400 * 86_400;

/** A post that nobody has collected yet, and the site generator that it is written for. */
export interface Made {
  readonly rendition: Rendition;
  readonly format: FormatName;
}

/** A run whose post lies beside its records until somebody collects it. */
export interface SharedRun extends RunFolder {
  readonly readMade: () => Promise<Made | undefined>;
  readonly writeMade: (made: Made) => Promise<void>;
}

export interface SharedRecords extends RunRecords {
  readonly run: (date: string, topic: string) => SharedRun;
}

type Field = 'manifest' | 'published' | 'provenance' | 'made';

export function sharedRecords({ ask }: Pick<RedisServer, 'ask'>): SharedRecords {
  const daysKey = (topic: string): string => `digest:days:${topic}`;
  const run = (date: string, topic: string): SharedRun => {
    const key = `digest:run:${date}/${topic}`;
    const read = async (field: Field): Promise<unknown> => {
      const text = await ask((redis) => redis.hget(key, field));
      try {
        return text === null ? undefined : (JSON.parse(text) as unknown);
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
      readManifest: async () => asManifest(await read('manifest')),
      writeManifest: (manifest) => write('manifest', manifest),
      readPublished: async () => asPublished(await read('published')),
      writePublished: (published) => write('published', published),
      readProvenance: async () => asProvenance(await read('provenance')),
      // A post is written whole, with nothing beside it: a run that is killed leaves none begun.
      readIntent: () => Promise.resolve(undefined),
      writeIntent: () => Promise.resolve(),
      writeProvenance: (provenance) => write('provenance', provenance),
      // Written by this program, in this form.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      readMade: async () => (await read('made')) as Made | undefined,
      writeMade: (made) => write('made', made),
      ofDay: (other) => run(other, topic),
    };
  };
  return {
    run,
    daysOf: async (topic) => (await ask((redis) => redis.smembers(daysKey(topic)))).toSorted(),
  };
}
