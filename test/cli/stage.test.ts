/** `digest stage NAME`: JSON in, JSON out, and what is said of JSON that is not what it should be. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { cli, demoRecording, temporaryFolder } from '../support/cli.ts';

const run = async (name: string, input: unknown, ...flags: readonly string[]): Promise<unknown> => {
  const stdin = typeof input === 'string' ? input : JSON.stringify(input);
  const { code, out, err } = await cli(['stage', name, ...flags], { stdin });
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as unknown;
};

const page = {
  id: 'p1',
  url: 'https://news.example/1',
  html: `<html lang="zh-TW"><head><title>北灣渡輪停駛三天後復航 | 港報</title><meta property="article:published_time" content="2026-01-26T08:00:00+08:00"></head>
<body><article><h1>北灣渡輪停駛三天後復航</h1><p>北灣渡輪 26 日上午復航，首班船載客 120 人，港務單位表示一切正常。</p><p>渡輪因強風停駛三天，期間改由接駁車載運旅客，往返約 4,000 人次。</p></article></body></html>`,
};

describe('stages alone', () => {
  test('extract: one page in, one article out; the same by lines', async () => {
    const article = await run('extract', page);
    expect(article).toMatchObject({
      id: 'p1',
      title: '北灣渡輪停駛三天後復航',
      lang: 'zh-Hant',
      publishedAt: expect.stringMatching(/^2026-01-26T08:00:00/) as string,
      text: expect.stringContaining('首班船載客 120 人') as string,
    });
    expect(await run('extract', `${JSON.stringify(page)}\n`, '--lines')).toEqual(article);
  });

  test('dedupe: copies and events', async () => {
    const text =
      '北灣渡輪 26 日上午復航，首班船載客 120 人。渡輪因強風停駛三天，期間改由接駁車載運旅客，往返約 4,000 人次。';
    const articles = ['a', 'b'].map((id) => ({
      id,
      url: `https://${id}.example/`,
      title: '北灣渡輪停駛三天後復航',
      text,
    }));
    expect(await run('dedupe', { articles })).toMatchObject({ duplicates: [['a', 'b']] });
  });

  test('verify: a figure that no source has', async () => {
    const sources = [{ id: 's', text: '北灣渡輪 26 日上午復航，首班船載客 120 人。' }];
    const claims = [
      { id: 'true', text: '北灣渡輪 26 日上午復航，首班船載客 120 人。', sources },
      { id: 'false', text: '北灣渡輪 26 日上午復航，首班船載客 210 人。', sources },
    ];
    expect(await run('verify', { claims })).toMatchObject({
      results: [
        { id: 'true', verdict: 'supported' },
        { id: 'false', verdict: 'unsupported' },
      ],
    });
  });

  test('wordings: what each sentence may be shortened to, which verify proves again', async () => {
    const article = {
      id: 'a',
      title: '北港輕軌三月動工 居民組成協會',
      text: '北港市政府昨日宣布，北港輕軌將於三月動工，遠岸工程负责车站。\n他們沒有說明原因。',
      publishedAt: '2026-01-26T08:00:00+08:00',
    };
    const { results } = (await run('wordings', { articles: [article] })) as {
      results: readonly {
        sentence: number;
        text: string;
        wordings: readonly { text: string; rules: readonly string[]; standsAlone: boolean }[];
      }[];
    };
    expect(results.map(({ sentence }) => sentence)).toEqual([0, 1, 2]);
    expect(results[0]?.wordings[0]).toMatchObject({ text: article.title, rules: [] });
    expect(results[1]?.wordings).toContainEqual({
      text: '北港市政府1月25日宣布，北港輕軌將於三月動工。',
      rules: ['zh/date/day', 'zh/cut/tail'],
      standsAlone: true,
    });
    // In Taiwan's characters, and no day that is counted from a day the reader may not know.
    expect(results[1]?.wordings[0]).toEqual({
      text: '北港市政府昨日宣布，北港輕軌將於三月動工，遠岸工程負責車站。',
      rules: [],
      standsAlone: false,
    });
    expect(results[2]?.wordings).toEqual([
      { text: '他們沒有說明原因。', rules: [], standsAlone: false },
    ]);
    const claims = results.flatMap(({ sentence, wordings }) =>
      wordings.map(({ text }, i) => ({
        id: `${sentence}/${i}`,
        text,
        sources: [article],
        ...(sentence === 0 && { role: 'headline' }),
      })),
    );
    expect(claims.length).toBeGreaterThan(4);
    const proved = (await run('verify', { claims })) as { results: readonly object[] };
    for (const result of proved.results) expect(result).toMatchObject({ verdict: 'supported' });
  });

  test('extractive: sentences verbatim', async () => {
    const text = '北灣渡輪 26 日上午復航。首班船載客 120 人。';
    const items = [{ id: 'i', documents: [{ id: 'd', text }], budget: 12 }];
    const { results } = (await run('extractive', { items })) as {
      results: readonly { sentences: readonly { documentId: string; text: string }[] }[];
    };
    expect(results[0]?.sentences.length).toBeGreaterThan(0);
    for (const sentence of results[0]?.sentences ?? []) expect(text).toContain(sentence.text);
  });

  test('select, compose and render give what they gave in a run', async () => {
    const cwd = await temporaryFolder();
    const post = await cli(['qwen', '--replay', demoRecording, '--state', 'st'], { cwd });
    const result = async (stage: string): Promise<unknown> =>
      JSON.parse(
        (await cli(['show', '2026-01-26/qwen', stage, '--state', 'st', '--json'], { cwd })).out,
      );
    const head = parse(await readFile(join(demoRecording, 'recording.yaml'), 'utf8')) as {
      topic: unknown;
    };
    const params = { topic: head.topic, date: '2026-01-26' };
    for (const [before, stage] of [
      ['dedupe', 'select'],
      ['verify', 'compose'],
      ['compose', 'render'],
    ] as const) {
      const { value } = (await run(stage, { input: await result(before), params })) as {
        value: unknown;
      };
      expect(value, stage).toEqual(await result(stage));
    }
    const { value } = (await run('render', { input: await result('compose'), params })) as {
      value: { post: { text: string } };
    };
    expect(value.post.text).toBe(post.out);
  });
});

describe('input that breaks the contract', () => {
  test.each([
    ['dedupe', '', /nothing on standard input/],
    ['dedupe', '{"articles": [', /standard input is not JSON/],
    ['wordings', '', /digest stage wordings </],
    [
      'wordings',
      '\uFEFF{"articles":[{"id":"a","text":"","publishedAt":"2026-02-31"}]}',
      /articles\.0\.publishedAt: "2026-02-31" is not a day of the calendar/,
    ],
    ['dedupe', '{"articles": [{"id": 1}]}', /articles.*0.*id/],
    ['verify', '{"claims": [{"id": "a"}]}', /claims.*0.*text/],
    ['wordings', '{"articles": [{"id": "a"}]}', /articles.*0.*text/],
    ['wordings', '{"articles": [{"id": "a", "text": "甲。", "body": ""}]}', /articles.*0/],
    ['extractive', '{"items": [{"id": "a", "documents": [], "budget": -1}]}', /items.*0/],
    ['extract', '{"id": "a", "url": "https://a.example/"}', /html/],
    ['compose', '{"input": {}}', /params/],
    [
      'compose',
      '{"input": {}, "params": {"topic": {"id": "X"}, "date": "2026-01-26"}}',
      /params\.topic/,
    ],
    [
      'compose',
      '{"input": 7, "params": {"topic": {"id": "x", "name": "X", "sources": [{"kind": "hn-algolia"}]}, "date": "2026-01-26"}}',
      /not what compose takes/,
    ],
  ])('%s < %s', async (name, stdin, message) => {
    const { code, out, err } = await cli(['stage', name], { stdin });
    expect(err).toMatch(message);
    expect([code, out]).toEqual([2, '']);
  });

  test('a bad line is named by its number', async () => {
    const stdin = `${JSON.stringify(page)}\n{"id": 2}\n`;
    const { code, err } = await cli(['stage', 'extract', '--lines'], { stdin });
    expect(code).toBe(2);
    expect(err).toMatch(/line 2/);
  });
});
