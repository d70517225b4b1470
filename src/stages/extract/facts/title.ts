/** The headline, without the names of section and site that pages append. */
import type { Clue } from './clues.ts';
import { squeeze } from '../page/dom.ts';
import { type Head, firstMeta } from './head.ts';
import { type LinkedData, plainText } from './json-ld.ts';
import { partsOf, weight } from '../page/measure.ts';

/** Of each character of the basic plane, whether it is a letter or a digit: a class of so many ranges is slow to ask. */
const lettersOfPlane = Uint8Array.from({ length: 0x10000 }, (_, code) =>
  /[\p{L}\p{N}]/u.test(String.fromCharCode(code)) ? 1 : 0,
);

/** Letters and digits only, folded: for comparing headlines that differ in punctuation. */
export function key(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase();
  if (/[\ud800-\udfff]/.test(folded)) return folded.replace(/[^\p{L}\p{N}]+/gu, '');
  let letters = '';
  let from = -1;
  for (let i = 0; i <= folded.length; i++) {
    const isLetter = lettersOfPlane[folded.charCodeAt(i)] === 1;
    if (isLetter && from === -1) from = i;
    else if (!isLetter && from !== -1) {
      letters += folded.slice(from, i);
      from = -1;
    }
  }
  return letters;
}

/** A text of which so many times the letters would have to be signs is no wording of what `letters` is the key of. */
export function mayBeAbout(text: string, letters: string): boolean {
  return text.length < letters.length * 4 + 40;
}

const separator =
  /\s+[|｜│\-–—―·•:：»«>/~＞]\s+|\s*[|｜│_＿»]\s*|\s*--+\s*|\s+[-–—]|[-–—－]\s+|[-－](?=[\p{sc=Han}]{2,10}$)/u;

/** What the site and its parts are called, by key. */
interface SiteNames {
  /** As the page and its address say; titles put much beside them. */
  readonly names: readonly string[];
  /** Names of its sections, and what its first page is called: only these very words. */
  readonly parts: ReadonlySet<string>;
  /** The page says what its site is called. */
  readonly areSaid: boolean;
}

function siteNames(
  head: Head,
  data: LinkedData | undefined,
  clues: readonly Clue[],
  url: string,
): SiteNames {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '';
  const labels = host
    .split('.')
    .filter((label) => label.length > 2 && !/^(?:com|net|org|news|gov|edu)$/.test(label));
  const said = [
    firstMeta(
      head,
      'og:site_name',
      'application-name',
      'al:ios:app_name',
      'twitter:app:name:iphone',
    ) ?? '',
    data?.publisher ?? '',
  ].map(key);
  const parts = [
    ...clues
      .filter(({ what, isHome }) => what === 'home' || isHome === true)
      .map(({ text }) => text),
    ...['article:section', 'parsely-section', 'section', 'category'].map(
      (name) => firstMeta(head, name) ?? '',
    ),
  ];
  return {
    names: [...said, ...[host, ...labels].map(key)].filter((name) => name.length > 1),
    parts: new Set(parts.map(key).filter((name) => name.length > 1)),
    areSaid: said.some((name) => name.length > 1),
  };
}

function isSite(segment: string, { names, parts }: SiteNames): boolean {
  const k = key(segment);
  if (k === '' || parts.has(k)) return true;
  return names.some(
    (name) =>
      k === name ||
      (name.length > 3 && k.includes(name) && name.length > k.length * 0.4) ||
      (k.length > 3 && name.includes(k)),
  );
}

/** These very words: a headline may begin with a word of the site's name. */
function isCalled(segment: string, { names, parts }: SiteNames): boolean {
  const k = key(segment);
  return parts.has(k) || names.includes(k);
}

/** A title at its separators; what stands in « » is one piece. */
function split(title: string): {
  readonly parts: readonly string[];
  readonly marks: readonly string[];
} {
  const parts: string[] = [];
  const marks: string[] = [];
  // Letters of the same number, so that places stay.
  const masked = title.replace(/«[^«»]*»|《[^《》]*》|「[^「」]*」|“[^“”]*”/gu, (quoted) =>
    'x'.repeat(quoted.length),
  );
  let at = 0;
  for (;;) {
    const found = separator.exec(masked.slice(at));
    if (found === null) break;
    parts.push(title.slice(at, at + found.index));
    marks.push(found[0]);
    at += found.index + found[0].length;
  }
  parts.push(title.slice(at));
  return { parts, marks };
}

