/** The real fetcher: undici with limits on time, size, redirects, private addresses and haste. */
import { setTimeout as sleep } from 'node:timers/promises';
import { FetchFailure } from '../errors.ts';
import type { Fetcher, FetchRequest, FetchResponse } from '../ports.ts';
import { isAllowed } from './http-address.ts';
import { cookieJar } from './http-cookies.ts';
import { asFailure } from './http-faults.ts';
import { createHopper, type Hop, type HopSettings } from './http-hop.ts';
import { hostQueue } from './http-queue.ts';

/**
 * `timeoutMs`: one request from its first byte to its last, redirects included, waiting for its
 * turn not. `maxBytes`: the largest body, compressed and decompressed alike. `allowPrivate`: private
 * addresses are refused but for these hosts (`host` or `host:port`; `true` for all). `proxy`: it is
 * the proxy that resolves names, so only addresses written as such are checked.
 */
export interface HttpFetcherOptions extends HopSettings {
  /** Pause between the starts of two requests to one host. */
  readonly perHostDelayMs: number;
  /** Further tries after 429, 503 or a broken connection. */
  readonly retries: number;
  /** Aborts everything under way; requests then reject with its reason. */
  readonly signal?: AbortSignal;
}

export type { ProxySettings } from './http-hop.ts';

/** A fetcher with connections to close. */
export interface HttpFetcher extends Fetcher {
  readonly close: () => Promise<void>;
}

/** What an option is when it is not given. */
const defaults: HttpFetcherOptions = {
  timeoutMs: 20_000,
  maxBytes: 10_000_000,
  userAgent: 'Mozilla/5.0 (compatible; digest/0.1; news digest compiler)',
  allowPrivate: [],
  perHostDelayMs: 200,
  retries: 1,
};

const perHost = 2;
const mostRedirects = 10;
/** First wait before a retry; doubled for each further one. */
const firstWaitMs = 500;
/** Longest wait that a server may ask for; beyond it, its answer stands. */
const longestWaitMs = 5_000;

/** Makes a fetcher; its requests reject with a `FetchFailure`, or with the signal's reason. */
export function createHttpFetcher(given: Partial<HttpFetcherOptions> = {}): HttpFetcher {
  const options: HttpFetcherOptions = { ...defaults, ...given };
  const { signal } = options;
  const hopper = createHopper(options);
  const inTurn = hostQueue(perHost, options.perHostDelayMs);
  // A private host on the list is the user's own, and needs no sparing.
  const own = Array.isArray(options.allowPrivate) ? options.allowPrivate : [];
  const turn = <T>(url: URL, job: () => Promise<T>): Promise<T> =>
    isAllowed(url, own) ? job() : inTurn(url.host, job);

  async function follow(first: FetchRequest): Promise<FetchResponse> {
    let left = options.timeoutMs;
    let request = first;
    let url = httpUrl(first.url);
    const redirects: string[] = [];
    const cookies = cookieJar();
    const passed = new Set<string>();
    for (;;) {
      const cookie = cookies.headerFor(url);
      refuseCircle(first.url, passed, url, cookie);
      const hop = await turn(url, async () => {
        const started = performance.now();
        const deadline = AbortSignal.timeout(Math.max(1, Math.round(left)));
        const stop = signal === undefined ? deadline : AbortSignal.any([deadline, signal]);
        try {
          return await hopper.ask(url, request, cookie, stop);
        } catch (error) {
          signal?.throwIfAborted();
          throw asFailure(error, url);
        } finally {
          left -= performance.now() - started;
        }
      });
      const next = redirectOf(hop, url);
      const { setCookies, ...answer } = hop;
      if (next === undefined) return { ...answer, url: url.href, redirects };
      cookies.keep(url, setCookies);
      redirects.push(url.href);
      if (redirects.length > mostRedirects)
        throw endless(`${first.url} redirects more than ${mostRedirects} times`);
      request = redirected(request, hop.status, url, next);
      url = next;
    }
  }

  /** How long to wait before the next try; undefined when this answer or failure stands. */
  function waitAfter(result: FetchResponse | FetchFailure, tries: number): number | undefined {
    if (tries >= options.retries) return undefined;
    const wait = firstWaitMs * 2 ** tries;
    if (result instanceof FetchFailure) return result.fault === 'reset' ? wait : undefined;
    if (result.status !== 429 && result.status !== 503) return undefined;
    const asked = retryAfter(result.headers['retry-after']) ?? wait;
    return asked > longestWaitMs ? undefined : asked;
  }

  async function fetch(request: FetchRequest): Promise<FetchResponse> {
    for (let tries = 0; ; tries++) {
      signal?.throwIfAborted();
      const result = await follow(request).catch((error: unknown) => {
        if (error instanceof FetchFailure) return error;
        throw error;
      });
      const wait = request.asReader === true ? undefined : waitAfter(result, tries);
      if (wait !== undefined) await pause(wait, signal);
      else if (result instanceof FetchFailure) throw result;
      else return result;
    }
  }

  return { fetch, close: hopper.close };
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await sleep(ms, undefined, signal === undefined ? {} : { signal }).catch(() => {
    signal?.throwIfAborted();
  });
}

function httpUrl(text: string, base?: URL): URL {
  const url = URL.canParse(text, base) ? new URL(text, base) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol))
    throw new FetchFailure('bad-url', `not an http(s) URL: ${text}`);
  url.hash = '';
  return url;
}

function redirectOf({ status, headers }: Hop, here: URL): URL | undefined {
  const { location } = headers;
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return undefined;
  return httpUrl(location, here);
}

/** The same place with the same cookies gives the same answer. */
function refuseCircle(
  first: string,
  passed: Set<string>,
  url: URL,
  cookie: string | undefined,
): void {
  const place = `${url.href} ${cookie ?? ''}`;
  if (passed.has(place)) throw endless(`${first} redirects in a circle, to ${url.href} again`);
  passed.add(place);
}

function endless(message: string): FetchFailure {
  return new FetchFailure('too-many-redirects', message);
}

/**
 * 303, and by long use 301 and 302 after a POST, are followed by a GET without a body. Headers of
 * the request's own, which may hold a key, go to no other origin.
 */
function redirected(request: FetchRequest, status: number, from: URL, to: URL): FetchRequest {
  const { headers, body, ...rest } = request;
  const becomesGet = status === 303 || (request.method === 'POST' && status < 303);
  if (becomesGet) return { ...rest, method: 'GET', url: to.href };
  return {
    ...rest,
    url: to.href,
    ...(body !== undefined && { body }),
    ...(headers !== undefined && from.origin === to.origin && { headers }),
  };
}

/** `Retry-After` in ms, given in seconds or as a date. */
function retryAfter(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
