/** `digest stage verify`, without the process. */
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { runAlone } from '../../src/drafts/contract/verify.ts';

interface Result {
  readonly id: string;
  readonly verdict: string;
  readonly reasons: readonly string[];
}

async function run(claims: readonly object[]): Promise<readonly Result[]> {
  const { results } = (await runAlone({ claims })) as { readonly results: readonly Result[] };
  return results;
}

const sources = [
  {
    id: 's',
    title: '遠帆公司營收創新高 分析師看好需求',
    text: '遠帆公司昨日公布財報，去年營收為30億元。\n遠帆公司推出新模型，並開放下載。',
    publishedAt: '2026-01-26',
  },
];

it('answers every claim of the contract by id, in the order given', async () => {
  const quote = '遠帆公司昨日公布財報，去年營收為30億元。';
  const results = await run([
    { id: 'whole', text: quote, sources },
    { id: 'false', text: quote.replace('3', '4'), sources, citations: [{ sourceId: 's', quote }] },
    { id: 'free', text: '遠帆公司獲利創新高。', sources },
    { id: 'nulls', text: quote, sources, citations: null, role: null },
    { id: 'none', text: quote, sources: [] },
  ]);
  expect(results).toEqual([
    { id: 'whole', verdict: 'supported', reasons: [] },
    { id: 'false', verdict: 'unsupported', reasons: ['no source has the figure 40億'] },
    { id: 'free', verdict: 'unsure', reasons: ['is no wording of a cited sentence'] },
    { id: 'nulls', verdict: 'supported', reasons: [] },
    { id: 'none', verdict: 'unsure', reasons: ['is no wording of a cited sentence'] },
  ]);
});

it('says by which rules a claim is shorter', async () => {
  const text = '遠帆公司1月25日公布財報，去年營收為30億元。';
  expect(await run([{ id: 'a', text, sources }])).toEqual([
    { id: 'a', verdict: 'supported', reasons: ['shortened: zh/date/day'] },
  ]);
});

it('cuts as a title only what is cut from one', async () => {
  const text = '遠帆公司營收創新高';
  const headline = { id: 'h', text, role: 'headline', sources };
  const body = { id: 'b', text: '遠帆公司推出新模型。', sources };
  expect(await run([headline, body, { ...body, role: 'headline' }])).toMatchObject([
    { id: 'h', verdict: 'supported' },
    { id: 'b', verdict: 'supported' },
    { id: 'b', verdict: 'unsure', reasons: [expect.stringContaining('zh/cut/headline')] },
  ]);
});

describe('names the path of a wrong value', () => {
  it.each([
    [{ claims: [{ id: 'a', text: 1, sources: [] }] }, 'claims.0.text'],
    [{ claims: [{ id: 'a', text: '甲', sources: [{ id: 's' }] }] }, 'claims.0.sources.0.text'],
    [{ claims: [{ id: 'a', text: '甲', sources: [], role: 'title' }] }, 'claims.0.role'],
    [{ claims: [{ id: 'a', text: '甲', sources: [], citations: [{}] }] }, 'claims.0.citations.0'],
    [{ claims: [{ id: 'a', text: '甲', sources: [], source: 1 }] }, 'claims.0'],
    [{}, 'claims'],
    [7, 'input'],
  ])('%j', async (input, path) => {
    const wrong = runAlone(input);
    await expect(wrong).rejects.toThrow(UsageError);
    await expect(wrong).rejects.toThrow(`stage verify: ${path}`);
  });
});
