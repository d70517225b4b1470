/** fetch: gets the page behind each hit, once, and decodes it; and the pages that carry its article on. */
import pMap from 'p-map';
import { drop, type Diagnostic } from '../../diagnostics.ts';
import { FetchFailure } from '../../errors.ts';
import type { Hit } from '../../model/hit.ts';
import type { Page } from '../../model/page.ts';
import type { Window } from '../../model/topic.ts';
import type { Fetcher } from '../../ports.ts';
import { clearlyOutside } from '../../sources/days.ts';
import { failureText } from '../../sources/failure-text.ts';
import { outcome, type Outcome, type Stage } from '../../stage.ts';
import { followPages } from './follow.ts';
import { readPage } from './read-page.ts';
import { foldSameUrl } from './same-url.ts';
import { socialHost } from './social.ts';

/** Pages handed over at a time; the fetcher has fewer under way, and knows whose turn it is: a slow host keeps none waiting. */
const concurrency = 400;

/** Every hit becomes a page, is folded into another, or is dropped with the reason. */
export const fetch: Stage<readonly Hit[], readonly Page[], 'fetcher'> = {
  name: 'fetch',
  version: 2,
  needs: ['fetcher'],
  uses: ['window'],
  run: async (hits, { fetcher }, { window }) => fetchPages(hits, fetcher, window),
};

async function fetchPages(
  hits: readonly Hit[],
  fetcher: Fetcher,
  window: Window,
): Promise<Outcome<readonly Page[]>> {
  const refused = hits.map((hit) => refusal(hit, window));
  // Refused before folded: a hit with a wrong date must not take its twin along.
  const accepted = hits.filter((_hit, i) => refused[i] === undefined);
  const asked = foldSameUrl(accepted.map((hit) => ({ hit, url: hit.url })));
  const answers = await pMap(asked.kept, ({ hit }) => fetchPage(hit, fetcher), { concurrency });
  const landed = foldSameUrl(answers.filter((answer) => 'html' in answer));
  const followed = await pMap(landed.kept, (page) => followPages(page, fetcher), { concurrency });
  return outcome(
    followed.map(({ page }) => page),
    [
      ...refused.filter((diagnostic) => diagnostic !== undefined),
      ...asked.diagnostics,
      ...answers.filter((answer) => 'code' in answer),
      ...landed.diagnostics,
      ...followed.flatMap(({ diagnostics }) => diagnostics),
    ],
  );
}

function refusal(hit: Hit, window: Window): Diagnostic | undefined {
  const social = socialHost(hit.url);
  if (social !== undefined)
    return drop('fetch.social', hit.id, `${social} has posts and no articles: ${hit.url}`);
  if (!clearlyOutside(hit.date, window)) return undefined;
  const days = window.days === 1 ? window.date : `the ${window.days} days to ${window.date}`;
  return drop(
    'fetch.out-of-window',
    hit.id,
    `${hit.source} dates it ${hit.date?.value ?? ''}, outside ${days} (${window.timeZone})`,
  );
}

async function fetchPage(hit: Hit, fetcher: Fetcher): Promise<Page | Diagnostic> {
  try {
    const request = { method: 'GET', url: hit.url, kind: 'page' } as const;
    return readPage(hit, await fetcher.fetch(request));
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error;
    return drop('fetch.failed', hit.id, failureText(error));
  }
}
