/** The headline, without the names of section and site that pages append. */
import type { Clue } from './clues.ts';
import { squeeze } from '../page/dom.ts';
import { type Head, firstMeta } from './head.ts';
import type { LinkedData } from './json-ld.ts';
import { weight } from '../page/measure.ts';

/** Letters and digits only, folded: for comparing headlines that differ in punctuation. */
export function key(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const separator =
  /\s+[|｜│\-–—―·•:：»«>/~＞]\s+|\s*[|｜│_＿»]\s*|\s*--+\s*|\s+[-–—]|[-–—－]\s+|[-－](?=[\p{sc=Han}]{2,10}$)/u;

/** Names of the site, as far as the page tells them, by key. */
function siteNames(head: Head, data: LinkedData | undefined, url: string): readonly string[] {
  let host = '';
  try {
    host = new URL(url).hostname.replace(/^www\./, '');
  } catch {
    // No URL, no host: the names in the page must do.
  }
  const labels = host
    .split('.')
    .filter((label) => label.length > 2 && !/^(?:com|net|org|news|gov|edu)$/.test(label));
  return [
    firstMeta(
      head,
      'og:site_name',
      'application-name',
      'al:ios:app_name',
      'twitter:app:name:iphone',
    ) ?? '',
    data?.publisher ?? '',
    host,
    ...labels,
  ]
    .map(key)
    .filter((name) => name.length > 1);
}

function isSite(segment: string, names: readonly string[]): boolean {
  const k = key(segment);
  if (k === '') return true;
  return names.some(
    (name) =>
      k === name ||
      (name.length > 3 && k.includes(name) && name.length > k.length * 0.4) ||
      (k.length > 3 && name.includes(k)),
  );
}

/** Cuts `headline | section | site` to the headline. */
export function cutSuffix(title: string, names: readonly string[]): string {
  const parts: string[] = [];
  const marks: string[] = [];
  let rest = title;
  for (;;) {
    const found = separator.exec(rest);
    if (found === null) break;
    parts.push(rest.slice(0, found.index));
    marks.push(found[0]);
    rest = rest.slice(found.index + found[0].length);
  }
  parts.push(rest);
  if (parts.length === 1) return title;
  let end = parts.length;
  const total = weight(title);
  while (end > 1) {
    const last = parts[end - 1] ?? '';
    const before = parts.slice(0, end - 1).join('');
    const mark = (marks[end - 2] ?? '').trim();
    const strong = /^[|｜│_＿»«>＞]/.test(mark) || mark.startsWith('--');
    const short = weight(last) < Math.min(40, total * (strong ? 0.5 : 0.35));
    const site = isSite(last, names);
    // A colon joins a headline's own halves more often than a site's name.
    if (/[:：/~·•]/.test(mark) && !site) break;
    if (!site && !(short && weight(before) >= 18 && (strong || end > 2 || looksLikeName(last))))
      break;
    end--;
  }
  let start = 0;
  // `Site: headline`, `Section | headline`.
  while (start < end - 1 && isSite(parts[start] ?? '', names) && weight(parts[start] ?? '') < 40)
    start++;
  let out = parts[start] ?? '';
  for (let i = start + 1; i < end; i++) out += (marks[i - 1] ?? '') + (parts[i] ?? '');
  return squeeze(out) || title;
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
  const split = (text: string): readonly string[] => text.split(/\s+/).map(key).filter(Boolean);
  const [few, many] = [split(short), split(long)];
  if (few.length < 5 || few.length >= many.length || few.length * 2 < many.length) return false;
  if (/(?:\.{3}|…)$/.test(short)) return false;
  let at = 0;
  for (const word of many) if (word === few[at]) at++;
  return at === few.length;
}

/**
 * Shown headings win when the page's own title begins with them or holds them: they carry no suffix.
 * Else the title is cut.
 */
export function readTitle(
  head: Head,
  data: LinkedData | undefined,
  clues: readonly Clue[],
  url: string,
): string {
  const names = siteNames(head, data, url);
  const named = [
    firstMeta(head, 'og:title'),
    firstMeta(
      head,
      'twitter:title',
      'parsely-title',
      'sailthru.title',
      'dc.title',
      'title',
      'headline',
    ),
    data?.headline,
    head.title,
  ].filter(
    (title): title is string => title !== undefined && title !== '' && !isSite(title, names),
  );
  const page = named.map(key);
  const cutOff = named.filter((title) => /(?:\.{3}|…)$/.test(title)).map(key);
  const shown = (what: Clue['what'], share: number): string | undefined => {
    let best: string | undefined;
    for (const clue of clues) {
      if (clue.what !== what || weight(clue.text) < 12) continue;
      const k = key(clue.text);
      if (k.length < 4 || isSite(clue.text, names)) continue;
      const match =
        page.some(
          (title) => title === k || (title.includes(k) && k.length >= title.length * share),
        ) || cutOff.some((title) => title.length > 7 && k.startsWith(title));
      if (match && (best === undefined || k.length > key(best).length)) best = clue.text;
    }
    return best;
  };
  const seen = shown('h1', 0.4) ?? shown('heading', 0.5);
  if (seen !== undefined) {
    const graph = cutSuffix(firstMeta(head, 'og:title') ?? '', names);
    return isShorterForm(graph, seen) ? graph : cutSuffix(seen, names);
  }
  const first = named[0];
  if (first !== undefined) return cutSuffix(first, names);
  const heading =
    clues.find((clue) => clue.what === 'h1' && clue.text !== '') ??
    clues.find((clue) => clue.what === 'heading' && clue.text !== '');
  return heading?.text ?? head.title;
}
