/**
 * One request at a time for one thing, over all workers: who asks for what another is asking for waits, and then finds
 * the answer in the store. Requests `asReader` go one after the other, whatever they ask for.
 */
import { contentKey } from '../../content-key.ts';
import { FetchFailure, type FetchFault } from '../../errors.ts';
import type { FetchResponse, Fetcher } from '../../ports.ts';
import type { RedisServer } from './connection.ts';
import { withLock } from './lock.ts';

/** A refusal serves those that waited for it, and nobody who asks later. */
const refusalMs = 60_000;

type Refusal =
  | { readonly fault: FetchFault; readonly message: string; readonly hint?: string }
  | { readonly response: Omit<FetchResponse, 'body'>; readonly bodyBase64: string };

/** @param inner remembers good answers in a store that all workers share */
export function singleFlight(
  inner: Fetcher,
  server: Pick<RedisServer, 'ask'>,
  signal: AbortSignal,
): Fetcher {
  return {
    fetch: (request) => {
      if (request.asReader === true) return inner.fetch(request);
      const id = contentKey(request);
      const kept = `digest:refusal:${id}`;
      const refused = async (refusal: Refusal): Promise<void> => {
        await server.ask((redis) => redis.set(kept, JSON.stringify(refusal), 'PX', refusalMs));
      };
      return withLock(
        server,
        `digest:asking:${id}`,
        async (waited) => {
          const known = waited ? await server.ask((redis) => redis.get(kept)) : null;
          // Written by another worker of this version.
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion
          if (known !== null) return answered(JSON.parse(known) as Refusal);
          try {
            const response = await inner.fetch(request);
            const { body, ...rest } = response;
            if (response.status >= 400)
              await refused({ response: rest, bodyBase64: Buffer.from(body).toString('base64') });
            return response;
          } catch (error) {
            if (error instanceof FetchFailure) {
              const { fault, message, hint } = error;
              await refused({ fault, message, ...(hint !== undefined && { hint }) });
            }
            throw error;
          }
        },
        { signal },
      );
    },
  };
}

function answered(refusal: Refusal): FetchResponse {
  if ('response' in refusal)
    return { ...refusal.response, body: Buffer.from(refusal.bodyBase64, 'base64') };
  const { fault, message, hint } = refusal;
  throw new FetchFailure(fault, message, { hint });
}

/** @param pauseMs mean pause between two requests `asReader` of all workers together */
export function readingInTurn(
  inner: Fetcher,
  server: Pick<RedisServer, 'ask'>,
  pauseMs: number,
  signal: AbortSignal,
): Fetcher {
  const restMs = (): number => pauseMs * (0.5 + Math.random());
  return {
    fetch: (request) =>
      request.asReader === true
        ? withLock(server, 'digest:as-reader', () => inner.fetch(request), { signal, restMs })
        : inner.fetch(request),
  };
}
