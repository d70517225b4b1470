import { describe, expect, test } from 'vitest';
import { createMemoryStore } from '../../src/adapters/file-store.ts';
import { note } from '../../src/diagnostics.ts';
import type { Llm, Ports } from '../../src/ports.ts';
import { runLine, type RunEvent, type RunOptions } from '../../src/pipeline/runner.ts';
import { outcome, pipe, type Params, type Stage } from '../../src/stage.ts';
import { pagePorts } from '../support/page-ports.ts';

let asked: string[] = [];

const words: Stage<string, readonly string[]> = {
  name: 'words',
  version: 1,
  needs: [],
  uses: ['maxStories'],
  run: (text, _ports, { maxStories }) => {
    asked.push('words');
    return outcome(text.split(' ').slice(0, maxStories), [note('search.source-odd', 'a', 'odd')]);
  },
};

const shout: Stage<readonly string[], string, 'llm'> = {
  name: 'shout',
  version: 1,
  needs: ['llm'],
  uses: [],
  run: async (list, { llm }) => {
    asked.push('shout');
    const answer = await llm.ask({ ...question, label: list.join('-') });
    return outcome(String(answer.json));
  },
};

const question = {
  label: '',
  task: { kind: 'remark', claims: [] },
  system: '',
  prompt: '',
  schema: {},
  maxTokens: 1,
} as const;

function optionsOf(changes: Partial<RunOptions> = {}): RunOptions {
  asked = [];
  const llm: Llm = {
    info: { engine: 'example', model: 'example' },
    contextTokens: 100,
    ask: ({ label }) =>
      Promise.resolve({ json: label.toUpperCase(), promptTokens: 3, outputTokens: 2 }),
  };
  const ports: Ports = {
    fetcher: { fetch: () => Promise.reject(new Error('not declared')) },
    llm,
    judge: llm,
    ...pagePorts,
  };
  return {
    store: createMemoryStore(),
    ports,
    params: { maxStories: 2 } as Params,
    clock: { now: () => 0 },
    portKeys: { llm: ports.llm.info },
    mayReuse: () => true,
    ...changes,
  };
}

const line = pipe(words).pipe(shout);

describe('runLine', () => {
  test('hands over for blocking work the stages that have no port, and no other', async () => {
    const inside: string[] = [];
    const blocking = <T>(work: () => T): T => {
      const before = asked.length;
      const result = work();
      inside.push(...asked.slice(before));
      return result;
    };
    await runLine(line, 'a b c', optionsOf({ blocking }));
    expect([inside, asked]).toEqual([['words'], ['words', 'shout']]);
  });

  test('runs the stages in order and records each', async () => {
    const events: RunEvent[] = [];
    const options = optionsOf({ onEvent: (event) => events.push(event) });
    const { value, records, values } = await runLine(line, 'a b c', options);
    expect(value).toBe('A-B');
    expect(values['words']).toEqual(['a', 'b']);
    expect(records.map((r) => [r.stage, r.cached, r.counts.out])).toEqual([
      ['words', false, 2],
      ['shout', false, 1],
    ]);
    expect(records[1]?.tokens).toEqual({ prompt: 3, output: 2 });
    expect(records[1]?.input).toBe(records[0]?.output);
    expect(events.map((e) => e.kind)).toEqual([
      'stage-start',
      'stage-end',
      'stage-start',
      'stage-end',
    ]);
  });

  test('a second run computes nothing and keeps the diagnostics', async () => {
    const options = optionsOf();
    const first = await runLine(line, 'a b', options);
    asked = [];
    const second = await runLine(line, 'a b', options);
    expect(asked).toEqual([]);
    expect(second.value).toBe(first.value);
    expect(second.records.map((r) => r.cached)).toEqual([true, true]);
    expect(second.records[0]?.diagnostics).toEqual(first.records[0]?.diagnostics);
  });

  test('a used parameter, another input, another model or another version is another key', async () => {
    const options = optionsOf();
    await runLine(line, 'a b', options);
    asked = [];
    await runLine(line, 'a b', { ...options, params: { maxStories: 1 } as Params });
    expect(asked).toEqual(['words', 'shout']);
    asked = [];
    await runLine(line, 'a b', { ...options, params: { maxStories: 2, lang: 'en' } as Params });
    expect(asked, 'a parameter that no stage uses').toEqual([]);
    await runLine(line, 'a b', { ...options, portKeys: { llm: 'another' } });
    expect(asked).toEqual(['shout']);
    asked = [];
    await runLine(pipe({ ...words, version: 2 }).pipe(shout), 'a b', options);
    expect(asked, 'the same output goes on from the store').toEqual(['words']);
  });

  test('a stage that may not reuse computes again', async () => {
    const options = optionsOf();
    await runLine(line, 'a b', options);
    asked = [];
    await runLine(line, 'a b', { ...options, mayReuse: (stage) => stage === 'words' });
    expect(asked).toEqual(['shout']);
  });

  test('a failure says where, keeps what was done, and the next run goes on from there', async () => {
    const options = optionsOf();
    const broken: Stage<readonly string[], string> = {
      name: 'broken',
      version: 1,
      needs: [],
      uses: [],
      run: () => {
        throw new Error('no');
      },
    };
    const failed = runLine(pipe(words).pipe(broken), 'a b', options);
    await expect(failed).rejects.toMatchObject({
      name: 'StageFailure',
      stage: 'broken',
      cause: { message: 'no' },
      records: [{ stage: 'words' }],
    });
    asked = [];
    await runLine(line, 'a b', options);
    expect(asked).toEqual(['shout']);
  });
});
