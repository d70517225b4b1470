/** At most so many pages a source and a run: those first that are newest, and of outlets that have fewest. */
import { note, type Diagnostic } from '../../diagnostics.ts';
import type { Query } from '../../model/topic.ts';
import { clearlyOutside } from '../../sources/days.ts';
import { canonicalUrl, ownerOf } from '../../text/urls.ts';
import type { Sighting } from './sighting.ts';

/** All sightings of one address. */
interface Addressed {
  readonly sightings: readonly Sighting[];
  readonly owner: string;
  /** ms since the epoch; what has no date comes last. */
  readonly at: number;
  readonly outside: boolean;
}

/**
 * The sightings of at most `most` addresses, in their order. Outlets take turns, each with its newest first, so that
 * a flood of one crowds out no other; what the window excludes takes no turn before all else had one.
 */
export function withinBounds(
  sightings: readonly Sighting[],
  query: Query,
  most: number,
): readonly Sighting[] {
  const addresses = addressesIn(sightings, query);
  if (addresses.length <= most) return sightings;
  const turns = new Map<string, number>();
  const inTurn = addresses
    .toSorted((a, b) => Number(a.outside) - Number(b.outside) || later(a, b))
    .map((one) => {
      const turn = turns.get(one.owner) ?? 0;
      turns.set(one.owner, turn + 1);
      return { one, turn };
    })
    .toSorted((a, b) => Number(a.one.outside) - Number(b.one.outside) || a.turn - b.turn);
  const kept = new Set(inTurn.slice(0, most).flatMap(({ one }) => one.sightings));
  return sightings.filter((one) => kept.has(one));
}

function later(a: Addressed, b: Addressed): number {
  return a.at === b.at ? 0 : b.at - a.at;
}

/** The same of each source by itself. */
export function withinEach(
  sightings: readonly Sighting[],
  query: Query,
  most: number,
): readonly Sighting[] {
  const groups = new Map<string, Sighting[]>();
  for (const one of sightings) {
    const group = groups.get(one.source);
    if (group === undefined) groups.set(one.source, [one]);
    else group.push(one);
  }
  const kept = new Set([...groups.values()].flatMap((of) => withinBounds(of, query, most)));
  return sightings.filter((one) => kept.has(one));
}

/** What was left, by source: a warning for what lies in the window, a remark for the rest, which was lost anyway. */
export function leftNotes(
  left: readonly Sighting[],
  query: Query,
  most: number,
): readonly Diagnostic[] {
  const outside = left.filter((one) => isOutside(one, query));
  const cut = left.filter((one) => !isOutside(one, query));
  const more = `beyond ${most} a source and a run (hits)`;
  return [
    ...(cut.length === 0
      ? []
      : [
          note(
            'search.cut',
            'search',
            `${cut.length} hits were left, ${more}, the oldest of the outlets with most: ${bySource(cut)}`,
          ),
        ]),
    ...(outside.length === 0
      ? []
      : [
          note(
            'search.left',
            'search',
            `${outside.length} hits that are dated outside the window were left, ${more}: ${bySource(outside)}`,
          ),
        ]),
  ];
}

function bySource(sightings: readonly Sighting[]): string {
  const counts = new Map<string, number>();
  for (const { source } of sightings) counts.set(source, (counts.get(source) ?? 0) + 1);
  return [...counts].map(([source, count]) => `${source} ${count}`).join(', ');
}

function isOutside({ finding }: Sighting, { window }: Query): boolean {
  return clearlyOutside(finding.date, window);
}

function addressesIn(sightings: readonly Sighting[], query: Query): readonly Addressed[] {
  const byUrl = new Map<string, [Sighting, ...Sighting[]]>();
  for (const sighting of sightings) {
    const key = canonicalUrl(sighting.finding.url);
    const of = byUrl.get(key);
    if (of === undefined) byUrl.set(key, [sighting]);
    else of.push(sighting);
  }
  return [...byUrl.values()].map((of) => {
    const dates = of.flatMap(({ finding }) => Date.parse(finding.date?.value ?? '') || []);
    const [first] = of;
    return {
      sightings: of,
      owner: ownerOf(first.finding.site ?? first.finding.url),
      at: dates.length === 0 ? Number.NEGATIVE_INFINITY : Math.max(...dates),
      outside: of.every((one) => isOutside(one, query)),
    };
  });
}
