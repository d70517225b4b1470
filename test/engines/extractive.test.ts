import { describe, expect, it } from 'vitest';
import { createExtractiveEngine } from '../../src/engines/extractive.ts';
import { runAlone } from '../../src/engines/extractive-alone.ts';
import { AnswerError, UsageError } from '../../src/errors.ts';
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

  it('leaves it at the program’s plan: the first title, nothing added, and what is long in its short form', async () => {
    const long = `北灣市府週一宣布，${'跨港渡輪三月起改用電動船，'.repeat(10)}首批八艘。`;
    const task: LlmTask = {
      kind: 'choose',
      storyId: 's',
      headlines: [
        { n: 1, text: '渡輪三月換電動船' },
        { n: 2, text: '另一個標題' },
      ],
      sentences: [
        { n: 3, text: long, told: true },
        { n: 4, text: '北灣市府週一宣布，跨港渡輪三月起改用電動船。', shortens: 3 },
        { n: 5, text: '兩座充電站將設在東碼頭與舊海關旁，三月前完工。', told: true },
        { n: 6, text: '兩座充電站將設在東碼頭與舊海關旁。', shortens: 5 },
        // Not told: its short form would add it.
        { n: 7, text: long },
        { n: 8, text: '北灣市府週一宣布，跨港渡輪改用電動船。', shortens: 7 },
      ],
      most: 3,
    };
    expect(await ask(task)).toEqual({ headline: 1, sentences: [4] });
    expect(await ask({ ...task, headlines: [], sentences: [] })).toEqual({
      headline: 0,
      sentences: [],
    });
  });

  it('words and judges nothing', async () => {
    const facts = [{ n: 1, text: article[0] ?? '' }];
    for (const task of [
      { kind: 'write', storyId: 's', facts },
      { kind: 'judge', document: article.join(''), claim: '首批有八艘。' },
    ] as const)
      await expect(ask(task)).rejects.toBeInstanceOf(AnswerError);
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

  it('tells nothing twice, no caption and no question, and what leans only behind what it leans on', async () => {
    const texts = [
      '北灣市府週一宣布，跨港渡輪三月起改用8艘電動船。',
      '她說，票價不會調整。',
      '▲電動船試航。（圖／市府提供）',
      '真的能準時上路嗎？',
      '北湾市府周一表示，跨港渡轮三月起将改用8艘电动船。',
      '因此，議員要求公開合約。',
      '想了解更多，請訂閱電子報。',
      '兩座充電站將設在東碼頭與舊海關旁，五月前完工。',
    ];
    const documents = [{ id: 'd1', text: texts.join('\n') }];
    const { results } = (await runAlone({ items: [{ id: 'i', documents, budget: 70 }] })) as {
      results: { sentences: { text: string }[] }[];
    };
    const told = results[0]?.sentences.map(({ text }) => text) ?? [];
    expect(told).toContain(texts[7]);
    for (const i of [2, 3, 6]) expect(told).not.toContain(texts[i]);
    expect([texts[0], texts[4]].filter((text) => told.includes(text ?? ''))).toHaveLength(1);
    if (told.includes(texts[5] ?? '')) expect(told).toContain(texts[4]);
    if (told.includes(texts[1] ?? '')) expect(told).toContain(texts[0]);
  });

  it('reads a long article as one whose beginning tells most, and a heap by what many say', async () => {
    const lines = Array.from({ length: 40 }, (_, i) => `第${i}號渡輪將在${i}號碼頭更換電池。`);
    const short = { id: 'short', text: lines.join('\n') };
    const heap = { id: 'heap', text: [...lines, ...lines].join('\n') };
    const first = async (document: typeof short): Promise<readonly string[]> => {
      const { results } = (await runAlone({
        items: [{ id: 'i', documents: [document], budget: 12 }],
      })) as { results: { sentences: { text: string }[] }[] };
      return results[0]?.sentences.map(({ text }) => text) ?? [];
    };
    expect(await first(short)).toEqual([lines[0]]);
    expect(await first(heap)).toHaveLength(1);
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
