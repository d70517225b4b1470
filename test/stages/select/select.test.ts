import { describe, expect, it } from 'vitest';
import type { Story } from '../../../src/model/story.ts';
import type { Topic, Window } from '../../../src/model/topic.ts';
import { noHistory, type Outcome, type Params } from '../../../src/stage.ts';
import { select } from '../../../src/stages/select/select.ts';
import { anArticle, aStory, aToldStory } from '../../support/articles.ts';

const topic: Topic = {
  id: 'qwen',
  name: 'Qwen',
  aliases: [
    { text: '千問', script: 'hant' },
    { text: '千问', script: 'hans' },
    { text: 'Qwen', script: 'latin' },
  ],
  sources: [],
  timeZone: 'Asia/Taipei',
  windowDays: 1,
  language: 'zh-TW',
  tags: [],
  categories: [],
};
const window: Window = {
  date: '2026-01-26',
  days: 1,
  timeZone: 'Asia/Taipei',
  start: '2026-01-25T16:00:00Z',
  end: '2026-01-26T16:00:00Z',
};
const prompt = { id: 'x', version: 1, variables: [], template: '' };
const params: Params = {
  topic,
  window,
  lang: 'zh-TW',
  format: 'jekyll',
  maxStories: 5,
  image: false,
  ...noHistory,
  prompts: {
    system: prompt,
    choose: prompt,
    infer: prompt,
    write: prompt,
    remark: prompt,
    judge: prompt,
  },
  judges: [],
  writing: 'choose',
};

async function run(
  stories: readonly Story[],
  rest: Partial<Params> = {},
): Promise<Outcome<readonly Story[]>> {
  return select.run(stories, {}, { ...params, ...rest });
}

const reasons = ({ diagnostics }: Outcome<unknown>): unknown =>
  diagnostics.flatMap(({ subject, code, fate }) => (fate ? [[subject, code]] : []));
const kept = ({ value }: Outcome<readonly Story[]>): unknown =>
  value.map(({ tellings }) => tellings.map(({ article }) => article.id));

const filler = '這一段談的是別的事情，和主題沒有任何關係，只是把文章拉長。'.repeat(16);

describe('on topic', () => {
  it.each([
    ['Qwen3.5 發布', '', true],
    ['阿里發布新模型', '千问的新版本支援語音。', true],
    ['阿里發布新模型', 'ＱＷＥＮ 的新版本支援語音。', true],
    ['阿里發布新模型', 'The qwenty-first edition of Qwent is out.', false],
    ['三千問題待解', '市府收到三千問題。', false],
    ['阿里發布新模型', `${filler}\n千問是其中之一。`, false],
    ['阿里發布新模型', `${filler}\n千問更新了。千問也支援語音。`, true],
    ['天氣晴', filler, false],
  ])('%s / %.12s → %s', async (title, text, expected) => {
    const outcome = await run([aStory(anArticle('a', title, text))]);
    expect(outcome.value).toHaveLength(expected ? 1 : 0);
    expect(reasons(outcome)).toEqual(expected ? [] : [['a', 'select.off-topic']]);
  });

  it('takes everything for a topic without aliases', async () => {
    const outcome = await run([aStory(anArticle('a', '天氣晴', filler))], {
      topic: { ...topic, aliases: [] },
    });
    expect(kept(outcome)).toEqual([['a']]);
  });
});

