/**
 * Finds the articles behind Google's wrapped links. Google answers a few dozen requests and then turns a machine
 * away, so it is asked last and least: first come ids that hold their URL or are known from before, then what other
 * sources and the outlets' own feeds list under the same headline; only then are links decoded, the most promising
 * first; what is still wrapped is sought in the outlets' sitemaps.
 */
import type { Query, SourceSpec } from '../../model/topic.ts';
import { note, passing, type Diagnostic } from '../../diagnostics.ts';
import type { Fetcher, LinkMemory } from '../../ports.ts';
import { clearlyOutside } from '../../sources/days.ts';
import { urlInId, wrappedId } from '../../sources/links/google-news-ids.ts';
import { specOfOutlet } from '../../sources/kinds/outlet-feeds.ts';
import { outletsCalled } from '../../sources/outlets.ts';
import type { Finding } from '../../sources/source.ts';
import { canonicalUrl } from '../../text/urls.ts';
import { decode, inOrder, notAsked, type Ending, type Wanted } from './decode.ts';
import { blockedText, type Google } from './google.ts';
import { listedAt } from './outlet-pages.ts';
import { headlineOf, isTelling, sameArticle, type Headline } from './same-headline.ts';
import type { Sighting } from './sighting.ts';

/** Outlets whose feeds, and outlets whose sitemaps are asked. */
const mostOutlets = { feeds: 40, sitemaps: 10 } as const;

export interface UnwrapOptions {
  readonly query: Query;
  readonly google: Google;
  readonly fetcher: Fetcher;
  readonly links: LinkMemory | undefined;
  /** At most so many requests to Google. */
  readonly mostRequests: number;
  /** What the topic's own feeds list, with what does not mention the topic. */
  readonly listed: () => readonly Sighting[];
  /** Whether a feed was asked anyway. */
  readonly isAsked: (url: string) => boolean;
}

/** Where an article is, and how that was found. */
interface Place {
  readonly url: string;
  readonly found: string;
}

/** Puts the article's URL in the place of each wrapped link. What can't be found keeps the link, with the reason. */
export async function unwrapSightings(
  sightings: readonly Sighting[],
  options: UnwrapOptions,
): Promise<{
  readonly sightings: readonly Sighting[];
  readonly diagnostics: readonly Diagnostic[];
}> {
  const { query, links, google, mostRequests } = options;
  const places = new Map<string, Place>();
  for (const { finding } of sightings) {
    const id = wrappedId(finding.url);
    if (id === undefined || places.has(id)) continue;
    const [inside, known] = [urlInId(id), await links?.find(id)];
    if (inside !== undefined) places.set(id, { url: inside, found: 'read off the link' });
    else if (known !== undefined)
      places.set(id, { url: known, found: 'decoded by an earlier run' });
  }
  const placed = (of: readonly Sighting[]): readonly Sighting[] =>
    of.map((sighting) => {
      const place = places.get(wrappedId(sighting.finding.url) ?? '');
      if (place === undefined) return sighting;
      return { ...sighting, finding: { ...sighting.finding, url: place.url }, found: place.found };
    });
  const wanted = wantedIn(sightings, places, query);
  const open = (): readonly Wanted[] =>
    wanted.filter(({ ids }) => ids.some((id) => !places.has(id)));
  const put = ({ ids }: Wanted, place: Place): void => {
    for (const id of ids) if (!places.has(id)) places.set(id, place);
  };
  const seek = (pool: readonly Sighting[], how: (source: string) => string): void => {
    const candidates = pool.map((one) => ({ ...one, headline: headlineOf(one.finding, false) }));
    for (const one of open()) {
      const match = matchOf(one, candidates, wanted, query);
      if (match !== undefined) put(one, { url: match.finding.url, found: how(match.source) });
    }
  };

  const given = (ending: Ending): readonly Sighting[] =>
    placed(sightings).map((sighting) => {
      const id = wrappedId(sighting.finding.url);
      if (id === undefined) return sighting;
      const one = wanted.find(({ ids }) => ids.includes(id));
      return { ...sighting, wrapped: whyWrapped(one, ending, query) };
    });
  if (wanted.length === 0) return { sightings: given(notAsked), diagnostics: [] };
  const elsewhere = placed(sightings).filter(({ finding }) => wrappedId(finding.url) === undefined);
  const inSource = (source: string): string => `by headline in ${source}`;
  seek(elsewhere, inSource);
  if (open().length > 0) seek(options.listed(), inSource);
  await seekInFeeds(open(), options, seek);
  const worth = (): readonly Wanted[] =>
    open().filter(({ sightings: [{ finding }] }) => inWindow(finding, query));
  const order = inOrder(worth(), elsewhere, query.topic);
  const ending = await decode(order, google, mostRequests, links, (one, url) => {
    put(one, { url, found: 'decoded' });
  });
  await seekInSitemaps(worth(), options, seek);

  const decoded = wanted.filter(({ ids }) => places.get(ids[0])?.found === 'decoded').length;
  const sum = `of ${wanted.length} wrapped links ${decoded} were decoded, ${wanted.length - decoded - open().length} found by headline, ${open().length} given up`;
  const unasked = worth().filter(({ ids }) => !ending.failed.has(ids[0])).length;
  const said = (): Diagnostic => {
    if (ending.refused)
      return passing(
        note('search.blocked', 'google-news', `blocked: ${blockedText(ending.stopped)}. ${sum}`),
      );
    return unasked === 0
      ? note('search.links', 'google-news', sum)
      : note(
          'search.unasked',
          'google-news',
          `${sum}, ${unasked} of them unasked: ${ending.stopped}`,
        );
  };
  return { sightings: given(ending), diagnostics: [said()] };
}

