import { describe, expect, test } from 'vitest';
import type { LlmRequest } from '../../../src/ports.ts';
import { summarise } from '../../../src/stages/summarise/summarise.ts';
import { scriptedLlm, type ScriptedLlm } from '../../support/scripted-llm.ts';
import {
  article,
  budget,
  budgetSentences,
  ferry,
  ferrySentences,
  shortTram,
  story,
  summariseParams,
  townHall,
  tram,
  tramSentences,
} from './stories.ts';

/** Names the first title and the last wording of what is offered, remarks on it; where it may write, one sentence out of the first fact. */
function answers({ task }: LlmRequest): unknown {
  if (task.kind === 'choose') return { headline: 1, sentences: [task.sentences.at(-1)?.n] };
  if (task.kind === 'write')
    return {
      headline: { text: '輕軌明年三月動工', facts: [0, 1] },
      sentences: [{ text: task.facts[0]?.text ?? '', facts: [1] }],
    };
  if (task.kind === 'infer') return { remarks: [2] };
  return { remarks: [{ group: 'users', text: '通勤方式可能改變。', restsOn: [2] }] };
}

/** What a model is offered of a story, by text. */
function offered(llm: ScriptedLlm, label: string): readonly string[] {
  const { task } = llm.request(label);
  return task.kind === 'choose' ? task.sentences.map(({ text }) => text) : [];
}

const bodyOf = (drafts: readonly { readonly role: string; readonly text: string }[]) =>
  drafts.filter(({ role }) => role === 'body').map(({ text }) => text);

describe('stories', () => {
  test('become drafts whose words and citations are right by construction', async () => {
    const llm = scriptedLlm((request) =>
      request.label === 'choose sh1' ? { headline: 1, sentences: [5, 3] } : answers(request),
    );
    const { value, diagnostics } = await summarise.run(
      [tram, ferry],
      { llm },
      await summariseParams(),
    );
    expect(diagnostics).toEqual([]);
    expect(value.engine).toBe(llm.info);
    expect(value.stories).toEqual([tram, ferry]);
    const cites = (articleId: string, sentence: number, quote: string) => ({
      citations: [{ articleId, sentence, quote }],
    });
    const body = (storyId: string, n: number) =>
      ({ id: `s${storyId}/${n}`, storyId: `s${storyId}`, role: 'body' }) as const;
    const [, works, stations, opening, noise] = tramSentences;
    const [prices, riders, winter, paying] = ferrySentences;
    expect(value.drafts).toEqual([
      {
        ...body('h1', 0),
        role: 'headline',
        text: '北港輕軌明年動工',
        ...cites('h1', 0, '北港輕軌明年動工'),
      },
      // Shortened by a rule, as it was named; what it cites is the whole.
      { ...body('h1', 1), text: shortTram, ...cites('h1', 2, works) },
      { ...body('h1', 2), text: stations, ...cites('h1', 3, stations) },
      // 該公司 stands right behind the sentence that names it.
      { ...body('h1', 3), text: opening, ...cites('h1', 4, opening) },
      { ...body('h1', 4), text: noise, ...cites('h1', 5, noise) },
      {
        ...body('h2', 0),
        role: 'headline',
        text: '北港渡輪票價不調整',
        ...cites('h2', 0, '北港渡輪票價不調整'),
      },
      { ...body('h2', 1), text: prices, ...cites('h2', 1, prices) },
      { ...body('h2', 2), text: riders, ...cites('h2', 2, riders) },
      { ...body('h2', 3), text: winter, ...cites('h2', 3, winter) },
      { ...body('h2', 4), text: paying, ...cites('h2', 4, paying) },
    ]);
    expect(value.remarks).toEqual([]);
  });

  test('are told by the program’s plan, in the order of reading, and what was named is added to it', async () => {
    const planned = scriptedLlm(({ task }) =>
      task.kind === 'choose' ? { headline: 1, sentences: [2, 3] } : { remarks: [] },
    );
    const params = await summariseParams();
    const without = await summarise.run([budget], { llm: planned }, params);
    const told = bodyOf(without.value.drafts);
    const more = offered(planned, 'choose sh3').filter((text) => !told.includes(text));
    expect(more.length).toBeGreaterThan(1);
    const last = more.at(-1) ?? '';
    const llm = scriptedLlm(answers);
    const { value } = await summarise.run([budget], { llm }, params);
    const own = budgetSentences.filter((text) => told.includes(text) || text === last);
    expect(bodyOf(value.drafts)).toEqual(own);
    expect(own).toHaveLength(told.length + 1);
  });

  test('are asked about once each, in their order, then comes what may be inferred', async () => {
    const llm = scriptedLlm(answers);
    await summarise.run([budget, townHall, tram], { llm }, await summariseParams());
    expect(llm.asked.map(({ label }) => label)).toEqual(['choose sh3', 'choose sh1', 'infer']);
  });

  test('give the same bytes again', async () => {
    for (const params of [
      await summariseParams(),
      await summariseParams('zh-TW', ['zh-TW/zh-TW']),
    ]) {
      const once = await summarise.run([tram, budget], { llm: scriptedLlm(answers) }, params);
      const again = await summarise.run([tram, budget], { llm: scriptedLlm(answers) }, params);
      expect(JSON.stringify(again)).toBe(JSON.stringify(once));
    }
  });

  test('hold nothing that a model words itself', async () => {
    const own = '市長已經辭職。';
    const llm = scriptedLlm(({ task, label }) => {
      if (task.kind === 'infer') return { remarks: [own] };
      if (label === 'choose sh3') return { headline: 1, sentences: [2], text: own };
      return {
        headline: { text: own, facts: [0] },
        sentences: [{ text: own, facts: [1] }],
      };
    });
    const { value, diagnostics } = await summarise.run(
      [tram, budget],
      { llm },
      await summariseParams(),
    );
    expect(JSON.stringify(value.drafts)).not.toContain('辭職');
    expect(bodyOf(value.drafts).slice(0, 4)).toEqual(tramSentences.slice(1, 5));
    expect(diagnostics).toMatchObject([{ code: 'summarise.answer-lost', subject: 'sh1' }]);
  });

  test('are told by the program where there is nothing to choose, and nobody is said to have chosen', async () => {
    const llm = scriptedLlm(() => ({ remarks: [] }));
    const { value } = await summarise.run([ferry], { llm }, await summariseParams());
    expect(llm.asked).toEqual([]);
    expect(bodyOf(value.drafts)).toEqual(ferrySentences);
    expect(value.engine).toEqual({ engine: 'extractive', model: 'extractive' });
  });

  test('of which a model chose the remarks alone name it as their writer', async () => {
    const llm = scriptedLlm(answers);
    const { value } = await summarise.run([townHall], { llm }, await summariseParams());
    expect(value.remarks).toHaveLength(1);
    expect(value.engine).toBe(llm.info);
  });
});

