/**
 * What feeds held, kept over days: a feed tells what is new, and a past day is asked for when it has long been
 * pushed out. Items are kept as they were written, so that they are read as they would have been then.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import { FetchFailure } from '../errors.ts';
import type { Window } from '../model/topic.ts';
import type { Clock, FetchRequest, FetchResponse, Fetcher } from '../ports.ts';
import { decodeData } from '../text/charset.ts';
import { setAside, type Tell } from './record-file.ts';
import { writeWhole } from './whole-file.ts';

const dayMs = 86_400_000;
/** How long an item is kept, and how many of one feed. */
const keptDays = 45;
const mostKept = 3000;
/** How long after the window an item of it may have been seen first: runs are missed. */
const lateDays = 8;
/** Longest text of one item that is kept, in UTF-16 units; a longer one loses its full text first. */
const longestItem = 16_000;

const keptSchema = z.object({
  format: z.literal(1),
  url: z.string(),
  fetchedAt: z.number(),
  answer: z.object({
    status: z.number(),
    url: z.string(),
    redirects: z.array(z.string()),
    headers: z.record(z.string(), z.string()),
    text: z.string(),
  }),
  /** `seen`: ms since the epoch, of the first time. */
  items: z.array(z.object({ seen: z.number(), id: z.string(), text: z.string() })),
});
type Kept = z.infer<typeof keptSchema>;

/** Where archives lie, each by its name. */
export interface FeedShelf {
  readonly read: (name: string) => Promise<Uint8Array | undefined>;
  readonly write: (name: string, bytes: Uint8Array) => Promise<void>;
  /** One that can't be read. */
  readonly setAside: (name: string, why: string) => Promise<void>;
}

/** In `feeds` of the state folder. */
export function feedFolder(state: string, tell?: Tell): FeedShelf {
  const pathOf = (name: string): string => join(state, 'feeds', name);
  return {
    read: (name) => readFile(pathOf(name)).catch(() => undefined),
    write: (name, bytes) => writeWhole(pathOf(name), bytes, join(state, 'tmp')),
    setAside: (name, why) => setAside(pathOf(name), why, tell),
  };
}

export interface FeedArchiveOptions {
  readonly shelf: FeedShelf;
  readonly window: Window;
  readonly clock: Clock;
  /** Writes nothing. */
  readonly readOnly: boolean;
}

/** Answers requests of an `archive` with what the feed holds now and what it held of the window; others pass. */
export function archivedFetcher(inner: Fetcher, options: FeedArchiveOptions): Fetcher {
  const underWay = new Map<string, Promise<FetchResponse>>();
  return {
    fetch: (request) => {
      if (request.archive === undefined || request.method !== 'GET') return inner.fetch(request);
      const known = underWay.get(request.url);
      if (known !== undefined) return known;
      const answer = answerOf(request, () => inner.fetch(request), options);
      underWay.set(request.url, answer);
      return answer;
    },
  };
}

