/** When a page was published and changed, with the place where that is written. */
import type { ArticleDate } from '../../model/article.ts';
import type { Clue } from './clues.ts';
import type { Head } from './head.ts';
import type { LinkedData } from './json-ld.ts';
import { dateInUrl, readDate } from './written-date.ts';

const publishedMeta = [
  'article:published_time', 'og:published_time', 'og:article:published_time', 'bytedance:published_time', 'weibo:article:create_at', 'datepublished', 'parsely-pub-date',
  'sailthru.date', 'article.published', 'published-date', 'publishdate', 'publish-date', 'publish_date', 'pubdate', 'pub_date', 'publication_date', 'dc.date.issued',
  'dcterms.created', 'dc.date.created', 'dcterms.date', 'dc.date', 'cxenseparse:recs:publishtime', 'article:published', 'publishtime', 'publish_time', 'displaydate', 'article_date_original', 'og:release_date', 'datecreated', 'date', 'og:pubdate', 'apub:time', 'og:time',
]; // prettier-ignore
const modifiedMeta = [
  'article:modified_time', 'og:updated_time', 'og:modified_time', 'bytedance:updated_time', 'weibo:article:update_at', 'datemodified', 'lastmod', 'last-modified', 'dcterms.modified', 'modified_date', 'article:updated_time',
]; // prettier-ignore

/** A time is absent where the page gives no whole date. */
export interface PageDates {
  readonly published?: ArticleDate;
  readonly modified?: ArticleDate;
}

/** Words before a date that make it the day of a change, not of publication. */
const changed = /updat|modif|更新|修改|最后/i;

/**
 * In the order of trust: JSON-LD, meta, marked-up times, what stands near the headline, the URL, the first lines of the text.
 * `lines` are the first blocks of the page in reading order.
 */
export function readDates(
  page: {
    readonly head: Head;
    readonly data: LinkedData | undefined;
    readonly clues: readonly Clue[];
    readonly url: string;
    readonly lines: readonly string[];
  },
  zone: string | undefined,
): PageDates {
  const at = (text: string | undefined, evidence: string): ArticleDate | undefined => {
    const value = text === undefined ? undefined : readDate(text, zone);
    return value === undefined ? undefined : { value, evidence };
  };
  const fromMeta = (names: readonly string[]): ArticleDate | undefined => {
    for (const name of names)
      for (const content of page.head.meta.get(name) ?? []) {
        const found = at(content, `meta ${name}`);
        if (found !== undefined) return found;
      }
    return undefined;
  };
  const shown = shownDate(page.clues, at);
  const written =
    at(page.data?.published, 'json-ld') ??
    fromMeta(publishedMeta) ??
    shown ??
    at(dateInUrl(page.url), 'url') ??
    firstOf(page.lines, (line) => (line.length < 200 ? at(line, 'text') : undefined));
  // Metadata may know the day only, where the page shows the hour.
  const finer =
    written?.value.length === 10 &&
    shown !== undefined &&
    shown.value.startsWith(`${written.value}T`);
  const published = finer ? shown : written;
  const modified = at(page.data?.modified, 'json-ld') ?? fromMeta(modifiedMeta);
  return {
    ...(published === undefined ? {} : { published }),
    ...(modified === undefined ? {} : { modified }),
  };
}

function firstOf<T, R>(list: readonly T[], read: (item: T) => R | undefined): R | undefined {
  for (const item of list) {
    const found = read(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Marked-up first, then the first one after the headline, then the last one before it. */
function shownDate(
  clues: readonly Clue[],
  at: (text: string | undefined, evidence: string) => ArticleDate | undefined,
): ArticleDate | undefined {
  const headline = clues.find((clue) => clue.what === 'h1')?.at ?? -1;
  const dated = clues.filter(
    (clue) => clue.what === 'time' || clue.what === 'date' || clue.what === 'byline',
  );
  const read = (clue: Clue): ArticleDate | undefined => {
    const evidence = clue.what === 'time' ? 'time element' : 'near the headline';
    return at(clue.value, evidence) ?? at(clue.text, evidence);
  };
  const marked = firstOf(
    dated.filter((clue) => clue.itemprop.includes('published') || clue.itemprop === 'pubdate'),
    read,
  );
  if (marked !== undefined) return marked;
  const plain = dated.filter(
    (clue) => !clue.itemprop.includes('modified') && !changed.test(clue.text.slice(0, 12)),
  );
  const after = plain.filter((clue) => clue.at > headline && clue.at < headline + 400);
  const before = plain
    .filter((clue) => clue.at <= headline && clue.at > headline - 30)
    .toReversed();
  return (
    firstOf([...after, ...before], read) ?? (headline === -1 ? firstOf(plain, read) : undefined)
  );
}
