/** The topics' sources, each asked once: who answers, who does not, and what time their servers have. */
import { parseDay, windowOf } from '../../../config/window.ts';
import { exitCodes } from '../../../errors.ts';
import { isDown } from '../../../pipeline/condition.ts';
import type { Topic } from '../../../model/topic.ts';
import type { Fetcher } from '../../../ports.ts';
import { askSources } from '../../../stages/search/ask.ts';
import { fault, ok, warning, type Finding } from './finding.ts';

/** @param now ms since the epoch */
export async function checkSources(
  topics: readonly Topic[],
  fetcher: Fetcher,
  now: number,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const topic of topics) findings.push(...(await checkTopic(topic, fetcher, now)));
  return findings;
}

async function checkTopic(
  topic: Topic,
  fetcher: Fetcher,
  now: number,
): Promise<readonly Finding[]> {
  const today = parseDay('today', topic.timeZone, now);
  const window = windowOf(today, topic.windowDays, topic.timeZone);
  const { answered } = await askSources({ topic, window }, fetcher);
  const down = answered.filter(isDown);
  const hits = answered.reduce((sum, answer) => sum + answer.hits, 0);
  const summary = `${topic.id}: ${answered.length - down.length} of ${answered.length} sources answer, with ${hits} ${hits === 1 ? 'hit' : 'hits'} for today`;
  if (answered.length > 0 && down.length === answered.length)
    return [
      fault(
        'sources',
        exitCodes.sourcesFailed,
        `${summary}: ${down[0]?.message ?? ''}`,
        'look at the network; with a proxy set HTTPS_PROXY',
      ),
    ];
  const own = down.filter(({ list }) => list === undefined);
  return [
    ok('sources', summary),
    // Of a long list some are always down.
    ...own.map(({ source, message }) =>
      warning(
        'sources',
        `${topic.id}: ${source}: ${message ?? 'no answer'}`,
        'see whether its address or key is right; `digest sources` says what each needs',
      ),
    ),
  ];
}

/** Notes for each answer by how much the own clock goes before the server’s, in ms. */
export function watchingClocks(
  fetcher: Fetcher,
  now: () => number,
): { readonly fetcher: Fetcher; readonly skews: readonly number[] } {
  const skews: number[] = [];
  return {
    skews,
    fetcher: {
      fetch: async (request) => {
        const response = await fetcher.fetch(request);
        const date = Date.parse(response.headers['date'] ?? '');
        // What a cache on the way kept is of another time.
        if (!Number.isNaN(date) && response.headers['age'] === undefined) skews.push(now() - date);
        return response;
      },
    },
  };
}
