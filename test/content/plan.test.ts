/** What a post tells of its stories, planned from all their tellings. */
import { describe, expect, test } from 'vitest';
import type { PlanNames } from '../../src/content/belonging.ts';
import { inReadingOrder, planContent } from '../../src/content/plan.ts';
import type { Statement } from '../../src/content/statements.ts';
import { readStory } from '../../src/drafts/read-story.ts';
import type { Story } from '../../src/model/story.ts';
import { anArticle, aStory } from '../support/articles.ts';

const plan = (stories: readonly Story[], lang: 'zh' | 'en' = 'zh', names: PlanNames = {}) =>
  planContent(
    stories.map((story) => readStory(story, 'zh-TW')),
    lang,
    names,
  );
const textsOf = (list: readonly Statement[]): readonly string[] => list.map(({ text }) => text);

function groupedBy<T>(
  list: readonly T[],
  of: (one: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) groups.set(of(one), [...(groups.get(of(one)) ?? []), one]);
  return groups;
}

const unveiled = '海嶽晶片26日發表潮汐處理器，功耗比上一代減少一半，售價420美元。';
const process = '潮汐處理器由北岸晶圓以三奈米製程代工，首批十萬顆三月開賣。';
const buyer = '筆電廠遠嶼將採用潮汐處理器。';
const analyst = '分析師周硯平認為，低價可能改變筆電市場的競爭，同業的優勢恐將消失。';

const chip = anArticle(
  'a',
  '海嶽晶片發表潮汐處理器 功耗減半',
  [
    unveiled,
    '潮汐處理器採用三奈米製程，由北岸晶圓代工十萬顆。',
    '潮汐處理器三月開賣，首批供應筆電廠遠嶼。',
    analyst,
    '開發者可免費下載潮汐處理器的驅動程式原始碼，適用於 GPU 伺服器。',
  ].join('\n'),
);
const again = anArticle(
  'b',
  '海嶽發表潮汐處理器 售價420美元',
  ['海嶽晶片26日發表的潮汐處理器售價420美元，功耗減少一半。', process, buyer].join('\n'),
);

describe('one story', () => {
  const { stories } = plan([aStory(chip, again)]);
  const [story] = stories;
  const told = textsOf(story?.told ?? []);

  test('opens with what happened, and goes on with what else its tellings state', () => {
    expect(told[0]).toBe(unveiled);
    expect(told).toEqual(expect.arrayContaining([process, buyer]));
  });

  test('is told a fact once, whoever has it', () => {
    for (const words of ['三奈米', '十萬顆', '420美元', '功耗'])
      expect(told.filter((text) => text.includes(words))).toHaveLength(1);
  });

  test('is summed up in a sentence that is not told elsewhere', () => {
    expect(story?.summary?.text).toBe('海嶽晶片26日發表的潮汐處理器售價420美元，功耗減少一半。');
    expect(told).not.toContain(story?.summary?.text);
    // A twin, word for word, is no other sentence.
    const twin = anArticle('b', '潮汐處理器功耗減半', unveiled);
    const [same] = plan([aStory(anArticle('a', '海嶽發表潮汐', unveiled), twin)]).stories;
    expect(same?.summary?.text).not.toBe(unveiled);
  });

  test('is told the same whichever telling leads, but for the opening and its like', () => {
    const [turned] = plan([aStory(again, chip)]).stories;
    const openings = new Set([unveiled, story?.summary?.text]);
    const rest = (list: readonly string[]): readonly string[] =>
      list.filter((text) => !openings.has(text)).toSorted();
    expect(rest(textsOf(turned?.told ?? []))).toEqual(rest(told));
    expect(openings).toContain(turned?.told[0]?.text);
  });

  test('takes in what a model adds where it is read, with what that leans on', () => {
    const [planned] = plan([
      aStory(
        anArticle(
          'c',
          '北港市明年預算820億元',
          [
            '北港市政府26日公布明年預算，總額820億元。',
            '消防局將採購14輛水車。',
            '警察局將裝設九百支路口攝影機。',
          ].join('\n'),
        ),
      ),
    ]).stories;
    const [first, second, third] = planned?.told ?? [];
    if (planned === undefined || first === undefined || second === undefined || third === undefined)
      throw new Error('three sentences are told');
    const thin = { ...planned, told: [first] };
    const leaning: Statement = { ...third, behind: second };
    expect(inReadingOrder(thin, [])).toEqual([first]);
    expect(inReadingOrder(thin, [leaning])).toEqual([first, second, leaning]);
    expect(inReadingOrder(planned, [second])).toEqual(planned.told);
  });
});

