import { describe, expect, it } from 'vitest';
import { createExtractiveEngine } from '../../src/engines/extractive.ts';
import { runAlone } from '../../src/engines/extractive-alone.ts';
import { UsageError } from '../../src/errors.ts';
import type { LlmTask } from '../../src/ports.ts';

const article = [
  '北灣市府週一宣布，跨港渡輪三月起改用電動船，首批八艘由青澳造船廠承造。',
  '她說，票價兩年內不會調整。',
  '跨港渡輪三月起改用電動船，首批八艘由青澳造船廠承造，市府週一宣布。',
  '電動船充電一次可航行六十公里，噪音比柴油船低四成。',
  '圖／市府提供',
  '真的能準時上路嗎？',
  '因此，議員要求公開合約。',
  '兩座充電站將設在東碼頭與舊海關旁，三月前完工。',
];

async function ask(task: LlmTask): Promise<unknown> {
  const request = { label: 'x', task, system: '', prompt: '', schema: {}, maxTokens: 100 };
  return (await createExtractiveEngine().ask(request)).json;
}

const numbered = article.map((text, i) => ({ n: i + 1, text }));

describe('the engine without a model', () => {
  it('says what it is and counts no tokens', async () => {
    const engine = createExtractiveEngine();
    expect(engine.info).toEqual({ engine: 'extractive', model: 'extractive' });
    const task = { kind: 'remark', claims: numbered } as const;
    const request = { label: 'x', task, system: '', prompt: '', schema: {}, maxTokens: 1 };
    expect(await engine.ask(request)).toEqual({
      json: { remarks: [] },
      promptTokens: 0,
      outputTokens: 0,
    });
  });

  it('picks by number what says most, never two sentences that say the same', async () => {
    const task = {
      kind: 'pick',
      articleId: 'a',
      title: '渡輪',
      sentences: numbered,
      most: 3,
    } as const;
    const { facts } = (await ask(task)) as { facts: number[] };
    expect(facts[0]).toBe(1);
    expect(facts).toHaveLength(3);
    expect(facts).not.toContain(3);
    expect(facts).not.toContain(5);
    expect(facts).not.toContain(6);
    // 她說 may stand only behind the sentence that says who she is; 因此 has lost its reason.
    expect(facts).not.toContain(7);
  });

  it('writes the title and facts word for word with their numbers', async () => {
    const facts = [numbered[3], numbered[0], numbered[7]].flatMap((fact) => fact ?? []);
    const titles = ['渡輪三月換電動船', '另一個標題'];
    const answer = (await ask({ kind: 'write', storyId: 's', titles, facts })) as {
      headline: unknown;
      sentences: { text: string; facts: number[] }[];
    };
    expect(answer.headline).toEqual({ text: titles[0], facts: [0] });
    expect(answer.sentences).toHaveLength(3);
    for (const { text, facts: numbers } of answer.sentences) {
      expect(numbers.map((n) => article[n - 1])).toEqual([text]);
    }
  });

  it('writes no sentence that leans, reports nothing or repeats, in whatever script', async () => {
    const texts = [
      '北灣市府週一宣布，跨港渡輪三月起改用8艘電動船。',
      '她說，票價不會調整。',
      '北湾市府周一表示，跨港渡轮三月起将改用8艘电动船。',
      '▲電動船試航。（圖／市府提供）',
      '想了解更多，請訂閱電子報。',
      '兩座充電站將設在東碼頭與舊海關旁，五月前完工。',
    ];
    const facts = texts.map((text, i) => ({ n: i + 1, text }));
    const answer = (await ask({ kind: 'write', storyId: 's', titles: ['題'], facts })) as {
      sentences: { text: string }[];
    };
    expect(answer.sentences.map(({ text }) => text)).toEqual([texts[0], texts[5]]);
  });

  it('reads a long article as an article', async () => {
    const long = Array.from({ length: 90 }, (_, i) =>
      i % 2 === 0 ? `▲第${i}張照片。（圖／市府提供）` : `第${i}號渡輪將在${i}號碼頭更換電池。`,
    );
    const sentences = long.map((text, i) => ({ n: i + 1, text }));
    const task = { kind: 'pick', articleId: 'a', title: '', sentences, most: 4 } as const;
    const { facts } = (await ask(task)) as { facts: number[] };
    expect(facts.length).toBeGreaterThan(0);
    expect(facts.filter((n) => n % 2 === 1)).toEqual([]);
  });

  it('prefers a sentence that leans to a caption where there is nothing else', async () => {
    const sentences = ['圖為電動船試航。', '她說，票價不會調整。'].map((text, i) => ({
      n: i + 1,
      text,
    }));
    const task = { kind: 'pick', articleId: 'a', title: '', sentences, most: 2 } as const;
    expect(await ask(task)).toEqual({ facts: [2] });
  });

  it('finds something to pick where every sentence leans on another, and nothing in nothing', async () => {
    const sentences = [{ n: 4, text: '他說，這樣很好。' }];
    const task = { kind: 'pick', articleId: 'a', title: '', sentences, most: 2 } as const;
    expect(await ask(task)).toEqual({ facts: [4] });
    expect(await ask({ ...task, sentences: [] })).toEqual({ facts: [] });
  });
});

describe('digest stage extractive', () => {
  it('answers with verbatim sentences of the documents, about as many as fit', async () => {
    const documents = [
      { id: 'd1', text: article.join('') },
      { id: 'd2', text: '新華社北灣1月26日電（記者 林一心）渡輪公司二十六日說，司機已完成訓練。' },
    ];
    const { results } = (await runAlone({ items: [{ id: 'i', documents, budget: 60 }] })) as {
      results: { id: string; sentences: { documentId: string; text: string }[] }[];
    };
    const sentences = results[0]?.sentences ?? [];
    expect(sentences.length).toBeGreaterThan(0);
    for (const { documentId, text } of sentences) {
      expect(documents.find(({ id }) => id === documentId)?.text).toContain(text);
      expect(text).not.toContain('記者');
    }
    expect(sentences.map(({ text }) => text).join('').length).toBeLessThanOrEqual(60 * 1.4);
  });

  it('refuses what it does not know, by path', async () => {
    const item = { id: 'i', documents: [], budget: 10 };
    expect(await runAlone({ items: [item] })).toEqual({ results: [{ id: 'i', sentences: [] }] });
    await expect(runAlone({ items: [{ ...item, budget: -1 }] })).rejects.toThrow(
      /items\.0\.budget/,
    );
    await expect(runAlone([])).rejects.toBeInstanceOf(UsageError);
  });
});
