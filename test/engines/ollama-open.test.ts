import { describe, expect, test } from 'vitest';
import { openOllamaEngine } from '../../src/engines/ollama-open.ts';
import { findModel, probeOllama } from '../../src/engines/ollama-probe.ts';
import { closedPort, serve } from '../support/network.ts';
import { aRequest } from '../support/model-request.ts';
import { says, scriptedOllama } from '../support/scripted-ollama.ts';

const models = {
  'embedder:latest': { capabilities: ['embedding'], model_info: { 'bert.context_length': 512 } },
  'thinker:4b': {
    capabilities: ['completion', 'thinking'],
    model_info: { 'general.architecture': 'qwen35', 'qwen35.context_length': 4096 },
  },
  'plain:latest': { capabilities: ['completion'], model_info: { 'llama.context_length': 131_072 } },
};

describe('probe', () => {
  test('tells version, models, context and capabilities', async () => {
    const server = await scriptedOllama([], models);
    const probe = await probeOllama(server.origin);
    expect(probe).toMatchObject({ reachable: true, version: '0.31.2' });
    expect(probe.reachable && probe.models[1]).toEqual({
      name: 'thinker:4b',
      digest: '1'.repeat(64),
      size: 7,
      context: 4096,
      capabilities: ['completion', 'thinking'],
    });
  });

  test('tells a server that is something else', async () => {
    const server = await serve((_, response) => response.end('<html>hello</html>'));
    expect(await probeOllama(server.origin)).toMatchObject({ reachable: false });
    const json = await serve((_, response) => response.end('{"name":"other"}'));
    expect(await probeOllama(json.origin)).toEqual({
      reachable: false,
      reason: 'what answers there is no Ollama server',
    });
  });
});

describe('a model that the server can’t read', () => {
  const gone = 'open /models/blobs/sha256-bbbb: no such file or directory';
  const some = { 'broken:7b': { refused: [500, gone] }, ...models };

  test('hides neither the others nor the server', async () => {
    const server = await scriptedOllama([says('{"facts":[1]}')], some);
    const probe = await probeOllama(server.origin);
    expect(probe.reachable && probe.models.map(({ broken }) => broken)).toEqual([
      gone,
      undefined,
      undefined,
      undefined,
    ]);
    const llm = await openOllamaEngine({ host: server.origin });
    expect(llm.info.model).toBe('thinker:4b');
  });

  test.each([500, 404])('is told when it is the one that is asked for (%i)', async (status) => {
    const server = await scriptedOllama([], { 'broken:7b': { refused: [status, gone] } });
    for (const model of ['broken:7b', undefined])
      await expect(openOllamaEngine({ host: server.origin, model })).rejects.toMatchObject({
        name: 'ModelError',
        message: expect.stringContaining(`can't read broken:7b: ${gone}`) as string,
      });
  });
});

test.each([
  ['no version', 404, { models: [{ name: 'plain:latest', digest: 'a', size: 1 }] }],
  ['an entry without digest and size', 200, { models: [{ name: 'plain:latest' }, null, 7] }],
])('a server with %s is one all the same', async (_, status, tags) => {
  const server = await serve((request, response) => {
    const version = request.url === '/api/version';
    response.writeHead(version ? status : 200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(
        version ? { version: '1', error: 'x' } : request.url === '/api/tags' ? tags : {},
      ),
    );
  });
  expect(await probeOllama(server.origin)).toMatchObject({
    reachable: true,
    models: [{ name: 'plain:latest' }],
  });
});

describe('opening', () => {
  test('takes context, digest and thinking from the server', async () => {
    const server = await scriptedOllama([says('{"facts":[1]}')], models);
    const llm = await openOllamaEngine({ host: server.origin, model: 'thinker:4b' });
    expect(llm.info).toEqual({ engine: 'ollama', model: 'thinker:4b', digest: '1'.repeat(64) });
    expect(llm.contextTokens).toBe(4096);
    expect(server.chats).toHaveLength(0);
    await llm.ask(aRequest);
    expect(server.questions[0]?.think).toBe(false);
  });

  test('bounds a long context by the budget', async () => {
    const server = await scriptedOllama([], models);
    const options = { host: server.origin, model: 'plain' };
    expect((await openOllamaEngine(options)).contextTokens).toBe(8192);
    expect((await openOllamaEngine({ ...options, contextTokens: 16_384 })).contextTokens).toBe(
      16_384,
    );
  });

  test('without a name takes the first model that can chat', async () => {
    const server = await scriptedOllama([], models);
    expect((await openOllamaEngine({ host: server.origin })).info.model).toBe('thinker:4b');
  });

  test('without a model that can chat says so', async () => {
    const server = await scriptedOllama([], { 'embedder:latest': models['embedder:latest'] });
    await expect(openOllamaEngine({ host: server.origin })).rejects.toMatchObject({
      name: 'ModelError',
      hint: expect.stringContaining('ollama pull') as string,
    });
  });

  test('without a server says how to go on', async () => {
    const host = `http://127.0.0.1:${await closedPort()}`;
    await expect(openOllamaEngine({ host, model: 'plain' })).rejects.toMatchObject({
      name: 'ModelError',
      message: expect.stringContaining('no server answers there') as string,
      hint: expect.stringContaining('--engine extractive') as string,
    });
  });

  test('names the nearest model and what to pull for one that is missing', async () => {
    const server = await scriptedOllama([], models);
    await expect(openOllamaEngine({ host: server.origin, model: 'plane' })).rejects.toMatchObject({
      name: 'ModelError',
      message: expect.stringContaining('plain:latest') as string,
      hint: 'ollama pull plane',
    });
  });
});

test.each([
  ['plain', 'plain:latest'],
  ['PLAIN:latest', 'plain:latest'],
  ['thinker:4b', 'thinker:4b'],
  ['thinker', undefined],
  ['hf.co:443/plain', undefined],
])('the model meant by %s is %s', (wanted, found) => {
  const named = Object.keys(models).map((name) => ({ name }));
  expect(findModel(named, wanted)?.name).toBe(found);
});
