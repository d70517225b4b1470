/** Waiting for a server that says that it is not ready yet. */
import { AnswerError } from '../errors.ts';
import { HttpRefusal } from './http-refusal.ts';

export interface BusyLimits {
  /** For all waiting of one call, in milliseconds: what one answer may take. */
  readonly totalMs: number;
  /** Before the second try; doubled for each further one. Default 1000. */
  readonly firstWaitMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A model is loaded within minutes, so that nothing is gained by longer pauses. In milliseconds. */
const longestPauseMs = 15_000;
/** 502 and 504 come of a proxy whose server may be starting, or gone for good. In milliseconds. */
const proxyMs = 60_000;

/** Some servers say 500 or 400 while they load. */
const loading =
  /(?:^|: )loading (?:the )?model\b|\bmodel is (?:still |currently )?(?:being loaded|loading)\b|\bstill loading\b|\bserver (?:is )?busy\b/i;
/** 429 for what no waiting mends. */
const unpaid = /quota|billing|credit|balance/i;

function patienceFor(
  { status, message, retryAfterMs }: HttpRefusal,
  totalMs: number,
): number | undefined {
  if (status === 429)
    return retryAfterMs === undefined && unpaid.test(message) ? undefined : totalMs;
  if (status === 503 || (status >= 400 && loading.test(message))) return totalMs;
  return status === 502 || status === 504 ? Math.min(proxyMs, totalMs) : undefined;
}

/**
 * Asks again as long as the server says that it is busy, as long as it wants to be left alone and no longer than one
 * answer may take. Rejects with the last refusal where waiting is no use, with an AnswerError `timeout` at the end of
 * the time, and with the signal's reason.
 */
export async function whileBusy<T>(
  label: string,
  { totalMs, firstWaitMs, signal }: BusyLimits,
  ask: () => Promise<T>,
): Promise<T> {
  const started = performance.now();
  for (let tries = 0; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      signal?.throwIfAborted();
      const patience = error instanceof HttpRefusal ? patienceFor(error, totalMs) : undefined;
      if (!(error instanceof HttpRefusal) || patience === undefined) throw error;
      const wait =
        error.retryAfterMs ?? Math.min((firstWaitMs ?? 1000) * 2 ** tries, longestPauseMs);
      const waited = performance.now() - started;
      if (waited + wait > patience)
        throw new AnswerError(
          'timeout',
          `${label}: the server is busy (${error.status}, ${error.message}); waited ${Math.round(waited / 1000)} s${
            error.retryAfterMs === undefined
              ? ''
              : `, it asks for ${Math.round(wait / 1000)} s more`
          }`,
          { cause: error },
        );
      await pause(wait, signal);
    }
  }
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((done, fail) => {
    const stop = (): void => {
      clearTimeout(timer);
      const reason: unknown = signal?.reason;
      fail(reason instanceof Error ? reason : new Error(String(reason)));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      done();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
