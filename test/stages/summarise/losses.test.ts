import { describe, expect, test } from 'vitest';
import { AnswerError, ModelError, type AnswerFault } from '../../../src/errors.ts';
import type { LlmRequest } from '../../../src/ports.ts';
import { summarise } from '../../../src/stages/summarise/summarise.ts';
import { scriptedLlm } from '../../support/scripted-llm.ts';
import {
  article,
  budget,
  ferry,
  ferrySentences,
  shortTram,
  story,
  summariseParams,
  townHall,
  tram,
  tramSentences,
} from './stories.ts';

type Kind = LlmRequest['task']['kind'];

/** With these in mind the engine writes; else it chooses. */
const judges = ['zh-TW/zh-TW'] as const;

/** What the program tells of the tram, whoever answers. */
const told = tramSentences.slice(1, 5);

const noModel = { engine: 'extractive', model: 'extractive' };

const good: Readonly<Partial<Record<Kind, unknown>>> = {
  choose: { headline: 1, sentences: [3] },
  write: { headline: { text: '標題', facts: [0] }, sentences: [{ text: '內文。', facts: [1] }] },
  infer: { remarks: [] },
  remark: { remarks: [] },
};

const goodAnswer = ({ task }: LlmRequest): unknown => good[task.kind];

function losing(...kinds: readonly Kind[]): (request: LlmRequest) => unknown {
  return (request) => {
    const { task, label } = request;
    if (kinds.includes(task.kind)) throw new AnswerError('cut', `${label}: the answer was cut`);
    return goodAnswer(request);
  };
}

const textsOf = (drafts: readonly { readonly role: string; readonly text: string }[]) =>
  drafts
    .filter(({ role }) => role === 'headline' || role === 'body')
    .map(({ role, text }) => [role, text]);

/** As `goodAnswer`, but for one question. */
function losingOne(label: string, fault: AnswerFault = 'cut'): (request: LlmRequest) => unknown {
  return (request) => {
    if (request.label === label) throw new AnswerError(fault, `${label}: the answer was cut`);
    return goodAnswer(request);
  };
}

describe('a lost answer', () => {
  test.each([
    { kind: 'choose', params: summariseParams(), body: told },
    { kind: 'write', params: summariseParams('zh-TW', judges), body: told.slice(0, 3) },
  ] as const)(
    'to a text ($kind): the title and what the program tells stand in, word for word and cited',
    async ({ kind, params, body }) => {
      const llm = scriptedLlm(losingOne(`${kind} sh1`));
      const { value, diagnostics } = await summarise.run([tram, budget], { llm }, await params);
      const own = value.drafts.filter(({ storyId }) => storyId === 'sh1');
      expect(textsOf(own)).toEqual([
        ['headline', '北港輕軌明年動工'],
        ...body.map((text) => ['body', text]),
      ]);
      for (const { role, text, citations } of own)
        if (role === 'body') expect(citations[0]?.quote).toBe(text);
      expect(diagnostics.map(({ code, subject }) => `${code} ${subject ?? ''}`)).toEqual([
        'summarise.answer-lost sh1',
      ]);
      expect(diagnostics[0]).toMatchObject({
        severity: 'warning',
        message: expect.stringContaining(`${kind} sh1: the answer was cut (cut); `) as string,
      });
      // The other one's came.
      expect(value.engine).toBe(llm.info);
    },
  );

  test('to the remarks: there are none', async () => {
    for (const params of [await summariseParams(), await summariseParams('zh-TW', judges)]) {
      const llm = scriptedLlm(losing('infer', 'remark'));
      const { value, diagnostics } = await summarise.run([tram, townHall], { llm }, params);
      expect(value.remarks).toEqual([]);
      expect(value.engine).toBe(llm.info);
      expect(diagnostics.map(({ code }) => code)).toEqual(['summarise.answer-lost']);
    }
  });

  test('costs its own story only', async () => {
    const llm = scriptedLlm(losingOne('choose sh3', 'timeout'));
    const { value } = await summarise.run([budget, tram], { llm }, await summariseParams());
    expect(textsOf(value.drafts.filter(({ storyId }) => storyId === 'sh1'))[1]).toEqual([
      'body',
      shortTram,
    ]);
    const whole = scriptedLlm(goodAnswer);
    const undisturbed = await summarise.run([budget], { llm: whole }, await summariseParams());
    expect(value.drafts.filter(({ storyId }) => storyId === 'sh3')).toEqual(
      undisturbed.value.drafts,
    );
  });

  test('to a text that was to be written costs its own story only', async () => {
    const llm = scriptedLlm(losingOne('write sh1', 'timeout'));
    const params = await summariseParams('zh-TW', judges);
    const { value } = await summarise.run([tram, ferry], { llm }, params);
    expect(value.drafts.find(({ storyId }) => storyId === 'sh2')?.text).toBe('標題');
  });
});

