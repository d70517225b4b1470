import { describe, expect, it } from 'vitest';
import { article, draft, run, storyOf, type Ran } from './support.ts';

/** Body claims that are left of a story told by articles of one sentence each, every one quoted. */
async function told(...sentences: readonly string[]): Promise<readonly string[]> {
  // A title names whom its article is about.
  const articles = sentences.map((text, i) =>
    article(`a${i}`, text.split(/[，。]/)[0] ?? '', [text]),
  );
  const [first, ...more] = articles;
  if (first === undefined) return [];
  const story = storyOf(first, ...more);
  const ran: Ran = await run(
    [story],
    sentences.map((quote, i) =>
      draft(`d${i}`, story.id, quote, [{ articleId: `a${i}`, sentence: 1, quote }]),
    ),
  );
  return ran.claims.filter(({ role }) => role === 'body').map(({ id }) => id);
}

const told100 = '北灣渡輪公司週一宣布，三月起全面改用八艘電動船，票價兩年內不調整。';

describe('sentences of two articles that say the same', () => {
  it('are told once, in other words too', async () => {
    expect(
      await told(told100, '北灣渡輪公司週一宣布，自三月起全面改用電動船，票價兩年內不會調整。'),
    ).toEqual(['d0']);
  });

  it('are told once across the scripts', async () => {
    expect(
      await told(
        '北湾渡轮公司周一宣布，三月起改用8艘电动船。',
        '北灣渡輪公司週一表示，三月起將改用8艘電動船。',
      ),
    ).toHaveLength(1);
  });

  it('are told once in English', async () => {
    expect(
      await told(
        'Sotown Ferries said on Monday it would replace all 8 boats with electric ones in March.',
        'All 8 boats of Sotown Ferries will be replaced with electric ones in March, the company said.',
      ),
    ).toHaveLength(1);
  });

  it('leave the longer one, which says more', async () => {
    expect(
      await told(
        '北灣渡輪公司三月起改用8艘電動船。',
        '北灣渡輪公司自三月起將改用8艘電動船，全部由青澳造船廠承造。',
      ),
    ).toEqual(['d1']);
  });
});

describe('sentences that are alike and say two things', () => {
  it.each([
    [
      'a figure',
      '金屬期貨收漲，主力合約報每公斤3513元。',
      '金屬期貨收漲，主力合約報每公斤2610元。',
    ],
    ['a negation', '北灣渡輪公司三月起調整票價。', '北灣渡輪公司三月起不調整票價。'],
    ['a predicate', '北灣渡輪公司三月起改用電動船。', '北灣渡輪公司去年運送四百萬人次。'],
  ])('both stay where they differ in %s', async (_name, one, other) => {
    expect(await told(one, other)).toEqual(['d0', 'd1']);
  });
});
