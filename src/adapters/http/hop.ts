/** One exchange with one host: connection, headers, body. Redirects and retries lie above. */
import { Agent, EnvHttpProxyAgent, Pool, type Dispatcher } from 'undici';
import type { FetchRequest, FetchResponse } from '../../ports.ts';
import { isAllowed, publicLookup, refusePrivateLiteral, type AllowPrivate } from './address.ts';
import { acceptEncoding, collect, decompress, tooLarge } from './body.ts';

/** Proxies, as `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` name them. */
export interface ProxySettings {
  readonly httpProxy?: string;
  readonly httpsProxy?: string;
  readonly noProxy?: string;
}

export interface HopSettings {
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly userAgent: string;
  readonly allowPrivate: AllowPrivate;
  readonly proxy?: ProxySettings;
}

/** An answer without its history. */
export interface Hop extends Pick<FetchResponse, 'status' | 'headers' | 'body'> {
  /** Lines of `set-cookie`, which are in `headers` no more. */
  readonly setCookies: readonly string[];
}

export interface Hopper {
  /** Asks `url` (not `request.url`); rejects with whatever went wrong, named or not. */
  readonly ask: (
    url: URL,
    request: FetchRequest,
    cookie: string | undefined,
    deadline: AbortSignal,
  ) => Promise<Hop>;
  readonly close: () => Promise<void>;
}

const longestConnectMs = 10_000;

const acceptOf: Readonly<Record<FetchRequest['kind'], string>> = {
  page: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.5',
  api: 'application/rss+xml,application/atom+xml,application/json,application/xml;q=0.9,*/*;q=0.5',
};

/** Two pools of connections: one that resolves public addresses only, one for hosts on the list. */
export function createHopper(settings: HopSettings): Hopper {
  const { timeoutMs, maxBytes, allowPrivate, userAgent } = settings;
  const timeout = Math.min(timeoutMs, longestConnectMs);
  const guarded = pool(settings, { timeout, lookup: publicLookup });
  const open = pool(settings, { timeout });

  async function ask(
    url: URL,
    request: FetchRequest,
    cookie: string | undefined,
    deadline: AbortSignal,
  ): Promise<Hop> {
    const allowed = isAllowed(url, allowPrivate);
    if (!allowed) refusePrivateLiteral(url);
    const { statusCode, headers, body } = await (allowed ? open : guarded).request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: request.method,
      headers: {
        'user-agent': userAgent,
        accept: acceptOf[request.kind],
        'accept-language': 'zh-TW,zh;q=0.9,en;q=0.8',
        'accept-encoding': acceptEncoding,
        ...(cookie !== undefined && { cookie }),
        ...request.headers,
      },
      ...(request.body !== undefined && { body: request.body }),
      signal: deadline,
    });
    const flat = flatten(headers);
    if (Number(flat.get('content-length') ?? 0) > maxBytes) {
      // Destroyed streams may still report their end, which nobody waits for any more.
      body.on('error', () => undefined).destroy();
      throw tooLarge(url, maxBytes);
    }
    const packed = await collect(body, maxBytes, url);
    const bytes = await decompress(packed, flat.get('content-encoding'), maxBytes, url);
    // They describe the bytes on the wire, not the body that is handed on; cookies are nobody's business.
    for (const name of ['content-encoding', 'content-length', 'transfer-encoding', 'set-cookie'])
      flat.delete(name);
    const setCookies = [headers['set-cookie'] ?? []].flat();
    return { status: statusCode, headers: Object.fromEntries(flat), body: bytes, setCookies };
  }

  return {
    ask,
    close: async () => {
      await Promise.all([guarded.destroy(), open.destroy()]);
    },
  };
}

function pool(
  { timeoutMs, proxy }: HopSettings,
  connect: NonNullable<Agent.Options['connect']>,
): Dispatcher {
  const limits = { headersTimeout: timeoutMs, bodyTimeout: timeoutMs, maxHeaderSize: 65_536 };
  if (proxy === undefined) return new Agent({ ...limits, connect });
  // Empty where not given: undici would read the process's environment by itself.
  const unset = { httpProxy: '', httpsProxy: '', noProxy: '' };
  return new EnvHttpProxyAgent({ ...limits, connect, ...unset, ...proxy, clientFactory: toProxy });
}

/**
 * Connections to a proxy. One that hangs up instead of opening a tunnel fails with `UND_ERR_SOCKET`, of which undici
 * believes that the next try will do, and tries thousands a second without an end: here it is a refusal.
 */
function toProxy(origin: URL, options: object): Pool {
  const toIt = new Pool(origin, options);
  const connect = toIt.connect.bind(toIt);
  const refused = (error: unknown): never => {
    throw new Error(`the proxy ${origin.host} opens no way`, { cause: error });
  };
  return Object.assign(toIt, {
    connect: async (to: Parameters<typeof connect>[0]) => connect(to).catch(refused),
  });
}

function flatten(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined)
      flat.set(name.toLowerCase(), typeof value === 'string' ? value : joined(name, value));
  return flat;
}

/** Headers that say where to go and when say it once. */
function joined(name: string, values: readonly string[]): string {
  const once = /^(?:location|refresh|retry-after|content-type)$/i.test(name);
  return (once ? values.slice(0, 1) : values).join(', ');
}
