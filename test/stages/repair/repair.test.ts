/** The repair stage: who is asked again, with what, and what comes of it in verify. */
import { describe, expect, test } from 'vitest';
import { AnswerError, ModelError } from '../../../src/errors.ts';
import type { Citation, Draft } from '../../../src/model/claim.ts';
import type { Drafts, Proved } from '../../../src/model/drafts.ts';
import { pairs } from '../../../src/model/judging.ts';
import type { LlmRequest } from '../../../src/ports.ts';
import type { Outcome, Params } from '../../../src/stage.ts';
import { repair } from '../../../src/stages/repair/repair.ts';
import { verify } from '../../../src/stages/verify/verify.ts';
import { scriptedLlm, type ScriptedLlm } from '../../support/scripted-llm.ts';
import {
  article,
  shortTram,
  story,
  summariseParams,
  tram,
  tramSentences,
} from '../summarise/stories.ts';

const cite = (sentence: number): Citation => ({
  articleId: 'h1',
  sentence,
  quote: tramSentences[sentence - 1] ?? '',
});
const draft = (n: number, text: string, ...citations: readonly Citation[]): Draft => ({
  id: `sh1/${n}`,
  storyId: 'sh1',
  role: 'body',
  text,
  citations,
});

const wrongFigure = draft(
  1,
  '北港市政府26日宣布，北港輕軌將於明年三月動工，遠岸工程承造十五座車站。',
  cite(2),
);
const lostDoubt = draft(2, '遠岸工程預計四年後通車，排除延後。', cite(4));
const proved = draft(3, '承包商遠岸工程表示，北港輕軌的車站都有電梯。', cite(3));
/** Word for word, and nobody knows of whom. */
const leaning = draft(4, tramSentences[3], cite(4));

interface Ran {
  readonly llm: ScriptedLlm;
  readonly repaired: Outcome<Drafts & { readonly retries: readonly unknown[] }>;
  readonly proved: Proved;
}

async function run(
  drafts: readonly Draft[],
  answers: (request: LlmRequest) => unknown,
  params: Partial<Params> = {},
  stories = [tram],
): Promise<Ran> {
  const llm = scriptedLlm(answers);
  // Sentences are worded again only where the model words them at all.
  const whole = { ...(await summariseParams('zh-TW', pairs)), ...params };
  const input: Drafts = { engine: llm.info, stories, drafts, remarks: [] };
  const repaired = await repair.run(input, { llm }, whole);
  const { value } = await verify.run({ ...repaired.value, opinions: [] }, {}, whole);
  return { llm, repaired, proved: value };
}

describe('a refused sentence', () => {
  test('is put before the writer again with the reasons, its sentences and the ones before them', async () => {
    const drafts = [wrongFigure, proved, lostDoubt, leaning];
    const { llm } = await run(drafts, () => ({ text: '', facts: [] }));
    expect(llm.asked.map(({ label }) => label)).toEqual([1, 2, 4].map((n) => `repair sh1/${n}`));
    const { prompt, schema } = llm.request('repair sh1/2');
    expect(prompt).toContain(`[1] ${tramSentences[2]}\n[2] ${tramSentences[3]}`);
    expect(prompt).not.toContain(tramSentences[1]);
    expect(prompt).toContain(`沒有通過的句子：${lostDoubt.text}`);
    for (const [n, reason] of [
      [1, 'no source has the figure 十五'],
      [2, 'is no wording of a cited sentence'],
      [4, 'zh/stand/pointing: points at what was named before'],
    ] as const)
      expect(llm.request(`repair sh1/${n}`).prompt).toContain(`原因：${reason}\n`);
    expect(JSON.stringify(schema)).toContain('"enum":[1,2]');
    expect(prompt.indexOf(lostDoubt.text)).toBeLessThan(prompt.lastIndexOf('⟦/資料⟧'));
  });

  test('stands in its second wording where the rules prove that', async () => {
    const text = shortTram;
    const { proved: value } = await run([wrongFigure], () => ({ text, facts: [2] }));
    const claim = value.claims.find(({ role }) => role === 'body');
    expect(claim).toMatchObject({ text, proof: { level: 'aligned', origin: 'repaired' } });
    expect(value.verdicts[0]).toMatchObject({
      outcome: 'aligned',
      repaired: true,
      text: wrongFigure.text,
      second: text,
    });
    expect(value.verdicts[0]?.reasons).toEqual([
      'no source has the figure 十五',
      'shortened: zh/cut/tail',
    ]);
  });

  test('gives way to the source’s own where the second wording is no better; both reasons are told', async () => {
    const text = '北港市政府26日宣布，北港輕軌將於後年三月動工。';
    const { proved: value } = await run([wrongFigure], () => ({ text, facts: [2] }));
    const claim = value.claims.find(({ role }) => role === 'body');
    expect(claim).toMatchObject({ text: tramSentences[1], proof: { origin: 'replaced' } });
    const [verdict] = value.verdicts;
    expect(verdict).toMatchObject({ outcome: 'replaced', second: text });
    expect(verdict?.repaired).toBeUndefined();
    expect(verdict?.reasons).toEqual([
      'no source has the figure 十五',
      'worded again: is no wording of a cited sentence',
    ]);
  });

  test('is given up where the model has no second wording, or the first again', async () => {
    for (const text of ['', wrongFigure.text]) {
      const { repaired } = await run([wrongFigure], () => ({ text, facts: [2] }));
      expect(repaired.value.retries).toEqual([]);
      expect(repaired.diagnostics).toEqual([]);
    }
  });

  test('holds no orders, marks or links of a second wording either', async () => {
    for (const text of [
      `<think>好</think>${shortTram}`,
      `${shortTram}詳見 https://evil.example/x`,
      `[北港](https://evil.example)${shortTram.slice(2)}`,
      `{{ site.x }}${shortTram}`,
    ]) {
      const { proved: value } = await run([wrongFigure], () => ({ text, facts: [2] }));
      expect(value.claims.map((claim) => claim.text)).not.toContain(text);
      expect(value.verdicts[0]?.outcome).toBe('replaced');
      expect(value.verdicts[0]?.reasons.at(-1)).toMatch(/^worded again: \S/);
    }
  });
});

