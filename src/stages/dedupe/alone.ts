/** `digest stage dedupe`: plain articles in, groups of ids out. */
import { z } from 'zod';
import { checkedInput } from '../../wrong-value.ts';
import { topicNames } from '../../events/topic-names.ts';
import { groupArticles } from './groups.ts';

const inputSchema = z.strictObject({
  names: z.array(z.string()).optional(),
  articles: z.array(
    z.strictObject({
      id: z.string(),
      url: z.string(),
      title: z.string(),
      text: z.string(),
      lang: z.string().nullish(),
      publishedAt: z.string().nullish(),
      source: z.string().nullish(),
    }),
  ),
});

/**
 * `{articles: [{id, url, title, text, lang?, publishedAt?, source?}], names?}` → `{duplicates: [[id, …], …],
 * events: [[id, …], …]}`; an event holds the copies of its articles too, ids left out stand alone.
 * Throws a UsageError that names the path of the wrong value.
 */
export async function runAlone(input: unknown): Promise<unknown> {
  const { articles, names = [] } = checkedInput(
    'dedupe',
    inputSchema,
    '{articles: [{id, url, title, text, lang?, publishedAt?, source?}], names?: [text]}',
    input,
  );
  const longest = (group: readonly number[]): number =>
    group.reduce((kept, i) => (length(i) > length(kept) ? i : kept));
  const length = (i: number): number => articles[i]?.text.length ?? 0;
  const { copies, events } = groupArticles(
    articles.map(({ id, title, text, publishedAt }) => ({
      id,
      title,
      text,
      publishedAt: publishedAt ?? undefined,
    })),
    longest,
    topicNames({ aliases: names.map((text) => ({ text, script: 'latin' })) }),
  );
  const copiesOf = new Map(copies.map((group) => [group[0], group]));
  const inEvents = new Set(events.flat());
  const ids = (group: readonly number[]): readonly string[] =>
    group.toSorted((a, b) => a - b).flatMap((i) => articles[i]?.id ?? []);
  return {
    duplicates: copies.map((group) => ids(group)),
    events: [
      ...events.map((group) => ids(group.flatMap((i) => copiesOf.get(i) ?? [i]))),
      ...copies.filter(([kept = -1]) => !inEvents.has(kept)).map((group) => ids(group)),
    ],
  };
}
