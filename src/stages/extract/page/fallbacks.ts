/**
 * What stands in elements that browsers show only in the place of something else, or that scripts fill pages from.
 * Mostly it is nothing; on some pages it is the article.
 */
import { weight } from './measure.ts';
import { endOfTag, findClose } from './tag-scan.ts';

/** Elements whose content is markup, shown where scripts are off or an object can't be. */
const markup: ReadonlySet<string> = new Set(['noscript', 'template', 'object']);
/** Elements whose content is text, which scripts write into the page as markup. */
const escaped: ReadonlySet<string> = new Set(['textarea', 'script']);
const templateScript =
  /type\s*=\s*["']?text\/(?:x-|ng-)?(?:html|template|tmpl|handlebars|mustache)/i;

/** Whether the content of this element may be such a fallback. */
export function isFallback(name: string, tag: string): boolean {
  return markup.has(name) || name === 'textarea' || (name === 'script' && templateScript.test(tag));
}

/** Weight of the text in paragraphs or lines; 0 where there is no sentence. */
export function proseIn(content: string): number {
  if (content.length < 100) return 0;
  const text = unescape(content)
    .replace(/<(script|style)\b[^>]*>[\s\S]{0,200000}?<\/\1/gi, ' ')
    .replace(/<[^>]{0,2000}>/g, ' ')
    .replace(/\s+/g, ' ');
  return /[.!?。！？]/.test(text) ? weight(text.trim()) : 0;
}

/** The page with those elements opened: their content stands where they stood. */
export function openFallbacks(html: string): string {
  const out: string[] = [];
  const unclosed = new Set<string>();
  let kept = 0;
  const tags = /<(\/?)(noscript|template|object|textarea|script)\b/gi;
  for (let found = tags.exec(html); found !== null; found = tags.exec(html)) {
    const name = (found[2] ?? '').toLowerCase();
    const end = Math.abs(endOfTag(html, found.index));
    if (markup.has(name)) {
      out.push(html.slice(kept, found.index), found[1] === '/' ? '</div>' : '<div>');
      kept = end;
      continue;
    }
    if (found[1] === '/' || unclosed.has(name)) continue;
    const close = findClose(html, name, end);
    if (close === -1) {
      unclosed.add(name);
      continue;
    }
    tags.lastIndex = close;
    if (!isFallback(name, html.slice(found.index, end)) || !escaped.has(name)) continue;
    out.push(html.slice(kept, found.index), '<div>', unescape(html.slice(end, close)), '</div>');
    kept = Math.abs(endOfTag(html, close));
  }
  out.push(html.slice(kept));
  return out.join('');
}

function unescape(content: string): string {
  if (!/&lt;\/?[a-z]/i.test(content)) return content;
  return content
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
