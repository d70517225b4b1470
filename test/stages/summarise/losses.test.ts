import { describe, expect, test } from 'vitest';
import { AnswerError, ModelError } from '../../../src/errors.ts';
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

type Kind = LlmRequest['task']['kind'];

/** With these in mind the engine writes; else it chooses. */
const judges = ['zh-TW/zh-TW'] as const;

const good: Readonly<Partial<Record<Kind, unknown>>> = {
  pick: { facts: [2, 3, 4] },
  choose: { headline: 1, sentences: [3] },
  write: { headline: { text: '標題', facts: [0] }, sentences: [{ text: '內文。', facts: [1] }] },
  remark: { remarks: [] },
};

/** As `good`, with numbers that each article has. */
function goodAnswer({ task }: LlmRequest): unknown {
  if (task.kind !== 'pick') return good[task.kind];
  return { facts: task.sentences.slice(0, 2).map(({ n }) => n) };
}

function losing(...kinds: readonly Kind[]): (request: LlmRequest) => unknown {
  return (request) => {
    const { task, label } = request;
    if (kinds.includes(task.kind)) throw new AnswerError('cut', `${label}: the answer was cut`);
    return goodAnswer(request);
  };
}

describe('a lost answer', () => {
  test('to a pick: the first sentences that can be told stand in', async () => {
    const llm = scriptedLlm(losing('pick'));
    const { diagnostics } = await summarise.run([tram], { llm }, await summariseParams());
    const { task } = llm.request('choose sh1');
    expect(task.kind === 'choose' && task.sentences.map(({ text }) => text)).toEqual([
      tramSentences[1],
      shortTram,
      tramSentences[2],
      tramSentences[4],
    ]);
    expect(diagnostics).toMatchObject([
      { code: 'summarise.answer-lost', subject: 'h1', severity: 'warning' },
    ]);
    expect(diagnostics[0]?.message).toContain('(cut)');
  });

  test('to a pick, where the engine writes: the first sentences of all stand in', async () => {
    const llm = scriptedLlm(losing('pick'));
    await summarise.run([tram], { llm }, await summariseParams('zh-TW', judges));
    const { task } = llm.request('write sh1');
    expect(task.kind === 'write' && task.facts.map(({ text }) => text)).toEqual(
      tramSentences.slice(0, 3),
    );
  });

  test.each([
    { kind: 'choose', params: summariseParams() },
    { kind: 'write', params: summariseParams('zh-TW', judges) },
  ] as const)(
    'to a text ($kind): title and picked sentences stand in, word for word and cited',
    async ({ kind, params }) => {
      const llm = scriptedLlm((request) =>
        request.task.kind === 'pick' ? { facts: [2, 3] } : losing(kind)(request),
      );
      const { value, diagnostics } = await summarise.run([tram], { llm }, await params);
      expect(value.drafts.map(({ role, text }) => [role, text])).toEqual([
        ['headline', '北港輕軌明年動工'],
        ['body', tramSentences[1]],
        ['body', tramSentences[2]],
      ]);
      for (const { text, citations } of value.drafts) expect(citations[0]?.quote).toBe(text);
      expect(diagnostics.map(({ code, subject }) => `${code} ${subject ?? ''}`)).toEqual([
        'summarise.answer-lost sh1',
      ]);
      expect(diagnostics[0]?.message).toContain(`${kind} sh1: the answer was cut (cut); `);
    },
  );

  test('to the remarks: there are none', async () => {
    const llm = scriptedLlm(losing('remark'));
    const { value, diagnostics } = await summarise.run([tram], { llm }, await summariseParams());
    expect(value.remarks).toEqual([]);
    expect(value.drafts.map(({ text }) => text)).toEqual(['北港輕軌明年動工', shortTram]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['summarise.answer-lost']);
  });

  test('costs its own story only', async () => {
    const llm = scriptedLlm((request) => {
      if (request.label === 'choose sh1') throw new AnswerError('timeout', 'too slow');
      return goodAnswer(request);
    });
    const { value } = await summarise.run([tram, ferry], { llm }, await summariseParams());
    expect(value.drafts.map(({ id, text }) => [id, text])).toEqual([
      ['sh1/0', '北港輕軌明年動工'],
      ['sh1/1', tramSentences[1]],
      ['sh1/2', tramSentences[2]],
      ['sh2/0', '北港渡輪票價不調整'],
      ['sh2/1', ferrySentences[2]],
    ]);
  });

  test('to a text that was to be written costs its own story only', async () => {
    const llm = scriptedLlm((request) => {
      if (request.label === 'write sh1') throw new AnswerError('timeout', 'too slow');
      return goodAnswer(request);
    });
    const params = await summariseParams('zh-TW', judges);
    const { value } = await summarise.run([tram, ferry], { llm }, params);
    expect(value.drafts.find(({ storyId }) => storyId === 'sh2')?.text).toBe('標題');
  });
});

