/** The text that a feed has of an article, as the HTML of a page: it serves where the article's own page refuses. */
import type { Hit } from '../../model/hit.ts';
import { plainAsHtml } from './plain-text.ts';

/** Undefined where the feed has no more than a summary. */
export function feedPage({ title, text }: Hit): string | undefined {
  if (text === undefined) return undefined;
  const heading = plainAsHtml(title);
  const body = /<(?:p|div|li|table)\b/i.test(text)
    ? text
    : text
        .split(/(?:<br\s*\/?>\s*|\n\s*){1,20}/i)
        .map((line) => `<p>${line}</p>`)
        .join('\n');
  return `<!doctype html><html><head><meta charset="utf-8"><title>${heading}</title></head><body><article><h1>${heading}</h1>\n${body}\n</article></body></html>`;
}
