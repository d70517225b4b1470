/**
 * The `fetch` that the npm `ollama` client is given. The client's own handling prints error bodies
 * to stdout, where the post goes, and takes no signal and no time limit.
 */
import type { Config } from 'ollama/browser';
import { Agent, fetch as undiciFetch } from 'undici';
import { retryAfterMs } from '../retry-after.ts';
import { bounded } from './bounded-body.ts';
import { HttpRefusal, errorWords, refusalText } from './http-refusal.ts';

/** The type of `fetch` that the client asks for. */
type ClientFetch = NonNullable<Config['fetch']>;

/** Time for the TCP connection, in milliseconds; all else is the caller's to limit by its signal. */
const connectMs = 5000;

/**
 * Own limits instead of undici's 300 s for headers and body: a large model on a processor is
 * silent longer than that while it reads its prompt. One agent a call, to be destroyed after it:
 * that closes the connection for certain, while an aborted request makes a pool connect again.
 */
export function createModelAgent(): Agent {
  return new Agent({ headersTimeout: 0, bodyTimeout: 0, connect: { timeout: connectMs } });
}

/**
 * Every request ends with `signal`. Rejects with HttpRefusal for a status other than 2xx and for a line of the stream
 * that reports an error, with a plain Error for a line that is no JSON object.
 */
export function createOllamaFetch(dispatcher: Agent, signal: AbortSignal): ClientFetch {
  // Node's streams and undici's are the same at run time; their types are not.
  /* oxlint-disable typescript/no-unsafe-type-assertion */
  const checked = async (url: string, init: RequestInit = {}): Promise<unknown> => {
    const signals = [signal, init.signal].filter((s) => s instanceof AbortSignal);
    const response = await undiciFetch(url, {
      ...(init as Parameters<typeof undiciFetch>[1]),
      dispatcher,
      signal: AbortSignal.any(signals),
      // A prompt goes to the server that the user named and to no other.
      redirect: 'error',
    });
    if (response.body === null && response.ok) return response;
    const body =
      response.body === null
        ? undefined
        : bounded(response.body as unknown as ReadableStream<Uint8Array>);
    if (!response.ok || body === undefined)
      throw new HttpRefusal(
        response.status,
        refusalText(await new Response(body).text(), response.status),
        retryAfterMs(response.headers.get('retry-after') ?? undefined, Date.now()),
      );
    return new Response(body.pipeThrough(wholeLines()), {
      status: response.status,
      headers: { 'content-type': response.headers.get('content-type') ?? '' },
    });
  };
  return checked as ClientFetch;
  /* oxlint-enable typescript/no-unsafe-type-assertion */
}

/** Characters. The longest honest line is a model's description, some 200,000. */
const longestLine = 4_000_000;

/** Passes lines on whole and checked; the client would print a broken one and go on. */
function wholeLines(): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let rest = '';
  const pass = (line: string, out: TransformStreamDefaultController<Uint8Array>): void => {
    if (line.trim() === '') return;
    let parsed: unknown;
    try {
      parsed = JSON.parse(line);
    } catch {
      throw new Error(`a line of the stream is no JSON: ${line.slice(0, 120)}`);
    }
    if (typeof parsed !== 'object' || parsed === null)
      throw new Error(`a line of the stream is no object: ${line.slice(0, 120)}`);
    if ('error' in parsed) throw new HttpRefusal(200, errorWords(parsed));
    out.enqueue(encoder.encode(`${line}\n`));
  };
  return new TransformStream({
    transform: (chunk, out) => {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > longestLine) throw new Error('a line of the stream has no end');
      for (const line of lines) pass(line, out);
    },
    flush: (out) => {
      pass(rest + decoder.decode(), out);
    },
  });
}
