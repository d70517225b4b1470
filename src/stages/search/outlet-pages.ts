/** What outlets themselves list, whatever it is about: in their feeds, and in the news sitemaps that robots.txt names. */
import { FetchFailure } from '../../errors.ts';
import type { Query, SourceSpec } from '../../model/topic.ts';
import type { FetchRequest, FetchResponse, Fetcher } from '../../ports.ts';
import { parseSource, planSource } from '../../sources/all.ts';
import { UnreadableAnswerError, type Finding, type Parsed } from '../../sources/source.ts';
import { textOf } from './answer-text.ts';

/** Requests for one list: robots.txt, an index, a part of it. */
const mostRequests = 3;

/** Nothing where the list can't be had, or is none: what is sought is then not found there. */
export async function listedAt(
  spec: SourceSpec,
  query: Query,
  fetcher: Fetcher,
): Promise<readonly Finding[]> {
  const whole = { ...spec, match: 'all' };
  let waiting = planSource(query, whole);
  for (let asked = 0; asked < mostRequests; asked++) {
    const [next, ...later] = waiting;
    if (next === undefined) return [];
    const response = await answerTo(next.request, fetcher);
    const { findings, further } = readAs(next.readAs ?? whole, query, response);
    if (findings.length > 0) return findings;
    waiting = [...(further ?? []), ...later];
  }
  return [];
}

/** The items of a feed that was fetched for what it has on the topic. */
export function listedIn(
  spec: SourceSpec,
  query: Query,
  response: FetchResponse,
): readonly Finding[] {
  return readAs({ ...spec, match: 'all' }, query, response).findings;
}

function readAs(
  spec: SourceSpec,
  query: Query,
  response: FetchResponse | undefined,
): Pick<Parsed, 'findings' | 'further'> {
  if (response?.status !== 200) return { findings: [] };
  try {
    return parseSource({ url: response.url, text: textOf(response) }, query, spec);
  } catch (error) {
    if (error instanceof UnreadableAnswerError) return { findings: [] };
    throw error;
  }
}

async function answerTo(
  request: FetchRequest,
  fetcher: Fetcher,
): Promise<FetchResponse | undefined> {
  try {
    return await fetcher.fetch(request);
  } catch (error) {
    if (error instanceof FetchFailure) return undefined;
    throw error;
  }
}
