import { describe, expect, test } from 'vitest';
import type { EngineProgress } from '../../src/engines/engine-progress.ts';
import { createOllamaEngine, type OllamaOptions } from '../../src/engines/ollama.ts';
import type { Llm } from '../../src/ports.ts';
import { aRequest } from '../support/model-request.ts';
import {
  countOf,
  last,
  piece,
  says,
  scriptedOllama,
  type ChatBody,
} from '../support/scripted-ollama.ts';

function engine(host: string, options: Partial<OllamaOptions> = {}): Llm {
  return createOllamaEngine({ host, model: 'test-model', contextTokens: 2048, ...options });
}

describe('a whole answer', () => {
  test('is parsed, with its token counts', async () => {
    const server = await scriptedOllama([says('{"facts":[1,3]}')]);
    const answer = await engine(server.origin).ask(aRequest);
    expect(answer.json).toEqual({ facts: [1, 3] });
    expect(answer.outputTokens).toBe(12);
    expect(answer.promptTokens).toBeGreaterThan(aRequest.prompt.length);
  });

  test('is asked for with the schema, a constant context, no silent cut, temperature 0 and a seed', async () => {
    const server = await scriptedOllama([says('{"facts":[1]}')]);
    await engine(server.origin, { seed: 7, keepAlive: '3m' }).ask(aRequest);
    const question = server.questions[0];
    expect(question).toMatchObject({
      format: aRequest.schema,
      stream: true,
      truncate: false,
      shift: false,
      keep_alive: '3m',
      options: { temperature: 0, seed: 7, num_predict: aRequest.maxTokens },
    });
    expect(new Set(server.chats.map(({ options }) => options.num_ctx))).toEqual(new Set([2048]));
    expect(question?.messages[1]?.content).toContain('"maximum":4');
    expect(question).not.toHaveProperty('think');
  });

  test('that the server cuts into odd pieces is put together', async () => {
    const server = await scriptedOllama([
      async (response, body) => {
        const bytes = Buffer.from(
          piece('{"facts":') + piece('[1]}  ') + last(body.messages.length * 400),
        );
        for (let i = 0; i < bytes.length; i += 7) {
          response.write(bytes.subarray(i, i + 7));
          await new Promise((next) => setImmediate(next));
        }
        response.end();
      },
    ]);
    expect((await engine(server.origin).ask(aRequest)).json).toEqual({ facts: [1] });
  });

  test('that spent its last tokens on white space is whole all the same', async () => {
    const server = await scriptedOllama([says('{"facts":[2]}\n\n   ', { done_reason: 'length' })]);
    expect((await engine(server.origin).ask(aRequest)).json).toEqual({ facts: [2] });
  });
});

describe('thinking', () => {
  test('is switched off where the model can', async () => {
    const server = await scriptedOllama([says('{"facts":[1]}')]);
    await engine(server.origin, { thinking: 'off' }).ask(aRequest);
    expect(server.questions[0]?.think).toBe(false);
  });

  test('that can only be lowered gets tokens of its own, taken from the context', async () => {
    const server = await scriptedOllama([says('{"facts":[1]}')]);
    const llm = engine(server.origin, { thinking: 'low' });
    await llm.ask(aRequest);
    expect(server.questions[0]?.think).toBe('low');
    const spare = (server.questions[0]?.options.num_predict ?? 0) - aRequest.maxTokens;
    expect(spare).toBeGreaterThan(0);
    expect(llm.contextTokens).toBe(2048 - spare);
  });

  test('that stands in the answer is cut off', async () => {
    const server = await scriptedOllama([
      says('<think>先看 {"facts":[4]} 再說</think>\n{"facts":[1]}'),
    ]);
    expect((await engine(server.origin).ask(aRequest)).json).toEqual({ facts: [1] });
  });
});

describe('a broken answer', () => {
  test('is asked for once more, with the reason and the answer', async () => {
    const server = await scriptedOllama([says('{"facts":[1,'), says('{"facts":[1,3]}')]);
    const answer = await engine(server.origin).ask(aRequest);
    expect(answer.json).toEqual({ facts: [1, 3] });
    expect(answer.outputTokens).toBe(24);
    const again = server.questions[1]?.messages;
    expect(again).toHaveLength(4);
    expect(again?.[2]).toEqual({ role: 'assistant', content: '{"facts":[1,' });
    expect(again?.[3]?.content).toContain('不合規格');
  });

  test('is lost as off-schema when the second is no better', async () => {
    const server = await scriptedOllama([says('{"facts":[9]}')]);
    await expect(engine(server.origin).ask(aRequest)).rejects.toMatchObject({
      name: 'AnswerError',
      fault: 'off-schema',
    });
    expect(server.questions).toHaveLength(2);
  });

  test('is lost as not-json when no JSON comes at all', async () => {
    const server = await scriptedOllama([says('好的，我來回答。')]);
    await expect(engine(server.origin).ask(aRequest)).rejects.toMatchObject({
      fault: 'not-json',
    });
  });

  test('that was cut by the bound on tokens is not asked for again', async () => {
    const server = await scriptedOllama([says('{"facts":[1,', { done_reason: 'length' })]);
    await expect(engine(server.origin).ask(aRequest)).rejects.toMatchObject({ fault: 'cut' });
    expect(server.questions).toHaveLength(1);
  });
});