/**
 * Cuts `headline | section | site` to the headline: where another title of the page ends, or before the names of site and
 * section. Where the page does not say what its site is called, what looks like such a name is one.
 */
function cutSuffix(title: string, site: SiteNames, others: ReadonlySet<string>): string {
  const { parts, marks } = split(title);
  if (parts.length === 1) return title;
  const joined = (from: number, to: number): string => {
    let out = parts[from] ?? '';
    for (let i = from + 1; i < to; i++) out += (marks[i - 1] ?? '') + (parts[i] ?? '');
    return squeeze(out);
  };
  const whole = key(title);
  if (others.has(whole)) return title;
  for (let end = parts.length - 1; end > 0; end--)
    for (let start = 0; start < end; start++)
      if (others.has(key(joined(start, end)))) return joined(start, end);
  const total = weight(title);
  let end = parts.length;
  let cut = '';
  // `headline | site | by Jane Doe`: what stands behind the site's name is no headline.
  const named = parts.findIndex(
    (part, i) => i > 0 && isSite(part, site) && weight(joined(0, i)) >= 18,
  );
  if (named > 0 && !/[:：/~·•]/.test(marks[named - 1] ?? '')) {
    end = named;
    cut = (marks[named - 1] ?? '').trim();
  }
  for (; end > 1; end--) {
    const last = parts[end - 1] ?? '';
    const mark = marks[end - 2] ?? '';
    const strong = /^[|｜│_＿»«>＞]|^--/.test(mark.trim());
    // A colon joins a headline's own halves more often than a site's name.
    if (isSite(last, site)) {
      cut = mark.trim();
      continue;
    }
    if (/[:：/~·•]/.test(mark) || weight(parts.slice(0, end - 1).join('')) < 18) break;
    if (!looksLikeName(last)) {
      const isShort = weight(last) < Math.min(40, total * (strong ? 0.5 : 0.35));
      if (site.areSaid || !isShort || !(strong || end > 2)) break;
    }
    // What stands before the site's name behind the same mark is its section; else a section is a word.
    const isSection = cut !== '' ? cut === mark.trim() : isWord(last) && mark !== mark.trim();
    const isShort = weight(last) < Math.min(40, total * (strong ? 0.5 : 0.35));
    if (!isShort || !(isSection || !site.areSaid)) break;
    cut = mark.trim();
  }
  let start = 0;
  // `Site: headline`, `Section | headline`.
  while (start < end - 1 && isCalled(parts[start] ?? '', site)) start++;
  return joined(start, end) || title;
}

/** One word, as names of sections are. */
function isWord(text: string): boolean {
  return /^(?:\p{sc=Han}{2,4}|\p{Lu}\p{L}{2,15})$/u.test(text.trim());
}

