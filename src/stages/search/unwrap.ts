/**
 * Finds the articles behind Google's wrapped links. Google answers a few dozen requests and then turns a machine
 * away, so it is asked last and least: first come ids that hold their URL or are known from before, then what other
 * sources and the outlets' own feeds list under the same headline; only then are links decoded, the most promising
 * first; what is still wrapped is sought in the outlets' sitemaps.
 */
import type { Query } from '../../model/topic.ts';
import { note, type Diagnostic } from '../../diagnostics.ts';
import { FetchFailure } from '../../errors.ts';
import type { Fetcher, LinkMemory } from '../../ports.ts';
import { mentions } from '../../sources/aliases.ts';
import { failureText } from '../../sources/failure-text.ts';
import {
  readResolved,
  readSignature,
  resolveRequest,
  signatureRequest,
  urlInId,
  wrappedId,
  type SignedId,
} from '../../sources/google-news-ids.ts';
import type { Finding } from '../../sources/source.ts';
import { canonicalUrl } from '../../text/urls.ts';
import { blockedText, GoogleRefusal, type Google } from './google.ts';
import { askFeed, askSitemaps, type OutletFeed } from './outlet-pages.ts';
import { headlineOf, isTelling, sameArticle, sameOutlet, type Headline } from './same-headline.ts';
import type { Sighting } from './sighting.ts';

/** Links resolved by one call: what a refusal can cost. */
const linksACall = 7;
/** Pages without a signature, or calls without a URL, after which Google counts as changed. */
const mostBarren = 3;
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
  /** Feeds of the outlet that goes by a name or has pages at a domain. */
  readonly feedsOf: (nameOrDomain: string) => readonly OutletFeed[];
}

/** One article behind a link, or behind those of several editions. */
interface Wanted {
  readonly ids: readonly string[];
  readonly sightings: readonly Sighting[];
  readonly headline: Headline;
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
  const { query, links } = options;
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

  if (wanted.length === 0) return { sightings: placed(sightings), diagnostics: [] };
  const elsewhere = placed(sightings).filter(({ finding }) => wrappedId(finding.url) === undefined);
  const inSource = (source: string): string => `by headline in ${source}`;
  seek(elsewhere, inSource);
  if (open().length > 0) seek(options.listed(), inSource);
  await seekInFeeds(open(), options, seek);
  const end = await decode(inOrder(open(), placed(sightings), query), options, put);
  await seekInSitemaps(open(), options, seek);

