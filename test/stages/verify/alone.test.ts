import { expect, it } from 'vitest';
import { UsageError } from '../../../src/errors.ts';
import { runAlone } from '../../../src/stages/verify/alone.ts';

it('answers every claim of the contract by id', async () => {
  const sources = [{ id: 's', text: '遠帆公司去年營收為30億元。' }];
  const out = await runAlone({
    claims: [
      { id: 'a', text: '遠帆公司去年營收為30億元。', sources },
      {
        id: 'b',
        text: '遠帆公司去年營收為40億元。',
        sources,
        citations: [{ sourceId: 's', quote: sources[0]?.text }],
      },
      { id: 'c', text: '遠帆公司獲利創新高。', sources },
    ],
  });
  expect(out).toMatchObject({
    results: [
      { id: 'a', verdict: 'supported', reasons: [] },
      { id: 'b', verdict: 'unsupported' },
      { id: 'c', verdict: 'unsure' },
    ],
  });
});

it('names the path of a wrong value', async () => {
  const wrong = runAlone({ claims: [{ id: 'a', text: 1, sources: [] }] });
  await expect(wrong).rejects.toThrow(UsageError);
  await expect(wrong).rejects.toThrow('claims.0.text');
});
