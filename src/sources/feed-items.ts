/** RSS, Atom, RDF and JSON Feed brought to one shape. */
import { parseFeed } from 'feedsmith';
import { newestItems } from './newest-items.ts';
import { UnreadableAnswerError } from './source.ts';

/** One item as the feed gives it: nothing is decoded, resolved or checked yet. */
export interface FeedItem {
  readonly title: string;
  readonly link: string | undefined;
  /** When it was published, as written. */
  readonly published: string | undefined;
  /** When it was last changed, as written. */
  readonly updated: string | undefined;
  /** HTML or text. */
  readonly summary: string | undefined;
  /** HTML or text. */
  readonly content: string | undefined;
  /** Publisher of the item in a feed that collects from several. */
  readonly publisher: string | undefined;
  /** Its home page, as written. */
  readonly publisherSite: string | undefined;
}

/** A feed with its items in the order of the body. */
export interface FeedBody {
  readonly title: string | undefined;
  /** The site that the feed says it is of. */
  readonly site: string | undefined;
  readonly items: readonly FeedItem[];
  /** Older items that were not read. */
  readonly left: number;
}

/** Reads a feed of any of the four formats; throws `UnreadableAnswerError` for anything else. */
export function readFeed(text: string): FeedBody {
  const { text: bounded, left } = newestItems(text);
  return { ...readWhole(bounded), left };
}

function readWhole(text: string): Omit<FeedBody, 'left'> {
  const parsed = parse(text);
  if (parsed.format === 'atom') {
    return {
      title: parsed.feed.title?.value,
      site: parsed.feed.links?.find((link) => (link.rel ?? 'alternate') === 'alternate')?.href,
      items: (parsed.feed.entries ?? []).map((entry) => ({
        title: entry.title?.value ?? '',
        link:
          entry.links?.find((link) => (link.rel ?? 'alternate') === 'alternate')?.href ?? entry.id,
        published: entry.published ?? entry.dc?.dates?.[0],
        updated: entry.updated,
        summary: entry.summary?.value,
        content: entry.content?.value,
        publisher: entry.source?.title?.value,
        publisherSite: entry.source?.links?.[0]?.href,
      })),
    };
  }
  if (parsed.format === 'json') {
    return {
      title: parsed.feed.title,
      site: parsed.feed.home_page_url,
      items: (parsed.feed.items ?? []).map((item) => ({
        title: item.title ?? '',
        link: item.url ?? item.external_url ?? item.id,
        published: item.date_published,
        updated: item.date_modified,
        summary: item.summary,
        content: item.content_html ?? item.content_text,
        publisher: undefined,
        publisherSite: undefined,
      })),
    };
  }
  if (parsed.format === 'rdf') {
    return {
      title: parsed.feed.title,
      site: parsed.feed.link,
      items: (parsed.feed.items ?? []).map((item) => ({
        title: item.title ?? '',
        link: item.link ?? item.rdf?.about,
        published: item.dc?.dates?.[0],
        updated: undefined,
        summary: item.description,
        content: item.content?.encoded,
        publisher: undefined,
        publisherSite: undefined,
      })),
    };
  }
  return {
    title: parsed.feed.title,
    site: parsed.feed.link,
    items: (parsed.feed.items ?? []).map((item) => ({
      title: item.title ?? '',
      // RSS 2.0: a guid is a permalink unless it says otherwise.
      link: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
      published: item.pubDate ?? item.dc?.dates?.[0] ?? item.atom?.published,
      updated: item.atom?.updated,
      summary: item.description,
      content: item.content?.encoded,
      publisher: item.source?.title,
      publisherSite: item.source?.url,
    })),
  };
}

function parse(text: string): ReturnType<typeof parseFeed<string>> {
  try {
    // White space before the XML declaration is common, harmless, and refused by strict parsers.
    return parseFeed(text.trimStart());
  } catch (error) {
    const start = text.trimStart().slice(0, 60).replace(/\s+/g, ' ');
    throw new UnreadableAnswerError(
      start === '' ? 'the answer is empty' : `not a feed; it starts with “${start}”`,
      { cause: error },
    );
  }
}
