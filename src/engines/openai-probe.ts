/** What an OpenAI-compatible server says of itself and its models, for `digest doctor`. */
import { request } from 'undici';
import { z } from 'zod';
import { faultCodeOf, messageOf } from '../errors.ts';
import { createModelAgent } from './ollama-fetch.ts';

export interface OpenAiModel {
  readonly id: string;
  /** Tokens, where the server tells: vLLM, LM Studio and llama.cpp each by a name of its own. */
  readonly context?: number;
}

export type OpenAiProbe =
  | { readonly reachable: false; readonly reason: string }
  | {
      readonly reachable: true;
      /** What it calls itself, where it does. */
      readonly server: string | undefined;
      /** Undefined where it lists none: not every server does. */
      readonly models: readonly OpenAiModel[] | undefined;
    };

const count = z.number().int().positive().optional().catch(undefined);
const listSchema = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      max_model_len: count,
      max_context_length: count,
      context_length: count,
      meta: z.object({ n_ctx_train: count }).nullish().catch(undefined),
    }),
  ),
});

const probeMs = 15_000;
/** A list of models is a few thousand characters. */
const mostBytes = 2_000_000;

/** Never rejects for a server that is absent or odd; rejects with the signal's reason when that fires. */
export async function probeOpenAi(
  baseUrl: string,
  options: { readonly apiKey?: string | undefined; readonly signal?: AbortSignal | undefined },
): Promise<OpenAiProbe> {
  const limit = AbortSignal.timeout(probeMs);
  const agent = createModelAgent();
  try {
    const { statusCode, headers, body } = await request(`${baseUrl.replace(/\/+$/, '')}/models`, {
      headers: {
        accept: 'application/json',
        ...(options.apiKey !== undefined && { authorization: `Bearer ${options.apiKey}` }),
      },
      dispatcher: agent,
      signal: options.signal ? AbortSignal.any([limit, options.signal]) : limit,
    });
    const text = await beginningOf(body);
    if (statusCode === 401 || statusCode === 403)
      return { reachable: false, reason: `it refuses the key (status ${statusCode})` };
    if (statusCode >= 500) return { reachable: false, reason: `status ${statusCode}` };
    const { server } = headers;
    return {
      reachable: true,
      server: typeof server === 'string' ? server : undefined,
      models: statusCode < 400 ? modelsIn(text) : undefined,
    };
  } catch (error) {
    options.signal?.throwIfAborted();
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    const reason = isLate ? `no answer within ${probeMs / 1000} s` : faultCodeOf(error);
    return { reachable: false, reason: reason ?? messageOf(error) };
  } finally {
    await agent.destroy();
  }
}

/** A body without an end must not fill the memory. */
async function beginningOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let seen = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    seen += chunk.byteLength;
    if (seen > mostBytes) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function modelsIn(text: string): readonly OpenAiModel[] | undefined {
  try {
    return listSchema.parse(JSON.parse(text)).data.map(({ id, meta, ...sizes }) => {
      const context =
        sizes.max_model_len ??
        sizes.max_context_length ??
        sizes.context_length ??
        meta?.n_ctx_train;
      return { id, ...(context !== undefined && { context }) };
    });
  } catch {
    return undefined;
  }
}
