/**
 * Addresses that open a page at some words: `#:~:text=` and a text directive (https://wicg.github.io/scroll-to-text-fragment/).
 * A browser that knows none opens the page at its top.
 */
import type { PostStyle } from '../model/post.ts';
import { cleanText } from './escape.ts';

/** What a browser looks for first and last, in Han characters: enough to be found once, and seldom across a line's end. */
const least = 7;
/** What is shorter than this is found anywhere. */
const telling = 3;
/** So many letters or figures tell as much as a Han character. */
const letters = 3;
/** Sentences of one source that an address names; a browser goes to the first. */
const mostSentences = 3;

/**
 * Where words end for certain: beside a mark or white space, and where Han characters and letters or figures meet. Within
 * Chinese each browser finds words by a dictionary of its own, and it matches whole words alone.
 */
const edge =
  /(?<=[\p{P}\p{S}\s])|(?=[\p{P}\p{S}\s])|(?<=\p{Script=Han})(?=[\p{Script=Latin}\d])|(?<=[\p{Script=Latin}\d])(?=\p{Script=Han})/gu;
const outer = /^[\p{P}\p{S}\s]+|[\p{P}\p{S}\s]+$/gu;
/** A mark within a figure or a name parts no words: 1.03, 3,000, Qwen3.9-32B, company’s. */
const besideInWord = /[\p{L}\p{N}][.,:'’_/-]$/u;

/** The address, as `escapeUrl` gives it, with the directive for quotations of its page where the style has any. */
export function atWords(
  url: string,
  quotes: readonly string[],
  { textFragments, plainLinks }: Pick<PostStyle, 'textFragments' | 'plainLinks'>,
): string {
  if (!textFragments || isAmong(new URL(url).hostname, plainLinks)) return url;
  const directives = [...new Set(quotes.flatMap(directiveOf))].slice(0, mostSentences);
  return directives.length === 0
    ? url
    : `${url}${url.includes('#') ? '' : '#'}:~:${directives.join('&')}`;
}

/** The address without what it names on the page, and that. */
export function wordsOfAddress(address: string): { readonly url: string; readonly words: string } {
  const at = address.indexOf(':~:');
  if (at < 0) return { url: address, words: '' };
  return { url: address.slice(0, at).replace(/#$/, ''), words: address.slice(at) };
}

function isAmong(host: string, hosts: readonly string[]): boolean {
  return hosts.some((one) => host === one || host.endsWith(`.${one}`));
}

/** `text=FIRST,LAST`, so that what stands between may be wrapped, linked or set off; `text=ALL` where it is short. */
function directiveOf(quote: string): readonly string[] {
  const words = cleanText(quote).replace(outer, '');
  if (weightOf(words) < telling) return [];
  const edges = [...words.matchAll(edge)].map(({ index }) => index).filter(parts);
  const end = edges.find((at) => weightOf(words.slice(0, at)) >= least);
  const start = edges.findLast((at) => weightOf(words.slice(at)) >= least);
  return end === undefined || start === undefined || start <= end
    ? [`text=${encoded(words)}`]
    : [`text=${encoded(words.slice(0, end))},${encoded(words.slice(start))}`];

  function parts(at: number): boolean {
    const [before, after] = [words.slice(0, at), words.slice(at)];
    const inWord = (head: string, rest: string): boolean =>
      besideInWord.test(head) && /^[\p{L}\p{N}]/u.test(rest);
    return !inWord(before, after) && !inWord(before + after.charAt(0), after.slice(1));
  }
}

function weightOf(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han + (text.length - han) / letters;
}

/** A dash, a comma and an ampersand are syntax of the directive; other marks are Markdown's. */
function encoded(words: string): string {
  return encodeURIComponent(words.replace(outer, '')).replace(
    /[-!'()*_~]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