describe('no answer at all', () => {
  test('that can be used ends the run, before the remarks are asked for', async () => {
    for (const [kind, params] of [
      ['choose', await summariseParams()],
      ['write', await summariseParams('zh-TW', judges)],
    ] as const) {
      const llm = scriptedLlm(losing('choose', 'write', 'remark'));
      await expect(summarise.run([tram, budget], { llm }, params)).rejects.toMatchObject({
        name: 'ModelError',
        message: expect.stringContaining('out of 2') as string,
      });
      expect(llm.asked.map(({ label }) => label)).toEqual([`${kind} sh1`, `${kind} sh3`]);
    }
  });

  test('where no story needed one, and the remarks are lost, ends it too', async () => {
    const llm = scriptedLlm(losing('infer'));
    const run = summarise.run([townHall], { llm }, await summariseParams());
    await expect(run).rejects.toMatchObject({ name: 'ModelError', exitCode: 5 });
    expect(llm.asked.map(({ label }) => label)).toEqual(['infer']);
  });

  test('since time ran out leaves the sources’ own sentences, and nobody is said to have written', async () => {
    for (const params of [await summariseParams(), await summariseParams('zh-TW', judges)]) {
      const llm = scriptedLlm(({ label }) => {
        throw new AnswerError('time-up', `${label}: time is up`);
      });
      const { value, diagnostics } = await summarise.run([tram, budget], { llm }, params);
      expect(value.engine).toEqual(noModel);
      const news = value.drafts.filter(({ role }) => role === 'headline' || role === 'body');
      expect(new Set(news.map(({ storyId }) => storyId))).toEqual(new Set(['sh1', 'sh3']));
      for (const { text, citations } of news) expect(citations[0]?.quote).toBe(text);
      expect(news.filter(({ role }) => role === 'body').length).toBeGreaterThanOrEqual(4);
      expect(value.remarks).toEqual([]);
      expect(diagnostics.map(({ code }) => code)).toEqual(
        Array.from({ length: llm.asked.length }, () => 'summarise.answer-lost'),
      );
    }
  });

  test('ends the run where time ran out only after another answer was lost otherwise', async () => {
    const llm = scriptedLlm(({ label }) => {
      throw new AnswerError(label === 'choose sh1' ? 'timeout' : 'time-up', `${label}: too slow`);
    });
    await expect(
      summarise.run([tram, budget], { llm }, await summariseParams()),
    ).rejects.toMatchObject({
      name: 'ModelError',
      message: expect.stringContaining('choose sh1: too slow (timeout)') as string,
    });
  });

  test('since the model is gone ends it at once', async () => {
    const llm = scriptedLlm(() => {
      throw new ModelError('no model server answers');
    });
    await expect(summarise.run([tram, budget], { llm }, await summariseParams())).rejects.toThrow(
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
    ['numbers as text', { headline: 1, sentences: ['3'] }],
    ['another key', { headline: 1, facts: [3] }],
    ['a written text', good.write],
  ])('(%s) to a choice is lost', async (_, json) => {
    const llm = scriptedLlm((request) =>
      request.label === 'choose sh1' ? json : goodAnswer(request),
    );
    const { value, diagnostics } = await summarise.run(
      [tram, budget],
      { llm },
      await summariseParams(),
    );
    expect(diagnostics.map(({ code, subject }) => `${code} ${subject ?? ''}`)).toEqual([
      'summarise.answer-lost sh1',
    ]);
    expect(textsOf(value.drafts.filter(({ storyId }) => storyId === 'sh1'))).toEqual([
      ['headline', '北港輕軌明年動工'],
      ...told.map((text) => ['body', text]),
    ]);
  });

  test('in numbers that do not exist loses those numbers', async () => {
    const llm = scriptedLlm(({ task }) =>
      task.kind === 'choose' ? { headline: 7, sentences: [3, 99, 2.5, -1] } : { remarks: [] },
    );
    const { value, diagnostics } = await summarise.run([tram], { llm }, await summariseParams());
    expect(diagnostics.map(({ code, subject }) => `${code} ${subject ?? ''}`)).toEqual([
      'summarise.bad-pick sh1',
      'summarise.bad-pick sh1',
    ]);
    expect(diagnostics[1]?.message).toMatch(/number 99, 2\.5, -1$/);
    expect(textsOf(value.drafts)).toEqual([
      ['headline', '北港輕軌明年動工'],
      ['body', shortTram],
      ...told.slice(1).map((text) => ['body', text]),
    ]);
  });

  test('in numbers that do not exist loses those numbers of a written text too', async () => {
    const llm = scriptedLlm(({ task }) =>
      task.kind === 'write'
        ? {
            headline: { text: '標題', facts: [7] },
            sentences: [{ text: '內文。', facts: [1, 7] }],
          }
        : { remarks: [{ group: 'market', text: '可能。', restsOn: [2, 50] }] },
    );
    const params = await summariseParams('zh-TW', judges);
    const { value, diagnostics } = await summarise.run([ferry], { llm }, params);
    expect(diagnostics.map(({ code, subject }) => `${code} ${subject ?? ''}`)).toEqual([
      'summarise.bad-pick sh2',
      'summarise.bad-pick sh2',
      'summarise.bad-pick remark',
    ]);
    expect(value.drafts.map(({ citations }) => citations.length)).toEqual([0, 1]);
    expect(value.remarks[0]?.restsOn).toEqual(['sh2/1']);
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
    const { value, diagnostics } = await summarise.run([ferry], { llm }, params);
    expect(value.drafts.map(({ text }) => text)).toEqual(['標題', '內文。']);
    expect(diagnostics).toMatchObject([{ code: 'summarise.bad-pick' }]);
  });

  test('that writes no sentence is as good as lost', async () => {
    const llm = scriptedLlm((request) =>
      request.task.kind === 'write'
        ? { headline: { text: '標題', facts: [0] }, sentences: [] }
        : goodAnswer(request),
    );
    const params = await summariseParams('zh-TW', judges);
    const { value, diagnostics } = await summarise.run([ferry], { llm }, params);
    expect(value.drafts.map(({ text }) => text)).toEqual([
      '北港渡輪票價不調整',
      ...ferrySentences.slice(0, 3),
    ]);
    expect(diagnostics[0]).toMatchObject({ code: 'summarise.answer-lost', subject: 'sh2' });
  });

  test('that names no sentence adds none and shortens none', async () => {
    const llm = scriptedLlm((request) =>
      request.task.kind === 'choose' ? { headline: 1, sentences: [] } : goodAnswer(request),
    );
    const { value, diagnostics } = await summarise.run([tram], { llm }, await summariseParams());
    expect(textsOf(value.drafts).slice(1)).toEqual(told.map((text) => ['body', text]));
    expect(diagnostics).toEqual([]);
  });
});

test.each([
  ['without a sentence', []],
  ['whose sentences all lean on others', [tramSentences[3], tramSentences[5]]],
])('an article %s leaves its title alone', async (_, sentences) => {
  for (const params of [await summariseParams(), await summariseParams('zh-TW', judges)]) {
    const llm = scriptedLlm(goodAnswer);
    const { value, diagnostics } = await summarise.run(
      [story(article('h9', '只有標題', sentences))],
      { llm },
      params,
    );
    expect(llm.asked.map(({ label }) => label)).toEqual(
      params.writing === 'free' ? ['remark'] : [],
    );
    expect(value.drafts).toMatchObject([{ role: 'headline', text: '只有標題' }]);
    expect(value.drafts).toHaveLength(1);
    expect(diagnostics).toMatchObject([{ code: 'summarise.nothing-printable', subject: 'sh9' }]);
  }
});
