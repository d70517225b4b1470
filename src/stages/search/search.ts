/** search: asks every source of the topic and lists what they found, in the topic's order. */
import pMap from 'p-map';
import { note, type Diagnostic } from '../../diagnostics.ts';
import { FetchFailure, SourcesFailedError } from '../../errors.ts';
import type { Hit } from '../../model/hit.ts';
import type { Query, SourceSpec } from '../../model/topic.ts';
import type { Fetcher, Ports } from '../../ports.ts';
import { parseSource, planSource } from '../../sources/all.ts';
import { failureText } from '../../sources/failure-text.ts';
import { asHit } from '../../sources/ids.ts';
import { UnreadableAnswerError, type Finding, type PlannedRequest } from '../../sources/source.ts';
import { defaultBounds, outcome, type Bounds, type Outcome, type Stage } from '../../stage.ts';
import { decodeData } from '../../text/charset.ts';
import { leftNotes, withinBounds } from './bounds.ts';
import { blockedText, GoogleRefusal, googleThrough, type Google } from './google.ts';
import { listedInFeed } from './outlet-pages.ts';
import type { Sighting } from './sighting.ts';
import { unwrapSightings } from './unwrap.ts';

/** Sources asked at a time. */
const concurrency = 4;

interface Asked {
  readonly sightings: readonly Sighting[];
  /** What an outlet's own feed lists, with what does not mention the topic. */
  readonly listed?: () => readonly Sighting[];
  readonly odd: readonly string[];
  /** Why there is no answer; undefined when there is one. */
  readonly failure?: string;
}

/** Finds hits; throws `SourcesFailedError` when not one source answers. */
export const search: Stage<Query, readonly Hit[], 'fetcher' | 'links'> = {
  name: 'search',
  version: 3,
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
  const diagnostics: Diagnostic[] = [];
  const planned = query.topic.sources.flatMap((spec) => {
    const requests = planSource(query, spec);
    if (requests.length === 0)
      diagnostics.push(note('search.source-odd', spec.kind, 'takes none of the topic’s names'));
    return requests.map((plan) => ({ plan, spec }));
  });
  const asked = await pMap(planned, ({ plan, spec }) => ask(plan, query, spec, fetcher, google), {
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
  const all = asked.flatMap((one) => one.sightings);
  const bounded = new Set(asked.flatMap((one) => withinBounds(one.sightings, query, bounds.hits)));
  const unwrapped = await unwrapSightings([...bounded], {
    query,
    google,
    fetcher,
    links,
    mostRequests: bounds.googleRequests,
    listed: () => asked.flatMap(({ listed }) => listed?.() ?? []),
    feedsOf: () => [],
  });
  const wrapped = unwrapped.sightings.filter((one) => one.wrapped !== undefined);
  const placed = unwrapped.sightings.filter((one) => one.wrapped === undefined);
  if (placed.length === 0 && google.refusal() !== undefined)
    throw allFailed([`google-news: ${blockedText(google.refusal() ?? '')}`]);
  const kept = new Set([...wrapped, ...withinBounds(placed, query, bounds.hits)]);
  const left = [
    ...all.filter((one) => !bounded.has(one)),
    ...placed.filter((one) => !kept.has(one)),
  ];
  return outcome(distinct(unwrapped.sightings.filter((one) => kept.has(one))), [
    ...diagnostics,
    ...unwrapped.diagnostics,
    ...leftNotes(left, query, bounds.hits),
  ]);
}

async function ask(
  plan: PlannedRequest,
  query: Query,
  spec: SourceSpec,
  fetcher: Fetcher,
  google: Google,
): Promise<Asked> {
  const { host } = new URL(plan.request.url);
  try {
    const response = await (isGoogle(plan.request.url)
      ? google.ask(plan.request)
      : fetcher.fetch(plan.request));
    if (response.status >= 400)
      return failed(`${host} answered with status ${response.status}${gist(response.body)}`);
    const { text } = decodeData(response.body, response.headers['content-type']);
    const { findings, odd } = parseSource({ url: response.url, text }, query, spec);
    const sightingsOf = (found: readonly Finding[]): readonly Sighting[] =>
      found.map((finding) => ({ source: plan.source, finding }));
    return {
      sightings: sightingsOf(findings),
      odd,
      ...(spec.kind === 'feed' && {
        listed: () =>
          sightingsOf(listedInFeed(text, response.url, spec.timeZone ?? query.topic.timeZone)),
      }),
    };
  } catch (error) {
    if (error instanceof GoogleRefusal) return failed(error.message);
    if (error instanceof FetchFailure) return failed(failureText(error));
    if (error instanceof UnreadableAnswerError) return failed(`${host}: ${error.message}`);
    throw error;
  }
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

/** Also of a feed of the user's own list, which may be a search kept at Google. */
function isGoogle(url: string): boolean {
  return new URL(url).hostname === 'news.google.com';
}

/** A source that lists one URL twice has found it once. */
function distinct(sightings: readonly Sighting[]): readonly Hit[] {
  const hits = new Map<string, Hit>();
  for (const { source, finding, found, wrapped } of sightings) {
    const hit = {
      ...asHit(source, finding),
      ...(found !== undefined && { found }),
      ...(wrapped !== undefined && { wrapped }),
    };
    if (!hits.has(hit.id)) hits.set(hit.id, hit);
  }
  return [...hits.values()];
}