describe('what may be inferred', () => {
  const texts = [
    '自有機房的維護與更新，可能成為使用單位長期的成本。',
    '系統的訓練資料若不公開，外界可能難以重現訓練的結果。',
    '分批開放期間，不同使用者能使用的功能可能不同。',
  ];

  test('is put before the model by number, for at most sixty tokens', async () => {
    const llm = scriptedLlm(answers);
    const { value } = await summarise.run([townHall], { llm }, await summariseParams());
    const { prompt, maxTokens } = llm.request('infer');
    const [own, , phased] = texts;
    expect(prompt).toContain(`[1] ${own}\n`);
    expect(prompt).toContain(`[3] ${phased}\n`);
    expect(maxTokens).toBeLessThanOrEqual(60);
    expect(value.remarks).toMatchObject([{ id: 'r1', group: 'developers' }]);
  });

  test('is asked once a post, and told at most three times, each once', async () => {
    const llm = scriptedLlm((request) =>
      request.task.kind === 'infer' ? { remarks: [3, 3, 9, 1, 2] } : answers(request),
    );
    const { value, diagnostics } = await summarise.run(
      [townHall, tram],
      { llm },
      await summariseParams(),
    );
    expect(llm.asked.filter(({ label }) => label === 'infer')).toHaveLength(1);
    expect(value.remarks.map(({ id, group }) => [id, group])).toEqual([
      ['r1', 'users'],
      ['r2', 'industry'],
      ['r3', 'developers'],
    ]);
    expect(value.remarks[0]?.restsOn).toEqual(['sh8/3']);
    expect(diagnostics).toMatchObject([{ code: 'summarise.bad-pick', subject: 'remark' }]);
  });
});

