/** The real fetcher: undici with limits on time, size, redirects, private addresses and haste. */
import { setTimeout as sleep } from 'node:timers/promises';
import { FetchFailure } from '../../errors.ts';
import type { Fetcher, FetchRequest, FetchResponse } from '../../ports.ts';
import { retryAfterMs } from '../../retry-after.ts';
import { isAllowed, refusePrivateLiteral } from './address.ts';
import { cookieJar } from './cookies.ts';
import { asFailure } from './faults.ts';
import { createHopper, type HopSettings } from './hop.ts';
import { onwardFrom } from './onward.ts';
import { hostQueue, type HostSpacing } from './queue.ts';
import { noRobots, readRobots, type Robots } from './robots.ts';

/**
 * `timeoutMs`: one request from its first byte to its last, redirects included, waiting for its
 * turn not. `maxBytes`: the largest body, compressed and decompressed alike. `allowPrivate`: private
 * addresses are refused but for these hosts (`host` or `host:port`; `true` for all). `proxy`: it is
 * the proxy that resolves names, so only addresses written as such are checked.
 */
export interface HttpFetcherOptions extends HopSettings {
  /** Pause between the starts of two requests to one host. */
  readonly perHostDelayMs: number;
  /** Requests under way at all hosts together. */
  readonly inFlight: number;
  /** Further tries after 429, 502, 503, 504 or a broken connection. */
  readonly retries: number;
  /** Whether pages are asked for as robots.txt allows; what a source of the user's own answers needs no leave. */
  readonly robots: boolean;
  /** Shared with other processes that ask the same hosts. */
  readonly spacing?: HostSpacing;
  /** Aborts everything under way; requests then reject with its reason. */
  readonly signal?: AbortSignal;
}

export type { ProxySettings } from './hop.ts';

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
  inFlight: 16,
  retries: 2,
  robots: true,
};

/** Requests under way at one host; at one of the user's own that is on the list. */
const perHost = { atOnce: 2, own: 6 } as const;
const mostRedirects = 10;
/** First wait before a retry; doubled for each further one. */
const firstWaitMs = 500;
/** For all waits of one request together; where a server wants more, its answer stands. */
const mostWaitMs = 20_000;
const passing: ReadonlySet<number> = new Set([429, 502, 503, 504]);
/** A host that refused so often in a row is waited for no more. */
const mostRefusals = 6;
/** Of robots.txt, in milliseconds: what comes later forbids nothing. */
const robotsMs = 5_000;

