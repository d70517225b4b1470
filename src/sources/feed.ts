/** Feeds of the user's own list: RSS, Atom, RDF and JSON Feed. They know no query, so items are filtered here. */
import type { HitDate } from '../model/hit.ts';
import type { Query } from '../model/topic.ts';
import { mayBelong } from './aliases.ts';
import { parseFeedDate } from './feed-dates.ts';
import { ownerOf } from '../text/urls.ts';
import { readFeed, type FeedBody, type FeedItem } from './feed-items.ts';
import { httpUrl, plainText, snippetOf } from './plain-text.ts';
import type { Finding, Parsed, Source, SourceAnswer, SpecOf } from './source.ts';

type FeedSpec = SpecOf<'feed'>;

/** The source `feed`: one GET of `spec.url`; hits are labelled with its host. */
export const feed: Source<FeedSpec> = {
  plan: (_query, spec) => [
    {
      source: `feed:${new URL(spec.url).host}`,
      request: { method: 'GET', url: spec.url, kind: 'api' },
    },
  ],
  parse,
};

function parse(answer: SourceAnswer, query: Query, spec: FeedSpec): Parsed {
  const body = readFeed(answer.text);
  const timeZone = spec.timeZone ?? query.topic.timeZone;
  const outletOf = outletsIn(body, answer.url, spec);
  const findings: Finding[] = [];
  let linkless = 0;
  let elsewhere = 0;
  for (const item of body.items) {
    const url = httpUrl(item.link, answer.url);
    if (url === undefined) linkless++;
    else if (!mayBelong(item.title, [item.summary, item.content], query.topic.aliases)) elsewhere++;
    else findings.push(finding(item, url, outletOf(item, url), timeZone));
  }
  const odd: string[] = [];
  if (body.left > 0) odd.push(`${body.left} older items were not read`);
  if (body.items.length === 0) odd.push('the feed has no items');
  if (linkless > 0) odd.push(`${linkless} of ${body.items.length} items have no usable link`);
  if (elsewhere > 0)
    odd.push(`${elsewhere} of ${body.items.length} items do not mention the topic and were left`);
  return { findings, odd };
}

/**
 * Whose an item is, as far as the feed can say. Its title, and the name that the topic file gives it, are those of the
 * feed's own site: what it collects from others is theirs, whom the item itself may name. A name that a person gave
 * is also believed of a feed that lies elsewhere and has items of one owner only.
 */
function outletsIn(
  { title, site, items }: FeedBody,
  url: string,
  { url: asked, name }: FeedSpec,
): (item: FeedItem, itemUrl: string) => string | undefined {
  const urls = items.flatMap(({ link }) => httpUrl(link, url) ?? []);
  const owners = new Set(urls.map(ownerOf));
  const own = new Set([asked, url, httpUrl(site, url) ?? url].map(ownerOf));
  return (item, itemUrl) => {
    const owner = ownerOf(itemUrl);
    if (own.has(owner)) return name ?? item.publisher ?? title;
    return owners.size === 1 ? (name ?? item.publisher) : item.publisher;
  };
}

function finding(
  item: FeedItem,
  url: string,
  outlet: string | undefined,
  timeZone: string,
): Finding {
  const date = dateOf(item, timeZone);
  const snippet = snippetOf(item.summary ?? item.content);
  const name = plainText(outlet ?? '');
  return {
    url,
    title: plainText(item.title),
    ...(name !== '' && { outlet: name }),
    ...(date !== undefined && { date }),
    ...(snippet !== undefined && { snippet }),
  };
}

/** A date of change alone says when the feed saw the item, not when it was written. */
function dateOf(item: FeedItem, timeZone: string): HitDate | undefined {
  const published = parseFeedDate(item.published ?? '', timeZone);
  if (published !== undefined) return { value: published, kind: 'published' };
  const updated = parseFeedDate(item.updated ?? '', timeZone);
  return updated === undefined ? undefined : { value: updated, kind: 'seen' };
}
