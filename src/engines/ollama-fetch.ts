/**
 * The `fetch` that the npm `ollama` client is given. The client's own handling prints error bodies
 * to stdout, where the post goes, and takes no signal and no time limit.
 */
import type { Config } from 'ollama/browser';
import { Agent, fetch as undiciFetch } from 'undici';
import { bounded } from './bounded-body.ts';

/** The type of `fetch` that the client asks for. */
type ClientFetch = NonNullable<Config['fetch']>;

/** An HTTP answer other than 2xx. */
export class OllamaHttpError extends Error {
  override readonly name = 'OllamaHttpError';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

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
 * Every request ends with `signal`. Rejects with OllamaHttpError for a status other than 2xx, and
 * in the stream with a plain Error for a line that is no JSON object or reports an error.
 */
export function createOllamaFetch(dispatcher: Agent, signal: AbortSignal): ClientFetch {
  const checked = async (url: string, init: RequestInit = {}): Promise<unknown> => {
    const signals = [signal, init.signal].filter((s) => s instanceof AbortSignal);
    const response = await undiciFetch(url, {
      ...(init as Parameters<typeof undiciFetch>[1]),
      dispatcher,
      signal: AbortSignal.any(signals),
      // A prompt goes to the server that the user named and to no other.
      redirect: 'error',
    });
    if (response.body === null) {
      if (response.ok) return response;
      throw new OllamaHttpError(response.status, errorText('', response.status));
    }
    const body = bounded(response.body as unknown as ReadableStream<Uint8Array>);
    if (!response.ok)
      throw new OllamaHttpError(
        response.status,
        errorText(await new Response(body).text(), response.status),
      );
    return new Response(body.pipeThrough(wholeLines()), {
      status: response.status,
      headers: { 'content-type': response.headers.get('content-type') ?? '' },
    });
  };
  return checked as ClientFetch;
}

/** The server's own words out of an error body, which may be JSON, JSON in JSON, plain text or a proxy's HTML. */
function errorText(body: string, status: number): string {
  const text = body.trim();
  try {
    const parsed = JSON.parse(text) as { error?: unknown };
    if (typeof parsed.error === 'string') return parsed.error;
    if (parsed.error !== undefined) return JSON.stringify(parsed.error);
  } catch {
    // Not JSON: shown below, shortened.
  }
  const plain = text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
  return plain === '' ? `HTTP ${status}` : `HTTP ${status}: ${plain}`;
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
