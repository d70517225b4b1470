/** Feeds of the user's own list: RSS, Atom, RDF and JSON Feed. They know no query, so items are filtered here. */
import { z } from 'zod';
import type { HitDate } from '../../model/hit.ts';
import type { Query } from '../../model/topic.ts';
import { readWrittenDate } from '../../time/written-date.ts';
import { ownerOf } from '../../text/urls.ts';
import { addDays, clearlyOutside } from '../days.ts';
import type { FeedBody, FeedItem } from '../reading/feed-body.ts';
import { readFeed } from '../reading/feed-items.ts';
import { belongs, matchField } from '../match.ts';
import { fullTextOf, plainText, snippetOf } from '../reading/plain-text.ts';
import { asSource, type Finding, type Parsed, type Source, type SourceAnswer } from '../source.ts';
import { httpAddress, someText, timeZone as zone } from '../spec-fields.ts';

const schema = z.strictObject({
  kind: z.literal('feed'),
  url: httpAddress,
  /** Outlet's name as printed in the post; default: the feed's own title. */
  name: someText.optional(),
  /** IANA zone for dates that carry none; default: that of a Chinese, Japanese or Korean feed, else the topic's. */
  timeZone: zone.optional(),
  match: matchField.optional(),
});
type FeedSpec = z.infer<typeof schema>;

/** The source `feed`: one GET of `spec.url`; hits are labelled with its host. */
export const feed: Source = asSource({
  kind: 'feed',
  spec: schema,
  can: { window: 'none', scripts: [], terms: 'each site’s own' },
  plan: (_query, { url }) => {
    const { host, pathname, search } = new URL(url);
    const request = { method: 'GET', url, kind: 'api', archive: true } as const;
    return [{ source: `feed:${host}`, address: pathname + search, request }];
  },
  parse,
});

function parse(answer: SourceAnswer, query: Query, spec: FeedSpec): Parsed {
  const body = readFeed(answer.text, answer.url);
  const { items } = body;
  const timeZone = spec.timeZone ?? zoneOf(body) ?? query.topic.timeZone;
  const outletOf = outletsIn(body, answer.url, spec);
  const dateOf = datesIn(body, timeZone, answer.at);
  const saysOf = textsIn(items);
  const findings: Finding[] = [];
  const undated: string[] = [];
  let linkless = 0;
  let elsewhere = 0;
  for (const item of items) {
    const { link, title, tags } = item;
    if (link === undefined) linkless++;
    else if (
      !belongs(spec.match ?? 'page', { title, texts: saysOf(item), tags }, query.topic.aliases)
    )
      elsewhere++;
    else {
      const dated = dateOf(item);
      if (dated.dateText !== undefined) undated.push(dated.dateText);
      const isOutside = clearlyOutside(dated.date, query.window);
      findings.push(finding(item, link, outletOf(item, link), dated, isOutside));
    }
  }
  const odd: string[] = [...body.odd];
  if (items.length === 0) odd.push('the feed has no items');
  if (linkless > 0) odd.push(`${linkless} of ${items.length} items have no usable link`);
  if (elsewhere > 0)
    odd.push(`${elsewhere} of ${items.length} items do not mention the topic and were left`);
  if (undated.length > 0)
    odd.push(`${undated.length} of ${items.length} dates prove nothing: ${listed(undated)}`);
  const dates = items.flatMap((item) => dateOf(item).date?.value ?? []);
  return { findings, odd, items: items.length, dates };
}

/** Languages whose countries keep one time. */
const zones: Readonly<Record<string, string>> = {
  zh: 'Asia/Shanghai',
  ja: 'Asia/Tokyo',
  ko: 'Asia/Seoul',
};

/** The zone of who writes, where the feed's language tells it: what it says of itself, else the script of its titles. */
function zoneOf({ language, items }: FeedBody): string | undefined {
  const titles = items.map(({ title }) => title);
  const most = (script: RegExp): boolean =>
    titles.filter((title) => script.test(title)).length * 2 > titles.length;
  const shown = most(/\p{Script=Hangul}/u)
    ? 'ko'
    : !most(/\p{Script=Han}/u)
      ? ''
      : titles.some((title) => /\p{Script=Hiragana}/u.test(title))
        ? 'ja'
        : 'zh';
  return zones[language?.trim().slice(0, 2).toLowerCase() ?? shown];
}

/** What is said of each item beside its title. A text that several have is none: 閱讀全文, the name of the feed. */
function textsIn(items: readonly FeedItem[]): (item: FeedItem) => readonly (string | undefined)[] {
  const titles = new Map<string, string>();
  const shared = new Set<string>();
  const all = items.flatMap(({ title, summary, content }) =>
    [summary, content].flatMap((text) => (text === undefined ? [] : { title, text })),
  );
  for (const { title, text } of all)
    if ((titles.get(text) ?? title) === title) titles.set(text, title);
    else shared.add(text);
  return ({ summary, content }) =>
    [summary, content].filter((text) => text !== undefined && !shared.has(text));
}

