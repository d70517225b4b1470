/** What a record of an exam lets a model do, and which records still count. */
import { describe, expect, test } from 'vitest';
import { marksOf, type Marks } from '../../src/exam/marks.ts';
import { examKey, keptExam, mayWrite, whyRetake } from '../../src/exam/result.ts';
import { sit } from '../../src/exam/sit.ts';
import { scriptedLlm } from '../support/scripted-llm.ts';
import { basis, brokenLlm, paper, quickPaper, rightAnswer, seed } from './candidates.ts';

const record = {
  format: 3,
  program: '0.1.0',
  exam: examKey(basis),
  seed,
  engine: { engine: 'ollama', model: 'm', digest: '0'.repeat(64) },
  satAt: '2026-01-26T04:00:00.000Z',
  quick: false,
  items: paper.items.length,
};

describe('a model may word sentences itself', () => {
  const proved = (quoted: number, aligned: number, of: number): { readonly marks: Marks } => ({
    marks: {
      ...marksOf([], true),
      nearness: { quoted: { hits: quoted, of }, aligned: { hits: aligned, of }, kept: 1 },
    },
  });

  test('where at least six of ten of its sentences were proved, word for word or by rule', () => {
    expect(mayWrite(proved(6, 0, 10))).toBe(true);
    expect(mayWrite(proved(1, 5, 10))).toBe(true);
    expect(mayWrite(proved(3, 2, 10))).toBe(false);
    expect(mayWrite(proved(59, 0, 100))).toBe(false);
    expect(mayWrite(proved(0, 0, 0))).toBe(false);
  });

  test('by what it wrote in the exam, not by what stood in for lost answers', async () => {
    const marks = async (llm: Parameters<typeof sit>[1]): Promise<Marks> =>
      marksOf(await sit(quickPaper, llm), true);
    expect(mayWrite({ marks: await marks(scriptedLlm(rightAnswer)) })).toBe(true);
    expect(mayWrite({ marks: await marks(brokenLlm()) })).toBe(false);
    const inventing = scriptedLlm((request) =>
      request.task.kind === 'write'
        ? {
            headline: { text: '月球基地開放參觀', facts: [0] },
            sentences: [{ text: '月球基地已開放參觀。', facts: [1] }],
          }
        : rightAnswer(request),
    );
    expect(mayWrite({ marks: await marks(inventing) })).toBe(false);
  });
});

describe('a record', () => {
  test('is read back, with what is asked of it', () => {
    const read = keptExam.parse({ ...record, marks: marksOf([], true) });
    expect(read).toMatchObject({ exam: examKey(basis), seed, quick: false });
    expect(mayWrite(read)).toBe(false);
  });

  test('of an exam that asked to pick is still read, as one of another exam', () => {
    const { obedience, ...rest } = marksOf([], true);
    const { choose: pick, ...kinds } = obedience;
    const old = { ...record, format: 1, marks: { ...rest, obedience: { ...kinds, pick } } };
    expect(keptExam.safeParse(old).success).toBe(true);
    // A fixed set can be learnt by heart.
    expect(whyRetake(keptExam.parse(old))).toContain('of an earlier form');
    expect(whyRetake(keptExam.parse(old))).toContain('digest exam m');
  });

  test('is of what the claims are drawn from, not of one draw', () => {
    const { prompts, files, words } = basis;
    const choose = { ...prompts.choose, template: `${prompts.choose.template} ` };
    expect(examKey({ ...basis, prompts: { ...prompts, choose } })).not.toBe(examKey(basis));
    expect(examKey({ ...basis, files: files.slice(1) })).not.toBe(examKey(basis));
    const fewer = { ...words, en: { ...words.en, scope: [] } };
    expect(examKey({ ...basis, words: fewer })).not.toBe(examKey(basis));
    const remark = { ...prompts.remark, template: 'another' };
    expect(examKey({ ...basis, prompts: { ...prompts, remark } })).toBe(examKey(basis));
  });

  test('of another shape is none', () => {
    expect(keptExam.safeParse({ ...record, format: 4, marks: marksOf([], true) }).success).toBe(
      false,
    );
    expect(keptExam.safeParse({ ...record, marks: {} }).success).toBe(false);
  });
});