/** Makes a fetcher; its requests reject with a `FetchFailure`, or with the signal's reason. */
export function createHttpFetcher(given: Partial<HttpFetcherOptions> = {}): HttpFetcher {
  const options: HttpFetcherOptions = { ...defaults, ...given };
  const { signal } = options;
  const hopper = createHopper(options);
  const queue = hostQueue(options.inFlight, signal, options.spacing);
  // A private host on the list is the user's own, and needs no sparing.
  const own = Array.isArray(options.allowPrivate) ? options.allowPrivate : [];
  const turn = <T>(url: URL, crawlDelayMs: number, job: () => Promise<T>): Promise<T> => {
    const isOwn = isAllowed(url, own);
    const delayMs = Math.max(crawlDelayMs, isOwn ? 0 : options.perHostDelayMs);
    const atOnce = crawlDelayMs > 0 ? 1 : isOwn ? perHost.own : perHost.atOnce;
    return queue.run(url.host, { atOnce, delayMs }, job);
  };

  const robots = new Map<string, Promise<Robots>>();
  /** Asked once a site and run. One that can't be had forbids nothing: the page itself shows how its server is. */
  function robotsOf({ origin }: URL): Promise<Robots> {
    const url = `${origin}/robots.txt`;
    const asked =
      robots.get(origin) ??
      follow({ method: 'GET', url, kind: 'api' }, Math.min(robotsMs, options.timeoutMs)).then(
        ({ status, body }) =>
          status >= 200 && status < 300 ? readRobots(Buffer.from(body).toString('utf8')) : noRobots,
        (error: unknown) => {
          if (error instanceof FetchFailure) return noRobots;
          throw error;
        },
      );
    robots.set(origin, asked);
    return asked;
  }

  /** How far apart the site wants to be asked, in milliseconds. */
  async function leaveOf(url: URL, kind: FetchRequest['kind']): Promise<number> {
    if (!options.robots || kind !== 'page') return 0;
    const { forbids, crawlDelayMs } = await robotsOf(url);
    const line = forbids(`${url.pathname}${url.search}`);
    if (line === undefined) return crawlDelayMs;
    throw new FetchFailure('robots', `${url.host} does not want it read by programs (${line})`, {
      hint: 'robots: false in digest.yaml asks all the same',
    });
  }

  async function follow(first: FetchRequest, timeoutMs: number): Promise<FetchResponse> {
    let left = timeoutMs;
    let request = first;
    let url = httpUrl(first.url);
    const redirects: string[] = [];
    const cookies = cookieJar();
    const passed = new Set<string>();
    for (;;) {
      const cookie = cookies.headerFor(url);
      refuseCircle(first.url, passed, url, cookie);
      if (!isAllowed(url, options.allowPrivate)) refusePrivateLiteral(url);
      const crawlDelayMs = await leaveOf(url, request.kind);
      const hop = await turn(url, crawlDelayMs, async () => {
        signal?.throwIfAborted();
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
      const onward = onwardFrom(hop, url, request.kind === 'page');
      const { setCookies, ...answer } = hop;
      if (onward === undefined) return { ...answer, url: url.href, redirects };
      const next = httpUrl(onward, url);
      // A page that sends round in a circle is one to be read, as far as it goes.
      if (hop.status < 300 && redirects.includes(next.href))
        return { ...answer, url: url.href, redirects };
      cookies.keep(url, setCookies);
      redirects.push(url.href);
      if (redirects.length > mostRedirects)
        throw endless(`${first.url} redirects more than ${mostRedirects} times`);
      request = redirected(request, hop.status, url, next);
      url = next;
    }
  }

  /** Refusals in a row, by host. */
  const refusals = new Map<string, number>();
  function count({ url, status }: FetchResponse): void {
    const { host } = new URL(url);
    refusals.set(host, passing.has(status) ? (refusals.get(host) ?? 0) + 1 : 0);
  }

  /** How long to wait before the next try; undefined when this answer or failure stands. */
  function waitAfter(
    result: FetchResponse | FetchFailure,
    tries: number,
    waited: number,
  ): number | undefined {
    if (tries >= options.retries) return undefined;
    // Requests that failed together come again apart.
    const wait = firstWaitMs * 2 ** tries * (0.75 + Math.random() / 2);
    if (result instanceof FetchFailure) return result.fault === 'reset' ? wait : undefined;
    if (!passing.has(result.status)) return undefined;
    const asked = retryAfterMs(result.headers['retry-after'], Date.now());
    // A server that says 0, or a time that is past, is asked no sooner than one that says nothing.
    const longer = Math.max(asked ?? 0, wait);
    const { host } = new URL(result.url);
    if (waited + longer > mostWaitMs || (refusals.get(host) ?? 0) > mostRefusals) return undefined;
    // What is asked of one request is meant for all.
    if (asked !== undefined) queue.hold(host, longer);
    return longer;
  }

  async function fetch(request: FetchRequest): Promise<FetchResponse> {
    let waited = 0;
    for (let tries = 0; ; tries++) {
      signal?.throwIfAborted();
      const result = await follow(request, options.timeoutMs).catch((error: unknown) => {
        if (error instanceof FetchFailure) return error;
        throw error;
      });
      if (!(result instanceof FetchFailure)) count(result);
      const wait = request.asReader === true ? undefined : waitAfter(result, tries, waited);
      waited += wait ?? 0;
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
