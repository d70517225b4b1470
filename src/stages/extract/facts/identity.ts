/** Who wrote a page, who published it, and its canonical address. */
import type { Clue } from './clues.ts';
import { squeeze } from '../page/dom.ts';
import { type Head, firstMeta } from './head.ts';
import type { LinkedData } from './json-ld.ts';
import type { PageIdentity } from './whose-node.ts';

/** Host without the labels that only say how the page is shown. */
function site(host: string): string {
  return host.replace(/^(?:www\d?|m|mobile|amp|wap|touch)\./, '');
}

/**
 * The address that the page gives for itself, where it is absolute, http(s) and on the same site;
 * else the address that it was read from. A page below the root does not stand at the root.
 */
export function canonicalUrl(head: Head, url: string): string {
  const here = URL.canParse(url) ? new URL(url) : undefined;
  for (const given of [head.canonical, firstMeta(head, 'og:url')]) {
    if (given === undefined || here === undefined || !/^https?:\/\//i.test(given.trim())) continue;
    if (!URL.canParse(given.trim())) continue;
    const there = new URL(given.trim());
    if (site(there.hostname) !== site(here.hostname)) continue;
    if (there.pathname === '/' && there.search === '' && here.pathname !== '/') continue;
    there.hash = '';
    return there.href;
  }
  return url;
}

/** By what a page is known apart from its structured data. */
export function identify(head: Head, clues: readonly Clue[], url: string): PageIdentity {
  const titles = ['og:title', 'twitter:title', 'title'].flatMap(
    (name) => head.meta.get(name) ?? [],
  );
  const headings = clues.filter(({ what }) => what === 'h1').map(({ text }) => text);
  return {
    addresses: [url, head.canonical ?? '', ...(head.meta.get('og:url') ?? [])],
    names: [...titles, head.title, ...headings.slice(0, 5)],
  };
}

/** The name of the publisher, or `undefined` where the page gives none. */
export function readOutlet(head: Head, data: LinkedData | undefined): string | undefined {
  const name =
    firstMeta(head, 'og:site_name') ?? data?.publisher ?? firstMeta(head, 'application-name');
  return name === undefined || name.length > 60 || /^https?:/.test(name) ? undefined : name;
}

const reporter =
  /(?:記者|记者|編譯|编译|撰文|作者|文)\s*[:：／/]?\s*([\p{sc=Han}]{2,4}(?:、[\p{sc=Han}]{2,4})*)(?=\s*[／/｜|()（）\]】]|\s|$)/u;

function tidy(name: string | undefined, outlet: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  if (/^(?:來源|来源|出處|出处|source)\s*[:：]/i.test(name.trim())) return undefined;
  const plain = squeeze(name).replace(
    /^(?:by|from|von|par|por|di|oleh|文|記者|记者|作者|撰文)[\s:：/／]+/i,
    '',
  );
  if (plain.length < 2 || plain.length > 60 || /^https?:|@|^\d+$/.test(plain)) return undefined;
  return outlet !== undefined && plain.toLowerCase() === outlet.toLowerCase() ? undefined : plain;
}

/** Author names as the page gives them: structured data, meta, then a line named or worded like a byline. */
export function readByline(
  head: Head,
  data: LinkedData | undefined,
  clues: readonly Clue[],
  outlet: string | undefined,
): string | undefined {
  const authors = (data?.authors ?? [])
    .map((name) => tidy(name, outlet))
    .filter((name) => name !== undefined);
  if (authors.length > 0) return [...new Set(authors)].slice(0, 4).join(', ');
  for (const key of [
    'author',
    'article:author',
    'byl',
    'parsely-author',
    'sailthru.author',
    'dc.creator',
    'dable:author',
  ]) {
    const name = tidy(firstMeta(head, key), outlet);
    if (name !== undefined) return name;
  }
  const lines = clues.filter((clue) => clue.what === 'byline' || clue.what === 'date');
  for (const clue of lines) {
    const found = reporter.exec(clue.text);
    if (found?.[1] !== undefined) return found[1];
  }
  const line = lines.find(
    (clue) => clue.what === 'byline' && clue.text.length < 40 && !/\d{4}/.test(clue.text),
  );
  return tidy(line?.text, outlet);
}
