/** Whatever stands in titles, outlets and sentences: a post that the program wrote holds when it is read again. */
import { describe, expect, test } from 'vitest';
import type { Draft } from '../../src/model/claim.ts';
import { evidenceOf } from '../../src/recheck/evidence.ts';
import { markdownIn } from '../../src/recheck/read-envelope.ts';
import { readPost } from '../../src/recheck/read-post.ts';
import { recheck } from '../../src/recheck/recheck.ts';
import { compose } from '../../src/stages/compose/compose.ts';
import { formatFor, formatNames } from '../../src/writers/formats/formats.ts';
import { anArticle, aStory } from '../support/articles.ts';
import { hostileStrings } from '../support/hostile-strings.ts';
import { sampleParams } from '../support/sample-digest.ts';
import { run } from '../stages/verify/support.ts';

const perPost = 8;
const posts = 50;
const strings = hostileStrings(posts * perPost);

/** Two events of three articles, whose every sentence is proposed as it stands. */
async function written(n: number, lang: 'zh-TW' | 'en') {
  const s = (i: number): string => strings[n * perPost + i] ?? '';
  const articles = [
    anArticle(
      'ha',
      `甲公司${s(0)}公布成績`,
      `甲公司${s(1)}週一說明。\n營收${s(2)}成長 12%。\n甲公司上季營收為 12 億元。`,
    ),
    anArticle('hb', `乙公司${s(3)}`, `乙公司表示，${s(4)}產品延後。`, { outlet: `乙報${s(5)}` }),
    anArticle('hc', `Company C ${s(6)} opens`, `Company C opened ${s(7)} its plant on Monday.`, {
      lang: 'en',
      outlet: `C [Daily](x) ${s(5)}`,
    }),
  ] as const;
  const stories = [aStory(articles[0], articles[1]), aStory(articles[2])];
  const drafts = stories.flatMap((story) =>
    story.tellings.flatMap(({ article }) =>
      [article.title, ...article.sentences.map(({ text }) => text)].map(
        (quote, sentence): Draft => ({
          id: `${story.id}/${article.id}/${sentence}`,
          storyId: story.id,
          role: sentence === 0 ? 'headline' : 'body',
          text: quote,
          citations: [{ articleId: article.id, sentence, quote }],
        }),
      ),
    ),
  );
  const proved = await run(stories, drafts);
  const { value: digest } = await compose.run(proved, {}, sampleParams({ lang }));
  return { proved, digest };
}

describe.each(['zh-TW', 'en'] as const)('a post in %s out of hostile text', (lang) => {
  test.each(formatNames)('holds in the format %s', async (format) => {
    let sentences = 0;
    for (let n = 0; n < posts; n++) {
      const { proved, digest } = await written(n, lang);
      const text = formatFor(format)(digest, undefined);
      const { findings, otherRun } = recheck(
        readPost(markdownIn(text)),
        evidenceOf(proved, digest),
      );
      expect(otherRun).toBe(false);
      expect(findings.filter(({ holds, isNew }) => !holds || isNew)).toEqual([]);
      sentences += findings.filter(({ part }) => part === 'fact').length;
    }
    expect(sentences).toBeGreaterThan(posts * 5);
  });
});
