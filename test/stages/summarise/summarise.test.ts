import { describe, expect, test } from 'vitest';
import type { LlmRequest } from '../../../src/ports.ts';
import { summarise } from '../../../src/stages/summarise/summarise.ts';
import { scriptedLlm } from '../../support/scripted-llm.ts';
import {
  article,
  ferry,
  ferrySentences,
  shortTram,
  story,
  summariseParams,
  tram,
  tramSentences,
} from './stories.ts';

/** Picks two sentences, tells the last wording of what is offered, remarks on it; where it may write, one sentence out of the first fact. */
function answers({ task }: LlmRequest): unknown {
  if (task.kind === 'pick') return { facts: task.articleId === 'h2' ? [3, 4] : [3, 2] };
  if (task.kind === 'choose') return { headline: 1, sentences: [task.sentences.at(-1)?.n] };
  if (task.kind === 'write')
    return {
      headline: { text: '輕軌明年三月動工', facts: [0, 1] },
      sentences: [{ text: task.facts[0]?.text ?? '', facts: [1] }],
    };
  return { remarks: [{ group: 'users', text: '通勤方式可能改變。', restsOn: [2] }] };
}

describe('two stories', () => {
  test('become drafts whose words and citations are right by construction', async () => {
    const llm = scriptedLlm((request) =>
      request.label === 'choose sh1' ? { headline: 1, sentences: [4, 3] } : answers(request),
    );
    const { value, diagnostics } = await summarise.run(
      [tram, ferry],
      { llm },
      await summariseParams(),
    );
    expect(diagnostics).toEqual([]);
    expect(value.engine).toBe(llm.info);
    expect(value.stories).toEqual([tram, ferry]);
    const [works, stations] = [tramSentences[1], tramSentences[2]];
    expect(value.drafts).toEqual([
      {
        id: 'sh1/0',
        storyId: 'sh1',
        role: 'headline',
        text: '北港輕軌明年動工',
        citations: [{ articleId: 'h1', sentence: 0, quote: '北港輕軌明年動工' }],
      },
      {
        id: 'sh1/1',
        storyId: 'sh1',
        role: 'body',
        text: stations,
        citations: [{ articleId: 'h1', sentence: 3, quote: stations }],
      },
      {
        id: 'sh1/2',
        storyId: 'sh1',
        role: 'body',
        // Shortened by a rule; what it cites is the whole.
        text: shortTram,
        citations: [{ articleId: 'h1', sentence: 2, quote: works }],
      },
      {
        id: 'sh2/0',
        storyId: 'sh2',
        role: 'headline',
        text: '北港渡輪票價不調整',
        citations: [{ articleId: 'h2', sentence: 0, quote: '北港渡輪票價不調整' }],
      },
      {
        id: 'sh2/1',
        storyId: 'sh2',
        role: 'body',
        text: ferrySentences[3],
        citations: [{ articleId: 'h2', sentence: 4, quote: ferrySentences[3] }],
      },
    ]);
    expect(value.remarks).toEqual([
      { id: 'r1', group: 'users', text: '通勤方式可能改變。', restsOn: ['sh1/1'] },
    ]);
  });

  test('are asked about in one fixed order: all picks, then all choices, then remarks', async () => {
    const llm = scriptedLlm(answers);
    await summarise.run([tram, ferry], { llm }, await summariseParams());
    expect(llm.asked.map(({ label }) => label)).toEqual([
      'pick h1',
      'pick h2',
      'choose sh1',
      'choose sh2',
      'remark',
    ]);
  });

  test('give the same bytes again', async () => {
    for (const params of [
      await summariseParams(),
      await summariseParams('zh-TW', ['zh-TW/zh-TW']),
    ]) {
      const once = await summarise.run([tram, ferry], { llm: scriptedLlm(answers) }, params);
      const again = await summarise.run([tram, ferry], { llm: scriptedLlm(answers) }, params);
      expect(JSON.stringify(again)).toBe(JSON.stringify(once));
    }
  });

  test('hold nothing that a model words itself, but for the remarks', async () => {
    const own = '市長已經辭職。';
    const llm = scriptedLlm(({ task }) =>
      task.kind === 'remark'
        ? { remarks: [] }
        : {
            facts: [2, 3],
            headline: { text: own, facts: [0] },
            sentences: [{ text: own, facts: [1] }],
          },
    );
    const { value, diagnostics } = await summarise.run([tram], { llm }, await summariseParams());
    expect(value.drafts.map(({ text }) => text)).toEqual([
      '北港輕軌明年動工',
      tramSentences[1],
      tramSentences[2],
    ]);
    expect(diagnostics).toMatchObject([{ code: 'summarise.answer-lost', subject: 'sh1' }]);
  });
});