describe('where outlets differ', () => {
  const a = anArticle(
    'a',
    '海嶽晶片發表潮汐處理器',
    `海嶽晶片26日發表潮汐處理器，功耗減少一半。\n該公司表示，潮汐的售價為420美元。\n${buyer}`,
  );
  const b = anArticle(
    'b',
    '海嶽發表潮汐',
    '海嶽晶片26日發表潮汐處理器，功耗較前代減半。\n海嶽晶片26日把潮汐處理器的售價定為450美元。\n執行長林若水說，首批出貨十萬顆。',
  );
  const side = (articleId: string, sentence: number, figure: number) => ({
    articleId,
    sentence,
    figure,
  });
  const differing = (
    sides: readonly [ReturnType<typeof side>, ReturnType<typeof side>],
  ): Story => ({
    ...aStory(a, b),
    differences: [{ sides }],
  });

  test('one side is told, that which leans if one does, and the other stands beside it', () => {
    for (const sides of [
      [side('a', 2, 420), side('b', 2, 450)],
      [side('b', 2, 450), side('a', 2, 420)],
    ] as const) {
      const [story] = plan([differing(sides)]).stories;
      const told = textsOf(story?.told ?? []).join('');
      const otherwise = textsOf(story?.otherwise ?? []).join('');
      expect(told).toContain('420美元');
      expect(told).not.toContain('450');
      expect(otherwise).toContain('450美元');
      for (const { behind } of story?.otherwise ?? []) expect(behind).toBeUndefined();
    }
  });

  test('nothing stands beside where they agree, or where a side can’t be told', () => {
    expect(plan([aStory(a, b)]).stories[0]?.otherwise).toEqual([]);
    const absent = differing([side('a', 2, 420), side('b', 9, 450)]);
    expect(plan([absent]).stories[0]?.otherwise).toEqual([]);
  });
});

describe('two stories', () => {
  const ferry = '青澳造船26日把八艘電動渡輪交付南灣市府。';
  const both = anArticle(
    'a',
    '海嶽晶片發表潮汐處理器',
    `${unveiled}\n${buyer}\n青澳造船26日宣布，八艘電動渡輪交付南灣市府。`,
  );
  const own = anArticle(
    'c',
    '青澳造船交付電動渡輪',
    `${ferry}\n電動渡輪將於五月投入南灣航線。\n青澳造船的股價上漲3%。`,
  );

  test('on one page are told each in its place, and neither loses what is its own', () => {
    const [chips, ships] = plan([aStory(both), aStory(own)]).stories;
    expect(textsOf(chips?.told ?? [])).toEqual([unveiled, buyer]);
    expect(ships?.told[0]?.text).toBe(ferry);
    // Alone, the page is told whole.
    expect(textsOf(plan([aStory(both)]).stories[0]?.told ?? [])).toHaveLength(3);
  });

  test('of one pattern keep their sentences, however alike those are', () => {
    const pattern = (city: string, id: string): Story =>
      aStory(
        anArticle(
          id,
          `${city}輕軌明年動工`,
          `${city}市政府26日宣布，${city}輕軌將於明年三月動工，遠岸工程承造十二座車站。`,
        ),
      );
    const { stories } = plan([pattern('北港', 'a'), pattern('南灣', 'b'), pattern('東嶺', 'c')]);
    for (const { told, read } of stories) {
      expect(told).toHaveLength(1);
      expect(told[0]?.sentence.articleId).toBe(read.sources[0]?.id);
    }
  });
});

