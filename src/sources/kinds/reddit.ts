/** Reddit's feeds of a community: what it links to is found, its own discussions are not. */
import { load } from 'cheerio/slim';
import { z } from 'zod';
import { wanted } from '../../wrong-value.ts';
import type { HitDate } from '../../model/hit.ts';
import type { Query } from '../../model/topic.ts';
import { domainOf } from '../../text/urls.ts';
import { isNamed } from '../aliases.ts';
import { readWrittenDate } from '../../time/written-date.ts';
import { readFeed } from '../reading/feed-items.ts';
import { httpUrl, plainText } from '../reading/plain-text.ts';
import { asSource, type Finding, type Parsed, type Source, type SourceAnswer } from '../source.ts';

const mostItems = 100;

const schema = z.strictObject({
  kind: z.literal('reddit'),
  /** Name of the community: `LocalLLaMA`. */
  community: z
    .string()
    .regex(/^\w{2,30}$/, { error: wanted('a community such as LocalLLaMA, without r/') }),
});

/** The source `reddit`: one GET of what is new. */
export const reddit: Source = asSource({
  kind: 'reddit',
  spec: schema,
  can: {
    window: 'none',
    scripts: [],
    pageSize: mostItems,
    intervalMs: 2000,
    terms: 'a few requests a minute, with a user agent that says who asks',
  },
  plan: (_query, { community }) => [
    {
      source: `reddit:${community}`,
      request: {
        method: 'GET',
        url: `https://www.reddit.com/r/${community}/new/.rss?limit=${mostItems}`,
        kind: 'api',
        archive: true,
      },
    },
  ],
  parse,
});

function parse(answer: SourceAnswer, query: Query): Parsed {
  const { items } = readFeed(answer.text, answer.url);
  const findings: Finding[] = [];
  const dates: string[] = [];
  let discussions = 0;
  for (const item of items) {
    const body = item.content ?? item.summary ?? '';
    // When it was posted there, which may be years after it was written.
    const value = readWrittenDate(item.published[0] ?? item.updated[0] ?? '', 'UTC');
    if (value !== undefined) dates.push(value);
    const date: HitDate | undefined = value === undefined ? undefined : { value, kind: 'seen' };
    const title = plainText(item.title);
    const url = httpUrl(linked(body), answer.url);
    if (url === undefined || isOwn(url)) discussions++;
    else if (isNamed(title, [body], query.topic.aliases))
      findings.push({ url, title, ...(date && { date }) });
  }
  const odd =
    discussions > 0 ? [`${discussions} of ${items.length} items lead to no other page`] : [];
  return { findings, odd, items: items.length, dates };
}

/** The page that a post is about: the link that says so. */
function linked(html: string): string | undefined {
  const $ = load(html.slice(0, 200_000), null, false);
  return $('a')
    .filter((_, link) => $(link).text().trim() === '[link]')
    .attr('href');
}

function isOwn(url: string): boolean {
  return ['reddit.com', 'redd.it', 'redditmedia.com'].includes(domainOf(url) ?? '');
}
