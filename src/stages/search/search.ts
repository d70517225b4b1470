/** search: asks every source of the topic and lists what they found, in the topic's order. */
import { SourcesFailedError } from '../../errors.ts';
import type { Hit } from '../../model/hit.ts';
import type { SourceAnswered } from '../../model/source-answer.ts';
import type { Query, Window } from '../../model/topic.ts';
import type { Ports } from '../../ports.ts';
import { clearlyOutside } from '../../sources/days.ts';
import { asHit } from '../../sources/ids.ts';
import { defaultBounds, outcome, type Bounds, type Outcome, type Stage } from '../../stage.ts';
import { askSources, type Unanswered } from './ask.ts';
import { leftNotes, withinBounds, withinEach } from './bounds.ts';
import { blockedText, googleThrough } from './google.ts';
import type { Sighting } from './sighting.ts';
import { unwrapSightings } from './unwrap.ts';

/** Finds hits; throws `SourcesFailedError` when not one source answers. */
export const search: Stage<Query, readonly Hit[], 'fetcher' | 'links', 'search'> = {
  name: 'search',
  version: 5,
  needs: ['fetcher', 'links'],
  uses: ['bounds'],
  run: async (query, ports, { bounds }) => searchFor(query, ports, bounds ?? defaultBounds),
};

async function searchFor(
  query: Query,
  { fetcher, links }: Pick<Ports, 'fetcher' | 'links'>,
  bounds: Bounds,
): Promise<Outcome<readonly Hit[]>> {
  const google = googleThrough(fetcher);
  const { sightings, urls, listed, diagnostics, failures, answered, allFailed } = await askSources(
    query,
    fetcher,
    google,
  );
  if (allFailed) throw noSource(failures, answered);
  const bounded = new Set(withinEach(sightings, query, bounds.hits));
  const unwrapped = await unwrapSightings([...bounded], {
    query,
    google,
    fetcher,
    links,
    mostRequests: bounds.googleRequests,
    listed,
    isAsked: (url) => urls.has(url),
  });
  const wrapped = unwrapped.sightings.filter((one) => one.wrapped !== undefined);
  const placed = unwrapped.sightings.filter((one) => one.wrapped === undefined);
  const refusal = google.refusal();
  if (placed.length === 0 && refusal !== undefined)
    throw noSource(
      [{ source: 'google-news', failure: `blocked: ${blockedText(refusal)}` }],
      answered,
    );
  const kept = new Set([...wrapped, ...withinBounds(placed, query, bounds.hits)]);
  const left = [
    ...sightings.filter((one) => !bounded.has(one)),
    ...placed.filter((one) => !kept.has(one)),
  ];
  const found = unwrapped.sightings.filter((one) => kept.has(one));
  return outcome(distinct(found, query.window), [
    ...diagnostics,
    ...unwrapped.diagnostics,
    ...leftNotes(left, query, bounds.hits),
  ]);
}

function noSource(
  failures: readonly Unanswered[],
  answered: readonly SourceAnswered[],
): SourcesFailedError {
  if (failures.length === 0)
    return new SourcesFailedError('no source can be asked', {
      hint: 'list sources in the topic that take its names (Hacker News: Latin ones only)',
      answered,
    });
  const down = answered.every(({ state }) => state === 'no-answer');
  return new SourcesFailedError(`no source answered: ${told(failures)}`, {
    hint: down
      ? 'check the network; a single source that fails would not have ended the run'
      : 'each says what it lacks; `digest sources` lists others, many of which need no key',
    answered,
  });
}

/** More are told by their kinds. */
const mostTold = 4;
/** Sources of a kind that are named. */
const mostNamed = 3;

/** Each with its reason; of many those of one state and fault together, with the reason of the first. */
function told(failures: readonly Unanswered[]): string {
  const each = [...new Set(failures.map(({ source, failure }) => `${source}: ${failure}`))];
  if (each.length <= mostTold) return each.join('; ');
  const kinds = new Map<string, Unanswered[]>();
  for (const one of failures) {
    const kind = one.failure.split(': ').slice(0, 2).join(': ');
    kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
  }
  return [...kinds.values()]
    .map((group) => {
      const sources = [...new Set(group.map(({ source }) => source))];
      const more = sources.length - mostNamed;
      const rest = more > 0 ? ` and ${more} more` : '';
      return `${sources.slice(0, mostNamed).join(', ')}${rest}: ${group[0]?.failure ?? ''}`;
    })
    .join('; ');
}

/**
 * A source that lists one URL twice has found it once, where both have one headline: else these are two items that share
 * a page. Of two that say the same the one that may be of the window stays.
 */
function distinct(sightings: readonly Sighting[], window: Window): readonly Hit[] {
  const hits = new Map<string, Hit>();
  for (const { source, finding, found, wrapped } of sightings) {
    const plain = asHit(source, finding);
    const first = hits.get(plain.id);
    const isAnother = first !== undefined && first.title !== plain.title && plain.title !== '';
    const hit = {
      ...(isAnother ? asHit(source, finding, plain.title) : plain),
      ...(found !== undefined && { found }),
      ...(wrapped !== undefined && { wrapped }),
    };
    const before = hits.get(hit.id);
    const isBetter = clearlyOutside(before?.date, window) && !clearlyOutside(hit.date, window);
    if (before === undefined || isBetter) hits.set(hit.id, hit);
  }
  return [...hits.values()];
}
