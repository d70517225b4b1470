/**
 * Who printed what, over all articles of a run. An outlet is what its domain and the source that found it say. What a
 * page calls itself is believed unless another domain has the better claim to that name.
 */
import { parse } from 'tldts';
import { type Diagnostic, note } from '../../../diagnostics.ts';
import type { Article } from '../../../model/article.ts';
import { foldForComparison } from '../../../text/scripts.ts';
import { domainOf, hostOf, ownerOf } from '../../../text/urls.ts';
import { groupBy } from './group-by.ts';
import { key } from '../facts/title.ts';

/** An article with what its page says. */
export interface ReadPage {
  readonly article: Article;
  /** The address that was read. */
  readonly url: string;
  /** What the page calls its site. */
  readonly ownName?: string | undefined;
}

/** One domain's claim to a name. */
interface Claim {
  readonly domain: string;
  /** 3: a source gives it the name; 2: the name is that of the domain; 1: most of its pages say so; 0: some do. */
  readonly rank: 0 | 1 | 2 | 3;
  readonly pages: number;
}

interface Named extends ReadPage {
  readonly host: string;
  readonly domain: string;
  /** The name that the source gives, where it is one. */
  readonly given?: string | undefined;
}

/** Labels and words that any outlet may have. */
const common =
  /^(?:the|news|daily|times|post|press|media|online|today|world|web|site|blog|tv|com|net|org|new|en|tw|cn)$/;

/** Gives each article the name of its outlet, and the one under which it is counted. The order of the articles changes no name that is printed. */
export function nameOutlets(pages: readonly ReadPage[]): {
  readonly articles: readonly Article[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const named = pages.map(withDomain);
  const claims = claimsOf(named);
  const diagnostics: Diagnostic[] = [];
  const printed = named.map((page): string => {
    const { article, host, domain, given, ownName } = page;
    if (given !== undefined) return given;
    if (ownName === undefined) return host;
    const better = betterClaim(domain, claims.get(fold(ownName)) ?? []);
    if (better === undefined) return ownName;
    diagnostics.push(
      note(
        'extract.outlet',
        article.id,
        `calls itself “${ownName}”, which is the name of ${better}: printed as ${host}`,
      ),
    );
    return host;
  });
  const spelled = new Map<string, string>();
  const onceSpelled = (name: string): string => {
    const folded = fold(name);
    const known = spelled.get(folded) ?? name;
    spelled.set(folded, known);
    return known;
  };
  const ofDomain = namesOfDomains(named, printed);
  const articles = named.map(({ article, domain, given }, i): Article => {
    const outlet = printed[i] ?? article.outlet;
    const names = ofDomain.get(domain) ?? [];
    const mine = given ?? names.find((name) => fold(name) === fold(outlet)) ?? names[0] ?? outlet;
    const countedAs = onceSpelled(mine);
    return { ...article, outlet, ...(countedAs !== outlet && { countedAs }) };
  });
  return { articles, diagnostics };
}

function withDomain(page: ReadPage): Named {
  const host = hostOf(page.url) ?? page.url;
  const domain = ownerOf(page.url);
  const { outlet, isSitesName, url } = page.article.hit;
  const isMoved = isSitesName === true && ownerOf(url) !== domain;
  // Some sources give the host for a name: it says no more than the address does.
  const saysNoMore = isMoved || (outlet !== undefined && domainOf(outlet) === domain);
  const given = saysNoMore ? undefined : outlet;
  return { ...page, host, domain, given };
}

function fold(name: string): string {
  return key(foldForComparison(name)) || name;
}

/** Every domain's claim to every name, by folded name. */
function claimsOf(pages: readonly Named[]): ReadonlyMap<string, readonly Claim[]> {
  const ofDomain = groupBy(pages, ({ domain }) => domain);
  const claims = new Map<string, Claim[]>();
  for (const [domain, all] of ofDomain) {
    const given = new Set(all.flatMap((page) => page.given ?? []).map(fold));
    const own = groupBy(
      all.flatMap((page) => page.ownName ?? []),
      fold,
    );
    for (const name of new Set([...given, ...own.keys()])) {
      const says = own.get(name) ?? [];
      const rank = given.has(name)
        ? 3
        : says.some((spelling) => isNameOf(spelling, domain))
          ? 2
          : says.length * 2 > all.length
            ? 1
            : 0;
      const others = claims.get(name) ?? [];
      claims.set(name, [...others, { domain, rank, pages: says.length }]);
    }
  }
  return claims;
}

/** The domain whose claim is better than that of `domain`, if one is. */
function betterClaim(domain: string, claims: readonly Claim[]): string | undefined {
  const mine = claims.find((claim) => claim.domain === domain);
  if (mine === undefined) return undefined;
  return claims
    .filter(({ rank, pages }) =>
      // Where two are called so alike, each may be.
      rank === mine.rank ? rank < 2 && pages > mine.pages : rank > mine.rank,
    )
    .toSorted((a, b) => b.rank - a.rank || b.pages - a.pages || (a.domain < b.domain ? -1 : 1))[0]
    ?.domain;
}

/** `The Harbour` is the name of harbour.example and of theharbour.example; `Harbour` is not that of harbour-daily.example. */
function isNameOf(name: string, domain: string): boolean {
  const label = parse(domain, { allowPrivateDomains: true }).domainWithoutSuffix ?? domain;
  const own = key(label);
  if (own.length < 2 || common.test(own)) return false;
  if (key(name) === own || key(name) === key(domain)) return true;
  return name.split(/[^\p{L}\p{N}]+/u).some((word) => key(word) === own);
}

/**
 * The names under which a domain's articles are counted, the first for all that have none of these: those that
 * sources give it, else the one that is printed most often, a host only where there is no other.
 */
function namesOfDomains(
  pages: readonly Named[],
  printed: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const all = pages.map((page, i) => ({ ...page, outlet: printed[i] ?? '' }));
  return new Map(
    [...groupBy(all, ({ domain }) => domain)].map(([domain, own]) => {
      const given = byFrequency(own.flatMap((page) => page.given ?? []));
      if (given.length > 0) return [domain, given];
      const names = byFrequency(own.map(({ outlet }) => outlet));
      const hosts = new Set(own.map(({ host }) => host));
      return [domain, [names.find((name) => !hosts.has(name)) ?? names[0] ?? domain]];
    }),
  );
}

function byFrequency(names: readonly string[]): readonly string[] {
  return [...groupBy(names, (name) => name)]
    .toSorted(([a, as], [b, bs]) => bs.length - as.length || (a < b ? -1 : 1))
    .map(([name]) => name);
}
