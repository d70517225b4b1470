/**
 * Ports that remember good answers in the store, so that a run killed in the middle of a stage asks
 * again only for what it had not got. Failures are not remembered.
 */
import { contentKey } from '../content-key.ts';
import type { FetchResponse, Fetcher, Llm, LlmAnswer, Store } from '../ports.ts';

interface StoredResponse extends Omit<FetchResponse, 'body'> {
  readonly bodyBase64: string;
}

/**
 * @param scope what an answer is good for, e.g. `2026-01-26/qwen`: another day asks anew
 * @param fresh true: read nothing, only remember
 */
export function cachedFetcher(
  inner: Fetcher,
  store: Store,
  scope: string,
  fresh: boolean,
): Fetcher {
  return {
    fetch: async (request) => {
      const key = contentKey({ kind: 'http', scope, request });
      const known = fresh ? undefined : ((await store.get(key)) as StoredResponse | undefined);
      if (known) {
        const { bodyBase64, ...rest } = known;
        return { ...rest, body: Buffer.from(bodyBase64, 'base64') };
      }
      const response = await inner.fetch(request);
      // A server's refusal may pass; only an answer is worth keeping.
      if (response.status < 400) {
        const { body, ...rest } = response;
        await store.put(key, { ...rest, bodyBase64: Buffer.from(body).toString('base64') });
      }
      return response;
    },
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
      const known = fresh ? undefined : ((await store.get(key)) as LlmAnswer | undefined);
      if (known) return known;
      const answer = await inner.ask(request, ahead);
      await store.put(key, answer);
      return answer;
    },
  };
}
