/** JSON Feed. Each item is looked at by itself, so that one of another shape costs no other. */
import { z } from 'zod';
import { relativeTo, withLinksOfTheirOwn, type FeedBody, type FeedItem } from './feed-body.ts';
import { mendingSaid, optional } from './json-answer.ts';
import { httpUrl, plainAsHtml } from './plain-text.ts';
import { parseMended } from '../../text/json-mending.ts';
import { UnreadableAnswerError } from '../source.ts';

/** Ids are numbers in feeds of the first version. */
const text = optional(z.union([z.string(), z.number().transform(String)])).catch(undefined);

const feedSchema = z.object({
  version: z.string().optional().catch(undefined),
  title: text,
  home_page_url: text,
  language: text,
  items: z.array(z.unknown()),
});

const itemSchema = z.object({
  id: text,
  url: text,
  external_url: text,
  title: text,
  summary: text,
  content_html: text,
  content_text: text,
  date_published: text,
  date_modified: text,
  tags: optional(z.array(z.string())).catch(undefined),
});

/** Throws `UnreadableAnswerError` for what is no JSON Feed. */
export function readJsonFeed(body: string, url: string): FeedBody {
  const json = parseMended(body);
  const feed = feedSchema.safeParse(json?.value);
  if (json === undefined || !feed.success) {
    const start = body.trimStart().slice(0, 60).replace(/\s+/g, ' ');
    throw new UnreadableAnswerError(`not a feed; it starts with “${start}”`);
  }
  const { title, language, home_page_url: home, items } = feed.data;
  const site = httpUrl(home, url);
  const base = relativeTo(site, url);
  const read = items.flatMap((item) => {
    const { data } = itemSchema.safeParse(item);
    return data === undefined ? [] : [readItem(data, base)];
  });
  const odd = [...mendingSaid(json, 'items')];
  if (read.length < items.length)
    odd.push(`${items.length - read.length} of ${items.length} items are no items`);
  return { title, site, language, built: [], items: withLinksOfTheirOwn(read), odd };
}

function readItem(item: z.infer<typeof itemSchema>, base: string): FeedItem {
  return {
    title: item.title ?? '',
    link:
      httpUrl(item.url, base) ??
      httpUrl(item.external_url, base) ??
      (/^https?:/i.test(item.id ?? '') ? httpUrl(item.id, base) : undefined),
    permalink: httpUrl(/^https?:/i.test(item.id ?? '') ? item.id : undefined, base),
    published: item.date_published === undefined ? [] : [item.date_published],
    updated: item.date_modified === undefined ? [] : [item.date_modified],
    summary: item.summary,
    content: item.content_html ?? (item.content_text && paragraphs(item.content_text)),
    publisher: undefined,
    publisherUrl: undefined,
    tags: item.tags ?? [],
  };
}

function paragraphs(plain: string): string {
  return plain
    .split(/\n\s*\n/)
    .map((one) => `<p>${plainAsHtml(one)}</p>`)
    .join('\n');
}
