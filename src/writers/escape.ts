/**
 * Escapers for text and URLs that come from pages, feeds and models. Whatever they hold, the result
 * shows as that text and does nothing else, in kramdown (Jekyll, with Liquid before it) and in
 * CommonMark with GitHub's extensions (Hugo, Astro, Eleventy, Hexo, MDX). What only one of them
 * understands is written as an entity, which all of them decode.
 */

// Control characters break feeds; separators end a line; direction marks can make a text read backwards; the rest are no characters.
const unprintable =
  // eslint-disable-next-line no-control-regex -- it is control characters that have to go
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const han = String.raw`[\u3000-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]`;
const brokenHan = new RegExp(`(?<=${han})\\s*[\\n\\r\\u2028\\u2029]\\s*(?=${han})`, 'g');

/** One line of printable text: white space to single spaces, none where a line broke between Han characters. */
export function cleanText(text: string): string {
  return text
    .replace(brokenHan, '')
    .replace(/\s+/g, ' ')
    .replace(unprintable, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  // `\]:` still makes a link definition in a kramdown list item.
  '[': '&#91;',
  ']': '&#93;',
  // Liquid, Nunjucks, Hugo's shortcodes, MDX and kramdown's attribute lists all start with a brace.
  '{': '&#123;',
  '}': '&#125;',
  // Neither has a backslash escape in every parser.
  '^': '&#94;',
  '~': '&#126;',
  // GitHub's parsers make a link of an address even without brackets.
  '@': '&#64;',
};

/** Escapes text for a paragraph, a list item, a heading, a link's text or emphasis. One line, no mark-up of its own. */
export function escapeText(text: string): string {
  return (
    cleanText(text)
      .replace(/[&<>[\]{}^~@\\`*_$|#"']/g, (c) => escapes[c] ?? `\\${c}`)
      // kramdown makes dashes and an ellipsis of these; nobody else does.
      .replace(/-(?=-)|(?<=-)-|\.(?=\.)|(?<=\.)\./g, String.raw`\$&`)
      .replace(/:(?=\/\/)/g, '&#58;')
      .replace(/(www)\./gi, '$1&#46;')
      .replace(/^(\d{1,9})([.)])/, String.raw`$1\$2`)
      .replace(/^[-+:=]/, String.raw`\$&`)
  );
}

const fullWidth: Readonly<Record<string, string>> = { '"': '”', "'": '’' };

/**
 * Text for the title of a link, `[x](url "…")`: parsers differ in what they decode there, so marks
 * of any syntax are replaced by their full-width forms.
 */
export function escapeTitle(text: string): string {
  return cleanText(text)
    .replace(/["'&<>[\]{}()\\`*_$|#~^@]/g, (c) => fullWidth[c] ?? widen(c))
    .replace(/:(?=\/\/)/g, widen(':'));
}

/** U+FF01 to U+FF5E are the full-width forms of U+0021 to U+007E. */
function widen(character: string): string {
  return String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0);
}

/**
 * A URL for `[x](…)`: absolute http(s), without a password, with every character percent-encoded
 * that ends a link, starts a table or is read as code. Undefined for any other scheme and for what
 * is no URL.
 */
export function escapeUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return undefined;
  parsed.username = '';
  parsed.password = '';
  return (
    parsed.href
      .replace(/[()[\]{}|\\<>"'`^*$~\s\p{C}]/gu, percentEncode)
      // `&copy;` in a destination is decoded by CommonMark.
      .replace(/(&#?\w+);/g, '$1%3B')
  );
}

function percentEncode(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}

/**
 * Text for a string of the front matter. Themes print those without escaping (`excerpt` in the feed
 * and in lists, `ai_summary` in a box), and jekyll-seo-tag reads them as Markdown, where `[x]` looks
 * for a link: brackets and braces become full-width.
 */
export function escapeFrontMatter(text: string): string {
  return cleanText(text).replace(/[<>{}[\]]/g, widen);
}