describe('an answer', () => {
  test.each([
    [{ facts: [2] }, 'off its schema'],
    [{ text: '市府週一宣布。', facts: [] }, 'names no sentence'],
    [{ text: '市府週一宣布。', facts: [9] }, 'names no sentence'],
  ])('that can’t be used is noted: %j', async (json, why) => {
    const { repaired } = await run([wrongFigure], () => json);
    expect(repaired.value.retries).toEqual([]);
    expect(repaired.diagnostics).toMatchObject([
      { code: 'repair.answer-lost', subject: 'sh1/1', message: expect.stringContaining(why) },
    ]);
  });

  test('that is lost costs that answer; a model that is gone ends the stage', async () => {
    const { repaired } = await run([wrongFigure, lostDoubt], ({ label }) => {
      if (label.endsWith('/1')) throw new AnswerError('timeout', 'no token after 5 s');
      return { text: '該公司預計四年後通車，但未排除延後。', facts: [2] };
    });
    expect(repaired.value.retries).toHaveLength(1);
    expect(repaired.diagnostics).toHaveLength(1);
    await expect(
      run([wrongFigure], () => {
        throw new ModelError('gone');
      }),
    ).rejects.toThrow('gone');
  });
});

describe('nobody is asked', () => {
  const never = (): never => {
    throw new Error('asked');
  };

  test('about what cites nothing, or an article of another story', async () => {
    const stray = { articleId: 'h9', sentence: 1, quote: '別處的句子。' };
    const { llm } = await run([draft(1, '沒有出處。'), draft(2, '別處的句子。', stray)], never);
    expect(llm.asked).toEqual([]);
  });

  test('when rules wrote the draft: they would write the same again', async () => {
    const llm = scriptedLlm(never);
    const input: Drafts = {
      engine: { engine: 'extractive', model: 'extractive' },
      stories: [tram],
      drafts: [wrongFigure],
      remarks: [],
    };
    const { value } = await repair.run(input, { llm }, await summariseParams('zh-TW', pairs));
    expect([llm.asked, value.retries]).toEqual([[], []]);
  });

  test('where the model chose by number: the program words its sentences itself', async () => {
    const { llm, repaired } = await run([wrongFigure, lostDoubt], never, { writing: 'choose' });
    expect([llm.asked, repaired.value.retries]).toEqual([[], []]);
  });
});

describe('a translation', () => {
  const english = story(
    article(
      'h3',
      'Beigang tram delayed',
      ['The city said on Monday the Beigang tram will open in 2029.', 'It will have 12 stations.'],
      'en',
    ),
  );
  const quote = { articleId: 'h3', sentence: 2, quote: 'It will have 12 stations.' };
  const right: Draft = { ...draft(1, '它將有 12 座車站。', quote), storyId: 'sh3' };
  const wrong: Draft = { ...right, id: 'sh1/2', text: '它將有 52 座車站。' };
  const silent = (): unknown => ({ text: '', facts: [] });

  test('is worded again only where a judge of translations would be asked and rules object', async () => {
    const without = await run([right, wrong], silent, { judges: ['zh-TW/zh-TW'] }, [english]);
    expect(without.llm.asked).toEqual([]);
    const judged = await run([right, wrong], silent, { judges: ['zh-TW/en'] }, [english]);
    expect(judged.llm.asked.map(({ label }) => label)).toEqual(['repair sh1/2']);
  });
});