describe('a sentence about another topic', () => {
  const earnings = '燈塔電腦同日公布財報，每股盈餘3元。';
  const story = aStory(
    anArticle('a', '海嶽晶片發表潮汐處理器', `${unveiled}\n${earnings}\n${buyer}`),
  );
  const names = { ignored: /海岳/, rivals: /灯塔/ };

  test('is not told', () => {
    expect(textsOf(plan([story], 'zh', names).stories[0]?.told ?? [])).toEqual([unveiled, buyer]);
    expect(textsOf(plan([story]).stories[0]?.told ?? [])).toContain(earnings);
  });

  test('is not told when only what it leans on names that topic', () => {
    const rival = '燈塔電腦26日過得不平淡：早上得知對手搶先，收市後交出財報。';
    const leaning = '業績方面，每股盈餘3元，較去年少兩成。';
    const page = anArticle('a', '海嶽晶片發表潮汐處理器', `${unveiled}\n${rival}\n${leaning}`);
    const told = (given?: typeof names): readonly string[] =>
      textsOf(plan([aStory(page)], 'zh', given).stories[0]?.told ?? []);
    expect(told(names)).toEqual([unveiled]);
    expect(told()).toContain(leaning);
  });

  test('is told where it names this one too, or another telling has it', () => {
    const joint = '海嶽晶片與燈塔電腦將合資3億元設廠。';
    const together = aStory(anArticle('a', '海嶽晶片發表潮汐', `${unveiled}\n${joint}`));
    expect(textsOf(plan([together], 'zh', names).stories[0]?.told ?? [])).toContain(joint);
    const seconded = aStory(
      story.tellings[0].article,
      anArticle('b', '燈塔電腦每股盈餘3元', `燈塔電腦26日公布財報，每股盈餘3元。`),
    );
    const [told = []] = plan([seconded], 'zh', names).stories.map((one) => textsOf(one.told));
    expect(told.join('')).toContain('每股盈餘3元');
  });
});

describe('other languages', () => {
  const english = anArticle(
    'e',
    'Haiyue unveils Tide processor',
    [
      'Haiyue Chip unveiled the Tide processor on Monday.',
      'The Tide processor has 96 cores and 512 megabytes of cache.',
    ].join('\n'),
    { lang: 'en' },
  );

  test('are quoted last, and only for figures and days that they alone have', () => {
    const [story] = plan([aStory(english, chip)]).stories;
    const told = story?.told ?? [];
    expect(told.filter(({ lang }) => lang === 'en').map(({ text }) => text)).toEqual([
      'The Tide processor has 96 cores and 512 megabytes of cache.',
    ]);
    expect(told.at(-1)?.lang).toBe('en');
  });

  test('tell the story where there is no other', () => {
    const [story] = plan([aStory(english)]).stories;
    expect(story?.told.length).toBeGreaterThan(0);
  });
});

describe('views', () => {
  const { stories, views } = plan([aStory(chip, again)]);

  test('are what somebody says of the news, beside it and not in it', () => {
    expect(views).toMatchObject([{ storyId: 'sa', group: 'comparison' }]);
    expect(views.flatMap(({ sentences }) => textsOf(sentences))).toEqual([analyst]);
    expect(textsOf(stories[0]?.told ?? [])).not.toContain(analyst);
  });

  test('are no sentence that is told, that sums up, or that another view has', () => {
    const taken = new Set([
      ...stories.flatMap(({ told, otherwise }) => textsOf([...told, ...otherwise])),
      ...stories.flatMap(({ summary }) => summary?.text ?? []),
    ]);
    const all = views.flatMap(({ sentences }) => textsOf(sentences));
    expect(all.filter((text) => taken.has(text))).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
  });

  test('are four of a group at most, three of one story', () => {
    const crowd = (id: string, facts: readonly string[], said: readonly string[]): Story =>
      aStory(anArticle(id, facts[0]?.slice(0, -1) ?? '', [...facts, ...said].join('\n')));
    const many = plan([
      crowd(
        'a',
        [
          '遠嶼電廠26日停機，損失30億元。',
          '消防局派出14輛水車。',
          '港務局封閉三座碼頭。',
          '鐵路局取消九班列車。',
          '氣象署發布豪雨特報。',
        ],
        [
          '分析師周硯平認為，停機可能推升記憶體的市場價格。',
          '學者林若水認為，煤炭恐將拖累投資人的獲利。',
          '教授吳青禾認為，颱風可能打亂筆電的訂單與供應。',
          '專家鄭知遙認為，保險公司恐將提高保費與成本。',
          '券商蘇映禾認為，鋼鐵股價可能失去支撐。',
        ],
      ),
      crowd(
        'b',
        [
          '南灣市26日限水，水庫只剩12%。',
          '農業局休耕六百公頃稻田。',
          '游泳池關閉兩個月。',
          '醫院增購三座水塔。',
          '學校停開烹飪課。',
        ],
        [
          '分析師何允中認為，匯率可能衝擊面板廠的營收。',
          '學者邱立安認為，關稅恐將墊高咖啡的進口成本。',
        ],
      ),
    ]).views;
    const groups = groupedBy(many, ({ group }) => group);
    for (const own of groups.values()) expect(own.length).toBeLessThanOrEqual(4);
    for (const own of groupedBy(many, ({ group, storyId }) => group + storyId).values())
      expect(own.length).toBeLessThanOrEqual(3);
    expect(many.length).toBeGreaterThan(3);
  });
});
