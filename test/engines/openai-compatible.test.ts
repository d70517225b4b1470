import { describe, expect, test, vi } from 'vitest';
import { createOpenAiEngine, type OpenAiOptions } from '../../src/engines/openai-compatible.ts';
import type { Llm } from '../../src/ports.ts';
import { aRequest } from '../support/model-request.ts';
import { closedPort, type LoopbackServer } from '../support/network.ts';
import { event, refuses, says, scripted, type Reply } from '../support/scripted-openai.ts';

function engine(server: LoopbackServer, options: Partial<OpenAiOptions> = {}): Llm {
  return createOpenAiEngine({
    baseUrl: `${server.origin}/v1`,
    model: 'test-model',
    contextTokens: 2048,
    ...options,
  });
}

test('a streamed answer is parsed, bound to the schema and paid for with the key', async () => {
  const server = await scripted(says('{"facts":[1,3]}'));
  const answer = await engine(server, { apiKey: 'secret' }).ask(aRequest);
  expect(answer).toEqual({ json: { facts: [1, 3] }, promptTokens: 900, outputTokens: 9 });
  expect(server.requests).toEqual(['POST /v1/chat/completions']);
  expect(server.keys).toEqual(['Bearer secret']);
  expect(server.bodies[0]).toMatchObject({
    model: 'test-model',
    stream: true,
    temperature: 0,
    max_tokens: aRequest.maxTokens,
    response_format: {
      type: 'json_schema',
      json_schema: { strict: true, schema: aRequest.schema },
    },
  });
});

test('a local server gets no authorization', async () => {
  const server = await scripted(says('{"facts":[1]}'));
  await engine(server).ask(aRequest);
  expect(server.keys).toEqual([undefined]);
});

test('fields that the server refuses are left out, once found out for good', async () => {
  const server = await scripted((response, body) => {
    if ('response_format' in body)
      return refuses(400, "'response_format' is not supported")(response, body);
    if ('max_tokens' in body)
      return refuses(400, "Use 'max_completion_tokens' instead of 'max_tokens'.")(response, body);
    return says('{"facts":[1]}')(response, body);
  });
  const llm = engine(server);
  expect((await llm.ask(aRequest)).json).toEqual({ facts: [1] });
  await llm.ask(aRequest);
  expect(server.bodies).toHaveLength(4);
  expect(server.bodies[3]).toMatchObject({ max_completion_tokens: aRequest.maxTokens });
  expect(server.bodies[3]).not.toHaveProperty('response_format');
});

describe('faults', () => {
  test.each<[string, Reply, string]>([
    ['an answer cut by its bound', says('{"facts":[1', 'length'), 'cut'],
    [
      'a stream that breaks off',
      (r) => r.end(event({ choices: [{ delta: { content: '{"facts' } }] })),
      'server',
    ],
    ['numbers off the schema, twice', says('{"facts":[8]}'), 'off-schema'],
    ['no JSON, twice', says('sorry'), 'not-json'],
    [
      'an error in the stream',
      (r) => r.end(event({ error: { message: 'out of slots' } })),
      'server',
    ],
    ['a stream of something else', (r) => r.end('data: <html>\n\n'), 'server'],
    ['a status 500', refuses(500, 'broken'), 'server'],
    [
      'a prompt too long',
      refuses(400, 'This model has a maximum context length of 2048'),
      'truncated-prompt',
    ],
  ])('%s loses the answer', async (_, reply, fault) => {
    const server = await scripted(reply);
    await expect(engine(server).ask(aRequest)).rejects.toMatchObject({
      name: 'AnswerError',
      fault,
    });
  });

  test('a prompt cut without a word loses the answer', async () => {
    const server = await scripted(says('{"facts":[1]}', 'stop', 300));
    const long = { ...aRequest, prompt: aRequest.prompt.repeat(40) };
    await expect(engine(server).ask(long)).rejects.toMatchObject({ fault: 'truncated-prompt' });
  });

  test.each<[string, Reply]>([
    ['a wrong key', refuses(401, 'Incorrect API key')],
    ['an unknown model', refuses(404, 'model not found')],
  ])('%s ends the run', async (_, reply) => {
    const server = await scripted(reply);
    await expect(engine(server).ask(aRequest)).rejects.toMatchObject({ name: 'ModelError' });
  });

  test('no server ends the run', async () => {
    const llm = createOpenAiEngine({
      baseUrl: `http://127.0.0.1:${await closedPort()}/v1`,
      model: 'test-model',
      contextTokens: 2048,
    });
    await expect(llm.ask(aRequest)).rejects.toMatchObject({
      name: 'ModelError',
      message: expect.stringContaining('no model server answers') as string,
    });
  });

  test('silence ends at the deadline', async () => {
    const server = await scripted(() => undefined);
    const limits = { firstTokenMs: 100, idleMs: 1000, totalMs: 1000 };
    await expect(engine(server, { limits }).ask(aRequest)).rejects.toMatchObject({
      fault: 'timeout',
    });
  });

  test('abort rejects with its reason', async () => {
    const server = await scripted((response) => void response.write(': waiting\n\n'));
    const abort = new AbortController();
    const asked = engine(server, { signal: abort.signal }).ask(aRequest);
    await vi.waitFor(() => expect(server.bodies).toHaveLength(1));
    const reason = new Error('interrupted');
    abort.abort(reason);
    await expect(asked).rejects.toBe(reason);
  });
});