  const decoded = wanted.filter(({ ids }) => places.get(ids[0] ?? '')?.found === 'decoded').length;
  const given = placed(sightings).map((sighting) => {
    const id = wrappedId(sighting.finding.url);
    if (id === undefined) return sighting;
    const sought = wanted.some(({ ids }) => ids.includes(id));
    return {
      ...sighting,
      wrapped: sought ? end.why(id) : 'dated outside the window, so not sought',
    };
  });
  return { sightings: given, diagnostics: end.diagnostics(wanted.length, open().length, decoded) };
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

/** The articles to find: links of one id, or of one headline and outlet, are one over editions. */
function wantedIn(
  sightings: readonly Sighting[],
  places: ReadonlyMap<string, Place>,
  query: Query,
): readonly Wanted[] {
  const groups: { ids: string[]; sightings: Sighting[]; headline: Headline }[] = [];
  for (const sighting of sightings) {
    const id = wrappedId(sighting.finding.url);
    if (id === undefined || places.has(id) || !inWindow(sighting.finding, query)) continue;
    const headline = headlineOf(sighting.finding, true);
    const group = groups.find(
      (one) => one.ids.includes(id) || sameArticle(one.headline, headline, query.topic.timeZone),
    );
    if (group === undefined) groups.push({ ids: [id], sightings: [sighting], headline });
    else {
      if (!group.ids.includes(id)) group.ids.push(id);
      group.sightings.push(sighting);
    }
  }
  return groups;
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
  const same = candidates.filter(
    (other) => other.headline.key === headline.key && sameOutlet(other.headline, headline),
  );
  const fits = same.filter((other) => sameArticle(other.headline, headline, timeZone));
  const urls = new Set(fits.map(({ finding }) => canonicalUrl(finding.url)));
  const rivals = wanted.filter((other) => sameArticle(other.headline, headline, timeZone));
  return urls.size === 1 && rivals.length === 1 ? fits[0] : undefined;
}

type Seek = (pool: readonly Sighting[], how: (source: string) => string) => void;

/** Feeds of outlets that have an article wanted, and that the topic does not ask anyway. */
async function seekInFeeds(
  open: readonly Wanted[],
  { feedsOf, fetcher, query }: UnwrapOptions,
  seek: Seek,
): Promise<void> {
  const asked = new Set(query.topic.sources.flatMap((spec) => ('url' in spec ? [spec.url] : [])));
  const outlets = new Set(open.flatMap(({ headline }) => headline.owner ?? headline.name ?? []));
  const feeds = [...outlets].flatMap(feedsOf).filter(({ feed }) => !asked.has(feed));
  for (const feed of feeds.slice(0, mostOutlets.feeds)) {
    const { host } = new URL(feed.feed);
    const found = await askFeed(feed, query.topic.timeZone, fetcher);
    seek(
      found.map((finding) => ({ source: host, finding })),
      () => `by headline in the outlet’s feed at ${host}`,
    );
  }
}

async function seekInSitemaps(
  open: readonly Wanted[],
  { fetcher, query }: UnwrapOptions,
  seek: Seek,
): Promise<void> {
  const sites = new Set(open.flatMap(({ sightings }) => sightings[0]?.finding.site ?? []));
  for (const site of [...sites].slice(0, mostOutlets.sitemaps)) {
    const { host } = new URL(site);
    const found = await askSitemaps(site, query.topic.timeZone, fetcher);
    seek(
      found.map((finding) => ({ source: host, finding })),
      () => `by headline in the outlet’s sitemap at ${host}`,
    );
  }
}

/** The most promising first: names the topic in its headline, says what no other does, of an outlet that others lack. */
function inOrder(
  open: readonly Wanted[],
  sightings: readonly Sighting[],
  { topic }: Query,
): readonly Wanted[] {
  const known = sightings.filter(({ finding }) => wrappedId(finding.url) === undefined);
  const keys = new Set(known.map(({ finding }) => headlineOf(finding, false).key));
  const outlets = new Map<string, number>();
  const place = (outlet: string | undefined): number => {
    const n = outlets.get(outlet ?? '') ?? 0;
    outlets.set(outlet ?? '', n + 1);
    return n;
  };
  for (const { finding } of known) place(headlineOf(finding, false).owner);
  const at = ({ headline }: Wanted): number => (typeof headline.at === 'number' ? headline.at : 0);
  const ranked = open
    .toSorted((a, b) => at(b) - at(a))
    .map((one) => {
      const { key, owner, name } = one.headline;
      const said = keys.has(key);
      keys.add(key);
      const title = one.sightings[0]?.finding.title ?? '';
      const rank = [mentions(title, topic.aliases) ? 0 : 1, said ? 1 : 0, place(owner ?? name)];
      return { one, rank };
    });
  return ranked
    .toSorted((a, b) => {
      const i = a.rank.findIndex((value, n) => value !== b.rank[n]);
      return i === -1 ? 0 : (a.rank[i] as number) - (b.rank[i] as number);
    })
    .map(({ one }) => one);
}

/** How decoding ended. */
interface End {
  readonly why: (id: string) => string;
  readonly diagnostics: (wanted: number, open: number, decoded: number) => readonly Diagnostic[];
}

/** A page for each link and a call for every few, until the requests are used up or Google says no. */
async function decode(
  order: readonly Wanted[],
  { google, mostRequests, links }: UnwrapOptions,
  put: (one: Wanted, place: Place) => void,
): Promise<End> {
  const failed = new Map<string, string>();
  google.limit(mostRequests);
  let barren = 0;
  let signed: { readonly one: Wanted; readonly id: SignedId }[] = [];
  let stopped: string | undefined;

  const resolve = async (): Promise<void> => {
    const batch = signed;
    signed = [];
    if (batch.length === 0) return;
    for (const { one } of batch) failed.set(one.ids[0] ?? '', 'Google did not say where it leads');
    const { status, body } = await google.ask(resolveRequest(batch.map(({ id }) => id)));
    const urls =
      status >= 400 ? [] : readResolved(Buffer.from(body).toString('utf8'), batch.length);
    for (const [i, { one }] of batch.entries()) {
      const url = urls[i];
      if (url === undefined) continue;
      put(one, { url, found: 'decoded' });
      for (const each of one.ids) await links?.keep(each, url);
    }
    if (urls.every((url) => url === undefined)) barren += batch.length;
  };

  const sign = async (one: Wanted): Promise<void> => {
    const [id = ''] = one.ids;
    const { status, body } = await google.ask(signatureRequest(id, one.sightings[0]?.source ?? ''));
    const found = status >= 400 ? undefined : readSignature(Buffer.from(body).toString('utf8'), id);
    barren = found === undefined ? barren + 1 : 0;
    if (found === undefined)
      failed.set(id, `Google’s page carries no signature (status ${status})`);
    else signed.push({ one, id: found });
  };

  try {
    for (const one of order) {
      // The pages asked for are worth nothing without the call after them.
      if (google.left() < 2) break;
      if (barren >= mostBarren) {
        stopped = 'Google’s pages no longer say where links lead';
        break;
      }
      await sign(one).catch((error: unknown) => {
        if (!(error instanceof FetchFailure)) throw error;
        failed.set(one.ids[0] ?? '', failureText(error));
      });
      if (signed.length === linksACall || google.left() === 1) await resolve();
    }
    if (google.left() > 0) await resolve();
  } catch (error) {
    if (!(error instanceof GoogleRefusal || error instanceof FetchFailure)) throw error;
    stopped ??= error.message;
  }
  return endOf(google.refusal() ?? stopped, google.refusal() !== undefined, failed, mostRequests);
}

function endOf(
  stopped: string | undefined,
  refused: boolean,
  failed: ReadonlyMap<string, string>,
  mostRequests: number,
): End {
  const rest =
    stopped === undefined
      ? `not decoded: ${mostRequests} requests to Google a run (google-requests)`
      : `not decoded: ${stopped}`;
  const nowhere = 'no other source lists its headline';
  return {
    why: (id) => `the link stays wrapped: ${failed.get(id) ?? rest}; ${nowhere}`,
    diagnostics: (wanted, open, decoded) => {
      const sum = `of ${wanted} wrapped links in the window ${decoded} were decoded, ${wanted - open - decoded} found by headline, ${open} given up`;
      if (refused)
        return [note('search.blocked', 'google-news', `${blockedText(stopped ?? '')}. ${sum}`)];
      return [note('search.links', 'google-news', open === 0 ? sum : `${sum} (${rest})`)];
    },
  };
}