describe('what is offered', () => {
  test('to be picked are the sentences that can be read alone, bound by their numbers', async () => {
    const llm = scriptedLlm(answers);
    await summarise.run([tram], { llm }, await summariseParams());
    const pick = llm.request('pick h1');
    expect(pick.prompt).toContain(
      `\n標題：北港輕軌明年動工\n${[2, 3, 5].map((n) => `[${n}] ${tramSentences[n - 1] ?? ''}\n`).join('')}⟦/資料⟧`,
    );
    expect(pick.schema).toMatchObject({
      properties: { facts: { items: { type: 'integer', enum: [2, 3, 5] } } },
      additionalProperties: false,
    });
  });

  test('to be told are the titles and the picked sentences, each with its short form', async () => {
    const llm = scriptedLlm(answers);
    await summarise.run([tram], { llm }, await summariseParams());
    const choose = llm.request('choose sh1');
    expect(choose.prompt).toContain(
      `標題\n[1] 北港輕軌明年動工\n句子\n[2] ${tramSentences[1]}\n[3] ＝2 ${shortTram}\n[4] ${tramSentences[2]}\n⟦/資料⟧`,
    );
    expect(choose.prompt).not.toContain(tramSentences[4]);
    expect(choose.schema).toMatchObject({
      properties: {
        headline: { enum: [1] },
        sentences: { items: { enum: [2, 3, 4] }, minItems: 2, maxItems: 3 },
      },
    });
  });

  test('is there as data for engines that read no prompt', async () => {
    const llm = scriptedLlm(answers);
    await summarise.run([tram], { llm }, await summariseParams());
    expect(llm.request('pick h1').task).toMatchObject({ kind: 'pick', articleId: 'h1', most: 6 });
    expect(llm.request('choose sh1').task).toEqual({
      kind: 'choose',
      storyId: 'sh1',
      headlines: [{ n: 1, text: '北港輕軌明年動工' }],
      sentences: [
        { n: 2, text: tramSentences[1] },
        { n: 3, text: shortTram, shortens: 2 },
        { n: 4, text: tramSentences[2] },
      ],
      most: 3,
    });
  });

  test('in a source of the mainland is offered in Taiwan’s characters', async () => {
    const llm = scriptedLlm(answers);
    const page = story(
      article(
        'h3',
        '北港轻轨明年动工',
        ['北港轻轨将于明年三月动工。', '北港轻轨将设十二座车站。'],
        'zh-Hans',
      ),
    );
    const { value } = await summarise.run([page], { llm }, await summariseParams());
    expect(llm.request('choose sh3').prompt).toContain(
      '[1] 北港輕軌明年動工\n句子\n[2] 北港輕軌將於明年三月動工。\n[3] 北港輕軌將設十二座車站。',
    );
    expect(value.drafts.at(-1)).toMatchObject({
      text: '北港輕軌將設十二座車站。',
      citations: [{ sentence: 2, quote: '北港轻轨将设十二座车站。' }],
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
      await summarise.run([tram], { llm }, await summariseParams(lang));
      expect(llm.asked.map(({ label }) => label)).toEqual(['pick h1', 'choose sh1', 'remark']);
      expect(llm.request('remark').prompt).toContain(words);
      for (const { prompt, system } of llm.asked) expect(prompt + system).not.toMatch(/\{\{|\}\}/);
    }
  });

  test('are not made for an article of two sentences to print, which is taken whole', async () => {
    const llm = scriptedLlm(answers);
    const short = story(article('h3', '短訊', tramSentences.slice(0, 4)));
    await summarise.run([short], { llm }, await summariseParams());
    expect(llm.asked.map(({ label }) => label)).toEqual(['choose sh3', 'remark']);
    const { task } = llm.request('choose sh3');
    expect(task.kind === 'choose' && task.sentences.map(({ text }) => text)).toEqual([
      tramSentences[1],
      shortTram,
      tramSentences[2],
    ]);
  });

  test('are not made for a story of one sentence under one title', async () => {
    const llm = scriptedLlm(answers);
    const one = story(article('h3', '短訊', [tramSentences[2], tramSentences[3]]));
    const { value } = await summarise.run([one], { llm }, await summariseParams());
    expect(llm.asked.map(({ label }) => label)).toEqual(['remark']);
    expect(value.drafts.map(({ text }) => text)).toEqual(['短訊', tramSentences[2]]);
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
    article(id, `北港輕軌${id}`, [
      `北港市政府26日公布第${i + 3}期工程。`,
      `北港市政府26日公布第${i + 5}期經費。`,
      `北港市政府26日公布第${i + 7}期車站。`,
    ]),
  );

  test('in the post’s language are asked about, three at most, and all their titles offered', async () => {
    const llm = scriptedLlm(answers);
    const { value } = await summarise.run(
      [story(simplified, ...others, english)],
      { llm },
      await summariseParams(),
    );
    expect(llm.asked.slice(0, 4).map(({ label }) => label)).toEqual([
      'pick h5',
      'pick h6',
      'pick h7',
      'choose sh5',
    ]);
    const choose = llm.request('choose sh5');
    expect(choose.prompt).toContain('標題\n[1] 輕軌動工\n[2] 北港輕軌h6\n[3] 北港輕軌h7\n句子\n');
    expect(choose.prompt).not.toContain('Tram to open');
    expect(value.drafts[0]).toMatchObject({ text: '輕軌動工', citations: [{ articleId: 'h5' }] });
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
      text: '北港輕軌h7',
      citations: [{ articleId: 'h7', sentence: 0, quote: '北港輕軌h7' }],
    });
  });

  test('in another language are asked about where there is none in the post’s', async () => {
    const llm = scriptedLlm(answers);
    await summarise.run([story(simplified, ...others)], { llm }, await summariseParams('en'));
    expect(llm.asked.slice(0, 3).map(({ label }) => label)).toEqual([
      'pick h5',
      'pick h6',
      'pick h7',
    ]);
    const alone = scriptedLlm(answers);
    await summarise.run([story(english, simplified)], { llm: alone }, await summariseParams('en'));
    expect(alone.asked.map(({ label }) => label)).toEqual(['pick h4', 'choose sh4', 'remark']);
    expect(alone.request('choose sh4').prompt).toContain('標題\n[1] Tram to open\n句子\n');
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
    await summarise.run([story(first, twin, mainland)], { llm }, await summariseParams());
    const { task } = llm.request('choose sh1');
    expect(task.kind === 'choose' && task.sentences.map(({ text }) => text)).toEqual([
      tramSentences[1],
      shortTram,
      tramSentences[2],
      // Picked from the mainland's alone, whose numbers are others.
      '北港居民協會要求，北港輕軌施工期間每週公布噪音數據。',
    ]);
  });
});

