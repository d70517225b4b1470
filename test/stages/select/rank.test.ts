import { describe, expect, it, test } from 'vitest';
import type { Story } from '../../../src/model/story.ts';
import type { Topic } from '../../../src/model/topic.ts';
import type { Article } from '../../../src/model/article.ts';
import type { About } from '../../../src/stages/select/about/about.ts';
import { partiesOf } from '../../../src/stages/select/parties.ts';
import { missingOf } from '../../../src/stages/select/preferences.ts';
import { ranked, type Ranked, type RankContext } from '../../../src/stages/select/rank.ts';
import { anArticle, aStory, aToldStory } from '../../support/articles.ts';
import { topic } from './about/support.ts';

function order(
  stories: readonly Story[],
  context: Partial<Omit<RankContext, 'topic'>> = {},
  settings: Partial<Topic> = {},
): readonly Ranked[] {
  return ranked(stories, {
    topic: { ...topic, ...settings },
    about: new Map(),
    told: [],
    ...context,
  });
}

const ids = (found: readonly Ranked[]): readonly string[] =>
  found.map(({ story }) => story.tellings[0].article.id);

const story = (id: string, title: string, text = '', rest: Partial<Article> = {}): Story =>
  aStory(anArticle(id, title, text, rest));

describe('what speaks for a story', () => {
  test('outlets that tell it in their own words, more than those that copy', () => {
    const alone = story('a', '楓葉更新');
    const copied: Story = {
      id: 'sb',
      tellings: [
        {
          article: anArticle('b', '楓葉調價', ''),
          copies: [{ id: 'b2', url: 'https://b2.example/', title: '', outlet: '轉載報' }],
        },
      ],
    };
    const wide = aStory(anArticle('c', '楓葉遭罰', ''), anArticle('d', '楓葉被罰', ''));
    const found = order([alone, copied, wide]);
    expect(ids(found)).toEqual(['c', 'b', 'a']);
    expect(found[0]?.parts).toContain('2 outlets in their own words +1.0');
    expect(found[1]?.parts).toContain('1 that copy +0.2');
  });

  test('how surely it is about the topic', () => {
    const said = (score: number): About => ({ about: true, named: true, score, reasons: [] });
    const about = new Map([
      ['a', said(0.5)],
      ['b', said(3)],
    ]);
    expect(ids(order([story('a', '甲'), story('b', '乙')], { about }))).toEqual(['b', 'a']);
  });

  test('figures and names in its lead', () => {
    const bare = story('a', '楓葉改版', '這次改版改了很多地方，用起來順手。');
    const full = story('b', '楓葉改版', '改版後載入快 32%，用掉的記憶體少 140 MB，售價 290 元。');
    expect(ids(order([bare, full]))).toEqual(['b', 'a']);
  });

  test('what earlier posts did not tell', () => {
    const told = [aToldStory('楓葉分頁改成直排', '楓葉的分頁改成直排。')];
    const known = story('a', '楓葉分頁改成直排', '楓葉的分頁改成直排，有人不慣。');
    const fresh = story('b', '楓葉遭主管機關裁罰', '主管機關今天裁罰，理由是未經同意上傳書籤。');
    expect(ids(order([known, fresh], { told }))).toEqual(['b', 'a']);
    expect(order([known], { told })[0]?.parts.join()).toMatch(/new against earlier posts/);
    expect(order([known])[0]?.parts.join()).not.toMatch(/earlier posts/);
  });
});

describe('a second story about one party', () => {
  const otter = 'Otter';
  const first = aStory(
    anArticle('a', `${otter} 與楓葉打官司`, ''),
    anArticle('b', `楓葉控告 ${otter}`, ''),
  );
  const second = story('c', `${otter} 回應楓葉`, '3 點，14 人，92 元。');
  const other = story('d', '楓葉修補漏洞');

  test('gives way to another party, and says why', () => {
    const found = order([first, second, other]);
    expect(ids(found)).toEqual(['a', 'd', 'c']);
    expect(found[2]?.parts).toContain('another about “otter” before it −0.8');
  });

  test('the topic itself and what most stories name is no party', () => {
    const stories = [first, second, other].map((one) => one);
    for (const parties of partiesOf(stories, ['楓葉', 'Maple'])) {
      expect([...parties]).not.toContain('枫叶');
    }
    const all = ['一', '二', '三', '四'].map((n, i) => story(`x${i}`, `Otter 第${n}則`));
    expect(partiesOf(all, []).every((parties) => !parties.has('otter'))).toBe(true);
  });

  test('the order of the input changes nothing', () => {
    const stories = [first, second, other];
    expect(order(stories.toReversed())).toEqual(order(stories));
  });
});

describe('prefer and avoid', () => {
  const plain = story('a', '楓葉甲');
  it.each([
    ['words', { words: { 晶片: 2 } }, story('b', '乙', '新的晶片。'), '晶片'],
    ['patterns', { words: { '/資安|漏洞/': 2 } }, story('b', '乙', '补上漏洞。'), '/資安|漏洞/'],
    ['parties', { parties: { 湛石軟體: 2 } }, story('b', '乙', '湛石軟體說。'), '湛石軟體'],
    ['outlets', { outlets: { 某報: 2 } }, story('b', '乙', '', { outlet: '某報' }), '某報'],
    [
      'kinds',
      { kinds: { interview: 2 } },
      story('b', '乙', '', { kind: 'interview' }),
      'interview',
    ],
  ])('%s', (_, leaning, liked, named) => {
    const preferred = order([plain, liked], {}, { prefer: leaning });
    expect(ids(preferred)).toEqual(['b', 'a']);
    expect(preferred[0]?.parts).toContain(`preferred “${named}” +2.0`);
    expect(preferred[1]?.parts.join()).not.toContain('preferred');
    const avoided = order([plain, liked], {}, { avoid: leaning });
    expect(ids(avoided)).toEqual(['a', 'b']);
    expect(avoided[1]?.parts).toContain(`avoided “${named}” −2.0`);
  });

  test('a party far down has no part in the story', () => {
    const far = story('b', '乙', `${'別的事。'.repeat(80)}湛石軟體。`);
    const found = order([far], {}, { prefer: { parties: { 湛石軟體: 2 } } });
    expect(found[0]?.parts.join()).not.toContain('preferred');
  });
});

describe('must', () => {
  const told = aStory(anArticle('a', '楓葉更新', '有資安修補。'), anArticle('b', 'Maple', ''));
  it.each([
    [[], undefined],
    [['資安'], undefined],
    [['资安', '/楓葉|水獺/'], undefined],
    [['資安', '晶片'], '晶片'],
    [['/晶片$/'], '/晶片$/'],
  ])('%j → %s', (must, missing) => {
    expect(missingOf(told, { ...topic, must })).toBe(missing);
  });
});
