/** The Markdown of a post as HTML, for pages, feeds and mail that no site generator makes. */
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

export interface Leads {
  /** Where a link or picture leads that is no address of the web; undefined where nothing is there. */
  readonly to: (path: string) => string | undefined;
}

const liquidUrl = /\{\{ "([^"{}\n]*)" \| relative_url \}\}/g;
const headingId = /<h([2-6])>(.*?)\s*\{#([\w-]+)\}<\/h\1>/g;
const anchor = /<a href="([^"]*)"([^>]*)>([\s\S]*?)<\/a>/g;
const picture = /<img src="([^"]*)"([^>]*)>/g;

/**
 * @param markdown without front matter; mark-up that a person put in goes through, except what GitHub's filter takes out
 */
export function htmlOf(markdown: string, { to }: Leads): string {
  const html = micromark(markdown.replace(liquidUrl, '$1'), {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml({ clobberPrefix: '' })],
  });
  const leads = (href: string): string | undefined =>
    /^(?:https?:|mailto:|#)/.test(href) ? href : to(href);
  return html
    .replace(headingId, '<h$1 id="$3">$2</h$1>')
    .replace(anchor, (_all, href: string, rest: string, text: string) => {
      const target = leads(href);
      return target === undefined ? text : `<a href="${target}"${rest}>${text}</a>`;
    })
    .replace(picture, (all, src: string, rest: string) => {
      const target = leads(src);
      return target === undefined
        ? ''
        : all.replace(`src="${src}"${rest}`, `src="${target}"${rest}`);
    });
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** A line of Markdown as it shows. */
export function shownText(markdown: string): string {
  return micromark(markdown)
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot);/g, (all, name: string) => named[name] ?? all)
    .trim();
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text for HTML and XML, attributes in double quotes included. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (c) => entities[c] ?? c);
}
