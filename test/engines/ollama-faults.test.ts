import { describe, expect, test, vi } from 'vitest';
import { createOllamaEngine, type OllamaOptions } from '../../src/engines/ollama.ts';
import type { Llm } from '../../src/ports.ts';
import { aRequest } from '../support/model-request.ts';
import { closedPort } from '../support/network.ts';
import {
  last,
  line,
  piece,
  refuses,
  says,
  scriptedOllama,
  type ChatBody,
  type Reply,
} from '../support/scripted-ollama.ts';

const limits = { firstTokenMs: 5000, idleMs: 5000, totalMs: 10_000 };

function engine(host: string, options: Partial<OllamaOptions> = {}): Llm {
  return createOllamaEngine({
    host,
    model: 'test-model',
    contextTokens: 2048,
    limits,
    firstWaitMs: 5,
    ...options,
  });
}

describe('streams that go wrong', () => {
  test('closed before the end', async () => {
    const server = await scriptedOllama([
      (response) => {
        response.write(piece('{"facts":[1]}'));
        response.end();
      },
    ]);
    await expect(engine(server.origin).ask(aRequest)).rejects.toMatchObject({
      name: 'AnswerError',
      fault: 'server',
    });
  });

  test('with the connection torn', async () => {
    const server = await scriptedOllama([
      (response) => {
        response.write(piece('{"facts":'));
        setTimeout(() => response.destroy(), 20);
      },
    ]);
    await expect(engine(server.origin).ask(aRequest)).rejects.toMatchObject({ fault: 'server' });
  });

  test('that end with done: false', async () => {
    const server = await scriptedOllama([
      (response) => {
        response.write(piece('{"facts":[1]}'));
        response.end(line({ message: { role: 'assistant', content: '' }, done: false }));
      },
    ]);
    await expect(engine(server.origin).ask(aRequest)).rejects.toMatchObject({ fault: 'server' });
  });

  test('that report an error under status 200', async () => {
    const server = await scriptedOllama([
      (response) => {
        response.write(piece('{"facts":'));
        response.end('{"error":"llama runner process no longer running"}\n');
      },
    ]);
    await expect(engine(server.origin).ask(aRequest)).rejects.toThrow(/no longer running/);
  });

  test.each(['<html>502</html>', 'null', '"text"'])('with a line of %s', async (bad) => {
    const warned = vi.spyOn(console, 'warn');
    const server = await scriptedOllama([
      (response) => {
        response.write(piece('{"facts":'));
        response.end(`${bad}\n`);
      },
    ]);
    await expect(engine(server.origin).ask(aRequest)).rejects.toMatchObject({ fault: 'server' });
    expect(warned).not.toHaveBeenCalled();
  });
});

describe('what the server refuses is left out', () => {
  test.each<[string, Reply, string]>([
    ['a grammar', refuses(500, 'Failed to initialize samplers: failed to parse grammar'), 'format'],
    [
      'a format, by an older server',
      refuses(400, 'invalid format: expected "json" or a JSON schema'),
      'format',
    ],
    [
      'a format that needs what the model lacks',
      (r) => void r.end('{"error":"failed to load model vocabulary required for format"}\n'),
      'format',
    ],
    ['a format, without a word', refuses(500, 'unexpected server status: 500'), 'format'],
    ['thinking', refuses(400, '"test-model" does not support thinking'), 'think'],
    [
      'the system role',
      refuses(500, 'chat template prompt error: Conversation roles must alternate'),
      'messages.1',
    ],
  ])('%s', async (_, refusal, field) => {
    const has = (body: ChatBody): boolean =>
      field === 'messages.1' ? body.messages[0]?.role === 'system' : field in body;
    const reply: Reply = (response, body) =>
      (has(body) ? refusal : says('{"facts":[1]}'))(response, body);
    // Without a format a call is no question by script.
    const server = await scriptedOllama(
      [reply],
      undefined,
      undefined,
      (body) => body.options.num_predict > 1,
    );
    const llm = engine(server.origin, { thinking: 'off' });
    expect((await llm.ask(aRequest)).json).toEqual({ facts: [1] });
    expect(has(server.questions.at(-1) as ChatBody)).toBe(false);
  });
});

test('an answer that stands in thinking alone is taken', async () => {
  const server = await scriptedOllama([
    (response) => {
      response.write(
        line({ message: { role: 'assistant', content: '', thinking: '{"facts":[1]}' } }),
      );
      response.end(last(900));
    },
  ]);
  expect((await engine(server.origin).ask(aRequest)).json).toEqual({ facts: [1] });
});

describe('deadlines', () => {
  test('headers that do not come', async () => {
    const server = await scriptedOllama([() => undefined]);
    const llm = engine(server.origin, { limits: { ...limits, firstTokenMs: 150 } });
    await expect(llm.ask(aRequest)).rejects.toMatchObject({ fault: 'timeout' });
    await vi.waitFor(() => expect(server.closedEarly()).toBe(1));
  });

  test('headers without a token', async () => {
    const server = await scriptedOllama([(response) => response.flushHeaders()]);
    const llm = engine(server.origin, { limits: { ...limits, firstTokenMs: 150 } });
    await expect(llm.ask(aRequest)).rejects.toThrow(/no token after 0.15 s/);
  });

  test('headers that are late but in time', async () => {
    const server = await scriptedOllama([
      async (response, body) => {
        await new Promise((next) => setTimeout(next, 150));
        await says('{"facts":[1]}')(response, body);
      },
    ]);
    const llm = engine(server.origin, { limits: { ...limits, idleMs: 50 } });
    expect((await llm.ask(aRequest)).json).toEqual({ facts: [1] });
  });

  test('a stream that stands still', async () => {
    const server = await scriptedOllama([(response) => void response.write(piece('{"facts":'))]);
    const llm = engine(server.origin, { limits: { ...limits, idleMs: 150 } });
    await expect(llm.ask(aRequest)).rejects.toThrow(/stood still for 0.15 s/);
  });

  test('a stream that never ends', async () => {
    const server = await scriptedOllama([
      (response) => {
        const timer = setInterval(() => response.write(piece(' ')), 10);
        response.on('close', () => clearInterval(timer));
      },
    ]);
    const llm = engine(server.origin, { limits: { ...limits, totalMs: 200 } });
    await expect(llm.ask(aRequest)).rejects.toThrow(/not finished after 0.2 s/);
    await vi.waitFor(() => expect(server.closedEarly()).toBe(1));
  });
});

