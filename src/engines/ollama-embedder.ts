/** Vectors of texts from a local Ollama server (`/api/embed`), through the npm `ollama` client. */
import { z } from 'zod';
import { AnswerError } from '../errors.ts';
import type { Embedder } from '../ports.ts';
import { mostTokens } from '../text/token-budget.ts';
import { callOllama, type OllamaCallOptions } from './ollama-call.ts';
import { oneAtATime } from '../one-at-a-time.ts';

export interface OllamaEmbedderOptions extends OllamaCallOptions {
  readonly digest?: string | undefined;
  /** Sent as `num_ctx`. */
  readonly contextTokens: number;
}

/** Texts in one call: an answer of 4,096 dimensions each stays under a megabyte. */
const batch = 16;

const answer = z.object({ embeddings: z.array(z.array(z.number()).min(1)) });

/** Nothing is sent before the first `embed`. Calls run one at a time. */
export function createOllamaEmbedder(options: OllamaEmbedderOptions): Embedder {
  const queue = oneAtATime();
  const { model, digest } = options;
  return {
    info: { engine: 'ollama', model, ...(digest !== undefined && { digest }) },
    embed: (texts) =>
      queue(async () => {
        const vectors: Float32Array[] = [];
        for (let i = 0; i < texts.length; i += batch) {
          options.signal?.throwIfAborted();
          vectors.push(...(await embedBatch(options, texts.slice(i, i + batch))));
        }
        if (new Set(vectors.map(({ length }) => length)).size > 1)
          throw new AnswerError('off-schema', 'embed: the vectors differ in their dimension');
        return vectors;
      }),
  };
}

/** Servers from 0.13.5 on refuse a text that is too long whatever `truncate` says: then it is cut here, to what surely fits. */
async function embedBatch(
  options: OllamaEmbedderOptions,
  texts: readonly string[],
): Promise<readonly Float32Array[]> {
  try {
    return await embedOnce(options, texts);
  } catch (error) {
    if (!(error instanceof AnswerError) || error.fault !== 'truncated-prompt') throw error;
    return embedOnce(
      options,
      texts.map((text) => fitting(text, options.contextTokens)),
    );
  }
}

async function embedOnce(
  options: OllamaEmbedderOptions,
  texts: readonly string[],
): Promise<readonly Float32Array[]> {
  const { model, contextTokens } = options;
  const given = await callOllama(options, 'embed', (client) =>
    client.embed({
      model,
      input: [...texts],
      truncate: true,
      options: { num_ctx: contextTokens },
    }),
  );
  const parsed = answer.safeParse(given);
  if (!parsed.success || parsed.data.embeddings.length !== texts.length)
    throw new AnswerError('off-schema', 'embed: the server did not answer with a vector a text');
  return parsed.data.embeddings.map(unitLength);
}

function unitLength(vector: readonly number[]): Float32Array {
  const length = Math.hypot(...vector);
  if (length === 0) throw new AnswerError('off-schema', 'embed: a vector is zero');
  return Float32Array.from(vector, (value) => value / length);
}

/** Tokens that a model puts around a text. */
const frame = 8;

/** The longest beginning that fits with any tokenizer, by halving steps. */
function fitting(text: string, contextTokens: number): string {
  const characters = [...text];
  let [fits, end] = [0, characters.length];
  while (fits < end) {
    const middle = Math.ceil((fits + end) / 2);
    if (mostTokens(characters.slice(0, middle).join('')) + frame <= contextTokens) fits = middle;
    else end = middle - 1;
  }
  return characters.slice(0, fits).join('');
}
