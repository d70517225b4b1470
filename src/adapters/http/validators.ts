/**
 * Conditional requests: an answer that names a version of itself (`ETag`, `Last-Modified`) is kept, and asked for again
 * only if it has changed. Kept over days and topics, while the answers that a run remembers are its own.
 */
import { contentKey } from '../../content-key.ts';
import type { FetchRequest, FetchResponse, Fetcher, Store } from '../../ports.ts';

interface Kept extends Omit<FetchResponse, 'body'> {
  readonly bodyBase64: string;
}

/** The same fetcher; status 304 never comes out of it. */
export function revalidatingFetcher(inner: Fetcher, store: Store): Fetcher {
  return {
    fetch: async (request) => {
      if (request.method !== 'GET' || request.asReader === true) return inner.fetch(request);
      // What is asked for with other headers may be another answer.
      const key = contentKey({ kind: 'http-version', request });
      const stored = await store.get(key);
      const kept = isKept(stored) ? stored : undefined;
      const response = await inner.fetch(kept === undefined ? request : conditional(request, kept));
      if (response.status === 304 && kept !== undefined) {
        const { bodyBase64, ...rest } = kept;
        return { ...rest, body: Buffer.from(bodyBase64, 'base64') };
      }
      if (response.status === 304) return inner.fetch(request);
      if (response.status === 200 && isVersioned(response)) {
        const { body, ...rest } = response;
        await store.put(key, { ...rest, bodyBase64: Buffer.from(body).toString('base64') });
      }
      return response;
    },
  };
}

function isKept(value: unknown): value is Kept {
  const { bodyBase64, headers } = (value ?? {}) as Partial<Kept>;
  return typeof bodyBase64 === 'string' && typeof headers === 'object';
}

function isVersioned({ headers }: Pick<FetchResponse, 'headers'>): boolean {
  return (
    (headers['etag'] ?? headers['last-modified']) !== undefined &&
    !/no-store/i.test(headers['cache-control'] ?? '')
  );
}

function conditional(request: FetchRequest, { headers }: Kept): FetchRequest {
  const { etag, 'last-modified': modified } = headers;
  return {
    ...request,
    headers: {
      ...request.headers,
      ...(etag !== undefined && { 'if-none-match': etag }),
      ...(modified !== undefined && { 'if-modified-since': modified }),
    },
  };
}