/** The first three, each once. */
function listed(texts: readonly string[]): string {
  const distinct = [...new Set(texts)];
  const more = distinct.length > 3 ? ', …' : '';
  return (
    distinct
      .slice(0, 3)
      .map((text) => `“${text}”`)
      .join(', ') + more
  );
}

/** A name, and whether it is that of the site to which the link leads. */
type Outlet = Pick<Finding, 'outlet' | 'isSitesName'>;

/**
 * Whose an item is, as far as the feed can say. Its title, and the name that the topic file gives it, are those of the
 * feed's own site: what it collects from others is theirs, whom the item itself may name. A name that a person gave
 * is also believed of a feed that lies elsewhere and has items of one owner only.
 */
function outletsIn(
  { title, site, items }: FeedBody,
  url: string,
  { url: asked, name }: FeedSpec,
): (item: FeedItem, itemUrl: string) => Outlet {
  const owners = new Set(items.flatMap(({ link }) => (link === undefined ? [] : ownerOf(link))));
  const own = new Set([asked, url, site ?? url].map(ownerOf));
  const itself = plainText(title ?? '');
  return (item, itemUrl) => {
    const publisher = plainText(item.publisher ?? '');
    // A publisher who is not the feed itself is another's, though the link passes through the feed's own site.
    const isOthers =
      publisher !== '' &&
      publisher !== itself &&
      (item.publisherUrl === undefined || !own.has(ownerOf(item.publisherUrl)));
    if (isOthers) return { outlet: publisher };
    const isOwn = own.has(ownerOf(itemUrl));
    const named = isOwn || owners.size === 1 ? name : undefined;
    const outlet = plainText(named ?? (publisher || (isOwn ? itself : '')));
    return outlet === '' ? {} : { outlet, isSitesName: true };
  };
}

function finding(
  item: FeedItem,
  url: string,
  outlet: Outlet,
  dated: Pick<Finding, 'date' | 'dateText'>,
  isOutside: boolean,
): Finding {
  const snippet = snippetOf(item.summary) ?? snippetOf(item.content);
  const text = isOutside ? undefined : fullTextOf(item.content, item.summary);
  return {
    url,
    title: plainText(item.title),
    ...outlet,
    ...(outlet.outlet === plainText(item.publisher ?? '') &&
      item.publisherUrl !== undefined && { site: item.publisherUrl }),
    ...dated,
    ...(snippet !== undefined && { snippet }),
    ...(text !== undefined && { text }),
  };
}

/** Days ahead of the server's clock from which on a date is none; an event of next month has a date of its own. */
const ahead = 366;

/**
 * When items were published. A date of change alone says when the feed saw the item, not when it was written; so does
 * one that all items share with the feed itself: that is when it was made.
 */
function datesIn(
  { items, built }: FeedBody,
  timeZone: string,
  now: string | undefined,
): (item: FeedItem) => Pick<Finding, 'date' | 'dateText'> {
  const latest = now === undefined ? '9999' : addDays(now.slice(0, 10), ahead);
  const read = (texts: readonly string[]): string | undefined => {
    // What names its day goes before what is counted from the moment of reading: 今天.
    for (const from of now === undefined ? [undefined] : [undefined, now])
      for (const text of texts) {
        const value = readWrittenDate(text, timeZone, from);
        if (value !== undefined && value.slice(0, 10) <= latest) return value;
      }
    return undefined;
  };
  const published = items.map((item) => read(item.published));
  const ofBuild = isOfBuild(published, read(built) ?? now);
  const dates = new Map<FeedItem, Pick<Finding, 'date' | 'dateText'>>();
  for (const [i, item] of items.entries()) {
    const own = published[i];
    const updated = own === undefined ? read(item.updated) : undefined;
    const date: HitDate | undefined =
      own !== undefined
        ? { value: own, kind: ofBuild ? 'seen' : 'published' }
        : updated === undefined
          ? undefined
          : { value: updated, kind: 'seen' };
    const unread = own === undefined || ofBuild ? item.published[0] : undefined;
    dates.set(item, {
      ...(date !== undefined && { date }),
      ...(unread !== undefined && { dateText: unread.slice(0, 60) }),
    });
  }
  return (item) => dates.get(item) ?? {};
}

/** Fewer may well have come out at one time. */
const fewest = 3;

/** Whether all items have one and the same time: that of the feed, or the midnight of its day. */
function isOfBuild(dates: readonly (string | undefined)[], built: string | undefined): boolean {
  const [first] = dates;
  if (first === undefined || built === undefined || dates.length < fewest) return false;
  if (dates.some((date) => date !== first)) return false;
  const isMidnight = first.includes('T00:00:00') && first.slice(0, 10) === built.slice(0, 10);
  return isMidnight || Date.parse(first) === Date.parse(built);
}
