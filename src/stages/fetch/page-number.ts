/** Which page of an article an address names, told from the address of its first page. */

/** Query parameters that count pages. `cpage` counts pages of comments and is not here. */
const counters = new Set([
  'page',
  'p',
  'pg',
  'pn',
  'paged',
  'pageno',
  'page_no',
  'pagenum',
  'page_num',
  'pagenumber',
  'currentpage',
]);

/** What may stand behind the path of the first page, before its extension: `/2`, `/page/2`, `_2`, `-page-2`, `p2`. */
const suffix = /^(?:\/(?:page[/_-]?|p)?|[_-](?:page[_-]?|p)?)(\d{1,2})$/i;

interface Parts {
  readonly stem: string;
  readonly extension: string;
}

function partsOf(path: string): Parts {
  const found = /\.(?:s?html?|php|aspx?|jsp)$/i.exec(path);
  const extension = found?.[0] ?? '';
  const stem = path.slice(0, path.length - extension.length).replace(/\/+$/, '');
  return { stem, extension };
}

function host(url: URL): string {
  return url.hostname.replace(/^www\./, '');
}

/** Query without counters, sorted; and the number that the counters give. */
function queryOf(url: URL): { readonly rest: string; readonly count: number | undefined } {
  const rest: string[] = [];
  let count: number | undefined;
  for (const [name, value] of url.searchParams) {
    if (counters.has(name.toLowerCase()) && /^\d{1,2}$/.test(value)) count = Number(value);
    else rest.push(`${name}=${value}`);
  }
  return { rest: rest.sort().join('&'), count };
}

/**
 * The number of the page that `url` names in the article whose first page is `first`; undefined where it names
 * none: another host, another path, another article. The number comes behind the whole path of the first page or
 * as a parameter, so `/news/124` is no page of `/news/123`.
 */
export function pageNumber(first: URL, url: URL): number | undefined {
  if (!/^https?:$/.test(url.protocol) || host(first) !== host(url)) return undefined;
  const [own, other] = [queryOf(first), queryOf(url)];
  if (own.rest !== other.rest || (own.count ?? 1) !== 1) return undefined;
  const [here, there] = [partsOf(first.pathname), partsOf(url.pathname)];
  // A root has no pages of an article, only of a list.
  if (here.stem === '') return undefined;
  if (here.stem === there.stem && here.extension === there.extension) return other.count;
  if (!there.stem.startsWith(here.stem) || other.count !== own.count) return undefined;
  // `story.html` goes on at `story_2.html` or at `story.html/2`.
  const behind = there.stem.slice(here.stem.length);
  const found =
    here.extension === there.extension
      ? suffix.exec(behind)
      : suffix.exec(
          there.stem.startsWith(first.pathname) ? there.stem.slice(first.pathname.length) : '',
        );
  return found?.[1] === undefined ? undefined : Number(found[1]);
}