describe('what is offered', () => {
  test('are the titles, what is told anyway, each with its short form, and what may be added', async () => {
    const llm = scriptedLlm(answers);
    await summarise.run([tram, budget], { llm }, await summariseParams());
    const choose = llm.request('choose sh1');
    const [, works, stations, opening, noise] = tramSentences;
    expect(choose.prompt).toContain(
      `標題\n[1] 北港輕軌明年動工\n句子\n[2] ${works}\n[3] ＝2 ${shortTram}\n[4] ${stations}\n[5] ${opening}\n[6] ${noise}\n⟦/資料⟧`,
    );
    expect(choose.schema).toMatchObject({
      properties: {
        headline: { enum: [1] },
        sentences: { items: { enum: [2, 3, 4, 5, 6] }, minItems: 2, maxItems: 4 },
      },
      additionalProperties: false,
    });
    // What reports nothing, and what leans on a sentence that can't be told.
    expect(choose.prompt).not.toContain(tramSentences[0]);
    expect(choose.prompt).not.toContain(tramSentences[5]);
    const { task } = llm.request('choose sh3');
    const sentences = task.kind === 'choose' ? task.sentences : [];
    const added = sentences.findIndex(({ told }) => told === undefined);
    expect(sentences.slice(added).every(({ told }) => told === undefined)).toBe(true);
    expect(added).toBeGreaterThan(1);
    expect(sentences.length).toBeGreaterThan(added);
  });

  test('is there as data for engines that read no prompt', async () => {
    const llm = scriptedLlm(answers);
    await summarise.run([tram], { llm }, await summariseParams());
    expect(llm.request('choose sh1').task).toEqual({
      kind: 'choose',
      storyId: 'sh1',
      headlines: [{ n: 1, text: '北港輕軌明年動工' }],
      sentences: [
        { n: 2, text: tramSentences[1], told: true },
        { n: 3, text: shortTram, shortens: 2 },
        { n: 4, text: tramSentences[2], told: true },
        { n: 5, text: tramSentences[3], told: true },
        { n: 6, text: tramSentences[4], told: true },
      ],
      most: 4,
    });
  });

  test('in a source of the mainland is offered in Taiwan’s characters', async () => {
    const llm = scriptedLlm(answers);
    const page = story(
      article(
        'h3',
        '北港轻轨明年动工',
        ['北港市政府26日宣布，北港轻轨将于明年三月动工，远岸工程承造十二座车站。'],
        'zh-Hans',
      ),
    );
    const { value } = await summarise.run([page], { llm }, await summariseParams());
    expect(llm.request('choose sh3').prompt).toContain(
      `[1] 北港輕軌明年動工\n句子\n[2] ${tramSentences[1]}\n[3] ＝2 ${shortTram}`,
    );
    expect(value.drafts.at(-1)).toMatchObject({
      text: shortTram,
      citations: [
        {
          sentence: 1,
          quote: '北港市政府26日宣布，北港轻轨将于明年三月动工，远岸工程承造十二座车站。',
        },
      ],
    });
  });
});

describe('requests', () => {
  test('name the language of the remarks and leave no variable unfilled', async () => {
    for (const [lang, words] of [
      ['zh-TW', '臺灣慣用的繁體中文'],
      ['en', 'English'],
    ] as const) {
      const llm = scriptedLlm(answers);
      const params = await summariseParams(lang, ['zh-TW/zh-TW']);
      await summarise.run([tram], { llm }, params);
      expect(llm.asked.map(({ label }) => label)).toEqual(['write sh1', 'remark']);
      expect(llm.request('remark').prompt).toContain(words);
      for (const { prompt, system } of llm.asked) expect(prompt + system).not.toMatch(/\{\{|\}\}/);
    }
  });

  test('ask for at most sixty tokens a story', async () => {
    const llm = scriptedLlm(answers);
    await summarise.run([budget, tram], { llm }, await summariseParams());
    const choices = llm.asked.filter(({ task }) => task.kind === 'choose');
    expect(choices).toHaveLength(2);
    for (const { maxTokens } of choices) expect(maxTokens).toBeLessThanOrEqual(60);
  });

  test('are not made without stories', async () => {
    const llm = scriptedLlm(answers);
    const { value } = await summarise.run([], { llm }, await summariseParams());
    expect(llm.asked).toEqual([]);
    expect(value).toMatchObject({ drafts: [], remarks: [] });
  });
});

