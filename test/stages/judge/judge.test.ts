/** The judge stage: what is put before a judge, and what its yes is good for in verify. */
import { describe, expect, test } from 'vitest';
import { AnswerError } from '../../../src/errors.ts';
import type { Draft } from '../../../src/model/claim.ts';
import type { Opinion, Proved, Weighed } from '../../../src/model/drafts.ts';
import { pairs, type Pair } from '../../../src/model/judging.ts';
import type { Story } from '../../../src/model/story.ts';
import type { LlmRequest } from '../../../src/ports.ts';
import type { Outcome } from '../../../src/stage.ts';
import { judge } from '../../../src/stages/judge/judge.ts';
import { verify } from '../../../src/stages/verify/verify.ts';
import { scriptedLlm, type ScriptedLlm } from '../../support/scripted-llm.ts';
import { article, story, summariseParams } from '../summarise/stories.ts';

const sentences = [
  '遠海渡輪昨日表示，今年票價不會調整。',
  '該公司每日約有一萬二千名乘客，其中三成是學生。',
  '冬季班次僅週末增加。',
  '董事長方以寧說：「燃料成本仍在上升。」',
];
const ferry = story(article('h2', '渡輪票價不調整', sentences));
const harbour = story(
  article(
    'h3',
    'Harbour reopens',
    [
      'The harbour reopened after two weeks of repairs.',
      'About 400 boats are expected this summer.',
    ],
    'en',
  ),
);
const stories = [ferry, harbour];
const texts = new Map([
  ['h2', sentences],
  ['h3', harbour.tellings[0].article.blocks.map(({ text }) => text)],
]);

function draft(id: string, text: string, articleId: string, ...numbers: readonly number[]): Draft {
  return {
    id,
    storyId: `s${articleId}`,
    role: 'body',
    text,
    citations: numbers.map((sentence) => ({
      articleId,
      sentence,
      quote: texts.get(articleId)?.[sentence - 1] ?? '',
    })),
  };
}

/** True, and too free for rules. */
const free = draft('d1', '渡輪業者今年不打算漲價。', 'h2', 1);
const translated = draft('d2', '港口在整修兩週後重新開放。', 'h3', 1);

interface Ran {
  readonly llm: ScriptedLlm;
  readonly weighed: Outcome<Weighed>;
  readonly proved: Proved;
}

const yes = (): unknown => ({ answer: 'yes' });

async function run(
  drafts: readonly Draft[],
  judges: readonly Pair[],
  answers: (request: LlmRequest) => unknown = yes,
  from: readonly Story[] = stories,
): Promise<Ran> {
  const llm = scriptedLlm(answers);
  const params = { ...(await summariseParams()), judges };
  const engine = { engine: 'ollama', model: 'writer' } as const;
  const input = { engine, stories: from, drafts, remarks: [] };
  const weighed = await judge.run(input, { judge: llm }, params);
  const { value } = await verify.run(weighed.value, {}, params);
  return { llm, weighed, proved: value };
}

describe('a sentence that rules can neither prove nor refute', () => {
  test('stands as judged where the judge says yes', async () => {
    const { proved, llm } = await run([free], ['zh-TW/zh-TW']);
    expect(proved.claims.find(({ id }) => id === 'd1')).toMatchObject({
      text: free.text,
      proof: { level: 'judged', origin: 'draft' },
      citations: [{ articleId: 'h2', sentence: 1 }],
    });
    expect(proved.verdicts[0]).toMatchObject({ outcome: 'judged' });
    expect(proved.judge).toEqual(llm.info);
    expect(llm.asked).toHaveLength(1);
    const { prompt, label } = llm.request('judge d1 h2');
    expect(label).toBe('judge d1 h2');
    for (const part of [...sentences, '渡輪票價不調整', free.text]) expect(prompt).toContain(part);
  });

  test.each([
    ['no', { answer: 'no' }],
    ['neither', { answer: 'perhaps' }],
    ['words', 'Certainly!'],
  ])('gives way to the source’s own where the judge says %s', async (_, json) => {
    const { proved } = await run([free], pairs, () => json);
    expect(proved.claims.find(({ id }) => id === 'd1')?.text).toBe(sentences[0]);
    expect(proved.verdicts[0]?.outcome).toBe('replaced');
  });

  test('gives way, after a note, where the answer is lost', async () => {
    const { proved, weighed } = await run([free], pairs, () => {
      throw new AnswerError('timeout', 'no token after 5 s');
    });
    expect(proved.verdicts[0]?.outcome).toBe('replaced');
    expect(weighed.diagnostics).toMatchObject([{ code: 'judge.answer-lost', subject: 'd1' }]);
  });
});