describe('no answer at all', () => {
  test('that can be used ends the run', async () => {
    for (const [kind, params] of [
      ['choose', await summariseParams()],
      ['write', await summariseParams('zh-TW', judges)],
    ] as const) {
      const llm = scriptedLlm(losing('pick', 'choose', 'write', 'remark'));
      const run = summarise.run([tram, ferry], { llm }, params);
      await expect(run).rejects.toMatchObject({
        name: 'ModelError',
        message: expect.stringContaining('out of 4') as string,
      });
      expect(llm.asked.map(({ label }) => label)).toEqual([
        'pick h1',
        'pick h2',
        `${kind} sh1`,
        `${kind} sh2`,
      ]);
    }
  });

  test('since time ran out leaves the sources’ own sentences', async () => {
    for (const params of [await summariseParams(), await summariseParams('zh-TW', judges)]) {
      const llm = scriptedLlm(({ label }) => {
        throw new AnswerError('time-up', `${label}: time is up`);
      });
      const { value, diagnostics } = await summarise.run([tram, ferry], { llm }, params);
      expect(new Set(value.drafts.map(({ storyId }) => storyId))).toEqual(new Set(['sh1', 'sh2']));
      for (const { text, citations } of value.drafts) expect(citations[0]?.quote).toBe(text);
      expect(value.drafts.filter(({ role }) => role === 'body').length).toBeGreaterThanOrEqual(4);
      expect(value.remarks).toEqual([]);
      expect(diagnostics.map(({ code }) => code)).toEqual(
        Array.from({ length: 5 }, () => 'summarise.answer-lost'),
      );
    }
  });

  test('since the model is gone ends it at once', async () => {
    const llm = scriptedLlm(() => {
      throw new ModelError('no model server answers');
    });
    await expect(summarise.run([tram, ferry], { llm }, await summariseParams())).rejects.toThrow(
      ModelError,
    );
    expect(llm.asked).toHaveLength(1);
  });

  test('since it was aborted passes the reason on', async () => {
    const reason = new Error('interrupted');
    const llm = scriptedLlm(() => {
      throw reason;
    });
    await expect(summarise.run([tram], { llm }, await summariseParams())).rejects.toBe(reason);
  });
});

