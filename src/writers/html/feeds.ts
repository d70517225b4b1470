/** JSON Feed 1.1 and RSS 2.0 of a folder's posts. Both carry whole posts. */
import { escapeHtml } from './markdown.ts';

export interface Channel {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  /** Address of the folder, ending in a slash. */
  readonly url: string;
}

export interface FeedItem {
  /** The same for ever, wherever the post lies: readers know by it what they have seen. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string | undefined;
  /** All its addresses are whole. */
  readonly html: string;
  readonly date: Date;
  readonly tags: readonly string[];
  readonly image: string | undefined;
  readonly language: string;
}

export const jsonFeedName = 'feed.json';
export const rssName = 'feed.xml';

export function jsonFeed({ title, language, url }: Channel, items: readonly FeedItem[]): string {
  return `${JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title,
      home_page_url: url,
      feed_url: url + jsonFeedName,
      language,
      items: items.map((item) => ({
        id: item.id,
        url: item.url,
        title: item.title,
        ...(item.summary !== undefined && { summary: item.summary }),
        content_html: item.html,
        date_published: item.date.toISOString(),
        ...(item.image !== undefined && { image: item.image }),
        ...(item.tags.length > 0 && { tags: item.tags }),
        language: item.language,
      })),
    },
    null,
    2,
  )}\n`;
}

export function rssFeed({ title, language, url }: Channel, items: readonly FeedItem[]): string {
  const element = (name: string, text: string): string => `<${name}>${escapeHtml(text)}</${name}>`;
  const entries = items.map((item) =>
    [
      '<item>',
      element('title', item.title),
      element('link', item.url),
      `<guid isPermaLink="false">${escapeHtml(item.id)}</guid>`,
      element('pubDate', item.date.toUTCString()),
      element('description', item.summary ?? item.title),
      ...item.tags.map((tag) => element('category', tag)),
      element('content:encoded', item.html),
      '</item>',
    ].join('\n'),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
${element('title', title)}
${element('link', url)}
${element('description', title)}
${element('language', language)}
<atom:link href="${escapeHtml(url + rssName)}" rel="self" type="application/rss+xml"/>
${entries.join('\n')}
</channel>
</rss>
`;
}
