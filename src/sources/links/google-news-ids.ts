/**
 * Google News wraps links in ids. Two forms: old ids hold the URL itself; new ones (payload
 * `AU_yqL…`, since 2024) are handles that only Google resolves, by a signature from the article's
 * page and the web client's own RPC. Both forms are undocumented; the method is that of the MIT
 * licensed googlenewsdecoder, and the shapes are those of recorded answers.
 */
import type { FetchRequest } from '../../ports.ts';
import { editionParams } from '../kinds/google-news.ts';
import { consentHost } from './google-refusal.ts';

/** What the RPC wants to know of one id. */
export interface SignedId {
  readonly id: string;
  readonly signature: string;
  /** Seconds since the epoch, as the page gives it. */
  readonly timestamp: string;
}

const host = 'news.google.com';
/** Name of the RPC that turns a handle into a URL. */
const rpc = 'Fbv4je';

/** The id in a wrapped link (`/rss/articles/`, `/articles/`, `/read/`, `/__i/rss/rd/articles/`); undefined for other links. */
export function wrappedId(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { hostname, pathname, searchParams } = new URL(url);
  // Who followed the link from within the EU kept the consent page's address.
  if (consentHost.test(hostname))
    return wrappedId(searchParams.get('continue')?.replace(/^(?=news\.)/, 'https://') ?? '');
  if (hostname !== host) return undefined;
  return /\/(?:articles|read)\/([\w-]+=*)\/?$/.exec(pathname)?.[1];
}

/**
 * The URL inside an old id, undefined for a new one. Protocol buffer: field 1 (a varint), then
 * field 4 (`0x22`, varint length, URL), then field 26 with the AMP copy's URL, which is not wanted.
 */
export function urlInId(id: string): string | undefined {
  const bytes = Buffer.from(id, 'base64url');
  if (bytes[0] !== 0x08 || bytes[2] !== 0x22) return undefined;
  const length = readVarint(bytes, 3);
  if (length === undefined) return undefined;
  const url = bytes.subarray(length.next, length.next + length.value).toString('utf8');
  return url.length > 0 && /^https?:\/\//.test(url) && URL.canParse(url) ? url : undefined;
}

/** Base-128, least significant group first: lengths from 128 on take two bytes. */
function readVarint(
  bytes: Uint8Array,
  at: number,
): { readonly value: number; readonly next: number } | undefined {
  let value = 0;
  for (let i = 0; i < 4; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return undefined;
    value |= (byte & 0x7f) << (7 * i);
    if (byte < 0x80) return { value, next: at + i + 1 };
  }
  return undefined;
}

/** The page that carries an id's signature, in the edition of the source's label (`google-news:zh-TW`). */
export function signatureRequest(id: string, source: string): FetchRequest {
  const edition = /^google-news:(.+)$/.exec(source)?.[1] ?? 'en-US';
  const search = new URLSearchParams(editionParams(edition));
  return {
    method: 'GET',
    url: `https://${host}/rss/articles/${id}?${search.toString()}`,
    kind: 'api',
    asReader: true,
  };
}

/** Reads the signature off an article's page; undefined when the page has none. */
export function readSignature(html: string, id: string): SignedId | undefined {
  const signature = /\bdata-n-a-sg="([^"]+)"/.exec(html)?.[1];
  const timestamp = /\bdata-n-a-ts="(\d+)"/.exec(html)?.[1];
  if (signature === undefined || timestamp === undefined) return undefined;
  return { id, signature, timestamp };
}

/** One POST for all ids; each row carries its place in `ids` as its name, since answers come in any order. */
export function resolveRequest(ids: readonly SignedId[]): FetchRequest {
  const rows = ids.map(({ id, signature, timestamp }, i) => {
    const context = ['X', 'X', ['X', 'X'], null, null, 1, 1, 'US:en', null, 1];
    const padding = [null, null, null, null, null, 0, 1];
    const session = [[...context, ...padding], 'X', 'X', 1, [1, 1, 1], 1, 1, null, 0, 0, null, 0];
    const call = JSON.stringify(['garturlreq', session, id, Number(timestamp), signature]);
    return [rpc, call, null, String(i + 1)];
  });
  return {
    method: 'POST',
    url: `https://${host}/_/DotsSplashUi/data/batchexecute?rpcids=${rpc}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
    body: new URLSearchParams({ 'f.req': JSON.stringify([rows]) }).toString(),
    kind: 'api',
    asReader: true,
  };
}

/**
 * Reads the answer to `resolveRequest`: the URL of each id in the order asked, undefined where
 * Google gave none. The body is `)]}'` and then either one JSON array or chunks, each after a line
 * with its length; a chunk may hold any number of rows. The lengths count neither bytes nor
 * characters alike in all recordings, so the lines are told apart by what they are.
 */
export function readResolved(text: string, count: number): readonly (string | undefined)[] {
  const urls = Array.from<string | undefined>({ length: count });
  for (const row of text.split('\n').flatMap(rowsOf)) {
    if (!Array.isArray(row) || row[0] !== 'wrb.fr' || row[1] !== rpc) continue;
    // A request of one row may be answered under the client's stock name, `generic`.
    const place = count === 1 ? 1 : Number(row[6]);
    const url = urlOf(row[2]);
    if (Number.isInteger(place) && place >= 1 && place <= count) urls[place - 1] ??= url;
  }
  return urls;
}

function rowsOf(line: string): readonly unknown[] {
  const parsed = parseJson(line.replace(/^\)\]\}'/, ''));
  return Array.isArray(parsed) ? (parsed as unknown[]) : [];
}

function urlOf(payload: unknown): string | undefined {
  const parsed = typeof payload === 'string' ? parseJson(payload) : undefined;
  if (!Array.isArray(parsed) || parsed[0] !== 'garturlres') return undefined;
  const url: unknown = parsed[1];
  return typeof url === 'string' && /^https?:\/\//.test(url) && URL.canParse(url) ? url : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
