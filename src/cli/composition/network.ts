/** The network as every command sees it: polite, with keys and proxies. */
import type { HttpFetcher, ProxySettings } from '../../adapters/http/fetcher.ts';
import type { Environment } from '../../config/layers.ts';
import type { Settings } from '../../config/settings.ts';
import type { FetchRequest, FetchResponse, Fetcher } from '../../ports.ts';
import { programVersion } from '../state/places.ts';
import type { Io } from '../terminal/io.ts';
import type { Shared } from './shared.ts';

/** With keys, at the pace that each service asks for. */
export async function openNetwork(
  settings: Settings,
  io: Io,
  shared?: Shared,
): Promise<HttpFetcher> {
  const inner = await httpFetcher(settings, io, shared);
  const { keyedFetcher } = await import('../../adapters/http/keyed-fetcher.ts');
  const { spacedFetcher, waitUnless } = await import('../../adapters/http/spaced-fetcher.ts');
  const fetcher = keyedFetcher(
    spacedFetcher(inner, waitUnless(io.signal), shared?.spacing),
    io.env,
  );
  return { ...fetcher, close: inner.close };
}

async function httpFetcher(
  settings: Settings,
  io: Io,
  shared: Shared | undefined,
): Promise<HttpFetcher> {
  const { createHttpFetcher } = await import('../../adapters/http/fetcher.ts');
  const { pacedFetcher, paceOf } = await import('../../adapters/http/paced-fetcher.ts');
  const http = createHttpFetcher({
    timeoutMs: settings.pageTimeout * 1000,
    maxBytes: settings.pageBytes,
    inFlight: settings.inFlight,
    perHostDelayMs: settings.hostDelay * 1000,
    robots: settings.robots,
    userAgent: `Mozilla/5.0 (compatible; digest/${programVersion()}; ${settings.contact === undefined ? '' : `+${settings.contact}; `}news digest compiler)`,
    allowPrivate: settings.allowPrivate,
    ...proxyOf(io.env),
    ...(shared && { spacing: shared.spacing }),
    signal: io.signal,
  });
  const pace = paceOf(settings.googlePause * 1000, io.signal);
  const paced = pacedFetcher(http, pace);
  return { ...(shared?.inTurn(paced) ?? paced), close: http.close };
}

/** Whoever asks what is being asked waits for the same answer. */
export function joined(fetcher: Fetcher): Fetcher {
  return joining(fetcher, (asked, key) => asked.delete(key));
}

/** For looking at sources outside of a run: what was asked once is not asked again. */
export async function checkingFetcher(settings: Settings, io: Io): Promise<HttpFetcher> {
  const network = await openNetwork(settings, io);
  return { ...joining(network, () => undefined), close: network.close };
}

function joining(
  fetcher: Fetcher,
  answered: (asked: Map<string, Promise<FetchResponse>>, key: string) => void,
): Fetcher {
  const asked = new Map<string, Promise<FetchResponse>>();
  return {
    fetch: (request) => {
      const key = keyOf(request);
      const known = asked.get(key);
      if (known !== undefined) return known;
      const answer = fetcher.fetch(request).finally(() => {
        answered(asked, key);
      });
      asked.set(key, answer);
      return answer;
    },
  };
}

const keyOf = ({ method, url, body, headers }: FetchRequest): string =>
  JSON.stringify([method, url, body, headers]);

/** Proxies as curl and its like read them: lower case before capitals. */
export function proxyOf(env: Environment): { readonly proxy?: ProxySettings } {
  const value = (name: string): string | undefined => env[name] ?? env[name.toUpperCase()];
  const httpProxy = value('http_proxy');
  const httpsProxy = value('https_proxy');
  const noProxy = value('no_proxy');
  if (httpProxy === undefined && httpsProxy === undefined) return {};
  return {
    proxy: {
      ...(httpProxy !== undefined && { httpProxy }),
      ...(httpsProxy !== undefined && { httpsProxy }),
      ...(noProxy !== undefined && { noProxy }),
    },
  };
}
