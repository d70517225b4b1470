import { describe, expect, test } from 'vitest';
import { googleNews } from '../../src/sources/kinds/google-news.ts';
import { UnreadableAnswerError, type Parsed } from '../../src/sources/source.ts';
import { fixture, noSamples, queryOf, sample } from './support.ts';

const url = 'https://news.google.com/rss/search?q=x';

function planned(edition: string, query = queryOf([])): URL {
  const [plan] = googleNews.plan(query, { kind: 'google-news', edition });
  return new URL(plan?.request.url ?? '');
}

function parsed(text: string): Parsed {
  return googleNews.parse({ url, text }, queryOf([]), { kind: 'google-news', edition: 'zh-TW' });
}

describe('plan', () => {
  test.each([
    ['zh-TW', '(千問 OR 通義千問 OR Qwen OR "Tongyi Qianwen")', 'TW', 'TW:zh-Hant'],
    ['zh-HK', '(千問 OR 通義千問 OR Qwen OR "Tongyi Qianwen")', 'HK', 'HK:zh-Hant'],
    ['zh-CN', '(通义千问 OR Qwen OR "Tongyi Qianwen")', 'CN', 'CN:zh-Hans'],
    ['en-US', '(Qwen OR "Tongyi Qianwen")', 'US', 'US:en'],
  ])('%s asks for the names in its scripts', (edition, names, gl, ceid) => {
    const { searchParams } = planned(edition);
    expect(searchParams.get('q')).toBe(`${names} after:2026-01-25 before:2026-01-28`);
    expect(searchParams.get('hl')).toBe(edition);
    expect(searchParams.get('gl')).toBe(gl);
    expect(searchParams.get('ceid')).toBe(ceid);
  });

  test('a week is asked for from the day before its first to the day after its last', () => {
    expect(planned('en-US', queryOf([], { days: 7 })).searchParams.get('q')).toContain(
      'after:2026-01-19 before:2026-01-28',
    );
  });

  test('one name needs no brackets, and a topic without names gives its own', () => {
    const one = queryOf([], { aliases: [], name: 'Large Model' });
    expect(planned('zh-TW', one).searchParams.get('q')).toMatch(/^"Large Model" after:/);
  });

  test('an edition that reads none of the scripts is not asked', () => {
    const han = queryOf([], { aliases: [{ text: '千問', script: 'hant' }] });
    expect(googleNews.plan(han, { kind: 'google-news', edition: 'en-US' })).toEqual([]);
    expect(googleNews.plan(han, { kind: 'google-news', edition: 'zh-CN' })).toEqual([]);
  });
});

describe('parse', () => {
  test('headlines lose the publisher, and only the publisher', () => {
    expect(
      parsed(fixture('google-news/search.xml')).findings.map((f) => [f.title, f.outlet]),
    ).toEqual([
      ['千問進校園 三所大學率先採用', '島嶼日報'],
      ['Qwen 與 A&B 合作 - 雲端篇', '長路網'],
      ['千問更新 - 第二篇', '晨報'],
      ['千問新模型上線', '晚報'],
    ]);
  });

  test('dates are those of publication; related stories make no snippet', () => {
    const [first] = parsed(fixture('google-news/search.xml')).findings;
    expect(first?.date).toEqual({ value: '2026-01-26T02:32:00Z', kind: 'published' });
    expect(first).not.toHaveProperty('snippet');
  });

  test('a full answer is said to be full', () => {
    const item =
      '<item><title>t</title><link>https://a.example/x</link><description>d</description></item>';
    const full = `<rss version="2.0"><channel><title>x</title>${item.repeat(100)}</channel></rss>`;
    expect(parsed(full).odd).toEqual([expect.stringContaining('100 items')]);
    expect(parsed(full.replace(item, '')).odd).toEqual([]);
  });

  test('no results are no fault', () => {
    const none = '<rss version="2.0"><channel><title>x</title></channel></rss>';
    expect(parsed(none)).toEqual({ findings: [], odd: [] });
  });

  test.each(['<!doctype html><title>Sorry</title>', '', '{"a":1}', 'Too many requests'])(
    'no feed is no answer: %j',
    (text) => {
      expect(() => parsed(text)).toThrow(UnreadableAnswerError);
    },
  );
});

describe.skipIf(noSamples)('recorded answers (skipped without ../shared)', () => {
  test.each([
    'google-news/search-zh-TW-2026-09-11.trimmed.xml',
    'google-news/search-ko-2026-09-27.xml',
    'google-news/top-be-fr-2020.old-base64.xml',
  ])('%s', (file) => {
    const { findings, odd } = parsed(sample(file));
    expect(findings.length).toBeGreaterThan(0);
    expect(odd).toEqual([]);
    for (const finding of findings) {
      expect(finding.url).toMatch(/^https:\/\/news\.google\.com\//);
      expect(finding.date?.value).toMatch(/^20\d\d-\d\d-\d\dT[\d:]+Z$/);
      expect(finding.outlet).not.toBe('');
      expect(finding.title.endsWith(` - ${finding.outlet}`)).toBe(false);
    }
  });
});
