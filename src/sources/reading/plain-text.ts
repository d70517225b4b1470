/** HTML snippets of feeds as one line of text, and their links. */
import { load } from 'cheerio/slim';

/** Longest snippet kept, in UTF-16 units: enough to see what a hit is about. */
const longest = 500;

/** How much of a text is looked at: some feeds carry whole books, and worse. */
const lookedAt = 20_000;

const unseen = /<(script|style)\b[^<>]{0,500}>[\s\S]*?<\/\1\s*>/gi;
const blockEdge = /<(?:br|\/p|\/div|\/li|\/td|\/tr|\/h[1-6])\b[^<>]{0,500}>/gi;
/** Soft hyphens, places for breaks, marks of byte order. */
const unprinted = /[\u00ad\u200b\u2060\ufeff]/g;
const tag = /<(?:!--[^<>]*--|[/!?]?[a-z][^<>]{0,5000})>/gi;

/**
 * One line of text out of a title or snippet that may hold tags and entities. Tags go by pattern
 * and not by a parser, whose recursion a hostile feed could exhaust; what is left holds none.
 */
export function plainText(html: string, longestLooked: number = lookedAt): string {
  let text = html.slice(0, longestLooked);
  if (/[<&]/.test(text)) {
    text = text.replace(unseen, ' ').replace(blockEdge, ' ').replace(tag, '');
    text = decodeEntities(text);
  }
  return text
    .replace(unprinted, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

/** A text with its entities, HTML's by name as well, and no markup read in it. */
export function decodeEntities(text: string): string {
  return text.includes('&') ? load(text.replaceAll('<', '&lt;'), null, false).text() : text;
}

/** Text that is no markup as HTML. */
export function plainAsHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** `plainText`, cut to the length of a snippet; undefined when nothing is left. */
export function snippetOf(html: string | undefined): string | undefined {
  const text = plainText(html ?? '');
  if (text === '') return undefined;
  return text.length <= longest ? text : `${text.slice(0, longest).trimEnd()}…`;
}

/** Longest text that is kept of a feed, in UTF-16 units: a book of one's own is no news. */
const longestText = 60_000;

/** So many characters of plain text make an article, and no teaser. */
const shortestText = 80;

/**
 * An article's text as a feed has it: its content, or a summary that is written in paragraphs. Undefined for what is no
 * more than a teaser.
 */
export function fullTextOf(
  content: string | undefined,
  summary: string | undefined,
): string | undefined {
  const isParted = (summary?.match(/<(?:p|br|div|li)\b/gi)?.length ?? 0) > 1;
  const text = [content, isParted ? summary : undefined].find(
    (html) => plainText(html ?? '').length >= shortestText,
  );
  return text === undefined || text.length > longestText ? undefined : text;
}

/** An absolute http(s) URL, resolved against `base`; undefined for anything else. */
export function httpUrl(link: string | undefined, base: string): string | undefined {
  const text = link?.trim() ?? '';
  if (text === '' || !URL.canParse(text, base)) return undefined;
  const url = new URL(text, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
}
