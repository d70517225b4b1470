import { describe, expect, it } from 'vitest';
import { isSaidByName } from '../../src/proof/read/voice.ts';
import { readSentence } from '../../src/proof/read/sentence.ts';
import { headlinesOf } from '../../src/content/headlines.ts';
import { statementsOf } from '../../src/content/statements.ts';
import { readStory } from '../../src/drafts/read-story.ts';
import { tryDraft } from '../../src/drafts/trial.ts';
import { aStory, anArticle } from '../support/articles.ts';
import { samplePages } from '../support/pages-in-parts.ts';

const pages = await samplePages();

describe('an opinion', () => {
  it('gives what a person of a name says, and nothing of its own', () => {
    const opinions = pages.filter(({ expected }) => expected.offered !== undefined);
    expect(opinions.filter(({ held }) => held)).toHaveLength(3);
    for (const { article, expected } of opinions) {
      const read = readStory(
        { ...aStory(anArticle('lead', '主報導', '主報導的一句話。')), supports: [{ article }] },
        'zh-TW',
      );
      for (const { number, text } of article.sentences) {
        const offered = expected.offered?.some((beginning) => text.startsWith(beginning)) ?? false;
        expect(read.offers({ articleId: article.id, sentence: number }), text).toBe(offered);
      }
      expect(read.offers({ articleId: article.id, sentence: 0 })).toBe(false);
      expect(read.offers({ articleId: 'lead', sentence: 0 })).toBe(true);
    }
  });

  it.each([
    ['嵐洲大學教授裴若水指出，補助應該設上限。', true],
    ['「票價不會調漲，」局長宋明遠說。', true],
    ['总经理周砚平强调，新厂六月投产。', true],
    ['專家認為，補助應該設上限。', false],
    ['該公司表示，新廠六月投產。', false],
    ['他說，新廠六月投產。', false],
    ['我認為市長陳定遠說得對。', false],
    ['補助應該設上限。', false],
    [
      'Ines Varga, who ran the grid for ten years, told reporters that repairs would cost more.',
      true,
    ],
    ['“It does not cover rent,” said the union’s president, Maud Ferris.', true],
    ['According to the economist Lionel Strake, each week costs the state $90m.', true],
    ['The company said repairs would cost more.', false],
    ['She said repairs would cost more.', false],
    ['Critics say the route is too deep.', false],
    ['I told Ines Varga that repairs would cost more.', false],
    ['Harrow College said repairs would cost more.', false],
  ])('%s', (text, said) => {
    expect(isSaidByName(readSentence(text))).toBe(said);
  });
});

describe('a page of many stories', () => {
  const report = anArticle('lead', '柏原電子停工六小時', '柏原電子公告，槐川廠區停工六小時。');
  const live = pages.find(({ name }) => name === 'live-p-hant')?.article ?? report;
  const part = live.blocks.find(({ text }) => text.startsWith('晶圓廠柏原電子'))?.part ?? -1;
  const read = readStory({ ...aStory(report), supports: [{ article: live, part }] }, 'zh-TW');
  const cited = (text: string) => {
    const found = live.sentences.find((sentence) => sentence.text.startsWith(text));
    return { articleId: live.id, sentence: found?.number ?? -1, quote: found?.text ?? '' };
  };
  const own = cited('晶圓廠柏原電子');
  const foreign = cited('氣象署說');

  it('offers the sentences of the part, under their numbers in the whole page', () => {
    expect(own.sentence).toBeGreaterThan(1);
    expect(live.sentences[own.sentence - 1]?.text).toBe(own.quote);
    const cites = statementsOf(read).flatMap(({ citations }) => citations);
    expect(cites).toContainEqual(own);
    expect(cites).not.toContainEqual(foreign);
    const theirs = cites.filter(({ articleId }) => articleId === live.id);
    expect(theirs.filter((cite) => !read.offers(cite))).toEqual([]);
    expect(headlinesOf(read, 'zh-TW').flatMap(({ citations }) => citations)).toEqual([
      expect.objectContaining({ articleId: 'lead' }),
    ]);
  });

  it('has a sentence of another part refused, whoever proposes it', () => {
    const draft = { id: 'd', storyId: read.story.id, role: 'body' as const };
    const tried = (citation: typeof own) =>
      tryDraft({ ...draft, text: citation.quote, citations: [citation] }, read, {
        known: () => true,
      });
    expect(tried(own)).toMatchObject({ outcome: 'passed', level: 'quoted' });
    expect(tried(foreign)).toMatchObject({ outcome: 'refused' });
    expect(tried(foreign).reasons[0]).toContain('is no part of this event');
  });
});
