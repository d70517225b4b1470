/** Models whose marks follow by construction. */
import { describe, expect, test } from 'vitest';
import { ModelError } from '../../src/errors.ts';
import { faults } from '../../src/exam/items.ts';
import { pairs } from '../../src/model/judging.ts';
import { hasMainlandTerm, marksOf, type Marks } from '../../src/exam/marks.ts';
import { sit, type ExamProgress } from '../../src/exam/sit.ts';
import { wilson } from '../../src/exam/table.ts';
import type { Llm } from '../../src/ports.ts';
import { scriptedLlm } from '../support/scripted-llm.ts';
import {
  brokenLlm,
  count,
  held,
  judgingBy,
  offered,
  paper,
  quickPaper,
  rightAnswer,
  standalone,
  tellable,
  titleOf,
} from './candidates.ts';

async function marks(llm: Llm, whole = true): Promise<Marks> {
  return marksOf(await sit(whole ? paper : quickPaper, llm), whole);
}

const judged = count(({ kind }) => kind === 'judge');
const falseClaims = count((item) => item.kind === 'judge' && item.fault !== undefined);
const all = (of: number) => ({ hits: of, of });

/** The marked sentences of each article that is written about. */
const shown = paper.items.flatMap(({ kind, source }) =>
  kind === 'write' ? [source.main.map((n) => ({ text: source.sentences[n - 1] ?? '' }))] : [],
);
const alone = (sentences: readonly { readonly text: string }[]): number =>
  sentences.filter(({ text }) => standalone.has(text)).length;

describe('a model that is right in everything', () => {
  test('has full marks and may judge every pair', async () => {
    const { obedience, picking, nearness, script, judging } = await marks(scriptedLlm(rightAnswer));
    expect(obedience.judge).toEqual({ first: judged, repaired: 0, lost: 0 });
    expect(picking.precision).toEqual(all(picking.precision.of));
    expect(picking.recall).toEqual(all(picking.precision.of));
    // Full marks but for an article that has no sentence to be read alone.
    const written = shown.flatMap(tellable);
    expect(nearness.quoted).toEqual({ hits: alone(written), of: written.length });
    expect(alone(written)).toBeGreaterThan(0.85 * written.length);
    expect(nearness.aligned.hits).toBe(0);
    expect(nearness.kept).toBe(1);
    expect(script.traditional).toEqual(all(script.traditional.of));
    expect(script.taiwanTerms).toEqual(all(script.taiwanTerms.of));
    expect(judging.pairs.map(({ pair }) => pair)).toEqual(pairs);
    for (const { falsePassed, truePassed, allowed } of judging.pairs) {
      expect(falsePassed.hits).toBe(0);
      expect(truePassed).toEqual(all(truePassed.of));
      expect(allowed).toBe(true);
    }
  });

  test('but a quarter of the exam grants nothing', async () => {
    const { judging } = await marks(scriptedLlm(rightAnswer), false);
    for (const { truePassed, allowed } of judging.pairs) {
      expect(truePassed).toEqual(all(truePassed.of));
      expect(allowed).toBe(false);
    }
  });
});

describe('judges', () => {
  test('one that always says yes passes every false claim and judges nothing', async () => {
    const { judging } = await marks(judgingBy(() => ({ answer: 'yes' })));
    for (const { falsePassed, truePassed, allowed } of judging.pairs) {
      expect(falsePassed).toEqual(all(falsePassed.of));
      expect(truePassed).toEqual(all(truePassed.of));
      expect(allowed).toBe(false);
    }
    expect(judging.faults.map(({ fault }) => fault)).toEqual(faults);
    expect(judging.faults.reduce((sum, { passed }) => sum + passed.hits, 0)).toBe(falseClaims);
  });

  test('one that always says no passes no false claim and is of no use', async () => {
    const { judging } = await marks(judgingBy(() => ({ answer: 'no' })));
    for (const { falsePassed, truePassed, allowed } of judging.pairs) {
      expect([falsePassed.hits, truePassed.hits, allowed]).toEqual([0, 0, false]);
    }
  });

  test('one that is right in one pair of languages only may judge that pair only', async () => {
    const english = (claim: string): boolean => !/\p{Script=Han}/u.test(claim);
    const { judging } = await marks(
      judgingBy((claim) => ({ answer: !english(claim) || held.get(claim) ? 'yes' : 'no' })),
    );
    const allowed = judging.pairs.filter((one) => one.allowed).map(({ pair }) => pair);
    expect(allowed).toEqual(['en/en']);
  });

  test('the bound is a tenth of the false claims, not one more', async () => {
    const sitting = async (slips: number): Promise<Marks['judging']['pairs']> => {
      const passed = new Map<string, number>();
      const pairOf = new Map(
        paper.items.flatMap((i) => (i.kind === 'judge' ? [[i.claim, i.pair] as const] : [])),
      );
      const says = (claim: string): unknown => {
        if (held.get(claim)) return { answer: 'yes' };
        const pair = pairOf.get(claim) ?? '';
        const n = passed.get(pair) ?? 0;
        passed.set(pair, n + 1);
        return { answer: n < slips ? 'yes' : 'no' };
      };
      return (await marks(judgingBy(says))).judging.pairs;
    };
    // Every pair has 20 to 29 false claims: two are at most a tenth, three are more.
    expect((await sitting(2)).map(({ allowed }) => allowed)).toEqual(pairs.map(() => true));
    expect((await sitting(3)).map(({ allowed }) => allowed)).toEqual(pairs.map(() => false));
  });

  test('a word that is neither yes nor no is a lost answer, and passes nothing', async () => {
    const { obedience, judging } = await marks(judgingBy(() => ({ answer: 'maybe' })));
    expect(obedience.judge).toEqual({ first: 0, repaired: 0, lost: judged });
    expect(judging.pairs.every(({ truePassed }) => truePassed.hits === 0)).toBe(true);
  });
});