describe('a prompt that the server cut', () => {
  const long = { ...aRequest, prompt: aRequest.prompt.repeat(20) };

  test('to half is found by its count', async () => {
    const server = await scriptedOllama([
      (response) => {
        response.write(piece('{"facts":[1]}'));
        response.end(last(400));
      },
    ]);
    await expect(engine(server.origin).ask(long)).rejects.toMatchObject({
      fault: 'truncated-prompt',
    });
  });

  test('to the whole context is found even where tokens are few for their text', async () => {
    const server = await scriptedOllama([
      (response) => {
        response.write(piece('{"facts":[1]}'));
        response.end(last(2048));
      },
    ]);
    await expect(engine(server.origin).ask(aRequest)).rejects.toMatchObject({
      fault: 'truncated-prompt',
    });
  });

  test('is not suspected where the server counts only what its cache lacks', async () => {
    const cached = new Map<string, number>();
    const server = await scriptedOllama(
      [says('{"facts":[1]}', { prompt_eval_count: 12 })],
      undefined,
      (body) => {
        const text = body.messages.map(({ content }) => content).join('');
        const again = cached.has(text);
        cached.set(text, 1);
        return again ? 1 : countOf(body);
      },
    );
    expect((await engine(server.origin).ask(long)).json).toEqual({ facts: [1] });
    // The same process of the server, warm from an earlier run: every count is small.
    expect((await engine(server.origin).ask(long)).json).toEqual({ facts: [1] });
  });

  test('is not suspected where prompts share what is cached, and the warming up did not show it', async () => {
    let before = '';
    const fresh = (body: ChatBody): number => {
      const text = body.messages.map(({ content }) => content).join('');
      let common = 0;
      while (common < text.length && text[common] === before[common]) common++;
      before = text;
      return Math.max(1, text.length - common);
    };
    const server = await scriptedOllama(
      [
        (response, body) => {
          response.write(piece('{"facts":[1]}'));
          response.end(last(fresh(body)));
        },
      ],
      undefined,
      // Counts are whole for short prompts, and then leave out what is cached.
      (body) => (countOf(body) > 200 ? fresh(body) : countOf(body)),
    );
    const llm = engine(server.origin, { contextTokens: 8192 });
    for (const end of ['甲', '乙', '丙'])
      expect((await llm.ask({ ...long, prompt: long.prompt + end.repeat(300) })).json).toEqual({
        facts: [1],
      });
  });

  test('is not suspected where the count is 0', async () => {
    const server = await scriptedOllama([says('{"facts":[1]}', { prompt_eval_count: 0 })]);
    expect((await engine(server.origin).ask(long)).json).toEqual({ facts: [1] });
  });

  test('is not suspected where the server tells no count', async () => {
    const server = await scriptedOllama([says('{"facts":[1]}', { prompt_eval_count: undefined })]);
    expect((await engine(server.origin).ask(long)).promptTokens).toBe(0);
  });
});

test('calls go one at a time, in order', async () => {
  let running = 0;
  let most = 0;
  const server = await scriptedOllama([
    async (response, body) => {
      most = Math.max(most, ++running);
      await new Promise((next) => setTimeout(next, 20));
      running--;
      await says('{"facts":[1]}')(response, body);
    },
  ]);
  const llm = engine(server.origin);
  const labels = ['a', 'b', 'c'];
  await Promise.all(labels.map((label) => llm.ask({ ...aRequest, label, prompt: label })));
  expect(most).toBe(1);
  expect(server.questions.map(({ messages }) => messages[1]?.content[0])).toEqual(labels);
});

test('progress names the call and ends with the tokens that the server counted', async () => {
  const seen: EngineProgress[] = [];
  const server = await scriptedOllama([says('{"facts":[1]}')]);
  const onProgress = (progress: EngineProgress): void => void seen.push(progress);
  await engine(server.origin, { onProgress }).ask(aRequest, 500);
  const own = seen.filter(({ label }) => label === aRequest.label);
  expect(own.map(({ state }) => state)).toEqual(['reading', 'writing', 'writing', 'done']);
  expect(own.at(-1)?.outputTokens).toBe(12);
  for (const { question } of own)
    expect(question).toEqual({ maxTokens: aRequest.maxTokens, ahead: 500 });
  // Warming up is no question.
  const warming = seen.filter(({ label }) => label !== aRequest.label);
  expect(warming.length).toBeGreaterThan(0);
  for (const { question } of warming) expect(question).toBeUndefined();
});
