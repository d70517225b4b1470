/** search: asks every source of the topic and lists what they found, in the topic's order. */
import { SourcesFailedError } from '../../errors.ts';
import type { Hit } from '../../model/hit.ts';
import type { SourceAnswered } from '../../model/source-answer.ts';
import type { Query, Window } from '../../model/topic.ts';
import type { Ports } from '../../ports.ts';
import { networkHint } from '../../network-hint.ts';
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
  version: 6,
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
  const network = networkHint(failures.map(({ fault, failure }) => ({ fault, message: failure })));
  return new SourcesFailedError(`no source answered: ${told(failures)}`, {
    hint:
      network ??
      (down
        ? 'check the network; a single source that fails would not have ended the run'
        : 'each says what it lacks; `digest sources` lists others, many of which need no key'),
    answered,
  });
}

/** More are told by their kinds. */
const mostTold = 4;
/** Hosts and sources that are named. */
const mostNamed = 3;

/** Sources of one host that failed alike together; where that is still long, hosts by state and fault. */
function told(failures: readonly Unanswered[]): string {
  const each = groupsOf(failures, ({ failure }) => failure);
  if (each.length <= mostTold)
    return each
      .map((group) => `${some(group.map(({ source }) => source))}: ${group[0].failure}`)
      .join('; ');
  return groupsOf(failures, ({ failure }) => failure.split(': ').slice(0, 2).join(': '))
    .map((group) => {
      const hosts = new Set(group.map(({ host, source }) => host ?? source));
      return hosts.size === 1
        ? `${some(group.map(({ source }) => source))}: ${group[0].failure}`
        : `${kindOf(group[0])} at ${hosts.size} hosts (${some([...hosts])})`;
    })
    .join('; ');
}

function kindOf({ failure, fault }: Unanswered): string {
  return fault === undefined ? (failure.split(': ')[0] ?? failure) : fault;
}

function groupsOf<T>(
  all: readonly T[],
  key: (one: T) => string,
): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const group = groups.get(key(one));
    if (group === undefined) groups.set(key(one), [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

function some(names: readonly string[]): string {
  const distinctNames = [...new Set(names)];
  const more = distinctNames.length - mostNamed;
  return `${distinctNames.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
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
