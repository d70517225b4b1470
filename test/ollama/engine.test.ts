import { Ollama } from 'ollama/browser';
import { describe, expect, test, vi } from 'vitest';
import type { EngineProgress } from '../../src/engines/engine-progress.ts';
import { openOllamaEngine } from '../../src/engines/ollama-open.ts';
import { createOllamaEngine } from '../../src/engines/ollama.ts';
import { aRequest } from '../support/model-request.ts';
import { closedPort } from '../support/network.ts';
import { host, model, probe, slowModel } from './server.ts';

test('the server tells its version, and of each model digest, size and context', () => {
  expect(probe.reachable && probe.version).toMatch(/^\d+\.\d+\.\d+/);
  for (const one of probe.reachable ? probe.models : []) {
    expect(one.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(one.context).toBeGreaterThan(0);
    expect(one.size).toBeGreaterThan(0);
  }
});

test('an answer is streamed, bound to the schema and the same again', async () => {
  const seen: EngineProgress[] = [];
  const llm = await openOllamaEngine({ host, model, onProgress: (p) => void seen.push(p) });
  const answer = await llm.ask(aRequest);
  const { facts } = answer.json as { facts: number[] };
  expect(facts.every((n) => [1, 2, 3, 4].includes(n))).toBe(true);
  expect(answer.promptTokens).toBeGreaterThan(0);
  expect(answer.outputTokens).toBeGreaterThan(0);
  const states = seen.filter(({ label }) => label === aRequest.label).map((p) => p.state);
  expect(states.filter((state) => state === 'writing').length).toBeGreaterThan(1);
  expect(states.at(-1)).toBe('done');
  expect((await llm.ask(aRequest)).json).toEqual(answer.json);
});

test('a prompt that the server cuts without a word loses the answer', async () => {
  const llm = await openOllamaEngine({ host, model, contextTokens: 512 });
  const sentences = Array.from(
    { length: 80 },
    (_, i) => `[${i + 1}] The tram opens in year ${2027 + i}, the city said.`,
  );
  await expect(llm.ask({ ...aRequest, prompt: sentences.join('\n') })).rejects.toMatchObject({
    name: 'AnswerError',
    fault: 'truncated-prompt',
  });
});

test('an answer over its bound loses the answer', async () => {
  const llm = await openOllamaEngine({ host, model });
  await expect(llm.ask({ ...aRequest, maxTokens: 2 })).rejects.toMatchObject({ fault: 'cut' });
});

describe('what is missing', () => {
  test('a model is named, with what to pull', async () => {
    await expect(openOllamaEngine({ host, model: 'no-such-model' })).rejects.toMatchObject({
      name: 'ModelError',
      hint: 'ollama pull no-such-model',
    });
  });

  test('a model removed since is the server’s 404', async () => {
    const llm = createOllamaEngine({ host, model: 'no-such-model', contextTokens: 2048 });
    await expect(llm.ask(aRequest)).rejects.toMatchObject({
      name: 'ModelError',
      message: expect.stringContaining('not found') as string,
    });
  });

  test('a server ends the run with a hint', async () => {
    const gone = `http://127.0.0.1:${await closedPort()}`;
    await expect(openOllamaEngine({ host: gone, model })).rejects.toMatchObject({
      name: 'ModelError',
      hint: expect.stringContaining('ollama serve') as string,
    });
  });
});

test('after an abort in the middle of a call the server works on nothing', async () => {
  const abort = new AbortController();
  const reason = new Error('interrupted');
  let tokens = 0;
  const llm = await openOllamaEngine({
    host,
    model: slowModel,
    keepAlive: '1s',
    signal: abort.signal,
    onProgress: ({ label, outputTokens }) => {
      if (label !== 'long') return;
      tokens = outputTokens;
      if (tokens >= 3) abort.abort(reason);
    },
  });
  // A list of 400 numbers: left alone, the server would write for a minute and let the next call wait.
  const items = { type: 'integer', enum: [1, 2, 3, 4] };
  const schema = {
    type: 'object',
    properties: { facts: { type: 'array', items, minItems: 400, maxItems: 401 } },
    required: ['facts'],
    additionalProperties: false,
  };
  await expect(llm.ask({ ...aRequest, label: 'long', schema, maxTokens: 6000 })).rejects.toBe(
    reason,
  );
  expect(tokens).toBeLessThan(50);
  // A model stays loaded while a request runs, and leaves a second after the last one.
  const left = performance.now();
  await vi.waitFor(
    async () => {
      const { models } = await new Ollama({ host }).ps();
      expect(models.map(({ name }) => name)).not.toContain(slowModel);
    },
    { timeout: 20_000, interval: 250 },
  );
  expect(performance.now() - left).toBeLessThan(20_000);
});
