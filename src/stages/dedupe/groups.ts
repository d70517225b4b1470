/** Articles into copies and events: the shared heart of the stage and of `digest stage dedupe`. */
import { copiesAmong } from './copies.ts';
import { eventsAmong } from './events.ts';
import { fingerprint, type Comparable } from './fingerprint.ts';

export interface Groups {
  /** The same article again: indices, the one that stands for the rest first. */
  readonly copies: readonly (readonly number[])[];
  /** The same happening: indices of articles that are nobody's copy, two and more. */
  readonly events: readonly (readonly number[])[];
}

/** `best` picks out of a group of copies the index that stands for it. */
export function groupArticles(
  articles: readonly Comparable[],
  best: (group: readonly number[]) => number,
): Groups {
  const prints = articles.map((article) => fingerprint(article));
  const copies = copiesAmong(prints).map((group) => {
    const kept = best(group);
    return [kept, ...group.filter((i) => i !== kept)];
  });
  const folded = new Set(copies.flatMap((group) => group.slice(1)));
  const remaining = prints.map((_, i) => i).filter((i) => !folded.has(i));
  const events = eventsAmong(prints.filter((_, i) => !folded.has(i))).map((group) =>
    group.map((i) => remaining[i] ?? 0),
  );
  return { copies, events };
}
