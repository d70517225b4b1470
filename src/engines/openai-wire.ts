/** The chat completions of OpenAI-compatible servers (llama.cpp, LM Studio, vLLM, LocalAI, koboldcpp, Mistral, OpenAI) on the wire. */
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { z } from 'zod';
import type { ChatCall, ChatMessage, Completion } from './ask-json.ts';
import { without, type Concession } from './concessions.ts';
import { HttpRefusal, errorWords } from './http-refusal.ts';
import { mergedSystem } from './merged-system.ts';

export type ChatBody = Readonly<Record<string, unknown>> & {
  readonly messages: readonly ChatMessage[];
};

/** In the order in which they are given up. Without `response_format` the schema still stands in the prompt and is checked afterwards. */
export const openAiConcessions: readonly Concession<ChatBody>[] = [
  without(
    'response_format',
    /response.?format|json.?schema|json mode|grammar|guided|structured.?output|peg-native|minItems|maxItems|\benum\b/i,
  ),
  mergedSystem(),
  {
    name: 'max_tokens',
    refusal: /max_(?:completion_)?tokens/i,
    apply: (body) => {
      if (!('max_tokens' in body)) return body;
      const { max_tokens: most, ...rest } = body;
      return { ...rest, max_completion_tokens: most };
    },
  },
  without('stream_options', /stream_options|include_usage/i),
  without('seed', /\bseed\b/i),
  without('temperature', /temperature/i),
];

/** The request's body before concessions. */
export function chatBody(model: string, seed: number, call: ChatCall): ChatBody {
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

/** Plain text, or parts of which some are text and some are reasoning (Mistral). */
const part = z.looseObject({
  type: z.string().nullish(),
  text: z.string().nullish(),
  thinking: z.unknown().optional(),
});
const content = z.union([z.string(), z.array(z.union([z.string(), part])), part]).nullish();

const message = z.looseObject({
  content: content.catch(undefined),
  reasoning_content: content.catch(undefined),
  reasoning: content.catch(undefined),
  thinking: content.catch(undefined),
});

/** Counts are as the server has them, or not at all; none of them is worth an answer. */
const count = z.number().nonnegative().nullish().catch(undefined);

const chunkShape = z.looseObject({
  error: z.unknown().optional(),
  choices: z
    .array(
      z.looseObject({
        delta: message.nullish(),
        // Of an answer in one piece.
        message: message.nullish(),
        text: z.string().nullish().catch(undefined),
        finish_reason: z.string().nullish().catch(undefined),
      }),
    )
    .nullish(),
  usage: z
    .looseObject({ prompt_tokens: count, completion_tokens: count })
    .nullish()
    .catch(undefined),
});

type Chunk = z.infer<typeof chunkShape>;

/** What has come so far. */
interface Gathered {
  text: string;
  reasoning: string;
  finish: string | undefined;
  /** Several chunks may carry counts; the greatest are the last word of those that count up and of those that send zeros. */
  promptTokens: number;
  outputTokens: number;
  chunks: number;
}

/**
 * Reads an answer to its end: a stream of events, or JSON in one piece or in lines, whatever its content type. Rejects
 * with HttpRefusal (status 200) for an error that the server reports within it, and with a plain Error for what is no
 * chunk.
 */
export async function readChatAnswer(
  body: ReadableStream<Uint8Array>,
  onChunk: (chunks: number, piece: string) => void,
): Promise<Completion> {
  const got: Gathered = {
    text: '',
    reasoning: '',
    finish: undefined,
    promptTokens: 0,
    outputTokens: 0,
    chunks: 0,
  };
  const take = (data: string): void => {
    const piece = add(chunkShape.parse(JSON.parse(data)), got);
    onChunk(++got.chunks, piece);
  };
  let done = false;
  // The library's type takes any source of bytes, the stream's own type none but its own.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const decoder = new TextDecoderStream() as unknown as ReadableWritablePair<string, Uint8Array>;
  const { first, rest } = await beginning(body.pipeThrough(decoder));
  if (first.startsWith('{')) {
    let whole = '';
    for await (const text of rest) whole += text;
    for (const line of jsonIn(whole)) take(line);
  } else {
    for await (const { data } of rest.pipeThrough(new EventSourceParserStream())) {
      if (data.trim() === '[DONE]') {
        done = true;
        break;
      }
      if (data.trim() !== '') take(data);
    }
  }
  if (got.finish === 'error')
    throw new HttpRefusal(200, 'the server ended the answer with an error (response_format?)');
  const { text, reasoning, finish, promptTokens, outputTokens, chunks } = got;
  return {
    text,
    ...(reasoning !== '' && { reasoning }),
    ended: finish === 'length' ? 'length' : finish === undefined && !done ? 'open' : 'stop',
    ...(promptTokens > 0 && { promptTokens }),
    outputTokens: outputTokens > 0 ? outputTokens : chunks,
  };
}

/** Takes a chunk in; the text that it adds, reasoning left out. */
function add({ error, choices, usage }: Chunk, got: Gathered): string {
  if (error !== undefined && error !== null) throw new HttpRefusal(200, errorWords(error));
  const choice = choices?.[0];
  const said = choice?.delta ?? choice?.message;
  const piece = textOf(said?.content) + (choice?.text ?? '');
  got.text += piece;
  got.reasoning +=
    textOf(said?.reasoning_content ?? said?.reasoning ?? said?.thinking) + thoughtIn(said?.content);
  got.finish = choice?.finish_reason || got.finish;
  got.promptTokens = Math.max(got.promptTokens, usage?.prompt_tokens ?? 0);
  got.outputTokens = Math.max(got.outputTokens, usage?.completion_tokens ?? 0);
  return piece;
}

type Content = z.infer<typeof content>;

function textOf(said: Content): string {
  if (typeof said === 'string') return said;
  return [said ?? []]
    .flat()
    .map((one) => (typeof one === 'string' ? one : (one.text ?? '')))
    .join('');
}

/** Reasoning among the parts of the answer. */
function thoughtIn(said: Content): string {
  if (typeof said === 'string') return '';
  const thoughts = [said ?? []].flat().flatMap((one) => {
    const parsed = typeof one === 'string' ? undefined : content.safeParse(one.thinking);
    return parsed?.success === true ? [textOf(parsed.data)] : [];
  });
  return thoughts.join('');
}

/** One JSON value, or one a line. */
function jsonIn(text: string): readonly string[] {
  try {
    JSON.parse(text);
    return [text];
  } catch {
    return text.split('\n').filter((line) => line.trim() !== '');
  }
}

/** The first character that is no white space, and the whole stream again. */
async function beginning(
  stream: ReadableStream<string>,
): Promise<{ readonly first: string; readonly rest: ReadableStream<string> }> {
  const reader = stream.getReader();
  let seen = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (!done) seen += value;
    if (done || seen.trim() !== '') break;
  }
  const rest = new ReadableStream<string>({
    start: (out) => {
      if (seen !== '') out.enqueue(seen);
    },
    pull: async (out) => {
      const { value, done } = await reader.read();
      if (done) out.close();
      else out.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return { first: seen.trimStart().slice(0, 1), rest };
}