describe('error statuses', () => {
  test('404 ends the run and says what to pull', async () => {
    const server = await scriptedOllama([
      refuses(404, 'model "test-model" not found, try pulling it first'),
    ]);
    await expect(engine(server.origin).ask(aRequest)).rejects.toMatchObject({
      name: 'ModelError',
      hint: 'ollama pull test-model',
    });
  });

  test('503 is tried again, within the time of an answer', async () => {
    const busy = refuses(503, 'server busy, please try again');
    const patient = await scriptedOllama([busy, busy, says('{"facts":[1]}')]);
    expect((await engine(patient.origin).ask(aRequest)).json).toEqual({ facts: [1] });
    const stuck = await scriptedOllama([busy]);
    const hurried = engine(stuck.origin, { firstWaitMs: 2 * limits.totalMs });
    await expect(hurried.ask(aRequest)).rejects.toMatchObject({
      fault: 'timeout',
      message: expect.stringContaining('the server is busy (503, server busy') as string,
    });
    expect(stuck.questions).toHaveLength(1);
  });

  test('a prompt that is too long for a newer server is told as that', async () => {
    const inner = JSON.stringify({
      error: { type: 'exceed_context_size_error', n_prompt_tokens: 9000, n_ctx: 2048 },
    });
    const server = await scriptedOllama([refuses(400, inner)]);
    await expect(engine(server.origin).ask(aRequest)).rejects.toMatchObject({
      fault: 'truncated-prompt',
    });
  });

  test('a model that does not fit into memory ends the run', async () => {
    const server = await scriptedOllama([
      refuses(500, 'model requires more system memory (11.2 GiB) than is available (3.1 GiB)'),
    ]);
    await expect(engine(server.origin).ask(aRequest)).rejects.toMatchObject({
      name: 'ModelError',
    });
  });

  test.each([
    ['text/html', '<html><body><h1>502 Bad Gateway</h1></body></html>'],
    ['application/json', 'not JSON at all'],
    ['text/plain', ''],
  ])('a body of %s never reaches stdout', async (type, body) => {
    const printed = [vi.spyOn(console, 'log'), vi.spyOn(process.stdout, 'write')];
    const server = await scriptedOllama([
      (response) => {
        response.writeHead(502, { 'content-type': type });
        response.end(body);
      },
    ]);
    const hurried = engine(server.origin, { firstWaitMs: 2 * limits.totalMs });
    await expect(hurried.ask(aRequest)).rejects.toMatchObject({ fault: 'timeout' });
    for (const spy of printed) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });
});

test('a server that is not there ends the run and says how to start it', async () => {
  const port = await closedPort();
  await expect(engine(`http://127.0.0.1:${port}`).ask(aRequest)).rejects.toMatchObject({
    name: 'ModelError',
    hint: expect.stringContaining('ollama serve') as string,
  });
});

describe('abort', () => {
  test('in the middle of a stream rejects with its reason and closes the request', async () => {
    const server = await scriptedOllama([(response) => void response.write(piece('{'))]);
    const abort = new AbortController();
    const asked = engine(server.origin, { signal: abort.signal }).ask(aRequest);
    await vi.waitFor(() => expect(server.questions).toHaveLength(1));
    const reason = new Error('interrupted');
    abort.abort(reason);
    await expect(asked).rejects.toBe(reason);
    await vi.waitFor(() => expect(server.closedEarly()).toBe(1));
  });

  test('before the headers does the same', async () => {
    const server = await scriptedOllama([() => undefined]);
    const abort = new AbortController();
    const asked = engine(server.origin, { signal: abort.signal }).ask(aRequest);
    await vi.waitFor(() => expect(server.questions).toHaveLength(1));
    const reason = new Error('interrupted');
    abort.abort(reason);
    await expect(asked).rejects.toBe(reason);
    await vi.waitFor(() => expect(server.closedEarly()).toBe(1));
  });

  test('while the server is busy ends the waiting', async () => {
    const server = await scriptedOllama([refuses(503, 'server busy')]);
    const abort = new AbortController();
    const llm = engine(server.origin, { signal: abort.signal, firstWaitMs: 3000 });
    const asked = llm.ask(aRequest);
    await vi.waitFor(() => expect(server.questions).toHaveLength(1));
    const reason = new Error('interrupted');
    setTimeout(() => abort.abort(reason), 50);
    await expect(asked).rejects.toBe(reason);
  });

  test('leaves calls that wait unsent', async () => {
    const server = await scriptedOllama([(response) => void response.write(piece('{'))]);
    const abort = new AbortController();
    const llm = engine(server.origin, { signal: abort.signal });
    const asked = [llm.ask(aRequest), llm.ask(aRequest)];
    await vi.waitFor(() => expect(server.questions).toHaveLength(1));
    abort.abort(new Error('interrupted'));
    const ends = await Promise.allSettled(asked);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(server.questions).toHaveLength(1);
  });
});
