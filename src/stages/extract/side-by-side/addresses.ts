/** Addresses that pages give for themselves, held against each other: a citation must lead to the page that was read. */
import { type Diagnostic, note } from '../../../diagnostics.ts';
import type { Article } from '../../../model/article.ts';
import { canonicalUrl } from '../../../text/urls.ts';
import { containment, shinglesOf, type Shingles } from '../../../text/similarity.ts';
import { groupBy } from './group-by.ts';
import { key } from '../facts/title.ts';

/** So much of the shorter text stands in the longer one where both are one article. */
const sameText = 0.5;
const runLength = 8;

interface Read {
  readonly article: Article;
  /** The address that was read. */
  readonly url: string;
}

/** An address that several different articles give, or that is a section's, gives way to the one that was read. */
export function settleAddresses(pages: readonly Read[]): {
  readonly articles: readonly Article[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const given = groupBy(pages, ({ article }) => canonicalUrl(article.url));
  const shared = new Set([...given].flatMap(([url, all]) => (differ(all) ? [url] : [])));
  const diagnostics: Diagnostic[] = [];
  const articles = pages.map(({ article, url }): Article => {
    if (article.url === url) return article;
    const why = shared.has(canonicalUrl(article.url))
      ? 'other articles give as well'
      : !namesAnArticle(article.url) && (namesAnArticle(url) || liesAbove(article.url, url))
        ? 'is that of a section'
        : undefined;
    if (why === undefined) return article;
    diagnostics.push(
      note('extract.address', article.id, `gives the address ${article.url}, which ${why}`),
    );
    return { ...article, url };
  });
  return { articles, diagnostics };
}

function differ([first, ...others]: readonly Read[]): boolean {
  if (first === undefined || others.length === 0) return false;
  const text = shinglesOfText(first.article);
  return others.some(({ article }) => {
    const other = shinglesOfText(article);
    return Math.max(containment(text, other), containment(other, text)) < sameText;
  });
}

function shinglesOfText({ blocks }: Article): Shingles {
  return shinglesOf([...key(blocks.map((block) => block.text).join(''))], runLength);
}

/** A year, a month, a day, or all of them: sections are kept by day as well. */
const dayLike = /^(?:\d{1,2}|(?:19|20)\d\d(?:\d\d){0,2}|(?:19|20)\d\d-\d\d(?:-\d\d)?)$/;

/** Ends of addresses that say in which form a page is shown. */
const forms = /^(?:amp|print|mobile|m|index\.\w+)$/i;

/** The path, without what only says in which form. */
function segmentsOf(url: string): readonly string[] {
  return new URL(canonicalUrl(url)).pathname
    .split('/')
    .filter((segment) => segment !== '' && !forms.test(segment));
}

/** Whether an address tells one article from others: a number, a headline, a file or a query in it. */
function namesAnArticle(url: string): boolean {
  return (
    new URL(canonicalUrl(url)).search !== '' ||
    segmentsOf(url)
      .filter((segment) => !dayLike.test(segment))
      .some(
        (segment) =>
          /\d{3}|\.s?html?$/i.test(segment) ||
          segment.split(/[-_]/).length > 3 ||
          segment.length > 24,
      )
  );
}

/** Whether an address is nearer to the root than the page's, and no shorter name of it: `/news/` of `/c/3`, not `/qwen` of `/amp/qwen`. */
function liesAbove(address: string, page: string): boolean {
  const [there, here] = [segmentsOf(address), segmentsOf(page)];
  return there.length < here.length && there.at(-1) !== here.at(-1) && !/\d/.test(there.join('/'));
}
