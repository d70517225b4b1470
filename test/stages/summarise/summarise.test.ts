import { describe, expect, test } from 'vitest';
import type { LlmRequest } from '../../../src/ports.ts';
import { summarise } from '../../../src/stages/summarise/summarise.ts';
import { scriptedLlm } from '../../support/scripted-llm.ts';
import { article, ferry, story, summariseParams, tram, tramSentences } from './stories.ts';

/** Picks 2 and 3, writes one sentence out of the first fact, remarks on it. */
function answers({ task }: LlmRequest): unknown {
  if (task.kind === 'pick') return { facts: [3, 2] };
  if (task.kind === 'write')
    return {
      headline: { text: '輕軌明年三月動工', facts: [0, 1] },
      sentences: [{ text: task.facts[0]?.text ?? '', facts: [1] }],
    };
  return { remarks: [{ group: 'users', text: '通勤方式可能改變。', restsOn: [2] }] };
}

describe('two stories', () => {
  test('become drafts whose citations are right by construction', async () => {
    const llm = scriptedLlm(answers);
    const { value, diagnostics } = await summarise.run(
      [tram, ferry],
      { llm },
      await summariseParams(),
    );
    expect(diagnostics).toEqual([]);
    expect(value.engine).toBe(llm.info);
    expect(value.stories).toEqual([tram, ferry]);
    expect(value.drafts.map(({ id, role }) => `${id} ${role}`)).toEqual([
      'sh1/0 headline',
      'sh1/1 body',
      'sh2/0 headline',
      'sh2/1 body',
    ]);
    expect(value.drafts[0]?.citations).toEqual([
      { articleId: 'h1', sentence: 0, quote: '北港輕軌明年動工' },
      { articleId: 'h1', sentence: 2, quote: tramSentences[1] },
    ]);
    expect(value.remarks).toEqual([
      { id: 'r1', group: 'users', text: '通勤方式可能改變。', restsOn: ['sh1/1'] },
    ]);
  });

  test('are asked about in one fixed order: all picks, then all texts, then remarks', async () => {
    const llm = scriptedLlm(answers);
    await summarise.run([tram, ferry], { llm }, await summariseParams());
    expect(llm.asked.map(({ label }) => label)).toEqual([
      'pick h1',
      'pick h2',
      'write sh1',
      'write sh2',
      'remark',
    ]);
  });

  test('give the same bytes again', async () => {
    const params = await summariseParams();
    const once = await summarise.run([tram, ferry], { llm: scriptedLlm(answers) }, params);
    const again = await summarise.run([tram, ferry], { llm: scriptedLlm(answers) }, params);
    expect(JSON.stringify(again)).toBe(JSON.stringify(once));
  });
});

describe('requests', () => {
  test('number the sentences and bind the answer to those numbers', async () => {
    const llm = scriptedLlm(answers);
    await summarise.run([tram], { llm }, await summariseParams());
    const pick = llm.request('pick h1');
    expect(pick.prompt).toContain(`[2] ${tramSentences[1]}`);
    expect(pick.schema).toMatchObject({
      properties: { facts: { items: { type: 'integer', enum: [1, 2, 3, 4, 5] } } },
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
  });

  test('carry the task as data for engines that read no prompt', async () => {
    const llm = scriptedLlm(answers);
    await summarise.run([tram], { llm }, await summariseParams());
    expect(llm.request('pick h1').task).toMatchObject({ kind: 'pick', articleId: 'h1', most: 6 });
    expect(llm.request('write sh1').task).toEqual({
      kind: 'write',
      storyId: 'sh1',
      titles: ['北港輕軌明年動工'],
      facts: [
        { n: 1, text: tramSentences[1] },
        { n: 2, text: tramSentences[2] },
      ],
    });
  });

  test('name the language of the post and leave no variable unfilled', async () => {
    for (const [lang, words] of [
      ['zh-TW', '臺灣慣用的繁體中文'],
      ['en', 'English'],
    ] as const) {
      const llm = scriptedLlm(answers);
      await summarise.run([tram], { llm }, await summariseParams(lang));
      expect(llm.request('write sh1').prompt).toContain(words);
      for (const { prompt, system } of llm.asked) expect(prompt + system).not.toMatch(/\{\{|\}\}/);
    }
  });

  test('are not made for an article of two sentences, which is taken whole', async () => {
    const llm = scriptedLlm(answers);
    const short = story(article('h3', '短訊', ['第一句。', '第二句。']));
    await summarise.run([short], { llm }, await summariseParams());
    expect(llm.asked.map(({ label }) => label)).toEqual(['write sh3', 'remark']);
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
    ['One fact in English.', 'Another fact.', 'A third.'],
    'en',
  );
  const simplified = article(
    'h5',
    '轻轨动工',
    ['第一个事实。', '第二个事实。', '第三个事实。'],
    'zh-Hans',
  );
  const others = ['h6', 'h7'].map((id) => article(id, id, ['甲。', `乙${id}。`, `丙${id}。`]));

  test('in the post’s language are asked about, three at most, and the first gives the title', async () => {
    const llm = scriptedLlm(answers);
    await summarise.run([story(simplified, ...others, english)], { llm }, await summariseParams());
    expect(llm.asked.slice(0, 4).map(({ label }) => label)).toEqual([
      'pick h5',
      'pick h6',
      'pick h7',
      'write sh5',
    ]);
    expect(llm.request('write sh5').prompt).toContain('[0] 轻轨动工');
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
    expect(alone.asked.map(({ label }) => label)).not.toContain('pick h5');
  });

  test('that share a sentence give it once', async () => {
    const llm = scriptedLlm(answers);
    const twin = article('h8', '另一家', tramSentences);
    const first = tram.tellings[0].article;
    await summarise.run([story(first, twin)], { llm }, await summariseParams());
    const { task } = llm.request('write sh1');
    expect(task.kind === 'write' && task.facts).toHaveLength(2);
  });
});
