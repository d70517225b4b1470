import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inChunks, thatFit } from '../../../src/stages/summarise/budget.ts';
import { summarise } from '../../../src/stages/summarise/summarise.ts';
import { leastTokens, mostTokens } from '../../../src/text/token-budget.ts';
import { scriptedLlm } from '../../support/scripted-llm.ts';
import { article, story, summariseParams } from './stories.ts';

const numbered = fc
  .array(fc.string({ minLength: 1, maxLength: 60 }))
  .map((texts) => texts.map((text, i) => ({ n: i + 1, text })));

describe('chunks', () => {
  test('hold every sentence that fits, once, in order, with its number', () => {
    fc.assert(
      fc.property(numbered, fc.integer({ min: 200, max: 600 }), (sentences, room) => {
        expect(inChunks(sentences, room).flat()).toEqual(sentences);
      }),
    );
  });

  test('are never empty and leave out what fits nowhere', () => {
    const long = { n: 2, text: '很長'.repeat(500) };
    const chunks = inChunks([{ n: 1, text: '短。' }, long, { n: 3, text: '短。' }], 100);
    expect(chunks.map((chunk) => chunk.map(({ n }) => n))).toEqual([[1, 3]]);
  });

  test('what is taken to fit stays within the room', () => {
    fc.assert(
      fc.property(numbered, fc.integer({ min: 0, max: 300 }), (sentences, room) => {
        const text = thatFit(sentences, room)
          .map(({ n, text: t }) => `[${n}] ${t}`)
          .join('\n');
        expect(leastTokens(text)).toBeLessThanOrEqual(room + 1);
      }),
    );
  });
});

test('a long article is asked about in parts that each fit the context, under the same numbers', async () => {
  const contextTokens = 4096;
  const sentences = Array.from(
    { length: 200 },
    (_, i) => `第${i + 1}件事發生在北港，經費約${i + 1}億元，居民表示樂見。`,
  );
  const llm = scriptedLlm(({ task }) => {
    if (task.kind === 'pick') return { facts: [task.sentences.at(-1)?.n] };
    if (task.kind === 'write')
      return { headline: { text: '標題', facts: [0] }, sentences: [{ text: '句。', facts: [1] }] };
    return { remarks: [] };
  }, contextTokens);
  const { diagnostics } = await summarise.run(
    [story(article('h1', '很多事', sentences))],
    { llm },
    await summariseParams(),
  );
  const picks = llm.asked.filter(({ task }) => task.kind === 'pick');
  expect(picks.map(({ label }) => label)).toEqual([
    'pick h1',
    'pick h1 2',
    'pick h1 3',
    'pick h1 4',
  ]);
  for (const { system, prompt, maxTokens } of picks) {
    expect(mostTokens(system + prompt) + maxTokens).toBeLessThanOrEqual(contextTokens);
  }
  const numbers = picks.flatMap(({ task }) =>
    task.kind === 'pick' ? task.sentences.map(({ n }) => n) : [],
  );
  expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  // What four parts can't hold is not passed over in silence.
  expect(diagnostics).toMatchObject([{ code: 'summarise.not-read', subject: 'h1' }]);
  expect(diagnostics[0]?.message).toContain(`${numbers.length} of 200`);
  const { task } = llm.request('write sh1');
  expect(task.kind === 'write' && task.facts).toHaveLength(4);
});

test('token bounds hold for two tokenizers that were measured', () => {
  // Counts of SmolLM2 and Gemma 3 270M on a real server, less what their chat templates add.
  const zh =
    '市府昨日宣布，新的輕軌路線將於明年三月動工，預計四年後通車，總經費約二百一十億元。承包商表示，沿線十二座車站都設有無障礙電梯，首班車從清晨五點半開始行駛。居民說，他們最在意的是施工期間的噪音與交通。';
  const en =
    'The city said on Monday that its new tram line will open in four years, and the contractor expects twelve stations along the route to have lifts for wheelchair users. Residents are most worried about noise and traffic during construction, according to a survey of 1,240 households.';
  for (const [text, ...counts] of [
    [zh, 211, 77],
    [en, 55, 55],
  ] as const)
    for (const count of counts) {
      expect(mostTokens(text)).toBeGreaterThanOrEqual(count);
      expect(leastTokens(text)).toBeLessThanOrEqual(count);
    }
});
