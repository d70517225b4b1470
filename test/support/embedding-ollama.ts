/** A loopback server that speaks as much of Ollama's API as an embedding model needs: what vector a text gets is the test's to say. */
import { createHash } from 'node:crypto';
import type http from 'node:http';
import { serve, type LoopbackServer } from './network.ts';

export interface EmbedBody {
  readonly model: string;
  readonly input: readonly string[];
  readonly truncate: boolean;
  readonly options: { readonly num_ctx: number };
}

/** Answers a call to `/api/embed`. */
export type EmbedReply = (response: http.ServerResponse, body: EmbedBody) => void;

export interface EmbeddingOllama extends LoopbackServer {
  /** Bodies of the calls to `/api/embed`. */
  readonly calls: EmbedBody[];
  /** How calls are answered; may be changed. */
  reply: EmbedReply;
  /** Digest of the model; may be changed. */
  digest: string;
}

/** 32 numbers that have nothing to do with those of another key. */
export function vectorOf(key: string): readonly number[] {
  return [...createHash('sha256').update(key).digest()].map((byte) => byte - 127.5);
}

/** The vector of `key`, disturbed by the text itself: `noise` 1 hides half of it. */
export function near(key: string, text: string, noise: number): readonly number[] {
  const own = vectorOf(`text ${text}`);
  return vectorOf(key).map((value, i) => value + noise * (own[i] ?? 0));
}

export function givesVectors(of: (text: string) => readonly number[]): EmbedReply {
  return (response, { model, input }) => {
    json(response, 200, { model, embeddings: input.map(of), prompt_eval_count: input.length });
  };
}

export function refusesToEmbed(status: number, error: string): EmbedReply {
  return (response) => {
    json(response, status, { error });
  };
}

/** Has one model, `embedder`. */
export async function embeddingOllama(
  reply: EmbedReply = givesVectors(vectorOf),
  context = 512,
): Promise<EmbeddingOllama> {
  const calls: EmbedBody[] = [];
  const state = { reply, digest: 'e'.repeat(64) };
  const server = await serve((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks).toString();
      if (request.url === '/api/version') return json(response, 200, { version: '0.31.2' });
      if (request.url === '/api/tags')
        return json(response, 200, {
          models: [{ name: 'embedder:latest', digest: state.digest, size: 7 }],
        });
      if (request.url === '/api/show')
        return json(response, 200, {
          capabilities: ['embedding'],
          model_info: { 'bert.context_length': context },
        });
      const call = JSON.parse(body) as EmbedBody;
      calls.push(call);
      return state.reply(response, call);
    })();
  });
  return Object.assign(state, { ...server, calls });
}

function json(response: http.ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}