describe('several tellings', () => {
  const english = article(
    'h4',
    'Tram to open',
    ['The city opens the tram in May.', 'The line has 12 stations.', 'The fare is 30 dollars.'],
    'en',
  );
  const simplified = article(
    'h5',
    '轻轨动工',
    ['北港轻轨明年三月动工。', '北港轻轨将设十二座车站。', '北港轻轨将花费二百亿元。'],
    'zh-Hans',
  );
  const others = ['h6', 'h7'].map((id, i) =>
    article(id, `輕軌明年三月動工${'！'.repeat(i)}`, [
      `北港市政府26日公布第${i + 3}期工程。`,
      `北港市政府26日公布第${i + 5}期經費。`,
      `北港市政府26日公布第${i + 7}期車站。`,
    ]),
  );

  test('are one question, with the titles in the post’s language', async () => {
    const llm = scriptedLlm(answers);
    const { value } = await summarise.run(
      [story(simplified, ...others, english)],
      { llm },
      await summariseParams(),
    );
    expect(llm.asked.map(({ label }) => label)).toEqual(['choose sh5']);
    const choose = llm.request('choose sh5');
    expect(choose.prompt).toContain(
      '標題\n[1] 輕軌動工\n[2] 輕軌明年三月動工\n[3] 輕軌明年三月動工！\n句子\n',
    );
    expect(choose.prompt).not.toContain('Tram to open');
    expect(value.drafts[0]).toMatchObject({ text: '輕軌動工', citations: [{ articleId: 'h5' }] });
    const cited = value.drafts.flatMap(({ citations }) =>
      citations.map(({ articleId }) => articleId),
    );
    expect(cited).toEqual(expect.arrayContaining(['h5', 'h6']));
  });

  test('give their own title where it is chosen', async () => {
    const llm = scriptedLlm((request) =>
      request.task.kind === 'choose' ? { headline: 3, sentences: [4] } : answers(request),
    );
    const { value } = await summarise.run(
      [story(simplified, ...others)],
      { llm },
      await summariseParams(),
    );
    expect(value.drafts[0]).toMatchObject({
      role: 'headline',
      text: '輕軌明年三月動工！',
      citations: [{ articleId: 'h7', sentence: 0, quote: '輕軌明年三月動工！' }],
    });
  });

  test('in another language are told where there is none in the post’s', async () => {
    const llm = scriptedLlm(answers);
    const { value } = await summarise.run(
      [story(simplified, ...others)],
      { llm },
      await summariseParams('en'),
    );
    expect(value.drafts[0]).toMatchObject({ role: 'headline', text: '輕軌動工' });
    expect(bodyOf(value.drafts).length).toBeGreaterThan(1);
    const alone = await summarise.run(
      [story(english, simplified)],
      { llm: scriptedLlm(answers) },
      await summariseParams('en'),
    );
    expect(alone.value.drafts[0]).toMatchObject({ role: 'headline', text: 'Tram to open' });
    expect(bodyOf(alone.value.drafts)[0]).toBe('The city opens the tram in May.');
  });

  test('that share a sentence give it once, in whatever script', async () => {
    const llm = scriptedLlm(answers);
    const first = tram.tellings[0].article;
    const twin = article('h8', '另一家', tramSentences);
    const mainland = article(
      'h9',
      '第三家',
      [
        '承包商远岸工程表示，北港轻轨的车站都有电梯。',
        '北港市政府26日宣布，北港轻轨将于明年三月动工，远岸工程承造十二座车站。',
        '北港居民协会要求，北港轻轨施工期间每周公布噪音数据。',
      ],
      'zh-Hans',
    );
    const { value } = await summarise.run(
      [story(first, twin, mainland)],
      { llm },
      await summariseParams(),
    );
    for (const texts of [offered(llm, 'choose sh1'), value.drafts.map(({ text }) => text)])
      expect(new Set(texts).size).toBe(texts.length);
    expect(bodyOf(value.drafts)).toContain(tramSentences[2]);
  });
});

