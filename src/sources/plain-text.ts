/** HTML snippets of feeds as one line of text, and their links. */
import { load } from 'cheerio/slim';

/** Longest snippet kept, in UTF-16 units: enough to see what a hit is about. */
const longest = 500;

const blockEdge = /<(?:br|\/p|\/div|\/li|\/td|\/tr|\/h[1-6])\b[^>]*>/gi;

/** One line of text out of a title or snippet that may hold tags and entities. */
export function plainText(html: string): string {
  let text = html;
  if (/[<&]/.test(html)) {
    const $ = load(
      html.replace(blockEdge, (tag) => `${tag} `),
      null,
      false,
    );
    $('script, style').remove();
    text = $.text();
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
