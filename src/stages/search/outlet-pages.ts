/** What outlets themselves list: their feeds, then the news sitemaps that their robots.txt names. */
import { FetchFailure } from '../../errors.ts';
import type { Fetcher } from '../../ports.ts';
import { readFeed } from '../../sources/feed-items.ts';
import { httpUrl, plainText } from '../../sources/plain-text.ts';
import { UnreadableAnswerError, type Finding } from '../../sources/source.ts';
import { decodeData } from '../../text/charset.ts';
import { readWrittenDate } from '../../time/written-date.ts';

/** A feed of an outlet's own. */
export interface OutletFeed {
  readonly feed: string;
  /** IANA zone for dates that carry none; default: the topic's zone. */
  readonly timeZone?: string;
}

/** Sitemaps read of one outlet: its news are in the first. */
const mostSitemaps = 2;
const mostListed = 5_000;

/** The items of a feed's text, the topic unasked; throws `UnreadableAnswerError`. */
export function listedInFeed(text: string, base: string, timeZone: string): readonly Finding[] {
  return readFeed(text, base).items.flatMap(({ title, link, published, updated, publisher }) => {
    const value = readWrittenDate(published[0] ?? updated[0] ?? '', timeZone);
    const outlet = plainText(publisher ?? '');
    if (link === undefined || title === '') return [];
    return [
      {
        url: link,
        title: plainText(title),
        ...(outlet !== '' && { outlet }),
        ...(value !== undefined && { date: { value, kind: 'published' as const } }),
      },
    ];
  });
}

/** Nothing where the feed can't be had: the link that is sought is then not found there. */
export async function askFeed(
  { feed, timeZone }: OutletFeed,
  zone: string,
  fetcher: Fetcher,
): Promise<readonly Finding[]> {
  const answer = await textAt(feed, fetcher);
  if (answer === undefined) return [];
  try {
    return listedInFeed(answer.text, answer.url, timeZone ?? zone);
  } catch (error) {
    if (error instanceof UnreadableAnswerError) return [];
    throw error;
  }
}

/** The articles of the outlet's news sitemaps. Those that name no headline are of no use here. */
export async function askSitemaps(
  site: string,
  timeZone: string,
  fetcher: Fetcher,
): Promise<readonly Finding[]> {
  const robots = await textAt(new URL('/robots.txt', site).href, fetcher);
  if (robots === undefined) return [];
  const named = [...robots.text.matchAll(/^[ \t]*sitemap[ \t]*:[ \t]*(\S+)/gim)];
  let waiting = ofNews(named.flatMap(([, link]) => httpUrl(link, robots.url) ?? []));
  const findings: Finding[] = [];
  for (let read = 0; read < mostSitemaps && findings.length === 0; read++) {
    const [next, ...later] = waiting;
    const answer = next === undefined ? undefined : await textAt(next, fetcher);
    waiting = later;
    if (answer === undefined) continue;
    findings.push(...listedInSitemap(answer.text, answer.url, timeZone));
    const inner = elementsOf(answer.text, 'sitemap').map((one) => textIn(one, 'loc'));
    waiting = [...ofNews(inner.flatMap((link) => httpUrl(link, answer.url) ?? [])), ...waiting];
  }
  return findings;
}

/** Those whose address speaks of news, or the first where none does: others hold every page since the site began. */
function ofNews(urls: readonly string[]): readonly string[] {
  const speaking = urls.filter((url) => /news|latest|recent|today/i.test(new URL(url).pathname));
  return speaking.length > 0 ? speaking : urls.slice(0, 1);
}

/** Entries of a news sitemap (`news:title`, `news:publication_date`); others are left out. */
export function listedInSitemap(text: string, base: string, timeZone: string): readonly Finding[] {
  return elementsOf(text, 'url').flatMap((entry) => {
    const news = textIn(entry, 'news') ?? '';
    const url = httpUrl(plainText(textIn(entry, 'loc') ?? ''), base);
    const title = plainText(textIn(news, 'title') ?? '');
    const value = readWrittenDate(textIn(news, 'publication_date') ?? '', timeZone);
    if (url === undefined || title === '' || value === undefined) return [];
    return [{ url, title, date: { value, kind: 'published' as const } }];
  });
}

function elementsOf(text: string, name: string): readonly string[] {
  const parts = text.split(new RegExp(`<${name}(?=[\\s>])`, 'i')).slice(1, mostListed + 1);
  return parts.map((part) => part.split(new RegExp(`</${name}\\s*>`, 'i'))[0] ?? '');
}

/** The text of an element, whatever its namespace's prefix. */
function textIn(xml: string, name: string): string | undefined {
  const found = new RegExp(`<(?:\\w+:)?${name}\\b[^>]*>([^]*?)</(?:\\w+:)?${name}\\s*>`, 'i').exec(
    xml,
  )?.[1];
  return found?.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, '').trim();
}

async function textAt(
  url: string,
  fetcher: Fetcher,
): Promise<{ readonly text: string; readonly url: string } | undefined> {
  try {
    const response = await fetcher.fetch({ method: 'GET', url, kind: 'api' });
    if (response.status !== 200) return undefined;
    const { text } = decodeData(response.body, response.headers['content-type']);
    return { text, url: response.url };
  } catch (error) {
    if (error instanceof FetchFailure) return undefined;
    throw error;
  }
}
