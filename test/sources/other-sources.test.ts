import { describe, expect, test } from 'vitest';
import type { SourceSpec } from '../../src/model/topic.ts';
import { parseSource, planSource } from '../../src/sources/all.ts';
import { UnreadableAnswerError, type Parsed } from '../../src/sources/source.ts';
import { fixture, noSamples, queryOf, sample } from './support.ts';

const url = 'https://service.example/answer';

function parsed(spec: SourceSpec, text: string): Parsed {
  return parseSource({ url, text }, queryOf([]), spec);
}

function planned(spec: SourceSpec, query = queryOf([])): readonly URL[] {
  return planSource(query, spec).map((plan) => new URL(plan.request.url));
}

describe('gdelt', () => {
  const spec = { kind: 'gdelt' } as const;

  test('asks for Latin names between two UTC stamps', () => {
    const [asked] = planned(spec);
    expect(asked?.searchParams.get('query')).toBe(
      '(Qwen OR "Tongyi Qianwen") (sourcelang:chinese OR sourcelang:english)',
    );
    expect(asked?.searchParams.get('startdatetime')).toBe('20260124160000');
    expect(asked?.searchParams.get('enddatetime')).toBe('20260127160000');
  });

  test('a single name stands without brackets, which it would refuse', () => {
    const one = queryOf([], { aliases: [{ text: 'Qwen', script: 'latin' }] });
    expect(planned(spec, one)[0]?.searchParams.get('query')).toMatch(/^Qwen \(/);
  });

  test('titles lose the spaces between Chinese words; dates say when it was seen', () => {
    expect(parsed(spec, fixture('gdelt/articles.json')).findings).toEqual([
      {
        url: 'https://news.example/qwen/1',
        title: '阿里千問整合支付寶，用戶破億 Qwen 3',
        outlet: 'news.example',
        date: { value: '2026-01-26T01:30:00Z', kind: 'seen' },
      },
      { url: 'https://daily.example/qwen', title: 'Qwen app grows', outlet: 'daily.example' },
    ]);
  });

  test('a silent empty is odd, an error in plain text is no answer', () => {
    expect(parsed(spec, '{}').odd).toHaveLength(1);
    expect(() => parsed(spec, 'Please limit requests')).toThrow(/Please limit requests/);
  });

  test.skipIf(noSamples)('recorded errors (skipped without ../shared)', () => {
    for (const name of ['or', 'paren', 'phrase', 'ratelimit', 'short'])
      expect(() => parsed(spec, sample(`gdelt/error-200-${name}.txt`))).toThrow(
        UnreadableAnswerError,
      );
    expect(parsed(spec, sample('gdelt/gdelt-shape.json')).findings).toHaveLength(1);
  });
});

describe('arxiv', () => {
  const spec = { kind: 'arxiv' } as const;

  test('asks for Latin names in titles and abstracts, by the minute', () => {
    expect(planned(spec)[0]?.searchParams.get('search_query')).toBe(
      '(ti:"Qwen" OR abs:"Qwen" OR ti:"Tongyi Qianwen" OR abs:"Tongyi Qianwen") AND submittedDate:[202601241600 TO 202601271600]',
    );
  });

  test('papers with the date of their first version', () => {
    expect(parsed(spec, fixture('arxiv/query.xml')).findings).toEqual([
      {
        url: 'https://arxiv.org/abs/2601.00001v1',
        title: 'A study of Qwen on small machines',
        outlet: 'arXiv',
        date: { value: '2026-01-26T09:00:00Z', kind: 'published' },
        snippet: 'We run Qwen on small machines.',
      },
    ]);
  });

  test('its errors come as a feed, and are errors', () => {
    expect(() => parsed(spec, fixture('arxiv/error.xml'))).toThrow(/bad range of dates/);
  });

  test.skipIf(noSamples)('recorded answers (skipped without ../shared)', () => {
    const body = (file: string): string => (JSON.parse(sample(file)) as { body: string }).body;
    const { findings } = parsed(spec, body('arxiv/q_testing_s0_m10.json'));
    expect(findings).toHaveLength(10);
    for (const finding of findings) expect(finding.url).toMatch(/^https:\/\/arxiv\.org\/abs\//);
    expect(() => parsed(spec, body('arxiv/error_bad_id.json'))).toThrow(UnreadableAnswerError);
  });
});

describe('cnyes', () => {
  const spec = { kind: 'cnyes' } as const;

  test('asks for some pages of each category between two instants', () => {
    const asked = planned({ ...spec, categories: ['tech'] });
    expect(asked.map((one) => `${one.pathname} ${one.searchParams.get('page') ?? ''}`)).toEqual(
      ['1', '2', '3'].map((page) => `/media/api/v1/newslist/category/tech ${page}`),
    );
    expect(asked[0]?.searchParams.get('startAt')).toBe(
      String(Date.parse('2026-01-24T16:00:00Z') / 1000),
    );
    expect(new Set(planned(spec).map((one) => one.pathname)).size).toBe(3);
  });

  test('keeps what may speak of the topic', () => {
    expect(parsed(spec, fixture('cnyes/newslist.json')).findings).toEqual([
      {
        url: 'https://news.cnyes.com/news/id/7000001',
        title: '千問 & 供應鏈',
        outlet: '鉅亨網',
        date: { value: '2026-01-26T05:00:00.000Z', kind: 'published' },
        snippet: '散熱廠說訂單增加，千問是主因。',
      },
      { url: 'https://news.cnyes.com/news/id/7000003', title: '只有標題', outlet: '鉅亨網' },
    ]);
  });

  test('another shape is no answer, and says where', () => {
    expect(() => parsed(spec, '{"items":{"data":[{"newsId":"x"}]}}')).toThrow(
      /items\.data\.0\.newsId/,
    );
  });
});

describe('searxng', () => {
  const spec = { kind: 'searxng', url: 'http://127.0.0.1:8888/', language: 'zh-TW' } as const;

  test('asks for every name by itself', () => {
    const asked = planned(spec);
    expect(asked.map((one) => one.searchParams.get('q'))).toEqual([
      '千問',
      '通義千問',
      '通义千问',
      'Qwen',
      '"Tongyi Qianwen"',
    ]);
    expect(asked[0]?.href).toMatch(/^http:\/\/127\.0\.0\.1:8888\/search\?q=/);
    expect(asked[0]?.searchParams.get('language')).toBe('zh-TW');
  });

  test('an instance under a path is asked there', () => {
    expect(planned({ kind: 'searxng', url: 'https://a.example/searx' })[0]?.pathname).toBe(
      '/searx/search',
    );
  });

  test('dates prefer the one for machines, and prove nothing', () => {
    const { findings, odd } = parsed(spec, fixture('searxng/results.json'));
    expect(findings).toEqual([
      {
        url: 'https://a.example/1',
        title: '千問 發表',
        date: { value: '2026-01-26T03:00:00+08:00', kind: 'seen' },
        snippet: '阿里發表千問新模型。',
      },
      {
        url: 'https://a.example/2',
        title: 'Qwen notes',
        date: { value: '2026-01-26T02:00:00Z', kind: 'seen' },
      },
    ]);
    expect(odd).toEqual(['slow engine: timeout', '1 of 4 results do not mention the topic']);
  });

  test('an error in JSON is no answer', () => {
    expect(() => parsed(spec, '{"error": "Invalid value"}')).toThrow(/Invalid value/);
  });

  test.skipIf(noSamples)('recorded answers (skipped without ../shared)', () => {
    const read = (name: string): Parsed => parsed(spec, sample(`searxng/searx-1.1.0-${name}.json`));
    expect(read('news').findings.length).toBeGreaterThan(1);
    for (const { date } of read('news').findings)
      expect(date?.value).toMatch(/^202[56]-01-2\dT\d\d:\d\d:00/);
    expect(read('html-engine').findings.length).toBeGreaterThan(0);
    expect(() => read('engine-500')).toThrow(/broken: HTTP error/);
    expect(() => read('badrange')).toThrow(/time_range/);
    expect(() => read('noquery')).toThrow(UnreadableAnswerError);
  });
});
