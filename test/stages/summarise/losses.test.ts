import { describe, expect, test } from 'vitest';
import { AnswerError, ModelError } from '../../../src/errors.ts';
import type { LlmRequest } from '../../../src/ports.ts';
import { summarise } from '../../../src/stages/summarise/summarise.ts';
import { scriptedLlm } from '../../support/scripted-llm.ts';
import { article, ferry, story, summariseParams, tram, tramSentences } from './stories.ts';

type Kind = LlmRequest['task']['kind'];

const good: Readonly<Partial<Record<Kind, unknown>>> = {
  pick: { facts: [2, 3] },
  write: { headline: { text: '標題', facts: [0] }, sentences: [{ text: '內文。', facts: [1] }] },
  remark: { remarks: [] },
};

function losing(...kinds: readonly Kind[]): (request: LlmRequest) => unknown {
  return ({ task, label }) => {
    if (kinds.includes(task.kind)) throw new AnswerError('cut', `${label}: the answer was cut`);
    return good[task.kind];
  };
}

describe('a lost answer', () => {
  test('to a pick: the first sentences stand in', async () => {
    const llm = scriptedLlm(losing('pick'));
    const { diagnostics } = await summarise.run([tram], { llm }, await summariseParams());
    const { task } = llm.request('write sh1');
    expect(task.kind === 'write' && task.facts.map(({ text }) => text)).toEqual(
      tramSentences.slice(0, 3),
    );
    expect(diagnostics).toMatchObject([
      { code: 'summarise.answer-lost', subject: 'h1', severity: 'warning' },
    ]);
    expect(diagnostics[0]?.message).toContain('(cut)');
  });

  test('to a text: title and facts stand in, word for word and cited', async () => {
    const llm = scriptedLlm(losing('write'));
    const { value, diagnostics } = await summarise.run([tram], { llm }, await summariseParams());
    expect(value.drafts.map(({ role, text }) => [role, text])).toEqual([
      ['headline', '北港輕軌明年動工'],
      ['body', tramSentences[1]],
      ['body', tramSentences[2]],
    ]);
    for (const { text, citations } of value.drafts) expect(citations[0]?.quote).toBe(text);
    expect(diagnostics.map(({ subject }) => subject)).toEqual(['sh1']);
  });

  test('to the remarks: there are none', async () => {
    const llm = scriptedLlm(losing('remark'));
    const { value, diagnostics } = await summarise.run([tram], { llm }, await summariseParams());
    expect(value.remarks).toEqual([]);
    expect(value.drafts).toHaveLength(2);
    expect(diagnostics.map(({ code }) => code)).toEqual(['summarise.answer-lost']);
  });

  test('costs its own story only', async () => {
    const llm = scriptedLlm((request) => {
      if (request.label === 'write sh1') throw new AnswerError('timeout', 'too slow');
      return good[request.task.kind];
    });
    const { value } = await summarise.run([tram, ferry], { llm }, await summariseParams());
    expect(value.drafts.find(({ storyId }) => storyId === 'sh2')?.text).toBe('標題');
  });
});

describe('no answer at all', () => {
  test('that can be used ends the run', async () => {
    const llm = scriptedLlm(losing('pick', 'write', 'remark'));
    const run = summarise.run([tram, ferry], { llm }, await summariseParams());
    await expect(run).rejects.toMatchObject({
      name: 'ModelError',
      message: expect.stringContaining('out of 4') as string,
    });
    expect(llm.asked.map(({ label }) => label)).not.toContain('remark');
  });

  test('since time ran out leaves the sources’ own sentences', async () => {
    const llm = scriptedLlm(({ label }) => {
      throw new AnswerError('time-up', `${label}: time is up`);
    });
    const { value, diagnostics } = await summarise.run(
      [tram, ferry],
      { llm },
      await summariseParams(),
    );
    expect(new Set(value.drafts.map(({ storyId }) => storyId))).toEqual(new Set(['sh1', 'sh2']));
    for (const { text, citations } of value.drafts) expect(citations[0]?.quote).toBe(text);
    expect(value.remarks).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toEqual(
      Array.from({ length: 5 }, () => 'summarise.answer-lost'),
    );
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
    const llm = scriptedLlm(({ task }) => (task.kind === 'pick' ? json : good[task.kind]));
    const { diagnostics } = await summarise.run([tram], { llm }, await summariseParams());
    expect(diagnostics.map(({ code }) => code)).toEqual(['summarise.answer-lost']);
  });

  test('in numbers that do not exist loses those numbers', async () => {
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
    const { value, diagnostics } = await summarise.run([tram], { llm }, await summariseParams());
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
    const llm = scriptedLlm(({ task }) =>
      task.kind === 'write'
        ? {
            headline: { text: '標題', facts: [0] },
            sentences: [empty, { text: '內文。', facts: [1] }],
          }
        : good[task.kind],
    );
    const { value, diagnostics } = await summarise.run([tram], { llm }, await summariseParams());
    expect(value.drafts.map(({ text }) => text)).toEqual(['標題', '內文。']);
    expect(diagnostics).toMatchObject([{ code: 'summarise.bad-pick' }]);
  });

  test('without a sentence is as good as lost', async () => {
    const llm = scriptedLlm(({ task }) =>
      task.kind === 'write'
        ? { headline: { text: '標題', facts: [0] }, sentences: [] }
        : good[task.kind],
    );
    const { value, diagnostics } = await summarise.run([tram], { llm }, await summariseParams());
    expect(value.drafts[1]?.text).toBe(tramSentences[1]);
    expect(diagnostics).toMatchObject([{ code: 'summarise.answer-lost' }]);
  });
});

test('a story of which nothing was picked keeps its first sentences, with a note', async () => {
  const llm = scriptedLlm(({ task }) => (task.kind === 'pick' ? { facts: [] } : good[task.kind]));
  const { diagnostics } = await summarise.run([tram], { llm }, await summariseParams());
  expect(diagnostics.map(({ code }) => code)).toEqual(['summarise.nothing-picked']);
  const { task } = llm.request('write sh1');
  expect(task.kind === 'write' && task.facts).toHaveLength(3);
});

test('an article without a sentence leaves its title alone', async () => {
  const llm = scriptedLlm(({ task }) => good[task.kind]);
  const { value } = await summarise.run(
    [story(article('h9', '只有標題', []))],
    { llm },
    await summariseParams(),
  );
  expect(value.drafts).toMatchObject([{ role: 'headline', text: '只有標題' }]);
});
