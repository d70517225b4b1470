/** Articles into copies and events: the shared heart of the stage and of `digest stage dedupe`. */
import { copiesAmong } from './copies.ts';
import { eventsAmong } from './events.ts';
import { fingerprint, type Comparable, type Fingerprint } from './fingerprint.ts';

export interface Groups {
  /** The same article again: indices, the one that stands for the rest first. */
  readonly copies: readonly (readonly number[])[];
  /** The same happening: indices of articles that are nobody's copy, two and more. */
  readonly events: readonly (readonly number[])[];
  /** What was compared of each article, in the order of the articles. */
  readonly prints: readonly Fingerprint[];
}

/**
 * `best` picks out of a group of copies the index that stands for it. `ignored` are names that all articles have in
 * common. The order of the articles changes nothing.
 */
export function groupArticles(
  articles: readonly Comparable[],
  best: (group: readonly number[]) => number,
  ignored?: RegExp,
): Groups {
  const order = articles
    .map(({ id }, i) => ({ id, i }))
    .toSorted((a, b) => (a.id === b.id ? a.i - b.i : a.id < b.id ? -1 : 1))
    .map(({ i }) => i);
  const prints = order.flatMap((i) => fingerprint(articles[i]!, ignored));
  const alike = copiesAmong(prints);
  const at = (group: readonly number[]): readonly number[] => group.map((i) => order[i] ?? 0);
  const copies = alike.map((group) => {
    const members = at(group);
    const kept = best(members);
    return [kept, ...members.filter((i) => i !== kept)];
  });
  const folded = new Set(copies.flatMap((group) => group.slice(1)));
  const events = eventsAmong(prints, alike)
    .map((group) => at(group).filter((i) => !folded.has(i)))
    .filter((group) => group.length > 1);
  const places = new Map(order.map((i, place) => [i, place]));
  return { copies, events, prints: articles.flatMap((_, i) => prints[places.get(i) ?? -1] ?? []) };
}