describe('where the engine may write, it writes', () => {
  const judges = ['zh-TW/zh-TW'] as const;

  test('drafts whose citations are right by construction', async () => {
    const llm = scriptedLlm(answers);
    const { value, diagnostics } = await summarise.run(
      [tram, ferry],
      { llm },
      await summariseParams('zh-TW', judges),
    );
    expect(diagnostics).toEqual([]);
    const news = value.drafts.filter(({ role }) => role === 'headline' || role === 'body');
    expect(news.map(({ id, role }) => `${id} ${role}`)).toEqual([
      'sh1/0 headline',
      'sh1/1 body',
      'sh2/0 headline',
      'sh2/1 body',
    ]);
    expect(value.drafts[0]?.text).toBe('輕軌明年三月動工');
    expect(value.drafts[0]?.citations).toEqual([
      { articleId: 'h1', sentence: 0, quote: '北港輕軌明年動工' },
      { articleId: 'h1', sentence: 2, quote: tramSentences[1] },
    ]);
    expect(value.remarks).toEqual([
      { id: 'r1', group: 'users', text: '通勤方式可能改變。', restsOn: ['sh1/1'] },
    ]);
  });

  test('and is asked in the same order', async () => {
    const llm = scriptedLlm(answers);
    await summarise.run([tram, ferry], { llm }, await summariseParams('zh-TW', judges));
    expect(llm.asked.map(({ label }) => label)).toEqual(['write sh1', 'write sh2', 'remark']);
  });

  test('only where it may, whoever judges', async () => {
    for (const [pairs, writing, labels] of [
      [judges, 'choose', ['choose sh1', 'infer']],
      [[], 'free', ['write sh1', 'write sh8', 'remark']],
    ] as const) {
      const llm = scriptedLlm(answers);
      await summarise.run(
        [tram, townHall],
        { llm },
        await summariseParams('zh-TW', pairs, writing),
      );
      expect(llm.asked.map((request) => request.label)).toEqual(labels);
    }
  });

  test('out of what the program would tell, numbered anew', async () => {
    const llm = scriptedLlm(answers);
    await summarise.run([tram], { llm }, await summariseParams('zh-TW', judges));
    const write = llm.request('write sh1');
    const told = tramSentences.slice(1, 5);
    expect(write.prompt).toContain(
      `[0] 北港輕軌明年動工\n${told.map((text, i) => `[${i + 1}] ${text}`).join('\n')}\n⟦/資料⟧`,
    );
    expect(write.prompt).not.toContain(tramSentences[0]);
    expect(write.schema).toMatchObject({
      properties: { headline: { properties: { facts: { items: { enum: [0, 1, 2, 3, 4] } } } } },
    });
    expect(write.task).toEqual({
      kind: 'write',
      storyId: 'sh1',
      facts: told.map((text, i) => ({ n: i + 1, text })),
    });
  });

  test('in the language of the post, translating where the judge may judge translations', async () => {
    for (const [lang, pair, words] of [
      ['zh-TW', 'zh-TW/zh-TW', '英文的句子不翻譯'],
      ['zh-TW', 'zh-TW/en', '英文的句子逐句譯成中文'],
      ['en', 'en/en', 'English'],
    ] as const) {
      const llm = scriptedLlm(answers);
      await summarise.run([tram], { llm }, await summariseParams(lang, [pair]));
      expect(llm.request('write sh1').prompt).toContain(words);
      for (const { prompt, system } of llm.asked) expect(prompt + system).not.toMatch(/\{\{|\}\}/);
    }
  });

  test('from the title of the first telling and each shared sentence once', async () => {
    const llm = scriptedLlm(answers);
    const twin = article('h8', '另一家', tramSentences);
    const first = tram.tellings[0].article;
    await summarise.run([story(first, twin)], { llm }, await summariseParams('zh-TW', judges));
    const { task, prompt } = llm.request('write sh1');
    const facts = task.kind === 'write' ? task.facts.map(({ text }) => text) : [];
    expect(new Set(facts)).toEqual(new Set(tramSentences.slice(1, 5)));
    expect(facts).toHaveLength(4);
    expect(prompt).toContain('[0] 北港輕軌明年動工');
    expect(prompt).not.toContain('另一家');
  });
});