async function answerOf(
  { url }: FetchRequest,
  ask: () => Promise<FetchResponse>,
  options: FeedArchiveOptions,
): Promise<FetchResponse> {
  const { shelf, readOnly } = options;
  const name = `${hashOf(url)}.json.gz`;
  const kept = await readKept(name, url, shelf, readOnly);
  const now = options.clock.now();
  try {
    const response = await ask();
    if (response.status >= 400)
      return kept === undefined
        ? response
        : (standIn(kept, `status ${response.status}`, options.window) ?? response);
    const at = response.at ?? now;
    // Another topic asked for it before, and what it held then is kept.
    if (kept !== undefined && kept.fetchedAt === response.at)
      return withArchived(response, kept, options.window);
    const updated = updatedBy(response, kept, { url, at });
    if (updated === undefined) return response;
    if (!readOnly) await shelf.write(name, await packedOf(updated));
    return withArchived(response, updated, options.window);
  } catch (error) {
    const instead =
      error instanceof FetchFailure && kept !== undefined
        ? standIn(kept, error.message, options.window)
        : undefined;
    if (instead === undefined) throw error;
    return instead;
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}

/** A damaged file counts as absent, and is set aside. */
async function readKept(
  name: string,
  url: string,
  shelf: FeedShelf,
  readOnly: boolean,
): Promise<Kept | undefined> {
  const packed = await shelf.read(name);
  if (packed === undefined) return undefined;
  try {
    const unpacked = await promisify(gunzip)(packed);
    const kept = keptSchema.parse(JSON.parse(unpacked.toString('utf8')));
    return kept.url === url ? kept : undefined;
  } catch {
    if (!readOnly) await shelf.setAside(name, 'is no feed that was kept');
    return undefined;
  }
}

function packedOf(kept: Kept): Promise<Uint8Array> {
  return promisify(gzip)(JSON.stringify(kept));
}

function responseOf({ answer: { text, ...rest } }: Kept): FetchResponse {
  return { ...rest, body: Buffer.from(text) };
}

/** The new answer, and all items of before that are not too old; undefined for what is no list of items. */
function updatedBy(
  { status, url: ended, redirects, headers, body }: FetchResponse,
  before: Kept | undefined,
  { url, at }: { readonly url: string; readonly at: number },
): Kept | undefined {
  const { text, encoding } = decodeData(body, headers['content-type']);
  const items = itemsIn(text);
  if (items.length === 0) return undefined;
  const seen = new Map((before?.items ?? []).map((item) => [item.id, item]));
  for (const item of items) {
    const id = idOf(item);
    const kept = shortened(item);
    if (kept !== undefined) seen.set(id, { seen: seen.get(id)?.seen ?? at, id, text: kept });
  }
  const young = [...seen.values()].filter((item) => item.seen > at - keptDays * dayMs);
  const type = (headers['content-type'] ?? 'application/xml').replace(/;.*/, '');
  return {
    format: 1,
    url,
    fetchedAt: at,
    answer: {
      status,
      url: ended,
      redirects: [...redirects],
      headers: { ...headers, 'content-type': `${type}; charset=utf-8` },
      // What declares another encoding would be believed.
      text:
        encoding === 'utf-8' ? text : text.replace(/(<\?xml[^>]*?)\s+encoding=(["']).*?\2/, '$1'),
    },
    items: young.slice(-mostKept),
  };
}

/** Items of XML as they are written, those of a JSON Feed as JSON. */
function itemsIn(text: string): readonly string[] {
  if (!text.trimStart().startsWith('{'))
    return text.match(/<(item|entry)\b[^>]*>[\s\S]*?<\/\1>/gi) ?? [];
  try {
    const { items } = z.object({ items: z.array(z.unknown()) }).parse(JSON.parse(text));
    return items.map((item) => JSON.stringify(item));
  } catch {
    return [];
  }
}

/** Several items may share a link or even an id; with its title it is one. */
function idOf(item: string): string {
  const id = /<(guid|id)\b[^>]*>([\s\S]*?)<\/\1>|"id":\s*("(?:[^"\\]|\\.)*")/i.exec(item);
  const title = /<title\b[^>]*>([\s\S]*?)<\/title>|"title":\s*("(?:[^"\\]|\\.)*")/i.exec(item);
  return hashOf(id === null ? item : `${id[2] ?? id[3] ?? ''}\n${title?.[1] ?? title?.[2] ?? ''}`);
}

function linkIn(item: string): string | undefined {
  const link =
    /<link\b[^>]*>([^<]*)<\/link>|<link\b[^>]*\bhref=["']([^"']*)|"url":\s*"((?:[^"\\]|\\.)*)"/i.exec(
      item,
    );
  const text = (link?.[1] ?? link?.[2] ?? link?.[3] ?? '').trim();
  return text === '' ? undefined : text;
}

function shortened(item: string): string | undefined {
  if (item.length <= longestItem) return item;
  const without = item.replace(/<(content:encoded|content)\b[^>]*>[\s\S]*?<\/\1>/gi, '');
  return without.length <= longestItem ? without : undefined;
}

/** Items of the window that the feed holds no more, put behind those that it holds. */
function withArchived(response: FetchResponse, kept: Kept, window: Window): FetchResponse {
  const held = itemsIn(kept.answer.text);
  const ids = new Set(held.map(idOf));
  // What another item leads to by now is that item's page.
  const links = new Set(held.flatMap((item) => linkIn(item) ?? []));
  const gone = ofWindow(kept, window).filter(
    ({ id, text }) => !ids.has(id) && !links.has(linkIn(text) ?? ''),
  );
  if (gone.length === 0) return response;
  const body = Buffer.from(
    inserted(
      kept.answer.text,
      gone.map(({ text }) => text),
    ),
  );
  // What is dated “3 hours ago” was so when it was seen, and not by the clock of this answer.
  const { date: _date, ...headers } = kept.answer.headers;
  return {
    ...responseOf(kept),
    headers,
    body,
    ...(response.at !== undefined && { at: response.at }),
  };
}

function ofWindow({ items }: Kept, { start, end }: Window): Kept['items'] {
  const from = Date.parse(start);
  const until = Date.parse(end) + lateDays * dayMs;
  return items.filter(({ seen }) => seen >= from && seen < until);
}

function inserted(text: string, items: readonly string[]): string {
  if (text.trimStart().startsWith('{')) {
    const feed = z.looseObject({ items: z.array(z.unknown()) }).parse(JSON.parse(text));
    const more = items.map((item) => JSON.parse(item) as unknown);
    return JSON.stringify({ ...feed, items: [...feed.items, ...more] });
  }
  const last = /^[\s\S]*<\/(?:item|entry)>/i.exec(text)?.[0].length ?? text.length;
  return `${text.slice(0, last)}\n${items.join('\n')}${text.slice(last)}`;
}

/** The kept items alone, where there are some of the window. */
function standIn(kept: Kept, why: string, window: Window): FetchResponse | undefined {
  if (ofWindow(kept, window).length === 0) return undefined;
  const seen = new Date(kept.fetchedAt).toISOString();
  return {
    ...withArchived(responseOf(kept), kept, window),
    standsIn: `${why}; what it held until ${seen} serves`,
  };
}