describe('writers', () => {
  test('a broken one has lost all, and the sources’ sentences that stand in earn it nothing', async () => {
    const { obedience, picking, nearness, judging } = await marks(brokenLlm());
    for (const kind of ['choose', 'write', 'judge'] as const) {
      const of = count((item) => item.kind === kind);
      expect(obedience[kind]).toEqual({ first: 0, repaired: 0, lost: of });
    }
    expect(picking.precision.of).toBe(0);
    expect(picking.recall.hits).toBe(0);
    expect(nearness).toMatchObject({ quoted: { of: 0 }, kept: null });
    expect(judging.pairs.some(({ allowed }) => allowed)).toBe(false);
  });

  test('repaired answers are counted as such', async () => {
    const llm = scriptedLlm(rightAnswer);
    const mending: Llm = {
      ...llm,
      ask: async (request) => ({ ...(await llm.ask(request)), repaired: true }),
    };
    const { obedience } = await marks(mending);
    for (const kind of ['choose', 'write', 'judge'] as const) {
      expect(obedience[kind].first + obedience[kind].lost).toBe(0);
      expect(obedience[kind].repaired).toBe(count((item) => item.kind === kind));
    }
  });

  test('one that chooses what does not matter has neither precision nor recall', async () => {
    const llm = scriptedLlm((request) => {
      const { task } = request;
      if (task.kind !== 'choose') return rightAnswer(request);
      return { headline: 1, sentences: offered(task, false) };
    });
    const { picking } = await marks(llm);
    expect(picking.precision.of).toBeGreaterThan(0);
    expect([picking.precision.hits, picking.recall.hits]).toEqual([0, 0]);
  });

  test('one that copies whatever it is shown is proved where a sentence can be read alone', async () => {
    const copying = scriptedLlm((request) =>
      request.task.kind === 'write'
        ? {
            headline: { text: titleOf(request.task.storyId), facts: [0] },
            sentences: request.task.facts.map(({ n, text }) => ({ text, facts: [n] })),
          }
        : rightAnswer(request),
    );
    const { nearness } = await marks(copying);
    // 該公司, 他 and the like: true, and unreadable in a post.
    const of = shown.flat().length;
    const hits = alone(shown.flat());
    expect(hits).toBeLessThan(of);
    expect(hits).toBeGreaterThan(of / 2);
    expect(nearness.quoted).toEqual({ hits, of });
    expect(nearness.aligned.hits).toBe(0);
    expect(nearness.kept).toBe(1);
  });

  test('one that invents is proved in nothing; one that keeps Simplified is marked so', async () => {
    const inventing = scriptedLlm((request) =>
      request.task.kind === 'write'
        ? {
            headline: { text: '月球基地宣布開放參觀', facts: [0] },
            sentences: [{ text: '月球基地服务器的数据中心已开放参观。', facts: [1] }],
          }
        : rightAnswer(request),
    );
    const { nearness, script } = await marks(inventing);
    const written = count(({ kind }) => kind === 'write');
    expect(nearness.quoted).toEqual({ hits: 0, of: written });
    expect(nearness.aligned).toEqual({ hits: 0, of: written });
    // Of the two sentences a text, the headline is Traditional.
    expect(script.traditional).toEqual({ hits: written, of: 2 * written });
    expect(script.taiwanTerms).toEqual({ hits: written, of: 2 * written });
  });
});

test('a model that can’t be reached ends the exam', async () => {
  const gone = scriptedLlm(() => {
    throw new ModelError('no server');
  });
  await expect(sit(paper, gone)).rejects.toThrow(ModelError);
});

test('progress counts every question and ends with no work left', async () => {
  const told: ExamProgress[] = [];
  await sit(quickPaper, scriptedLlm(rightAnswer), (progress) => told.push(progress));
  expect(told.map(({ done }) => done)).toEqual(quickPaper.items.map((_, i) => i + 1));
  expect(told.at(-1)).toMatchObject({ of: quickPaper.items.length, workLeft: 0 });
});

test('Taiwan’s own words are not taken for the mainland words inside them', () => {
  expect(hasMainlandTerm('推薦演算法與資料庫')).toBe(false);
  expect(hasMainlandTerm('推薦算法')).toBe(true);
  expect(hasMainlandTerm('數據庫')).toBe(true);
  expect(hasMainlandTerm('服务器')).toBe(true);
});

test('Wilson’s interval: none of 25 may still be 13 %, half of many is about half', () => {
  expect(wilson({ hits: 0, of: 25 })[0]).toBe(0);
  expect(wilson({ hits: 0, of: 25 })[1]).toBeCloseTo(3.8416 / (25 + 3.8416), 6);
  const [low, high] = wilson({ hits: 5000, of: 10_000 });
  expect(low).toBeGreaterThan(0.48);
  expect(high).toBeLessThan(0.52);
});
