import { describe, expect, test } from 'vitest';
import { hnAlgolia } from '../../src/sources/kinds/hn-algolia.ts';
import { UnreadableAnswerError, type Parsed } from '../../src/sources/source.ts';
import { fixture, noSamples, queryOf, sample } from './support.ts';

const spec = { kind: 'hn-algolia' } as const;
const url = 'https://hn.algolia.com/api/v1/search_by_date?query=x';

function parsed(text: string): Parsed {
  return hnAlgolia.parse({ url, text }, queryOf([]), spec);
}

describe('plan', () => {
  test('each Latin name by itself, over the window and a day on each side', () => {
    const asked = hnAlgolia.plan(queryOf([]), spec).map((plan) => new URL(plan.request.url));
    expect(asked.map((one) => one.searchParams.get('query'))).toEqual(['Qwen', '"Tongyi Qianwen"']);
    const from = Date.parse('2026-01-24T16:00:00Z') / 1000;
    const until = Date.parse('2026-01-27T16:00:00Z') / 1000;
    expect(asked[0]?.searchParams.get('numericFilters')).toBe(
      `created_at_i>=${from},created_at_i<${until}`,
    );
  });

  test('no Latin name, no request', () => {
    expect(
      hnAlgolia.plan(queryOf([], { aliases: [{ text: '千問', script: 'hant' }] }), spec),
    ).toEqual([]);
  });
});

describe('parse', () => {
  test('links with the day they were posted, which is not the day they were written', () => {
    expect(parsed(fixture('hn-algolia/search.json')).findings).toEqual([
      {
        url: 'https://blog.example/qwen-long',
        title: 'Qwen & the long context',
        date: { value: '2026-01-26T05:06:07Z', kind: 'seen' },
      },
      {
        url: 'http://old.example/qwen',
        title: 'Only a timestamp',
        date: { value: '2026-01-26T07:00:00.000Z', kind: 'seen' },
      },
    ]);
  });

  test('text posts and a cut answer are told', () => {
    expect(parsed(fixture('hn-algolia/search.json')).odd).toEqual([
      '1 of 3 hits are text posts without a link',
      'the answer holds 3 of 5 hits',
    ]);
  });

  test.each(['', '<html>', '{}', '{"hits":1}', '{"message":"quota"}'])(
    '%j is no answer',
    (text) => {
      expect(() => parsed(text)).toThrow(UnreadableAnswerError);
    },
  );
});

test.skipIf(noSamples)('a recorded answer (skipped without ../shared)', () => {
  const { findings } = parsed(sample('hn-algolia/search.trimmed.json'));
  expect(findings.length).toBeGreaterThan(0);
  for (const finding of findings) expect(finding.date?.kind).toBe('seen');
});
