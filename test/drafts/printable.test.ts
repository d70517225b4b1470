/** What the program words itself it proves again: in `digest stage`, in the verify stage, in the prover. */
import { describe, expect, it } from 'vitest';
import type { Story } from '../../src/model/story.ts';
import { headlinesOf } from '../../src/content/headlines.ts';
import { statementsOf } from '../../src/content/statements.ts';
import { printed } from '../../src/drafts/printed.ts';
import { readStory, type ReadStory } from '../../src/drafts/read-story.ts';
import { standInFor } from '../../src/drafts/stand-in.ts';
import { tryDraft } from '../../src/drafts/trial.ts';
import { proveClaim } from '../../src/proof/prove.ts';
import { wordingsOf } from '../../src/proof/wordings.ts';
import { sources, storyOf } from '../gauntlet/corpus.ts';
import { anArticle, aStory } from '../support/articles.ts';

/** The gauntlet's articles, and one of the mainland. */
const stories: readonly Story[] = [
  ...sources.map(storyOf),
  aStory(
    anArticle(
      'mainland',
      '聚澜科技发布软件 分析师看好需求',
      '聚澜科技昨日发布软件“灯塔”，支持短视频，并开放下载。\n聚澜科技首席执行官林若水表示，网络用户可以免费使用软件。他说，服务器设在我国。\n此外，聚澜科技（Julan）今（26）日在数据中心增设芯片。\n聚澜科技上周三公布软件价格。该公司表示，服务器费用不变。',
      { lang: 'zh-Hans' },
    ),
  ),
];
const read: readonly ReadStory[] = stories.map((story) => readStory(story, 'zh-TW'));

describe.each(read)('$story.id', (reading) => {
  const { story, sources: articles } = reading;

  it('has each wording supported, as it is printed too', () => {
    for (const article of articles)
      for (const sentence of article.sentences) {
        const wordings = wordingsOf(sentence, article);
        expect(wordings[0]).toMatchObject({ text: sentence.text, rules: [] });
        for (const { text, rules } of wordings)
          for (const claim of [text, printed(text, article)]) {
            const { verdict, reasons } = proveClaim({
              text: claim,
              sources: [article],
              citations: [{ sourceId: article.id, quote: sentence.text }],
              headline: sentence.number === 0,
            });
            expect(verdict, `${sentence.text} → ${claim} (${rules.join()})`).toBe('supported');
            expect(reasons.length, claim).toBe(rules.length === 0 ? 0 : 1);
          }
      }
  });

  it('has each statement, its short form and each title pass as it is, no stronger than it says', () => {
    const statements = statementsOf(reading);
    expect(statements.length).toBeGreaterThan(1);
    const titles = headlinesOf(reading, articles[0]?.lang === 'en' ? 'en' : 'zh-TW');
    expect(titles.length).toBeGreaterThan(0);
    const drafts = [
      ...statements.map((one) => ({ ...one, role: 'body' as const, before: one.behind })),
      ...statements.flatMap(({ short }) =>
        short === undefined ? [] : [{ ...short, role: 'body' as const, before: undefined }],
      ),
      ...titles.map((one) => ({ ...one, role: 'headline' as const, before: undefined })),
    ];
    for (const { text, citations: cited, level, role, before } of drafts) {
      const draft = { id: 'd', storyId: story.id, role, text, citations: cited };
      const trial = tryDraft(draft, reading, { known: () => true, before });
      expect(trial, text).toMatchObject({ outcome: 'passed', text, level });
      if (before === undefined) expect(trial, text).not.toHaveProperty('follows');
    }
  });

  it('has what stands in pass as it is', () => {
    for (const article of articles)
      for (const { number, text: quote } of article.sentences.slice(1)) {
        const citation = { articleId: article.id, sentence: number, quote };
        const standIn = standInFor([citation], articles);
        if (!('text' in standIn)) {
          expect(standIn[0]).toMatch(/^the source’s sentence \S/);
          continue;
        }
        const { text, citations, level } = standIn;
        const draft = { id: 'd', storyId: story.id, role: 'body', text, citations } as const;
        expect(tryDraft(draft, reading, { known: () => true }), text).toMatchObject({
          outcome: 'passed',
          text,
          level,
        });
      }
  });
});
