/** fetch: gets the page behind each hit, once, and decodes it; and the pages that carry its article on. */
import pMap from 'p-map';
import { drop, note, passing, type Diagnostic } from '../../diagnostics.ts';
import { FetchFailure } from '../../errors.ts';
import type { Hit } from '../../model/hit.ts';
import type { Page } from '../../model/page.ts';
import type { Window } from '../../model/topic.ts';
import { oneAtATime, type Queue } from '../../one-at-a-time.ts';
import type { Ports } from '../../ports.ts';
import { clearlyOutside } from '../../sources/days.ts';
import { feedPage } from '../../sources/reading/feed-page.ts';
import { wrappedId } from '../../sources/links/google-news-ids.ts';
import { failureText } from '../../sources/failure-text.ts';
import { isPassingFault } from '../../sources/passing.ts';
import { outcome, type Outcome, type Stage } from '../../stage.ts';
import { followPages } from './follow.ts';
import { nextPage } from './next-page.ts';
import { readPage } from './read-page.ts';
import { foldSameUrl, itemsOfOnePage } from './same-url.ts';
import { socialHost } from './social.ts';

/**
 * Pages handed over at a time: many more than the fetcher has under way, so that a slow host keeps none waiting; and no
 * more, since the bytes of each that has come lie in memory until its turn to be kept.
 */
const concurrency = 128;

type FetchPorts = Pick<Ports, 'fetcher' | 'pageTexts'>;

/** Every hit becomes a page, is folded into another, or is dropped with the reason. */
export const fetch: Stage<readonly Hit[], readonly Page[], 'fetcher' | 'pageTexts', 'fetch'> = {
  name: 'fetch',
  version: 5,
  needs: ['fetcher', 'pageTexts'],
  uses: ['window'],
  run: async (hits, ports, { window }) => fetchPages(hits, ports, window),
};

async function fetchPages(
  hits: readonly Hit[],
  ports: FetchPorts,
  window: Window,
): Promise<Outcome<readonly Page[]>> {
  const refused = hits.map((hit) => refusal(hit, window));
  // Refused before folded: a hit with a wrong date must not take its twin along.
  const accepted = hits.filter((_hit, i) => refused[i] === undefined);
  const sharing = itemsOfOnePage(accepted);
  const asked = foldSameUrl(
    accepted.filter((hit) => !sharing.has(hit)).map((hit) => ({ hit, url: hit.url })),
  );
  const inTurn = oneAtATime();
  const got = await pMap(asked.kept, ({ hit }) => fetchPage(hit, ports, inTurn), { concurrency });
  const answers = await Promise.all(
    got.map((answer, i) => inPlaceOf(answer, asked.kept[i]?.hit, ports)),
  );
  const landed = foldSameUrl(answers.flatMap(({ page }) => page ?? []));
  const own = await Promise.all(
    [...sharing].map((hit) => feedText(hit, 'shares its address with other items', ports)),
  );
  const seconds = new Map(answers.map(({ page, second }) => [page?.id, second]));
  const followed = await pMap(
    landed.kept,
    (page) => followPages(page, seconds.get(page.id), ports),
    { concurrency },
  );
  return outcome(
    inOrderOf(
      hits,
      [...followed, ...own].flatMap(({ page }) => page ?? []),
    ),
    [
      ...refused.filter((diagnostic) => diagnostic !== undefined),
      ...asked.diagnostics,
      ...[...answers, ...own].flatMap(({ diagnostic }) => diagnostic ?? []),
      ...landed.diagnostics,
      ...followed.flatMap(({ diagnostics }) => diagnostics),
    ],
  );
}

/** What a hit led to, with what there is to say of it. */
interface Answer {
  readonly page?: Page;
  /** Where the article goes on. */
  readonly second?: string | undefined;
  readonly diagnostic?: Diagnostic;
}

/** Where a page refuses, the text that the publisher's own feed has of it serves. */
async function inPlaceOf(answer: Answer, hit: Hit | undefined, ports: FetchPorts): Promise<Answer> {
  if (answer.diagnostic === undefined || hit?.text === undefined) return answer;
  const { message, passing: mayPass } = answer.diagnostic;
  const { page, diagnostic } = await feedText(hit, message, ports);
  if (page === undefined || diagnostic === undefined) return {};
  return { page, diagnostic: passing(diagnostic, mayPass) };
}

async function feedText(hit: Hit, why: string, { pageTexts }: FetchPorts): Promise<Answer> {
  const html = feedPage(hit);
  if (html === undefined) return {};
  const { id, url } = hit;
  const textKey = await pageTexts.keep(html);
  return {
    page: { id, hit, url, status: 200, encoding: 'utf-8', textKey, isOfFeed: true },
    diagnostic: note('fetch.from-feed', hit.id, `${why}: read from the text in its feed`),
  };
}

function inOrderOf(hits: readonly Hit[], pages: readonly Page[]): readonly Page[] {
  const places = new Map(hits.map(({ id }, i) => [id, i]));
  const place = ({ id }: Page): number => places.get(id) ?? hits.length;
  return pages.toSorted((a, b) => place(a) - place(b));
}

function refusal(hit: Hit, window: Window): Diagnostic | undefined {
  const social = socialHost(hit.url);
  if (social !== undefined)
    return drop('fetch.social', hit.id, `${social} has posts and no articles: ${hit.url}`);
  if (!clearlyOutside(hit.date, window))
    return wrappedId(hit.url) === undefined
      ? undefined
      : drop(
          'fetch.wrapped',
          hit.id,
          hit.wrapped ?? 'the link leads to Google News, not to an article',
        );
  const days = window.days === 1 ? window.date : `the ${window.days} days to ${window.date}`;
  return drop(
    'fetch.out-of-window',
    hit.id,
    `${hit.source} dates it ${hit.date?.value ?? ''}, outside ${days} (${window.timeZone})`,
  );
}

/** Pages are decoded and kept one at a time: a page takes much more room then than the bytes that came. */
async function fetchPage(
  hit: Hit,
  { fetcher, pageTexts }: FetchPorts,
  inTurn: Queue,
): Promise<Answer> {
  try {
    const request = { method: 'GET', url: hit.url, kind: 'page' } as const;
    const response = await fetcher.fetch(request);
    return await inTurn(async () => {
      const read = readPage(hit, response);
      if ('code' in read) return { diagnostic: read };
      const { html, ...page } = read;
      const textKey = await pageTexts.keep(html);
      return {
        page: { id: hit.id, hit, ...page, textKey },
        second: nextPage(html, page.url, page.url, 2),
      };
    });
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error;
    const failed = drop('fetch.failed', hit.id, failureText(error));
    return { diagnostic: passing(failed, isPassingFault(error.fault)) };
  }
}