describe('in the window', () => {
  it.each([
    ['2026-01-26T00:00:00+08:00', true],
    ['2026-01-25T16:00:00Z', true],
    ['2026-01-25T15:59:59Z', false],
    ['2026-01-26T23:59:59+08:00', true],
    ['2026-01-27T00:00:00+08:00', false],
    ['2026-01-26', true],
    ['2026-01-25', false],
    ['2026-01-26T09:00:00', true],
  ])('%s → %s', async (value, expected) => {
    const publishedAt = { value, evidence: 'json-ld' };
    const outcome = await run([aStory(anArticle('a', 'Qwen', '', { publishedAt }))]);
    expect(reasons(outcome)).toEqual(expected ? [] : [['a', 'select.out-of-window']]);
  });

  it('counts the days of a longer window back from its date', async () => {
    const publishedAt = { value: '2026-01-20', evidence: 'time element' };
    const week = { ...window, days: 7, start: '2026-01-19T16:00:00Z' };
    const story = aStory(anArticle('a', 'Qwen', '', { publishedAt }));
    expect(kept(await run([story], { window: week }))).toEqual([['a']]);
    const six = { ...week, days: 6, start: '2026-01-20T16:00:00Z' };
    expect(kept(await run([story], { window: six }))).toEqual([]);
  });

  it('takes the date that a source publishes, not the one on which it only saw the page', async () => {
    const { publishedAt: _, ...undated } = anArticle('a', 'Qwen', '');
    const date = { value: '2026-01-26T03:00:00Z', kind: 'published' } as const;
    const published = { ...undated, hit: { ...undated.hit, date } };
    const seen = { ...undated, hit: { ...undated.hit, date: { ...date, kind: 'seen' as const } } };
    const outcome = await run([aStory(published)]);
    expect(outcome.value[0]?.tellings[0].article.publishedAt).toEqual({
      value: date.value,
      evidence: 'feed',
    });
    expect(reasons(await run([aStory(seen)]))).toEqual([['a', 'select.undated']]);
    const unread = { ...undated, hit: { ...undated.hit, dateText: 'soon' } };
    expect((await run([aStory(unread)])).diagnostics[0]?.message).toContain('gives “soon”');
  });
});

describe('what is no news', () => {
  it('drops standing pages and walls, and the story lives on without them', async () => {
    const outcome = await run([
      aStory(
        anArticle('page', 'Qwen 產品頁', '', { kind: 'evergreen' }),
        anArticle('news', 'Qwen 更新', ''),
      ),
    ]);
    expect(kept(outcome)).toEqual([['news']]);
    expect(outcome.value[0]?.id).toBe('snews');
    expect(reasons(outcome)).toEqual([['page', 'select.not-news']]);
  });
});

describe('told before', () => {
  const lead =
    '千問 App 週日宣布月活躍用戶突破一億，距離公測兩個月，團隊預告下個月推出可連續執行任務的新版本，並開放離線語音輸入。';
  const told = [
    aToldStory('千問 App 月活破億', lead, { urls: ['https://a.example/news?utm_source=x'] }),
  ];

  it('drops the article that an earlier post cites, and one with the same lead elsewhere', async () => {
    const outcome = await run(
      [
        aStory(anArticle('a', '千問 App 月活破億', '另一段文字。')),
        aStory(anArticle('b', '千問 App 月活破億', lead)),
      ],
      { told },
    );
    expect(kept(outcome)).toEqual([]);
    expect(reasons(outcome)).toEqual([
      ['a', 'select.told-before'],
      ['b', 'select.told-before'],
    ]);
    expect(outcome.diagnostics[0]?.message).toContain('2026-01-25');
  });

  it('lets a development of a told story through', async () => {
    const development = anArticle(
      'c',
      '千問 App 遭罰',
      '主管機關週一裁罰千問 App 營運商五百萬元，理由是離線語音輸入未經同意上傳錄音，限期三十日內改善，否則停止服務。業者表示將提起訴願。',
    );
    const outcome = await run([aStory(anArticle('a', '千問 App 月活破億', lead), development)], {
      told,
    });
    expect(kept(outcome)).toEqual([['c']]);
  });
});