describe('where an examined judge may judge, the engine writes', () => {
  const judges = ['zh-TW/zh-TW'] as const;

  test('drafts whose citations are right by construction', async () => {
    const llm = scriptedLlm(answers);
    const { value, diagnostics } = await summarise.run(
      [tram, ferry],
      { llm },
      await summariseParams('zh-TW', judges),
    );
    expect(diagnostics).toEqual([]);
    expect(value.drafts.map(({ id, role }) => `${id} ${role}`)).toEqual([
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
    expect(llm.asked.map(({ label }) => label)).toEqual([
      'pick h1',
      'pick h2',
      'write sh1',
      'write sh2',
      'remark',
    ]);
  });

  test('out of all sentences, numbered anew', async () => {
    const llm = scriptedLlm(answers);
    await summarise.run([tram], { llm }, await summariseParams('zh-TW', judges));
    const pick = llm.request('pick h1');
    tramSentences.forEach((text, i) => {
      expect(pick.prompt).toContain(`[${i + 1}] ${text}`);
    });
    expect(pick.schema).toMatchObject({
      properties: { facts: { items: { type: 'integer', enum: [1, 2, 3, 4, 5, 6] } } },
      additionalProperties: false,
    });
    const write = llm.request('write sh1');
    expect(write.prompt).toContain(
      `[0] 北港輕軌明年動工\n[1] ${tramSentences[1]}\n[2] ${tramSentences[2]}`,
    );
    expect(write.prompt).not.toContain(tramSentences[0]);
    expect(write.schema).toMatchObject({
      properties: { headline: { properties: { facts: { items: { enum: [0, 1, 2] } } } } },
    });
    expect(write.task).toEqual({
      kind: 'write',
      storyId: 'sh1',
      titles: ['北港輕軌明年動工'],
      facts: [
        { n: 1, text: tramSentences[1] },
        { n: 2, text: tramSentences[2] },
      ],
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
    expect(task.kind === 'write' && task.facts).toHaveLength(2);
    expect(prompt).toContain('[0] 北港輕軌明年動工');
    expect(prompt).not.toContain('另一家');
  });

  test('an article of two sentences is taken whole', async () => {
    const llm = scriptedLlm(answers);
    const short = story(article('h3', '短訊', ['第一句。', '第二句。']));
    await summarise.run([short], { llm }, await summariseParams('zh-TW', judges));
    expect(llm.asked.map(({ label }) => label)).toEqual(['write sh3', 'remark']);
  });
});
