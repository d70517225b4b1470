/** The chat completions of OpenAI-compatible servers (llama.cpp, LM Studio, vLLM, OpenAI) on the wire. */
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { z } from 'zod';
import type { ChatCall, Completion } from './ask-json.ts';

/** A field that some servers refuse, and what is sent in its place. */
export interface Concession {
  readonly name: string;
  /** Words of the refusal. */
  readonly refusal: RegExp;
  readonly apply: (body: Record<string, unknown>) => Record<string, unknown>;
}

/** Without `response_format` the schema still stands in the prompt and is checked afterwards. */
export const concessions: readonly Concession[] = [
  {
    name: 'response_format',
    refusal: /response_format|json_schema/i,
    apply: without('response_format'),
  },
  {
    name: 'max_tokens',
    refusal: /max_tokens/i,
    apply: ({ max_tokens: most, ...rest }) => ({ ...rest, max_completion_tokens: most }),
  },
  {
    name: 'stream_options',
    refusal: /stream_options|include_usage/i,
    apply: without('stream_options'),
  },
  { name: 'temperature', refusal: /temperature/i, apply: without('temperature') },
  { name: 'seed', refusal: /\bseed\b/i, apply: without('seed') },
];

function without(key: string): Concession['apply'] {
  return ({ [key]: _dropped, ...rest }) => rest;
}

/** The request's body before concessions. */
export function chatBody(model: string, seed: number, call: ChatCall): Record<string, unknown> {
  return {
    model,
    messages: call.messages,
    stream: true,
    stream_options: { include_usage: true },
    temperature: 0,
    seed,
    max_tokens: call.maxTokens,
    ...(Object.keys(call.schema).length > 0 && {
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'answer', strict: true, schema: call.schema },
      },
    }),
  };
}

const chunkShape = z.object({
  error: z.unknown().optional(),
  choices: z
    .array(
      z.object({
        delta: z.object({ content: z.string().nullish() }).nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).nullish(),
});

/**
 * Reads the stream to its end. Rejects with a plain Error for an error in the stream, for what is
 * no chunk, and for a stream that ends without a `finish_reason`.
 */
export async function readChatStream(
  body: ReadableStream<Uint8Array>,
  onChunk: (chunks: number) => void,
): Promise<Completion> {
  const decoder = new TextDecoderStream() as unknown as ReadableWritablePair<string, Uint8Array>;
  const events = body.pipeThrough(decoder).pipeThrough(new EventSourceParserStream());
  let text = '';
  let finish: string | undefined;
  let usage: z.infer<typeof chunkShape>['usage'];
  let chunks = 0;
  for await (const { data } of events) {
    if (data === '[DONE]') break;
    const chunk = chunkShape.parse(JSON.parse(data));
    if (chunk.error !== undefined && chunk.error !== null) throw new Error(errorWords(chunk.error));
    usage = chunk.usage ?? usage;
    const choice = chunk.choices?.[0];
    text += choice?.delta?.content ?? '';
    finish = choice?.finish_reason ?? finish;
    onChunk(++chunks);
  }
  if (finish === undefined) throw new Error('the stream ended before it was done');
  return {
    text,
    ended: finish === 'length' ? 'length' : 'stop',
    ...(usage ? { promptTokens: usage.prompt_tokens } : {}),
    outputTokens: usage?.completion_tokens ?? chunks,
  };
}

/** The message inside `{"error": "…"}` and `{"error": {"message": "…"}}`. */
export function errorWords(error: unknown): string {
  if (typeof error === 'string') return error;
  const { message } = (error ?? {}) as { message?: unknown };
  return typeof message === 'string' ? message : JSON.stringify(error);
}
