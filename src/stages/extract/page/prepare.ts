/**
 * One pass over the raw HTML before any parser sees it. It takes out what no reader sees (scripts,
 * styles, comments, inline data), keeps the metadata aside, and bounds depth and size, so that the
 * parsers, which are costly and recurse, only meet pages that they can bear.
 */
import { isFallback, proseIn } from './fallbacks.ts';
import { endOfTag, endsParagraph, findClose, flat, nameAt } from './tag-scan.ts';

/** Deeper tags are left out, their text stays. Blink caps its tree at 512 too (kMaximumHTMLParserDOMTreeDepth). */
const maxDepth = 256;
/** A tag longer than this in characters keeps its name only: inline data or an attack. */
const maxTag = 16_384;
/** Tags and characters of what is left; the largest news pages measured have 12,000 tags and half a million characters. */
const maxTags = 150_000;
const maxLength = 12_000_000;

/** Elements left out together with their content. */
const skipped = new Set([
  'script',
  'style',
  'noscript',
  'svg',
  'template',
  'iframe',
  'object',
  'canvas',
  'math',
  'audio',
  'video',
  'select',
  'textarea',
  'map',
]);
/** Left out as tags; the skeleton is written anew, since broken pages have two of them. */
const skeleton = new Set(['html', 'head', 'body']);

function isPlayer(name: string, tag: string): boolean {
  if (name === 'audio' || name === 'video') return true;
  return name === 'iframe' && /player|embed|podcast|youtube|vimeo|spotify|soundcloud/i.test(tag);
}

/** A page made fit for the parsers. */
export interface Prepared {
  /** A whole document without head, ready to parse. */
  readonly html: string;
  /** `<meta>`, `<link>`, `<title>` of the page, wherever they stood. */
  readonly head: string;
  /** Texts of `application/ld+json` scripts. */
  readonly jsonLd: readonly string[];
  /** Weight of the prose in elements that are shown in the place of something else, which is left out. */
  readonly fallback: number;
  /** Texts of the style sheets in the page, those for print left out. */
  readonly styles: readonly string[];
  /** `lang` of `<html>`, or ''. */
  readonly lang: string;
  /** Characters of inline script and style that were taken out. */
  readonly removed: number;
  /** A film or a sound was among it: `audio`, `video`, or a frame of a player. */
  readonly plays: boolean;
}

/** Thrown for a page that is refused before parsing. */
export class PageTooLarge extends Error {
  override readonly name = 'PageTooLarge';
}

/** Throws `PageTooLarge` when what is left is still beyond the limits. */
export function prepare(html: string): Prepared {
  const out: string[] = [];
  const head: string[] = [];
  const jsonLd: string[] = [];
  const styles: string[] = [];
  let lang = '';
  let removed = 0;
  let fallback = 0;
  let plays = false;
  let depth = 0;
  let tags = 0;
  let inParagraph = false;
  let length = 0;
  let at = 0;
  // Names whose end tag does not come any more: no second search to the end of the page.
  const unclosed = new Set<string>();
  const closeOf = (name: string, from: number): number => {
    if (unclosed.has(name)) return -1;
    const close = findClose(html, name, from);
    if (close === -1) unclosed.add(name);
    return close;
  };
  const keep = (text: string): void => {
    length += text.length;
    if (text !== '') out.push(text);
  };
  const keepTag = (tag: string): void => {
    tags++;
    keep(tag);
  };
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open === -1) {
      keep(html.slice(at));
      break;
    }
    keep(html.slice(at, open));
    if (html.startsWith('<!--', open)) {
      const close = html.indexOf('-->', open + 4);
      at = close === -1 ? html.length : close + 3;
      continue;
    }
    const closing = html.charCodeAt(open + 1) === 47;
    const name = nameAt(html, open + (closing ? 2 : 1));
    if (name === '') {
      // `<!doctype`, `<?xml`, or a bare `<` in the text.
      const odd = html.charCodeAt(open + 1);
      if (odd === 33 || odd === 63) at = Math.abs(endOfTag(html, open));
      else {
        keep('&lt;');
        at = open + 1;
      }
      continue;
    }
    const found = endOfTag(html, open);
    const end = Math.abs(found);
    at = end;
    if (tags > maxTags) throw new PageTooLarge(`more than ${maxTags} tags`);
    if (length > maxLength) throw new PageTooLarge(`more than ${maxLength} characters of markup`);
    let tag = html.slice(open, end);
    if (found < 0 || tag.length > maxTag) tag = `<${closing ? '/' : ''}${name}>`;
    if (inParagraph && endsParagraph.has(name)) {
      if (!closing) keep('</p>');
      inParagraph = false;
    }
    if (closing) {
      if (skipped.has(name) || skeleton.has(name)) continue;
      if (!flat.has(name)) {
        depth = Math.max(0, depth - 1);
        if (depth >= maxDepth) continue;
      }
      keepTag(tag);
    } else if (skipped.has(name)) {
      // A declared shadow root is shown like any other part of the page.
      if (name === 'template' && /\sshadowroot(?:mode)?\s*=/i.test(tag)) continue;
      if (tag.endsWith('/>') && name !== 'script' && name !== 'style') continue;
      const close = closeOf(name, end);
      const stop = close === -1 ? html.length : close;
      plays ||= isPlayer(name, tag);
      if (name === 'script' && /ld\+json/i.test(tag)) jsonLd.push(html.slice(end, stop));
      if (name === 'style' && close !== -1 && !/media\s*=\s*["']?\s*print/i.test(tag))
        styles.push(html.slice(end, stop));
      // An end tag that never comes: browsers lose the rest for scripts, but not for the others.
      if (close === -1 && name !== 'script' && name !== 'style' && name !== 'textarea') continue;
      if (close !== -1 && isFallback(name, tag)) fallback += proseIn(html.slice(end, close));
      removed += stop - end;
      at = close === -1 ? html.length : Math.abs(endOfTag(html, close));
    } else if (name === 'title') {
      const close = closeOf(name, end);
      const stop = close === -1 || close - end > 2000 ? end : close;
      head.push('<title>', html.slice(end, stop), '</title>');
      at = stop === end ? end : Math.abs(endOfTag(html, close));
    } else if (name === 'meta' || name === 'link') {
      head.push(tag);
      // Microdata in the body is kept where it stands, too.
      if (name === 'meta' && tag.includes('itemprop')) keepTag(tag);
    } else if (skeleton.has(name)) {
      if (name === 'html' && lang === '')
        lang = /\slang\s*=\s*["']?([a-z]{2,3}(?:[-_][a-z0-9]+)*)/i.exec(tag)?.[1] ?? '';
    } else {
      if (!flat.has(name) && !tag.endsWith('/>')) {
        depth++;
        if (depth > maxDepth) continue;
      }
      inParagraph ||= name === 'p';
      keepTag(tag);
    }
  }
  return {
    html: `<!doctype html><html><head></head><body>${out.join('')}</body></html>`,
    head: head.join(''),
    jsonLd,
    styles,
    fallback,
    lang,
    removed,
    plays,
  };
}
