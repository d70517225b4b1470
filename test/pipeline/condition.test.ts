/** What degrades a run, and how a topic fares over its runs. */
import { describe, expect, test } from 'vitest';
import type { Manifest, StageRecord } from '../../src/model/run.ts';
import type { SourceAnswered } from '../../src/model/source-answer.ts';
import { degradedBy, type Fared } from '../../src/pipeline/condition.ts';
import { statusOf, type TopicStatus } from '../../src/pipeline/status.ts';

const well: Fared = { shortfalls: [], answers: [], records: [], events: 6, before: [] };
const answer = (source: string, state: SourceAnswered['state'] = 'ok'): SourceAnswered => ({
  source,
  state,
  hits: 1,
  items: 1,
});
const record = (part: Partial<StageRecord>): StageRecord => ({
  stage: 'summarise',
  version: 1,
  key: '',
  input: '',
  output: '',
  cached: false,
  counts: { in: 4, out: 4 },
  milliseconds: 60_000,
  diagnostics: [],
  ...part,
});

describe('a run is degraded', () => {
  test.each<[string, Partial<Fared>, RegExp]>([
    ['by a model that is not there', { shortfalls: ['No model: gone.'] }, /^No model: gone\.$/],
    [
      'by half of its sources',
      { answers: [answer('a'), answer('b', 'no-answer')] },
      /^1 of 2 sources gave no answer \(b\)$/,
    ],
    [
      'by a source of whose answer only an earlier one is there',
      { answers: [answer('a'), { ...answer('b'), standsIn: true }] },
      /^1 of 2 sources gave no answer \(b\)$/,
    ],
    [
      'by more than half of a list, which is one source of two',
      {
        answers: [
          answer('x'),
          ...[answer('a'), answer('b', 'blocked'), answer('c', 'no-answer')].map((one) => ({
            ...one,
            list: 'outlets',
          })),
        ],
      },
      /^1 of 2 sources gave no answer \(outlets: 2 of 3 feeds\)$/,
    ],
    [
      'by answers that were lost about half of the stories',
      {
        records: [
          record({
            diagnostics: ['s1', 's2', 's2'].map((subject) => ({
              code: 'summarise.answer-lost',
              severity: 'warning',
              message: '',
              subject,
            })),
          }),
        ],
      },
      /^the model’s answers about 2 of 4 stories were lost$/,
    ],
    [
      'by fewer than half of the usual events',
      { events: 2, before: [6, 7, 5] },
      /^2 events, where 6 are usual$/,
    ],
  ])('%s', (_, part, reason) => {
    expect(degradedBy({ ...well, ...part })).toEqual([expect.stringMatching(reason)]);
  });

  test.each<[string, Partial<Fared>]>([
    ['one source of three', { answers: [answer('a'), answer('b'), answer('c', 'blocked')] }],
    [
      'half of a list',
      { answers: [answer('a'), answer('b', 'blocked')].map((one) => ({ ...one, list: 'l' })) },
    ],
    ['a source that has nothing', { answers: [answer('a', 'empty')] }],
    ['half of the usual events', { events: 3, before: [6, 6, 6] }],
    ['few events while little is known of what is usual', { events: 0, before: [9, 9] }],
    ['a quiet topic', { events: 0, before: [2, 1, 2, 1] }],
    ['what was usual long ago', { events: 1, before: [1, 1, 1, 1, 1, 1, 1, 9, 9, 9, 9] }],
  ])('not by %s', (_, part) => {
    expect(degradedBy({ ...well, ...part })).toEqual([]);
  });
});

const run = (date: string, part: Partial<Manifest> = {}): Manifest => ({
  format: 1,
  program: '0',
  topic: 'bird',
  window: { date, days: 1, timeZone: 'Asia/Taipei', start: '', end: '' },
  lang: 'zh-TW',
  engine: { engine: 'ollama', model: 'm' },
  startedAt: `${date}T14:30:00Z`,
  finishedAt: `${date}T14:35:00Z`,
  exitCode: 0,
  stages: [],
  ledger: [],
  claims: {
    proposed: 0,
    quoted: 0,
    aligned: 0,
    judged: 0,
    replaced: 0,
    dropped: 0,
    remarks: 0,
    remarksDropped: 0,
  },
  written: ['-'],
  ...part,
});
const statusAfter = (today: string, ...runs: readonly Manifest[]): TopicStatus | undefined =>
  statusOf({
    topic: 'bird',
    runs,
    events: new Map([['2026-03-03', 4]]),
    today,
    lastEnd: undefined,
  });

