/** search: asks every source of the topic and lists what they found, in the topic's order. */
import { SourcesFailedError } from '../../errors.ts';
import type { Hit } from '../../model/hit.ts';
import type { SourceAnswered } from '../../model/source-answer.ts';
import type { Query } from '../../model/topic.ts';
import type { Fetcher } from '../../ports.ts';
import { asHit } from '../../sources/ids.ts';
import { outcome, type Outcome, type Stage } from '../../stage.ts';
import { askSources } from './ask.ts';
import { unwrapFindings } from './unwrap.ts';
import type { Sighting } from './sighting.ts';

/** Finds hits; throws `SourcesFailedError` when not one source answers. */
export const search: Stage<Query, readonly Hit[], 'fetcher'> = {
  name: 'search',
  version: 3,
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
  return outcome(distinct(unwrapped.sightings), [...diagnostics, ...unwrapped.diagnostics]);
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

/** A source that lists one URL twice has found it once. */
function distinct(sightings: readonly Sighting[]): readonly Hit[] {
  const hits = new Map<string, Hit>();
  for (const { source, finding } of sightings) {
    const hit = asHit(source, finding);
    if (!hits.has(hit.id)) hits.set(hit.id, hit);
  }
  return [...hits.values()];
}
