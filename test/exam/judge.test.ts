/** How a judge is asked, and how its word is read. */
import { describe, expect, test } from 'vitest';
import { askJson, type ChatCall } from '../../src/engines/ask-json.ts';
import { chatBody } from '../../src/engines/openai-wire.ts';
import type { JudgeItem } from '../../src/exam/items.ts';
import { marksOf } from '../../src/exam/marks.ts';
import { judgedSource, sit } from '../../src/exam/sit.ts';
import type { LlmRequest } from '../../src/ports.ts';
import { answerIn, judgeRequest, judgesOnly } from '../../src/questions/judge.ts';
import { scriptedLlm } from '../support/scripted-llm.ts';
import { held, paper } from './candidates.ts';

const item = paper.items.find((one): one is JudgeItem => one.kind === 'judge');
if (item === undefined) throw new Error('the exam has no claims');

const asked = (one: JudgeItem, model: string): LlmRequest =>
  judgeRequest('judge 1', judgedSource(one.source), one.claim, model, paper.prompts.judge);

describe('the question', () => {
  test('has date, title, article and claim, the claim last, and a schema of two words', () => {
    const { prompt, schema } = asked(item, 'qwen3.5:4b');
    for (const part of [item.source.date, item.source.title, ...item.source.sentences])
      expect(prompt).toContain(part);
    expect(prompt.lastIndexOf(item.claim)).toBeGreaterThan(prompt.indexOf('⟦/資料⟧'));
    expect(schema).toMatchObject({ properties: { answer: { enum: ['yes', 'no'] } } });
  });

  test('claims about one article share all but their end, for the server’s prompt cache', () => {
    const of = paper.items.filter(
      (one): one is JudgeItem => one.kind === 'judge' && one.source.id === item.source.id,
    );
    const starts = of.map((one) => {
      const { prompt } = asked(one, 'm');
      return prompt.slice(0, prompt.lastIndexOf(one.claim));
    });
    expect(of.length).toBeGreaterThan(1);
    expect(new Set(starts).size).toBe(1);
  });

  test('MiniCheck’s own form, whatever its tag or owner', () => {
    for (const name of ['bespoke-minicheck', 'bespoke-minicheck:7b', 'someone/MiniCheck-7B:q4'])
      expect(judgesOnly(name)).toBe(true);
    expect(judgesOnly('qwen3.5:4b')).toBe(false);
    const request = asked(item, 'bespoke-minicheck');
    expect(request.prompt).toMatch(/^Document: [\s\S]+\nClaim: .+$/);
    expect(request.prompt.endsWith(`\nClaim: ${item.claim}`)).toBe(true);
    expect([request.system, request.schema]).toEqual(['', {}]);
  });
});

describe('the answer', () => {
  test.each([
    [{ answer: 'yes' }, 'yes'],
    [{ answer: 'no' }, 'no'],
    ['Yes', 'yes'],
    [' no.', 'no'],
    ['**Yes**', 'yes'],
    ['Yesterday', undefined],
    ['', undefined],
    [{ answer: 'perhaps' }, undefined],
    [{ facts: [1] }, undefined],
  ])('%j is read as %s', (json, said) => {
    expect(answerIn(json)).toBe(said);
  });
});

describe('a question without a schema', () => {
  const request = asked(item, 'bespoke-minicheck');

  test('is sent bare: no system message, no word of JSON; the answer is the text', async () => {
    const calls: ChatCall[] = [];
    const answer = await askJson(
      request,
      (call) => {
        calls.push(call);
        return Promise.resolve({ text: '<think>…</think> Yes\n', ended: 'stop', outputTokens: 2 });
      },
      { contextTokens: 4096, fewest: () => 0, counts: { withoutCached: false } },
    );
    expect(answer).toEqual({ json: 'Yes', promptTokens: 0, outputTokens: 2 });
    expect(calls.map(({ messages }) => messages)).toEqual([
      [{ role: 'user', content: request.prompt }],
    ]);
  });

  test('asks an OpenAI-compatible server for no format either', () => {
    const messages = [{ role: 'user', content: request.prompt }] as const;
    const call = { label: request.label, messages, maxTokens: 4 };
    expect(chatBody('m', 1, { ...call, schema: {} })).not.toHaveProperty('response_format');
    const bound = asked(item, 'qwen3.5:4b').schema;
    expect(chatBody('m', 1, { ...call, schema: bound })).toHaveProperty('response_format');
  });

  test('is guarded against a cut prompt all the same', async () => {
    const chat = (): Promise<{
      text: string;
      ended: 'stop';
      promptTokens: number;
      outputTokens: number;
    }> => Promise.resolve({ text: 'Yes', ended: 'stop', promptTokens: 300, outputTokens: 1 });
    await expect(
      askJson(request, chat, {
        contextTokens: 4096,
        fewest: () => 1000,
        counts: { withoutCached: false },
      }),
    ).rejects.toMatchObject({ fault: 'truncated-prompt' });
  });
});

test('a model of the MiniCheck family sits the judging alone, and may earn its pairs', async () => {
  const llm = scriptedLlm(({ task }) =>
    task.kind === 'judge' && held.get(task.claim) ? 'Yes' : 'No',
  );
  const mini = { ...llm, info: { engine: 'ollama', model: 'bespoke-minicheck' } as const };
  const answered = await sit(paper, mini);
  expect(new Set(answered.map(({ kind }) => kind))).toEqual(new Set(['judge']));
  expect(marksOf(answered, true).judging.pairs.every(({ allowed }) => allowed)).toBe(true);
});
