/** When a page was published and changed, with the place where that is written. */
import type { ArticleDate } from '../../../model/article.ts';
import type { Clue } from './clues.ts';
import type { Head } from './head.ts';
import type { LinkedData } from './json-ld.ts';
import { dateInNumber, dateInUrl, readDate } from '../../../time/date-in-text.ts';

const publishedMeta = [
  'article:published_time', 'og:published_time', 'og:article:published_time', 'bytedance:published_time', 'weibo:article:create_at', 'datepublished', 'parsely-pub-date',
  'sailthru.date', 'article.published', 'published-date', 'publishdate', 'publish-date', 'publish_date', 'pubdate', 'pub_date', 'publication_date', 'dc.date.issued',
  'dcterms.created', 'dc.date.created', 'cxenseparse:recs:publishtime', 'article:published', 'publishtime', 'publish_time', 'article_date_original', 'og:release_date', 'og:pubdate', 'apub:time',
]; // prettier-ignore
/** Names that some systems fill with the day of the build or of the view. */
const vagueMeta = ['date', 'dc.date', 'dcterms.date', 'displaydate', 'datecreated', 'og:time'];
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
  const marked = markedDate(page.clues, at);
  const shown = marked ?? shownDate(page.clues, at);
  const path = at(dateInUrl(page.url), 'url');
  // A page without dated metadata may show today's day in its head; the path keeps the article's.
  const stale = path !== undefined && shown?.value.startsWith(path.value) !== true;
  const written =
    at(page.data?.published, 'json-ld') ??
    fromMeta(publishedMeta) ??
    marked ??
    (stale ? path : shown) ??
    fromMeta(vagueMeta) ??
    at(dateInNumber(page.url), 'url') ??
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

type ReadAt = (text: string | undefined, evidence: string) => ArticleDate | undefined;

function readClue(clue: Clue, at: ReadAt): ArticleDate | undefined {
  const evidence = clue.what === 'time' ? 'time element' : 'near the headline';
  return at(clue.value, evidence) ?? at(clue.text, evidence);
}

/** A time that the page marks as the one of publication. */
function markedDate(clues: readonly Clue[], at: ReadAt): ArticleDate | undefined {
  const marked = clues.filter(
    (clue) => clue.itemprop.includes('published') || clue.itemprop === 'pubdate',
  );
  return firstOf(marked, (clue) => readClue(clue, at));
}

/** The first one after the headline, then the last one before it. */
function shownDate(clues: readonly Clue[], at: ReadAt): ArticleDate | undefined {
  const headline = clues.find((clue) => clue.what === 'h1')?.at ?? -1;
  const plain = clues.filter(
    (clue) =>
      (clue.what === 'time' || clue.what === 'date' || clue.what === 'byline') &&
      !clue.itemprop.includes('modified') &&
      !changed.test(clue.text.slice(0, 12)),
  );
  const after = plain.filter((clue) => clue.at > headline && clue.at < headline + 400);
  const before = plain
    .filter((clue) => clue.at <= headline && clue.at > headline - 30)
    .toReversed();
  const read = (clue: Clue): ArticleDate | undefined => readClue(clue, at);
  return (
    firstOf([...after, ...before], read) ?? (headline === -1 ? firstOf(plain, read) : undefined)
  );
}
