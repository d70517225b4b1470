/** Which nodes of a page's structured data speak of the page itself: others speak of neighbours, comments, goods. */
import { type Bag, isBag, plainText, typesOf } from './json-ld.ts';
import { partsOf } from '../page/measure.ts';
import { key } from './title.ts';

/** How the page is known apart from its structured data. */
export interface PageIdentity {
  /** Where it was read, and what it gives as its own address. */
  readonly addresses: readonly string[];
  /** What may be its headline: titles in its head, first-level headings. */
  readonly names: readonly string[];
}

/** Types that tell of one piece of writing. */
const article =
  /^(?:.*article|(?:blog|liveblog|socialmedia)posting|report|(?:critic|user|media)?review)$/i;
const webPage = /^(?:web|item|medicalweb|realestate)page$/i;

/** Names share so much of the shorter one, or so little. */
const alike = 0.5;
const unlike = 0.2;

/** The page's own nodes, the likeliest first. */
export function ownNodes(bags: readonly Bag[], page: PageIdentity): readonly Bag[] {
  const places = page.addresses.map(placeOf).filter((place) => place !== undefined);
  const names = page.names.map(key).filter((name) => name !== '');
  const parts = page.names.map(partsOf).filter(({ size }) => size > 0);
  const of = (type: RegExp): readonly Bag[] =>
    bags.filter((bag) => typesOf(bag).some((one) => type.test(one)));
  const claims = (some: readonly Bag[]) =>
    some.map((bag) => ({ bag, claim: byAddress(bag, places) + byName(bag, names, parts) }));
  const ranked = (some: readonly Bag[]): readonly Bag[] => {
    const all = claims(some);
    const sure = all.filter(({ claim }) => claim > 0).toSorted((a, b) => b.claim - a.claim);
    if (sure.length > 0) return sure.map(({ bag }) => bag);
    // The only one that nothing speaks against is the page, whatever it calls itself.
    const [only, other] = all.filter(({ claim }) => claim === 0);
    return only !== undefined && other === undefined ? [only.bag] : [];
  };
  return [...ranked(of(article)), ...ranked(of(webPage))];
}

/** 4: it gives the page's address; -2: it gives that of another page of the site; 0: it gives none. */
function byAddress(bag: Bag, own: readonly string[]): number {
  const given = ['mainEntityOfPage', 'url', '@id']
    .map((name) => (isBag(bag[name]) ? (bag[name]['@id'] ?? bag[name]['url']) : bag[name]))
    .map((value) => (typeof value === 'string' ? placeOf(value) : undefined))
    .filter((place) => place !== undefined);
  if (given.some((place) => own.includes(place))) return 4;
  const hosts = new Set(own.map((place) => place.split('/')[0]));
  return given.some((place) => hosts.has(place.split('/')[0])) ? -2 : 0;
}

/** 4: it is called as the page is; 2: nearly so; -2: otherwise; 0: it has no name, or the page has none. */
function byName(bag: Bag, own: readonly string[], parts: readonly ReadonlySet<string>[]): number {
  const name = plainText(bag['headline'] ?? bag['name']) ?? '';
  const letters = key(name);
  if (letters.length < 4 || own.length === 0) return 0;
  if (own.some((one) => one === letters)) return 4;
  const mine = partsOf(name);
  const shared = Math.max(
    0,
    ...parts.map((one) => {
      const both = [...mine].filter((part) => one.has(part)).length;
      return both / Math.max(1, Math.min(mine.size, one.size));
    }),
  );
  return shared >= alike ? 2 : shared < unlike ? -2 : 0;
}

/** Host and path as pages of one site write them in several ways; undefined for the site itself and what is no address. */
function placeOf(address: string): string | undefined {
  const text = address.trim();
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const host = url.hostname.replace(/^(?:www\d?|m|mobile|amp)\./, '');
  const path = url.pathname.replace(/\/amp(?=\/|$)|\.amp(?=\.|$)/g, '').replace(/\/+$/, '');
  const query = [...url.searchParams]
    .filter(([name]) => !/^(?:utm_|fbclid|gclid|from|ref|source)/.test(name))
    .map((pair) => pair.join('='))
    .toSorted();
  if (path === '' && query.length === 0) return undefined;
  return `${host}${path}${query.length === 0 ? '' : `?${query.join('&')}`}`.toLowerCase();
}
