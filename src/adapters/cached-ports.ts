/**
 * Ports that remember good answers in the store, so that a run killed in the middle of a stage asks
 * again only for what it had not got. Failures are not remembered.
 */
import { contentKey } from '../content-key.ts';
import { AnswerError, ModelError } from '../errors.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import type {
  Clock,
  Embedder,
  FetchRequest,
  FetchResponse,
  Fetcher,
  LinkMemory,
  Llm,
  LlmAnswer,
  Store,
} from '../ports.ts';
import { vectorIn, vectorText } from './vector-text.ts';

interface StoredResponse extends Omit<FetchResponse, 'body' | 'at'> {
  readonly bodyBase64: string;
  /** When it came, in ms since the epoch. */
  readonly at: number;
}

export interface FetchCacheOptions {
  /** What an answer is good for: `2026-01-26`. Topics of one day share it; another day asks anew. */
  readonly scope: string;
  /** Whether an answer of `at` (ms since the epoch) may serve. */
  readonly isCurrent: (at: number) => boolean;
  readonly clock: Clock;
  /** Requests under way, by key, shared with other jobs of the process; default: its own. */
  readonly underWay?: Map<string, Promise<FetchResponse>>;
}

/** Its answers say when they came. */
export function cachedFetcher(inner: Fetcher, store: Store, options: FetchCacheOptions): Fetcher {
  const { scope, isCurrent, clock, underWay = new Map<string, Promise<FetchResponse>>() } = options;
  // A page in all its forms takes ten times its size: no more than one is written at a time.
  const writing = oneAtATime();
  const answerTo = async (request: FetchRequest, key: string): Promise<FetchResponse> => {
    const known = await store.get(key);
    if (isStoredResponse(known) && isCurrent(known.at)) {
      const { bodyBase64, ...rest } = known;
      return { ...rest, body: Buffer.from(bodyBase64, 'base64') };
    }
    // What changes while it is under way is of no later time than this.
    const at = clock.now();
    const response = await inner.fetch(request);
    // A server's refusal may pass; only an answer is worth keeping.
    if (response.status < 400) {
      const { body, ...rest } = response;
      await writing(() =>
        store.put(key, { ...rest, at, bodyBase64: Buffer.from(body).toString('base64') }),
      );
    }
    return { ...response, at };
  };
  return {
    fetch: (request) => {
      if (request.asReader === true) return inner.fetch(request);
      const key = contentKey({ kind: 'http', scope, request });
      // Until the store has it: whoever asks meanwhile gets the same answer.
      const asked = underWay.get(key);
      if (asked !== undefined) return asked;
      const answer = answerTo(request, key).finally(() => underWay.delete(key));
      underWay.set(key, answer);
      return answer;
    },
  };
}

function isStoredResponse(value: unknown): value is StoredResponse {
  const { at, bodyBase64, status, headers } = (value ?? {}) as Partial<StoredResponse>;
  return (
    typeof at === 'number' &&
    typeof bodyBase64 === 'string' &&
    typeof status === 'number' &&
    typeof headers === 'object'
  );
}

/** @param fresh true: know nothing, only keep */
export function storedLinks(store: Store, fresh: boolean): LinkMemory {
  const keyOf = (id: string): string => contentKey({ kind: 'google-news-link', id });
  return {
    find: async (id) => {
      const url = fresh ? undefined : await store.get(keyOf(id));
      return typeof url === 'string' ? url : undefined;
    },
    keep: (id, url) => store.put(keyOf(id), url),
  };
}

/** Keyed by model digest, prompts, schema and bounds: what was asked, not where it was asked. */
export function cachedLlm(inner: Llm, store: Store, fresh: boolean): Llm {
  return {
    info: inner.info,
    contextTokens: inner.contextTokens,
    ask: async (request, ahead) => {
      const { system, prompt, schema, maxTokens } = request;
      const asked = { system, prompt, schema, maxTokens, contextTokens: inner.contextTokens };
      const key = contentKey({ kind: 'llm', info: inner.info, asked });
      const known = fresh ? undefined : await store.get(key);
      if (isAnswer(known)) return known;
      const answer = await inner.ask(request, ahead);
      await store.put(key, answer);
      return answer;
    },
  };
}

function isAnswer(value: unknown): value is LlmAnswer {
  const { promptTokens, outputTokens } = (value ?? {}) as Partial<LlmAnswer>;
  return typeof promptTokens === 'number' && typeof outputTokens === 'number';
}

/** Texts asked for at a time: what a stopped run had got by then is kept. */
const textsAtATime = 16;

/**
 * Keyed by model digest and text: only what is not known is asked for.
 * @param onProgress told of the texts that were asked for: how many are there, of how many
 */
export function cachedEmbedder(
  inner: Embedder,
  store: Store,
  fresh: boolean,
  onProgress: (done: number, of: number) => void = () => undefined,
): Embedder {
  const { info } = inner;
  const keyOf = (text: string): string => contentKey({ kind: 'embedding', info, text });
  return {
    info,
    embed: async (texts) => {
      const known = new Map<string, Float32Array>();
      for (const text of fresh ? [] : texts) {
        const stored = await store.get(keyOf(text));
        if (typeof stored === 'string') known.set(text, vectorIn(stored));
      }
      const unknown = [...new Set(texts)].filter((text) => !known.has(text));
      for (let at = 0; at < unknown.length; at += textsAtATime) {
        const asked = unknown.slice(at, at + textsAtATime);
        const vectors = await inner.embed(asked);
        for (const [i, text] of asked.entries()) {
          const vector = vectors[i]!;
          await store.put(keyOf(text), vectorText(vector));
          known.set(text, vector);
        }
        onProgress(at + asked.length, unknown.length);
      }
      return texts.map((text) => known.get(text)!);
    },
  };
}

/** One that is lost stays lost, so that no stage of a run has vectors where another had none. */
export function untilLost(embedder: Embedder): Embedder {
  let lost: AnswerError | ModelError | undefined;
  return {
    info: embedder.info,
    embed: async (texts) => {
      if (lost !== undefined) throw lost;
      try {
        return await embedder.embed(texts);
      } catch (error) {
        if (error instanceof AnswerError || error instanceof ModelError) lost = error;
        throw error;
      }
    },
  };
}
