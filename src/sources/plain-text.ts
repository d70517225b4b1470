/** HTML snippets of feeds as one line of text, and their links. */
import { load } from 'cheerio/slim';

/** Longest snippet kept, in UTF-16 units: enough to see what a hit is about. */
const longest = 500;

/** How much of a text is looked at: some feeds carry whole books, and worse. */
const lookedAt = 20_000;

const unseen = /<(script|style)\b[^<>]{0,500}>[\s\S]*?<\/\1\s*>/gi;
const blockEdge = /<(?:br|\/p|\/div|\/li|\/td|\/tr|\/h[1-6])\b[^<>]{0,500}>/gi;
const tag = /<(?:!--[^<>]*--|[/!?]?[a-z][^<>]{0,5000})>/gi;

/**
 * One line of text out of a title or snippet that may hold tags and entities. Tags go by pattern
 * and not by a parser, whose recursion a hostile feed could exhaust; what is left holds none.
 */
export function plainText(html: string): string {
  let text = html.slice(0, lookedAt);
  if (/[<&]/.test(text)) {
    text = text.replace(unseen, ' ').replace(blockEdge, ' ').replace(tag, '');
    text = load(text.replaceAll('<', '&lt;'), null, false).text();
  }
  return text.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim();
}

/** `plainText`, cut to the length of a snippet; undefined when nothing is left. */
export function snippetOf(html: string | undefined): string | undefined {
  const text = plainText(html ?? '');
  if (text === '') return undefined;
  return text.length <= longest ? text : `${text.slice(0, longest).trimEnd()}…`;
}

/** An absolute http(s) URL, resolved against `base`; undefined for anything else. */
export function httpUrl(link: string | undefined, base: string): string | undefined {
  const text = link?.trim() ?? '';
  if (text === '' || !URL.canParse(text, base)) return undefined;
  const url = new URL(text, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
}
