/** The link from one page of an article to the next, as far as the page says that it is one. */
import { Parser } from 'htmlparser2';
import { pageNumber } from './page-number.ts';

/** Words on a link to the next page; a link to the next story has others, and another address. */
const nextWords =
  /^(?:下一?[頁页]|次の?ページ(?:へ)?|次へ|next(?: page)?|continue(?: reading)?|第\s*\d+\s*[頁页])?\s*[>›»→]*$/i;
const comments = /(?:^|[\s_-])(?:comments?|commentlist|disqus|respond|replies)(?:$|[\s_-])/i;

interface Link {
  readonly url: string;
  text: string;
}

function resolve(href: string, base: URL): URL | undefined {
  return URL.canParse(href, base.href) ? new URL(href, base.href) : undefined;
}

/** A quick look, without a parser: most pages have no such address anywhere. */
function isMentioned(html: string, here: URL, first: URL, number: number): boolean {
  for (const [, href = ''] of html.matchAll(/href\s*=\s*["']?([^"'\s>]{1,2000})/gi)) {
    if (!href.includes(String(number))) continue;
    const url = resolve(href.replaceAll('&amp;', '&'), here);
    if (url !== undefined && pageNumber(first, url) === number) return true;
  }
  return false;
}

/**
 * The address of page `number` of the article that begins at `first`, read off the page at `here`: marked
 * `rel=next`, or a link that shows the number or says “next page”, outside the comments. Undefined where there
 * is none.
 */
export function nextPage(
  html: string,
  here: string,
  first: string,
  number: number,
): string | undefined {
  if (!URL.canParse(here) || !URL.canParse(first)) return undefined;
  const [base, start] = [new URL(here), new URL(first)];
  if (!isMentioned(html, base, start, number)) return undefined;
  let marked: string | undefined;
  let shown: string | undefined;
  let open: Link | undefined;
  let depth = 0;
  let commentsFrom = Infinity;
  const parser = new Parser({
    onopentag: (name, { href, rel, class: names, id }) => {
      depth++;
      if (comments.test(`${names ?? ''} ${id ?? ''}`) && name !== 'body' && name !== 'html')
        commentsFrom = Math.min(commentsFrom, depth);
      if ((name !== 'a' && name !== 'link') || href === undefined || depth >= commentsFrom) return;
      const url = resolve(href, base);
      if (url === undefined || pageNumber(start, url) !== number) return;
      url.hash = '';
      if (/(?:^|\s)next(?:\s|$)/i.test(rel ?? '')) marked ??= url.href;
      else if (name === 'a') open = { url: url.href, text: '' };
    },
    ontext: (text) => {
      if (open !== undefined) open.text += text;
    },
    onclosetag: (name) => {
      depth--;
      if (depth < commentsFrom) commentsFrom = Infinity;
      if (name !== 'a' || open === undefined) return;
      const text = open.text.replace(/[\s\u00a0]+/g, ' ').trim();
      if (text === String(number) || (text !== '' && nextWords.test(text))) shown ??= open.url;
      open = undefined;
    },
  });
  parser.end(html);
  return marked ?? shown;
}
