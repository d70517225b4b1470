/** A loopback server that speaks OpenAI's chat completions by script. */
import type http from 'node:http';
import { serve, type LoopbackServer } from './network.ts';

export type Body = Readonly<Record<string, unknown>>;
export type Reply = (response: http.ServerResponse, body: Body) => void;

export interface Scripted extends LoopbackServer {
  readonly bodies: Body[];
  readonly keys: (string | undefined)[];
}

/** Answers each chat call with `reply`. */
export async function scripted(reply: Reply): Promise<Scripted> {
  const bodies: Body[] = [];
  const keys: (string | undefined)[] = [];
  const server = await serve((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = JSON.parse(Buffer.concat(chunks).toString()) as Body;
      bodies.push(body);
      keys.push(request.headers.authorization);
      reply(response, body);
    })();
  });
  return { ...server, bodies, keys };
}

/** One event of the stream. */
export function event(value: unknown): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}

/** A whole answer in two pieces; `promptTokens` is what the server says it read. */
export function says(text: string, finish: string | null = 'stop', promptTokens = 900): Reply {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': waking up\n\n');
    response.write(
      event({ choices: [{ delta: { role: 'assistant', content: text.slice(0, 4) } }] }),
    );
    response.write(
      event({ choices: [{ delta: { content: text.slice(4) }, finish_reason: null }] }),
    );
    response.write(event({ choices: [{ delta: {}, finish_reason: finish }] }));
    response.write(
      event({ choices: [], usage: { prompt_tokens: promptTokens, completion_tokens: 9 } }),
    );
    response.end('data: [DONE]\n\n');
  };
}

export function refuses(status: number, message: string): Reply {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: { message, type: 'invalid_request_error' } }));
  };
}