describe('the status of a topic', () => {
  test('three days in a row, nothing to look at; today is not missing yet', () => {
    const found = statusAfter(
      '2026-03-04',
      run('2026-03-01'),
      run('2026-03-02'),
      run('2026-03-03'),
    );
    expect(found).toMatchObject({
      streak: 3,
      missing: [],
      look: [],
      last: { date: '2026-03-03', end: 'published', events: 4, engine: 'ollama m' },
    });
  });

  test('days that no run covered, one between and two at the end', () => {
    const found = statusAfter('2026-03-06', run('2026-03-01'), run('2026-03-03'));
    expect(found?.missing).toEqual(['2026-03-02', '2026-03-04', '2026-03-05']);
    expect(found?.look).toEqual([
      'no run has covered 2026-03-02',
      'no run for 2 days, since that of 2026-03-03',
    ]);
    expect(found?.streak).toBe(1);
  });

  test('a run of a week covers its days; one that failed covers none', () => {
    const week = run('2026-03-07', {
      window: { date: '2026-03-07', days: 7, timeZone: 'Asia/Taipei', start: '', end: '' },
    });
    expect(statusAfter('2026-03-08', run('2026-02-28'), week)).toMatchObject({
      streak: 8,
      missing: [],
    });
    const failed = run('2026-03-02', {
      exitCode: 4,
      written: [],
      error: { stage: 'search', code: 'sources-failed', message: 'no source answered' },
    });
    expect(statusAfter('2026-03-03', run('2026-03-01'), failed)).toMatchObject({
      missing: ['2026-03-02'],
      look: ['the run of 2026-03-02 ended with 4: no source answered'],
    });
  });

  test('a day without news is one that was covered', () => {
    const empty = run('2026-03-02', {
      exitCode: 3,
      written: [],
      error: { stage: 'compose', code: 'nothing-new', message: 'nothing new' },
    });
    expect(statusAfter('2026-03-03', run('2026-03-01'), empty)).toMatchObject({
      streak: 2,
      look: [],
      last: { end: 'nothing new' },
    });
  });

  test('a source is silent after three days without an answer, and a feed after a week without an item', () => {
    const days = ['2026-03-01', '2026-03-02', '2026-03-03'].map((date) =>
      run(date, {
        sources: [
          answer('a', 'no-answer'),
          answer('b', date === '2026-03-02' ? 'ok' : 'no-answer'),
          { ...answer('c'), newest: '2026-02-10T00:00:00Z' },
          { ...answer('d', 'no-answer'), list: 'outlets' },
        ],
      }),
    );
    expect(statusAfter('2026-03-04', ...days)?.silent).toEqual([
      { source: 'a', since: '2026-03-01', why: 'no answer (no-answer)' },
      { source: 'c', since: '2026-02-10', why: 'nothing new' },
    ]);
  });

  test('the model’s speed is the median of the runs that asked it', () => {
    const asked = (seconds: number): Partial<Manifest> => ({
      stages: [
        record({ milliseconds: seconds * 1000, tokens: { prompt: 1100, output: 100 } }),
        record({ stage: 'judge', cached: true, tokens: { prompt: 9, output: 9 } }),
      ],
    });
    const found = statusAfter(
      '2026-03-04',
      run('2026-03-01', asked(60)),
      run('2026-03-02', asked(120)),
      run('2026-03-03', asked(30)),
    );
    expect(found?.model).toEqual({ name: 'm', tokensPerSecond: 20, minutes: 1 });
  });

  test('what failed before its first stage is known from what was remembered', () => {
    const lastEnd = {
      condition: 'failed',
      date: '2026-03-02',
      at: '2026-03-02T14:30:00Z',
      exitCode: 5,
      reasons: ['no Ollama server'],
    } as const;
    const events = new Map<string, number>();
    const never = { topic: 'bird', runs: [], events, today: '2026-03-03' };
    expect(statusOf({ ...never, lastEnd })).toMatchObject({
      last: { exitCode: 5, end: 'no Ollama server' },
      look: ['the run of 2026-03-02 ended with 5: no Ollama server'],
    });
    expect(statusOf({ ...never, runs: [run('2026-03-01')], lastEnd })).toMatchObject({
      last: { date: '2026-03-02', exitCode: 5 },
      streak: 0,
    });
    expect(statusOf({ ...never, lastEnd: undefined })).toBeUndefined();
    // A slip of the hand is past when a run that was made elsewhere has come to its end.
    const later = run('2026-03-02', { finishedAt: '2026-03-02T14:30:00.500Z' });
    expect(
      statusOf({ ...never, runs: [later], lastEnd: { ...lastEnd, date: '2030-01-01' } }),
    ).toMatchObject({ last: { date: '2026-03-02', end: 'published' }, look: [] });
  });
});
