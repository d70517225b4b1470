/** search: asks every source of the topic and lists what they found, in the topic's order. */
import { SourcesFailedError } from '../../errors.ts';
import type { Hit } from '../../model/hit.ts';
import type { SourceAnswered } from '../../model/source-answer.ts';
import type { Query, Window } from '../../model/topic.ts';
import type { Fetcher } from '../../ports.ts';
import { clearlyOutside } from '../../sources/days.ts';
import { asHit } from '../../sources/ids.ts';
import { outcome, type Outcome, type Stage } from '../../stage.ts';
import { askSources } from './ask.ts';
import { unwrapFindings } from './unwrap.ts';
import type { Sighting } from './sighting.ts';

/** Finds hits; throws `SourcesFailedError` when not one source answers. */
export const search: Stage<Query, readonly Hit[], 'fetcher'> = {
  name: 'search',
  version: 4,
  needs: ['fetcher'],
  uses: [],
  run: async (query, { fetcher }) => searchFor(query, fetcher),
};

async function searchFor(query: Query, fetcher: Fetcher): Promise<Outcome<readonly Hit[]>> {
  const { sightings, diagnostics, failures, answered, allFailed } = await askSources(
    query,
    fetcher,
  );
  if (allFailed) throw noSource(failures, answered);
  const unwrapped = await unwrapFindings(sightings, query.window, fetcher);
  return outcome(distinct(unwrapped.sightings, query.window), [
    ...diagnostics,
    ...unwrapped.diagnostics,
  ]);
}

function noSource(
  failures: readonly string[],
  answered: readonly SourceAnswered[],
): SourcesFailedError {
  if (failures.length === 0)
    return new SourcesFailedError('no source can be asked', {
      hint: 'list sources in the topic that take its names (Hacker News: Latin ones only)',
      answered,
    });
  const down = answered.every(({ state }) => state === 'no-answer');
  return new SourcesFailedError(`no source answered: ${failures.join('; ')}`, {
    hint: down
      ? 'check the network; a single source that fails would not have ended the run'
      : 'each says what it lacks; `digest sources` lists others, many of which need no key',
    answered,
  });
}

/**
 * A source that lists one URL twice has found it once, where both have one headline: else these are two items that share
 * a page. Of two that say the same the one that may be of the window stays.
 */
function distinct(sightings: readonly Sighting[], window: Window): readonly Hit[] {
  const hits = new Map<string, Hit>();
  for (const { source, finding } of sightings) {
    const plain = asHit(source, finding);
    const first = hits.get(plain.id);
    const isAnother = first !== undefined && first.title !== plain.title && plain.title !== '';
    const hit = isAnother ? asHit(source, finding, plain.title) : plain;
    const before = hits.get(hit.id);
    const isBetter = clearlyOutside(before?.date, window) && !clearlyOutside(hit.date, window);
    if (before === undefined || isBetter) hits.set(hit.id, hit);
  }
  return [...hits.values()];
}