/** Few words, each with a capital; or a short Chinese name of a medium or a section. */
function looksLikeName(text: string): boolean {
  const words = text.trim().split(/\s+/);
  if (/\p{sc=Han}/u.test(text)) return text.length <= 10 && !/[，。！？,!?「」]/.test(text);
  return (
    words.length <= 5 &&
    words.every((word) => /^[\p{Lu}\d&.(]|^(?:of|the|and|for|on|in|de|la)$/u.test(word)) &&
    !/[!?]$/.test(text)
  );
}

/**
 * The same words in the same order with some left out: the outlet's own headline for where others print it. Only
 * where spaces part the words; a title cut off in the middle is none.
 */
function isShorterForm(short: string, long: string): boolean {
  const words = (text: string): readonly string[] => text.split(/\s+/).map(key).filter(Boolean);
  const [few, many] = [words(short), words(long)];
  if (few.length < 5 || few.length >= many.length || few.length * 2 < many.length) return false;
  if (/(?:\.{3}|…)$/.test(short)) return false;
  let at = 0;
  for (const word of many) if (word === few[at]) at++;
  return at === few.length;
}

/** So much each place counts that gives a title: what readers see, what is shared, what is indexed. */
const votes = { shown: 1.5, graph: 1, data: 1, page: 0.5, other: 0.25 };
/** A title of whose words the text has so few, or a heading so many. */
const strange = 0.34;
const spoken = 0.5;

/**
 * The titles of the page held against each other: the one that most places give, the suffixes of site and section left
 * out. A shown heading counts where a title in the head is it or holds it, or where the text speaks of it and of none of
 * those.
 */
export function readTitle(
  head: Head,
  data: LinkedData | undefined,
  clues: readonly Clue[],
  url: string,
): string {
  const site = siteNames(head, data, clues, url);
  const graph = decoded(firstMeta(head, 'og:title'));
  const page = decoded(head.title);
  const headline = decoded(data?.headline);
  const other = decoded(
    firstMeta(
      head,
      'twitter:title',
      'parsely-title',
      'sailthru.title',
      'dc.title',
      'title',
      'headline',
    ),
  );
  const named = [graph, other, headline, page].filter(
    (title): title is string => title !== undefined && title !== '' && !isSite(title, site),
  );
  const seen = matchingHeading(clues, named, site);
  const whole = new Set(
    [seen, headline, graph, other].map((title) => key(title ?? '')).filter((k) => k.length > 5),
  );
  const cut = (title: string): string => {
    const others = new Set(whole);
    // A title is no witness of itself, except of what readers see.
    if (seen === undefined || key(seen) !== key(title)) others.delete(key(title));
    return cutSuffix(title, site, others);
  };
  if (seen !== undefined && graph !== undefined && isShorterForm(cut(graph), seen))
    return cut(graph);
  const ballot = new Map<string, { readonly title: string; readonly sum: number }>();
  const vote = (title: string | undefined, weightOf: number): void => {
    if (title === undefined || !named.concat(seen ?? []).includes(title)) return;
    const short = cut(title);
    const before = ballot.get(key(short));
    ballot.set(key(short), { title: before?.title ?? short, sum: (before?.sum ?? 0) + weightOf });
  };
  vote(seen, votes.shown);
  vote(graph, votes.graph);
  vote(headline, votes.data);
  vote(other, votes.other);
  vote(page, votes.page);
  const elected = [...ballot.values()].reduce<{ title: string; sum: number } | undefined>(
    (best, one) => (best === undefined || one.sum > best.sum ? one : best),
    undefined,
  )?.title;
  if (elected !== undefined && seen !== undefined) return elected;
  return spokenOf(clues, site, elected) ?? elected ?? page ?? '';
}

/** The longest heading that a title in the head is, or holds, or begins. */
function matchingHeading(
  clues: readonly Clue[],
  named: readonly string[],
  site: SiteNames,
): string | undefined {
  const keys = named.map(key);
  const cutOff = named.filter((title) => /(?:\.{3}|…)$/.test(title)).map(key);
  const shown = (what: Clue['what'], share: number): string | undefined => {
    let best: string | undefined;
    for (const { what: kind, text, isHome } of clues) {
      if (kind !== what || isHome === true || weight(text) < 12) continue;
      const title = decoded(text) ?? text;
      const k = key(title);
      if (k.length < 4 || isSite(title, site)) continue;
      const match =
        keys.some((one) => one === k || (one.includes(k) && k.length >= one.length * share)) ||
        cutOff.some((one) => one.length > 7 && k.startsWith(one));
      if (match && (best === undefined || k.length > key(best).length)) best = title;
    }
    return best;
  };
  return shown('h1', 0.4) ?? shown('heading', 0.5);
}

/** The heading above the text of which the text speaks, where it does not speak of `title`. */
function spokenOf(
  clues: readonly Clue[],
  site: SiteNames,
  title: string | undefined,
): string | undefined {
  const prose = clues.filter(({ what }) => what === 'prose').slice(0, 12);
  const said = partsOf(prose.map(({ element }) => element.textContent ?? '').join('\n'));
  const share = (text: string): number => {
    const parts = [...partsOf(text)];
    return parts.filter((part) => said.has(part)).length / Math.max(1, parts.length);
  };
  if (title !== undefined && (said.size === 0 || share(title) > strange)) return undefined;
  const begins = (prose[1] ?? prose[0])?.at ?? Infinity;
  const headings = clues.filter(
    ({ what, text, at, isHome }) =>
      (what === 'h1' || what === 'heading') &&
      text !== '' &&
      isHome !== true &&
      !isSite(text, site) &&
      at <= begins,
  );
  const first = headings.find(({ what }) => what === 'h1') ?? headings[0];
  if (title === undefined)
    return (headings.find(({ text }) => share(text) >= spoken) ?? first)?.text;
  return headings.find(({ text }) => share(text) >= spoken && weight(text) >= 12)?.text;
}

/** Character references that were written twice are read once more. */
function decoded(text: string | undefined): string | undefined {
  return text === undefined || !/&(?:#\d+|#x[\da-f]+|[a-z]{2,8});/i.test(text)
    ? text
    : (plainText(text) ?? text);
}
