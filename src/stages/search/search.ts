/** search: asks every source of the topic and lists what they found, in the topic's order. */
import pMap from 'p-map';
import { note, type Diagnostic } from '../../diagnostics.ts';
import { FetchFailure, SourcesFailedError } from '../../errors.ts';
import type { Hit } from '../../model/hit.ts';
import type { Query, SourceSpec, Window } from '../../model/topic.ts';
import type { Fetcher } from '../../ports.ts';
import { parseSource, planSource } from '../../sources/all.ts';
import { clearlyOutside } from '../../sources/days.ts';
import { failureText } from '../../sources/failure-text.ts';
import { asHit } from '../../sources/ids.ts';
import { UnreadableAnswerError, type PlannedRequest } from '../../sources/source.ts';
import { outcome, type Outcome, type Stage } from '../../stage.ts';
import { decodeData } from '../../text/charset.ts';
import { unwrapFindings } from './unwrap.ts';
import type { Sighting } from './sighting.ts';

/** Sources asked at a time. */
const concurrency = 4;

interface Asked {
  readonly sightings: readonly Sighting[];
  readonly odd: readonly string[];
  /** Why there is no answer; undefined when there is one. */
  readonly failure?: string;
}

/** Finds hits; throws `SourcesFailedError` when not one source answers. */
export const search: Stage<Query, readonly Hit[], 'fetcher'> = {
  name: 'search',
  version: 3,
  needs: ['fetcher'],
  uses: [],
  run: async (query, { fetcher }) => searchFor(query, fetcher),
};

async function searchFor(query: Query, fetcher: Fetcher): Promise<Outcome<readonly Hit[]>> {
  const diagnostics: Diagnostic[] = [];
  const planned = query.topic.sources.flatMap((spec) => {
    const requests = planSource(query, spec);
    if (requests.length === 0)
      diagnostics.push(note('search.source-odd', spec.kind, 'takes none of the topic’s names'));
    return requests.map((plan) => ({ plan, spec }));
  });
  const asked = await pMap(planned, ({ plan, spec }) => ask(plan, query, spec, fetcher), {
    concurrency,
  });
  const failures: string[] = [];
  for (const [i, { odd, failure }] of asked.entries()) {
    const source = planned[i]?.plan.source ?? '';
    if (failure !== undefined) {
      diagnostics.push(note('search.source-failed', source, failure));
      failures.push(`${source}: ${failure}`);
    }
    for (const message of odd) diagnostics.push(note('search.source-odd', source, message));
  }
  if (failures.length === planned.length) throw allFailed(failures);
  const sightings = asked.flatMap((one) => one.sightings);
  const unwrapped = await unwrapFindings(sightings, query.window, fetcher);
  return outcome(distinct(unwrapped.sightings, query.window), [
    ...diagnostics,
    ...unwrapped.diagnostics,
  ]);
}

async function ask(
  plan: PlannedRequest,
  query: Query,
  spec: SourceSpec,
  fetcher: Fetcher,
): Promise<Asked> {
  const { host } = new URL(plan.request.url);
  try {
    const response = await fetcher.fetch(plan.request);
    if (response.status >= 400)
      return failed(`${host} answered with status ${response.status}${gist(response.body)}`);
    const { text } = decodeData(response.body, response.headers['content-type']);
    const at = instantOf(response.headers['date']);
    const answer = { url: response.url, text, ...(at !== undefined && { at }) };
    const { findings, odd } = parseSource(answer, query, spec);
    const sightings = findings.map((finding) => ({ source: plan.source, finding }));
    return { sightings, odd };
  } catch (error) {
    if (error instanceof FetchFailure) return failed(failureText(error));
    if (error instanceof UnreadableAnswerError) return failed(`${host}: ${error.message}`);
    throw error;
  }
}

/** The server's clock (RFC 9110, 6.6.1) as ISO 8601. */
function instantOf(date: string | undefined): string | undefined {
  const at = new Date(date ?? '');
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

function failed(failure: string): Asked {
  return { sightings: [], odd: [], failure };
}

/** The first words of an error's body, where it is short enough to be words. */
function gist(body: Uint8Array): string {
  const text = Buffer.from(body.subarray(0, 200)).toString('utf8').replace(/\s+/g, ' ').trim();
  return text === '' || text.startsWith('<') ? '' : `: ${text}`;
}

function allFailed(failures: readonly string[]): SourcesFailedError {
  if (failures.length === 0)
    return new SourcesFailedError('no source can be asked', {
      hint: 'list sources in the topic that take its names (Hacker News: Latin ones only)',
    });
  return new SourcesFailedError(`no source answered: ${failures.join('; ')}`, {
    hint: 'check the network; a single source that fails would not have ended the run',
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