describe('an answer off the schema', () => {
  test.each([
    ['no object', 'text'],
    ['numbers as text', { facts: ['2'] }],
    ['another key', { picks: [1] }],
  ])('(%s) is lost', async (_, json) => {
    const llm = scriptedLlm((request) =>
      request.task.kind === 'pick' ? json : goodAnswer(request),
    );
    const { diagnostics } = await summarise.run([tram], { llm }, await summariseParams());
    expect(diagnostics.map(({ code, subject }) => `${code} ${subject ?? ''}`)).toEqual([
      'summarise.answer-lost h1',
    ]);
  });

  test.each([
    ['no object', 'text'],
    ['numbers as text', { headline: 1, sentences: ['3'] }],
    ['another key', { headline: 1, facts: [3] }],
    ['a written text', good.write],
  ])('(%s) to a choice is lost', async (_, json) => {
    const llm = scriptedLlm((request) =>
      request.task.kind === 'choose' ? json : goodAnswer(request),
    );
    const { value, diagnostics } = await summarise.run([tram], { llm }, await summariseParams());
    expect(diagnostics.map(({ code, subject }) => `${code} ${subject ?? ''}`)).toEqual([
      'summarise.answer-lost sh1',
    ]);
    expect(value.drafts.map(({ text }) => text)).toEqual([
      '北港輕軌明年動工',
      tramSentences[1],
      tramSentences[2],
    ]);
  });

  test('in numbers that do not exist loses those numbers', async () => {
    const llm = scriptedLlm(({ task }) =>
      task.kind === 'pick'
        ? { facts: [3, 99, 2.5, -1, 2, 3, 4] }
        : task.kind === 'choose'
          ? { headline: 7, sentences: [4, 12] }
          : { remarks: [{ group: 'market', text: '可能。', restsOn: [2, 50] }] },
    );
    const { value, diagnostics } = await summarise.run([tram], { llm }, await summariseParams());
    expect(diagnostics.map(({ code, subject }) => `${code} ${subject ?? ''}`)).toEqual([
      'summarise.bad-pick h1',
      'summarise.bad-pick sh1',
      'summarise.bad-pick sh1',
      'summarise.bad-pick remark',
    ]);
    // Sentence 4 exists, but leans on the one before it and was not offered.
    expect(diagnostics[0]?.message).toMatch(/number 99, 2\.5, -1, 4$/);
    expect(value.drafts.map(({ text }) => text)).toEqual(['北港輕軌明年動工', tramSentences[2]]);
    expect(value.remarks[0]?.restsOn).toEqual(['sh1/1']);
  });

  test('in numbers that do not exist loses those numbers of a written text too', async () => {
    const llm = scriptedLlm(({ task }) =>
      task.kind === 'pick'
        ? { facts: [2, 99, 2.5, -1, 2] }
        : task.kind === 'write'
          ? {
              headline: { text: '標題', facts: [7] },
              sentences: [{ text: '內文。', facts: [1, 7] }],
            }
          : { remarks: [{ group: 'market', text: '可能。', restsOn: [2, 50] }] },
    );
    const params = await summariseParams('zh-TW', judges);
    const { value, diagnostics } = await summarise.run([tram], { llm }, params);
    expect(diagnostics.map(({ code, subject }) => `${code} ${subject ?? ''}`)).toEqual([
      'summarise.bad-pick h1',
      'summarise.bad-pick sh1',
      'summarise.bad-pick sh1',
      'summarise.bad-pick remark',
    ]);
    expect(value.drafts.map(({ citations }) => citations.length)).toEqual([0, 1]);
    expect(value.remarks[0]?.restsOn).toEqual(['sh1/1']);
  });

  test('in an empty sentence loses that sentence', async () => {
    const empty = { text: ' \n ', facts: [1] };
    const llm = scriptedLlm((request) =>
      request.task.kind === 'write'
        ? {
            headline: { text: '標題', facts: [0] },
            sentences: [empty, { text: '內文。', facts: [1] }],
          }
        : goodAnswer(request),
    );
    const params = await summariseParams('zh-TW', judges);
    const { value, diagnostics } = await summarise.run([tram], { llm }, params);
    expect(value.drafts.map(({ text }) => text)).toEqual(['標題', '內文。']);
    expect(diagnostics).toMatchObject([{ code: 'summarise.bad-pick' }]);
  });

  test('without a sentence is as good as lost', async () => {
    const llm = scriptedLlm((request) =>
      request.task.kind === 'write'
        ? { headline: { text: '標題', facts: [0] }, sentences: [] }
        : request.task.kind === 'choose'
          ? { headline: 1, sentences: [] }
          : { facts: [2, 3] },
    );
    for (const [params, code] of [
      [await summariseParams(), 'summarise.bad-pick'],
      [await summariseParams('zh-TW', judges), 'summarise.answer-lost'],
    ] as const) {
      const { value, diagnostics } = await summarise.run([tram], { llm }, params);
      expect(value.drafts.map(({ text }) => text)).toEqual([
        '北港輕軌明年動工',
        tramSentences[1],
        tramSentences[2],
      ]);
      expect(diagnostics[0]).toMatchObject({ code, subject: 'sh1' });
    }
  });
});

test('a story of which nothing was picked keeps its first sentences, with a note', async () => {
  const llm = scriptedLlm((request) =>
    request.task.kind === 'pick' ? { facts: [] } : goodAnswer(request),
  );
  for (const [label, texts, params] of [
    [
      'choose sh1',
      [tramSentences[1], shortTram, tramSentences[2], tramSentences[4]],
      await summariseParams(),
    ],
    ['write sh1', tramSentences.slice(0, 3), await summariseParams('zh-TW', judges)],
  ] as const) {
    const { diagnostics } = await summarise.run([tram], { llm }, params);
    expect(diagnostics.map(({ code }) => code)).toEqual(['summarise.nothing-picked']);
    const { task } = llm.request(label);
    const told = task.kind === 'choose' ? task.sentences : task.kind === 'write' ? task.facts : [];
    expect(told.map(({ text }) => text)).toEqual(texts);
  }
});

test.each([
  ['without a sentence', []],
  ['whose sentences all lean on others', [tramSentences[3], tramSentences[5]]],
])('an article %s leaves its title alone', async (_, sentences) => {
  const llm = scriptedLlm(goodAnswer);
  const { value, diagnostics } = await summarise.run(
    [story(article('h9', '只有標題', sentences))],
    { llm },
    await summariseParams(),
  );
  expect(llm.asked.map(({ label }) => label)).toEqual(['remark']);
  expect(value.drafts).toMatchObject([{ role: 'headline', text: '只有標題' }]);
  expect(value.drafts).toHaveLength(1);
  expect(diagnostics).toMatchObject([{ code: 'summarise.nothing-printable', subject: 'sh9' }]);
});

test('an article without a sentence leaves its title alone where the engine writes', async () => {
  const llm = scriptedLlm(goodAnswer);
  const { value } = await summarise.run(
    [story(article('h9', '只有標題', []))],
    { llm },
    await summariseParams('zh-TW', judges),
  );
  expect(llm.asked.map(({ label }) => label)).toEqual(['remark']);
  expect(value.drafts.map(({ role, text }) => [role, text])).toEqual([['headline', '只有標題']]);
});