describe('nobody is asked', () => {
  test.each<[string, Draft, readonly Pair[]]>([
    ['without an exam', free, []],
    ['with an exam for other languages', free, ['zh-TW/en', 'en/en', 'zh-TW/zh-CN']],
    ['about a translation, with an exam in Chinese', translated, ['zh-TW/zh-TW']],
    ['about what rules prove', draft('d', sentences[2] ?? '', 'h2', 3), pairs],
    [
      'about what is its source’s and leans on more',
      draft('d', sentences[1] ?? '', 'h2', 2),
      pairs,
    ],
    ['about a figure that is not there', draft('d', '渡輪每天載客約一萬三千人。', 'h2', 2), pairs],
    ['about a figure that no sentence has', draft('d', '渡輪業者不打算漲價 5%。', 'h2', 1), pairs],
    [
      'about a name that is not there',
      draft('d', '渡輪業者和台積電今年不打算漲價。', 'h2', 1),
      pairs,
    ],
    ['about a day that is not there', draft('d', '渡輪業者 3 月 5 日說不漲價。', 'h2', 1), pairs],
    [
      'about an invented quotation',
      draft('d', '董事長方以寧說：「票價明年一定調漲。」', 'h2', 4),
      pairs,
    ],
    ['about an address', draft('d', '渡輪不漲價，見 ferry.example/fares。', 'h2', 1), pairs],
    ['about a wrong figure in a translation', draft('d', '今夏預計有 900 艘船。', 'h3', 2), pairs],
    [
      'about a quotation in translation',
      draft('d', '港方說：「今年夏天大約會有四百艘船進港停泊。」', 'h3', 2),
      pairs,
    ],
    ['about what cites nothing', draft('d', '渡輪不漲價。', 'h2'), pairs],
    ['about the prompt’s example', draft('d', '市府宣布，北港輕軌將於三月動工。', 'h3', 1), pairs],
  ])('%s', async (_, one, judges) => {
    const { llm, proved } = await run([one], judges);
    expect(llm.asked).toEqual([]);
    expect(proved.verdicts[0]?.outcome).not.toBe('judged');
  });
});

test('an examined judge lets a translation stand, cited to its source', async () => {
  const { proved, llm } = await run([translated], ['zh-TW/en']);
  expect(llm.request('judge d2 h3').prompt).toContain('The harbour reopened');
  expect(proved.claims.find(({ id }) => id === 'd2')).toMatchObject({
    lang: 'zh-TW',
    text: translated.text,
    citations: [{ articleId: 'h3' }],
    proof: { level: 'judged' },
  });
  const without = await run([translated], []);
  expect(without.proved.claims.find(({ id }) => id === 'd2')).toMatchObject({
    lang: 'en',
    text: 'The harbour reopened after two weeks of repairs.',
  });
});

describe('a yes that was not asked for', () => {
  const opinion: Opinion = { draftId: 'd1', text: free.text, articleId: 'h2', holds: true };

  test.each<[string, Draft, Opinion]>([
    ['on other words', free, { ...opinion, text: '渡輪不漲價。' }],
    ['by another article', free, { ...opinion, articleId: 'h3' }],
    ['on another draft', free, { ...opinion, draftId: 'd9' }],
    [
      'on a wrong figure',
      draft('d1', '渡輪每天載客約一萬三千人。', 'h2', 2),
      { ...opinion, text: '渡輪每天載客約一萬三千人。' },
    ],
  ])('%s changes nothing', async (_, one, given) => {
    const { weighed } = await run([one], []);
    const { value } = await verify.run(
      { ...weighed.value, opinions: [given] },
      {},
      {
        ...(await summariseParams()),
      },
    );
    expect(['replaced', 'dropped']).toContain(value.verdicts[0]?.outcome);
  });
});

test('of a long article the judge reads what stands around the cited sentence', async () => {
  const long = Array.from({ length: 40 }, (_, i) => `第 ${i + 1} 號碼頭的整修由當地的廠商負責。`);
  long[20] = '遠海渡輪昨日表示，今年票價不會調整。';
  const pier = story(article('h5', '碼頭整修', long));
  texts.set('h5', long);
  const { llm } = await run([draft('d1', free.text, 'h5', 21)], pairs, yes, [pier]);
  const { prompt } = llm.request('judge d1 h5');
  for (const n of [18, 21, 24]) expect(prompt).toContain(long[n - 1]);
  for (const n of [1, 17, 25, 40]) expect(prompt).not.toContain(long[n - 1]);
});
