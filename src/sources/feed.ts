/** Feeds of the user's own list: RSS, Atom, RDF and JSON Feed. They know no query, so items are filtered here. */
import type { HitDate } from '../model/hit.ts';
import type { Query } from '../model/topic.ts';
import { mayBelong } from './aliases.ts';
import { parseFeedDate } from './feed-dates.ts';
import { readFeed, type FeedItem } from './feed-items.ts';
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
  const findings: Finding[] = [];
  let linkless = 0;
  let elsewhere = 0;
  for (const item of body.items) {
    const url = httpUrl(item.link, answer.url);
    if (url === undefined) linkless++;
    else if (!mayBelong(item.title, [item.summary, item.content], query.topic.aliases)) elsewhere++;
    else findings.push(finding(item, url, spec.name ?? item.publisher ?? body.title, timeZone));
  }
  const odd: string[] = [];
  if (body.items.length === 0) odd.push('the feed has no items');
  if (linkless > 0) odd.push(`${linkless} of ${body.items.length} items have no usable link`);
  if (elsewhere > 0)
    odd.push(`${elsewhere} of ${body.items.length} items do not mention the topic and were left`);
  return { findings, odd };
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