describe('choice', () => {
  it('prefers the topic in the title, then more outlets, and names every article left out', async () => {
    const passing = aStory(anArticle('p', '阿里動態', '千問更新。千問支援語音。'));
    const alone = aStory(anArticle('q', 'Qwen 更新', ''));
    const wide = aStory(anArticle('r', 'Qwen 漲價', ''), anArticle('s', 'Qwen 調價', ''));
    const outcome = await run([passing, alone, wide], { maxStories: 1 });
    expect(kept(outcome)).toEqual([['r', 's']]);
    expect(reasons(outcome)).toEqual([
      ['q', 'select.not-chosen'],
      ['p', 'select.not-chosen'],
    ]);
  });

  it('breaks ties by the later date, then by id, whatever the order of input', async () => {
    const late = { value: '2026-01-26T09:00:00+08:00', evidence: 'json-ld' };
    const stories = [
      aStory(anArticle('b', 'Qwen 一', '')),
      aStory(anArticle('a', 'Qwen 二', '')),
      aStory(anArticle('c', 'Qwen 三', '', { publishedAt: late })),
    ];
    expect(kept(await run(stories))).toEqual([['c'], ['a'], ['b']]);
    expect(kept(await run(stories.toReversed()))).toEqual([['c'], ['a'], ['b']]);
  });
});

describe('reading order', () => {
  const english = anArticle('h1', 'Qwen opens its weights', 'Qwen is open.', { lang: 'en' });
  const simplified = anArticle('h2', '千问开放权重', '千问开放。', { lang: 'zh-Hans' });
  const traditional = anArticle('h3', '千問開放權重', '千問開放。');

  it.each([
    ['zh-TW', ['h3', 'h2', 'h1']],
    ['en', ['h1', 'h2', 'h3']],
  ] as const)('tellings in the language of a %s post lead', async (lang, order) => {
    const story = aStory(english, simplified, traditional);
    expect(kept(await run([story], { lang }))).toEqual([order]);
  });
});

describe('an event that one telling is about', () => {
  const about = anArticle('h1', '千問晶片計畫', '千問的晶片計畫還沒有定案。');
  const aside = anArticle('h2', '平頭哥傳上市', `${filler}市場憧憬可支援千問等服務。${filler}`);

  it('keeps a telling that names the topic only in passing', async () => {
    expect(kept(await run([aStory(about, aside)]))).toEqual([['h1', 'h2']]);
  });

  it('loses it where no telling is about the topic', async () => {
    expect(reasons(await run([aStory(aside)]))).toEqual([['h2', 'select.off-topic']]);
  });
});

describe('the topic file steers', () => {
  const story = aStory(
    anArticle('a', 'Qwen 更新', '千問更新。'),
    anArticle('b', 'Qwen 改版', '資安。'),
  );

  it('drops every telling of a story without what must be there, and says what', async () => {
    const outcome = await run([story], { topic: { ...topic, must: ['資安', '晶片'] } });
    expect(reasons(outcome)).toEqual([
      ['a', 'select.must'],
      ['b', 'select.must'],
    ]);
    expect(outcome.diagnostics[0]?.message).toContain('晶片');
    expect(kept(await run([story], { topic: { ...topic, must: ['資安'] } }))).toEqual([['a', 'b']]);
  });

  it('says of every story why it stands where it stands, chosen or not', async () => {
    const outcome = await run([story, aStory(anArticle('c', 'Qwen 調價', ''))], { maxStories: 1 });
    const notes = outcome.diagnostics.filter(({ code }) => code === 'select.ranked');
    expect(notes.map(({ subject, severity, fate }) => [subject, severity, fate])).toEqual([
      ['a', 'info', undefined],
      ['c', 'info', undefined],
    ]);
    expect(notes[0]?.message).toMatch(/^place 1, weight \d+\.\d: .*2 outlets in their own words/);
    const left = outcome.diagnostics.find(({ code }) => code === 'select.not-chosen');
    expect(left?.message).toMatch(/^place 2, weight .*; the post holds 1$/);
  });

  it('tells a page about another topic by its names', async () => {
    const page = anArticle(
      'a',
      '某模型改版',
      '千問先前改過。甲模型今天改版，甲模型說快三成。甲模型也降價，甲模型的用戶叫好。',
    );
    const others = [{ id: 'other', names: ['甲模型'] }];
    const outcome = await run([aStory(page)], { otherTopics: others });
    expect(reasons(outcome)).toEqual([['a', 'select.off-topic']]);
    expect(outcome.diagnostics[0]?.message).toContain('names other 4 times');
    expect(kept(await run([aStory(page)]))).toEqual([['a']]);
  });
});
