/** The time that a model has for all its answers in a run, against real servers on loopback. */
import { describe, expect, test, vi } from 'vitest';
import { cachedLlm } from '../../src/adapters/cached-ports.ts';
import { createMemoryStore } from '../../src/adapters/file-store.ts';
import { createOllamaEngine } from '../../src/engines/ollama.ts';
import { createOpenAiEngine } from '../../src/engines/openai-compatible.ts';
import { createRunDeadline } from '../../src/engines/run-deadline.ts';
import type { Llm } from '../../src/ports.ts';
import { summarise } from '../../src/stages/summarise/summarise.ts';
import { budget, summariseParams, tram } from '../stages/summarise/stories.ts';
import { aRequest } from '../support/model-request.ts';
import { serve } from '../support/network.ts';
import { piece, says, scriptedOllama, type Reply } from '../support/scripted-ollama.ts';

/** Writes a token every now and then and comes to no end. */
const endless: Reply = (response) => {
  const timer = setInterval(() => response.write(piece(' ')), 10);
  response.on('close', () => {
    clearInterval(timer);
  });
};

function ollama(host: string, seconds: number, outer?: AbortSignal): Llm {
  const deadline = createRunDeadline(seconds);
  const signal = outer === undefined ? deadline.signal : AbortSignal.any([deadline.signal, outer]);
  return deadline.watch(
    createOllamaEngine({ host, model: 'test-model', contextTokens: 2048, signal }),
  );
}

const usedUp = {
  name: 'AnswerError',
  fault: 'time-up',
  message: expect.stringMatching(/^the model’s [\d.]+ s for this run are used up$/) as string,
};

describe('when the time is used up', () => {
  test('the call under way is cut, those that wait and those to come are lost at once', async () => {
    const server = await scriptedOllama([endless]);
    // Long enough for the first request to arrive on a busy machine.
    const llm = ollama(server.origin, 1.5);
    const asked = [llm.ask(aRequest), llm.ask({ ...aRequest, prompt: 'another' })];
    for (const ask of asked) await expect(ask).rejects.toMatchObject(usedUp);
    await expect(llm.ask(aRequest)).rejects.toMatchObject(usedUp);
    expect(server.questions).toHaveLength(1);
    // No request is left behind.
    await vi.waitFor(() => expect(server.closedEarly()).toBe(1));
  });

  test('a server that says nothing is let go of', async () => {
    const server = await scriptedOllama([() => undefined]);
    await expect(ollama(server.origin, 0.3).ask(aRequest)).rejects.toMatchObject(usedUp);
    await vi.waitFor(() => expect(server.closedEarly()).toBe(1));
  });

  test('the same holds for a server that speaks as OpenAI does', async () => {
    let closed = 0;
    const server = await serve((_, response) => {
      response.on('close', () => closed++);
    });
    const deadline = createRunDeadline(0.3);
    const llm = deadline.watch(
      createOpenAiEngine({
        baseUrl: `${server.origin}/v1`,
        model: 'm',
        contextTokens: 2048,
        signal: deadline.signal,
      }),
    );
    await expect(llm.ask(aRequest)).rejects.toMatchObject(usedUp);
    await expect(llm.ask(aRequest)).rejects.toMatchObject(usedUp);
    expect(server.requests).toHaveLength(1);
    await vi.waitFor(() => expect(closed).toBe(1));
  });

  test('an answer that is remembered is still given', async () => {
    const server = await scriptedOllama([says('{"facts":[1]}'), endless]);
    const llm = cachedLlm(ollama(server.origin, 1), createMemoryStore(), false);
    await llm.ask(aRequest);
    await expect(llm.ask({ ...aRequest, prompt: 'another' })).rejects.toMatchObject(usedUp);
    expect((await llm.ask(aRequest)).json).toEqual({ facts: [1] });
  });

  test('a stage goes on with the sources’ own sentences', async () => {
    const server = await scriptedOllama([says('{"headline":1,"sentences":[2,4]}'), endless]);
    const llm = ollama(server.origin, 1);
    const { value, diagnostics } = await summarise.run(
      [tram, budget],
      { llm },
      await summariseParams(),
    );
    expect(new Set(value.drafts.map(({ storyId }) => storyId))).toEqual(new Set(['sh1', 'sh3']));
    for (const { role, text, citations } of value.drafts)
      if (role !== 'summary') expect(citations[0]?.quote).toBe(text);
    expect(value.engine).toBe(llm.info);
    // All but the first of two questions; there is nothing to infer.
    expect(diagnostics.map(({ code }) => code)).toEqual(['summarise.answer-lost']);
    for (const { message } of diagnostics)
      expect(message).toContain('the model’s 1 s for this run are used up');
    expect(server.questions).toHaveLength(2);
    await vi.waitFor(() => expect(server.closedEarly()).toBe(1));
  });
});

test('the time starts with the first question', async () => {
  const server = await scriptedOllama([says('{"facts":[1]}')]);
  const llm = ollama(server.origin, 0.5);
  await new Promise((next) => setTimeout(next, 600));
  expect((await llm.ask(aRequest)).json).toEqual({ facts: [1] });
});

test('an interruption before it ends the run with its own reason', async () => {
  const server = await scriptedOllama([endless]);
  const abort = new AbortController();
  const asked = ollama(server.origin, 60, abort.signal).ask(aRequest);
  await vi.waitFor(() => expect(server.questions).toHaveLength(1));
  const reason = new Error('interrupted');
  abort.abort(reason);
  await expect(asked).rejects.toBe(reason);
});