function whyWrapped(one: Wanted | undefined, ending: Ending, query: Query): string {
  const wrapped = 'the link to Google News stays wrapped';
  const nowhere = 'no other source lists its headline';
  const own = one?.sightings[0].finding;
  if (one === undefined || own === undefined) return `${wrapped}: its date lies outside the window`;
  if (!inWindow(own, query)) return `${wrapped}: its date lies beside the window, and ${nowhere}`;
  const why = ending.failed.get(one.ids[0]) ?? `not decoded, since ${ending.stopped}`;
  return `${wrapped}: ${why}; ${nowhere}`;
}

/** Whether its own date lies in the window; what has none may. */
function inWindow({ date }: Finding, { window }: Query): boolean {
  if (date === undefined || date.kind === 'seen') return true;
  if (/^\d{4}-\d{2}-\d{2}$/.test(date.value)) {
    const at = Date.parse(`${date.value}T12:00:00Z`);
    return at >= Date.parse(window.start) - 43_200_000 && at < Date.parse(window.end) + 43_200_000;
  }
  const instant = Date.parse(date.value);
  return instant >= Date.parse(window.start) && instant < Date.parse(window.end);
}

/** The articles to find, but for what the window excludes anyway: links of one id, or of one headline and outlet, are one over editions. */
function wantedIn(
  sightings: readonly Sighting[],
  places: ReadonlyMap<string, Place>,
  query: Query,
): readonly Wanted[] {
  const {
    window,
    topic: { timeZone },
  } = query;
  const groups: {
    ids: [string, ...string[]];
    sightings: [Sighting, ...Sighting[]];
    headline: Headline;
  }[] = [];
  for (const sighting of sightings) {
    const id = wrappedId(sighting.finding.url);
    if (id === undefined || places.has(id) || clearlyOutside(sighting.finding.date, window))
      continue;
    const headline = headlineOf(sighting.finding, true);
    const group =
      groups.find((one) => one.ids.includes(id) || isOneLink(one.headline, headline, timeZone)) ??
      groups.find(
        (one) =>
          one.sightings.every(({ source }) => source !== sighting.source) &&
          isTelling(headline) &&
          sameArticle(one.headline, headline, timeZone),
      );
    if (group === undefined) groups.push({ ids: [id], sightings: [sighting], headline });
    else {
      if (!group.ids.includes(id)) group.ids.push(id);
      group.sightings.push(sighting);
    }
  }
  return groups;
}

/** What one edition has twice under one headline, it has at two times where they are two articles. */
const longestApartMs = 15 * 60_000;

function isOneLink(a: Headline, b: Headline, timeZone: string): boolean {
  if (!isTelling(a) || !sameArticle(a, b, timeZone)) return false;
  return a.at === b.at || Math.abs(Number(a.at) - Number(b.at)) <= longestApartMs;
}

interface Candidate extends Sighting {
  readonly headline: Headline;
}

/** The one article of the outlet under that headline on that day; none where there are two, or where two are wanted. */
function matchOf(
  one: Wanted,
  candidates: readonly Candidate[],
  wanted: readonly Wanted[],
  { topic: { timeZone } }: Query,
): Candidate | undefined {
  const { headline } = one;
  if (!isTelling(headline)) return undefined;
  const fits = candidates.filter((other) => sameArticle(other.headline, headline, timeZone));
  const urls = new Set(fits.map(({ finding }) => canonicalUrl(finding.url)));
  const rivals = wanted.filter((other) => sameArticle(other.headline, headline, timeZone));
  return urls.size === 1 && rivals.length === 1 ? fits[0] : undefined;
}

type Seek = (pool: readonly Sighting[], how: (source: string) => string) => void;

/** Feeds of outlets of the bundled list that have an article wanted, and that the topic does not ask anyway. */
async function seekInFeeds(
  open: readonly Wanted[],
  { isAsked, fetcher, query }: UnwrapOptions,
  seek: Seek,
): Promise<void> {
  const names = new Set(open.flatMap(({ headline }) => headline.owner ?? headline.name ?? []));
  const specs = [...names].flatMap(outletsCalled).map(specOfOutlet);
  const further = specs.filter(({ url }) => typeof url === 'string' && !isAsked(url));
  for (const spec of further.slice(0, mostOutlets.feeds))
    await seekAt(spec, 'the outlet’s feed', { fetcher, query }, seek);
}

async function seekInSitemaps(
  open: readonly Wanted[],
  options: UnwrapOptions,
  seek: Seek,
): Promise<void> {
  const sites = new Set(open.flatMap(({ sightings }) => sightings[0].finding.site ?? []));
  for (const site of [...sites].slice(0, mostOutlets.sitemaps)) {
    const spec = { kind: 'sitemap', url: new URL('/robots.txt', site).href };
    await seekAt(spec, 'the outlet’s sitemap', options, seek);
  }
}

async function seekAt(
  spec: SourceSpec & { readonly url?: unknown },
  what: string,
  { fetcher, query }: Pick<UnwrapOptions, 'fetcher' | 'query'>,
  seek: Seek,
): Promise<void> {
  const { host } = new URL(String(spec.url));
  const found = await listedAt(spec, query, fetcher);
  seek(
    found.map((finding) => ({ source: host, finding })),
    () => `by headline in ${what} at ${host}`,
  );
}
