/** A loopback server that speaks Ollama's API by script: what it says to the nth real question is the test's to write. */
import type http from 'node:http';
import { serve, type LoopbackServer } from './network.ts';

export interface ChatBody {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly format?: unknown;
  readonly think?: unknown;
  readonly stream: boolean;
  readonly truncate: unknown;
  readonly shift: unknown;
  readonly keep_alive: string;
  readonly options: {
    readonly num_ctx: number;
    readonly num_predict: number;
    readonly [key: string]: unknown;
  };
}

export type Reply = (response: http.ServerResponse, body: ChatBody) => void | Promise<void>;

export interface ScriptedOllama extends LoopbackServer {
  /** Bodies of all chat calls, the warm-up's included. */
  readonly chats: ChatBody[];
  /** Bodies of the calls that ask for JSON. */
  readonly questions: ChatBody[];
  /** Chat calls whose connection the client closed before the answer was whole. */
  readonly closedEarly: () => number;
}

/** One line of the stream. */
export function line(part: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify({ model: 'test-model', created_at: '2026-01-26T00:00:00Z', ...part })}\n`;
}

export function piece(content: string): string {
  return line({ message: { role: 'assistant', content }, done: false });
}

/** The last line of a whole answer; `promptTokens` is what the server says it read. */
export function last(promptTokens: number, extra: Readonly<Record<string, unknown>> = {}): string {
  return line({
    message: { role: 'assistant', content: '' },
    done: true,
    done_reason: 'stop',
    prompt_eval_count: promptTokens,
    eval_count: 12,
    ...extra,
  });
}

/** One token a character: a count that no guard can call too low. */
export function countOf(body: ChatBody): number {
  return body.messages.reduce((n, { content }) => n + [...content].length, 0);
}

/** A whole answer in two pieces. */
export function says(text: string, extra: Readonly<Record<string, unknown>> = {}): Reply {
  return (response, body) => {
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    response.write(piece(text.slice(0, 5)));
    response.write(piece(text.slice(5)));
    response.end(last(countOf(body), extra));
  };
}

export function refuses(status: number, error: string, type = 'application/json'): Reply {
  return (response) => {
    response.writeHead(status, { 'content-type': type });
    response.end(type === 'application/json' ? JSON.stringify({ error }) : error);
  };
}

/** `models`: what `/api/show` says of each, or `refused: [status, words]`. Questions are answered by `replies` in turn, the last one again and again; warming up always works. */
export async function scriptedOllama(
  replies: readonly Reply[],
  models: Readonly<Record<string, Readonly<Record<string, unknown>>>> = { 'test-model:latest': {} },
  calibration: (body: ChatBody) => number = countOf,
  isQuestion: (body: ChatBody) => boolean = (body) => body.format !== undefined,
): Promise<ScriptedOllama> {
  const chats: ChatBody[] = [];
  const questions: ChatBody[] = [];
  let closed = 0;
  const server = await serve((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks).toString();
      if (request.url === '/api/version') return json(response, { version: '0.31.2' });
      if (request.url === '/api/tags')
        return json(response, {
          models: Object.keys(models).map((name, i) => ({
            name,
            digest: `${i}`.repeat(64),
            size: 7,
          })),
        });
      if (request.url === '/api/show') {
        const { refused, ...shown } = models[(JSON.parse(body) as { model: string }).model] ?? {};
        const [status, error] = (refused ?? []) as readonly [number?, string?];
        return status === undefined ? json(response, shown) : json(response, { error }, status);
      }
      const chat = JSON.parse(body) as ChatBody;
      chats.push(chat);
      response.on('close', () => {
        if (!response.writableFinished) closed++;
      });
      if (chat.messages.length === 0) return void response.end(last(0, { done_reason: 'load' }));
      if (!isQuestion(chat)) return void response.end(last(calibration(chat)));
      const reply = replies[Math.min(questions.length, replies.length - 1)];
      questions.push(chat);
      await reply?.(response, chat);
    })();
  });
  return { ...server, chats, questions, closedEarly: () => closed };
}

function json(response: http.ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}
