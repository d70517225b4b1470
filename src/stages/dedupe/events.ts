/** The same happening, told by different articles, in Chinese and English together. */
import { sameEventAs } from '../../events/same-event.ts';
import { averageLink, type Link } from '../../text/similarity.ts';
import { pairsSharing, type Visit } from './candidates.ts';
import { columnHeadings, inOneColumn } from './columns.ts';
import type { Fingerprint } from './fingerprint.ts';

/** Groups join while two of their articles tell one event more likely than not, on the mean. */
const threshold = 0.5;
/** Less likely pairs count as none, so that most articles of a large batch have few links. */
const least = 0.05;
/** Reports further apart tell of another day, however alike they are. */
export const mostHoursApart = 48;
/** In larger batches only pairs are looked at that share this much of their heaviest words and figures. */
const fewestShared = 0.1;
/** Up to so many articles every pair is looked at. */
const comparePairsUpTo = 600;

/**
 * Groups of two and more indices that tell one event, copies among them. Whether two articles are together depends on
 * no article unlike both. `copies` are groups that are one article.
 */
export function eventsAmong(
  prints: readonly Fingerprint[],
  copies: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const original = new Map(
    copies.flatMap((group) => group.map((i) => [i, group[0] ?? i] as const)),
  );
  const columns = columnHeadings(prints, copies);
  const links: Link[] = [];
  visitPairs(prints, (a, others) => {
    const one = prints[a]!;
    const sameEvent = sameEventAs(one.aspects);
    for (const b of others) {
      const other = prints[b]!;
      const copied = original.get(a) !== undefined && original.get(a) === original.get(b);
      const apart =
        !one.glue ||
        !other.glue ||
        hoursApart(one, other) > mostHoursApart ||
        inOneColumn(one, other, columns);
      const likeness = copied ? 1 : apart ? 0 : sameEvent(other.aspects);
      if (likeness > least) links.push({ a, b, likeness });
    }
  });
  return averageLink(prints.length, links, threshold).filter((group) => group.length > 1);
}

/** 0 where one of them has no date. */
export function hoursApart(x: Fingerprint, y: Fingerprint): number {
  const hours = Math.abs(x.publishedAt - y.publishedAt) / 3_600_000;
  return Number.isNaN(hours) ? 0 : hours;
}

function visitPairs(prints: readonly Fingerprint[], visit: Visit): void {
  if (prints.length > comparePairsUpTo) {
    const keys = prints.map(({ aspects }) => [...aspects.heaviest.terms, ...aspects.figures.terms]);
    pairsSharing(keys, fewestShared, visit);
    return;
  }
  const all = Array.from(prints.keys());
  for (const a of all) visit(a, all.slice(a + 1));
}
