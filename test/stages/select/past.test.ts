import { describe, expect, test } from 'vitest';
import { windowOf } from '../../../src/config/window.ts';
import type { Article } from '../../../src/model/article.ts';
import type { ToldStory } from '../../../src/model/run.ts';
import { noHistory, type History, type Outcome } from '../../../src/stage.ts';
import type { Story } from '../../../src/model/story.ts';
import type { Topic } from '../../../src/model/topic.ts';
import { joinFollowUps } from '../../../src/stages/select/follow-ups.ts';
import { select } from '../../../src/stages/select/select.ts';
import { aStory, aToldStory, anArticle } from '../../support/articles.ts';

const topic: Topic = {
  id: 'ferry',
  name: '北灣渡輪',
  aliases: [{ text: '北灣渡輪', script: 'hant' as const }],
  sources: [],
  timeZone: 'Asia/Taipei',
  windowDays: 1,
  language: 'zh-TW' as const,
  tags: [],
  categories: [],
};

async function run(
  stories: readonly Story[],
  history: Partial<History>,
): Promise<Outcome<readonly Story[]>> {
  return select.run(stories, {}, {
    topic,
    window: windowOf('2026-01-26', 1, 'Asia/Taipei'),
    lang: 'zh-TW',
    maxStories: 7,
    ...noHistory,
    ...history,
  } as never);
}

const codes = ({ diagnostics }: Outcome<unknown>): readonly string[] =>
  diagnostics.filter(({ fate }) => fate !== undefined).map(({ code }) => code);

const launch =
  '北灣渡輪公司宣布，三月十六日起以六艘電動船取代柴油船，每艘造價新台幣一億二千萬元，可載三百八十名乘客，充電四十分鐘可行駛九十公里。';
const again =
  '北灣渡輪換船的事還有人問，一次說清楚：北灣渡輪公司的六艘電動船三月十六日取代柴油船，每艘造價一億二千萬元，可載三百八十名乘客，充電四十分鐘能行駛九十公里。';
const later =
  '北灣渡輪公司宣布，原訂三月十六日取代柴油船的六艘電動船延後二十一天啟用。這批每艘造價新台幣一億二千萬元、可載三百八十名乘客的電動船，試航時充電模組過熱，船廠須賠償八百五十萬元。';

const told: readonly ToldStory[] = [
  aToldStory('北灣渡輪三月換電動船', launch, {
    id: 'sfirst',
    urls: ['https://first.example/news'],
  }),
];
const article = (id: string, title: string, text: string, rest: Partial<Article> = {}): Article =>
  anArticle(id, title, text, rest);

describe('a story that was told', () => {
  test('in other words and with no other figure is not told again', async () => {
    const outcome = await run([aStory(article('b', '北灣渡輪換電動船一次看懂', again))], { told });
    expect(codes(outcome)).toEqual(['select.told-before']);
    expect(outcome.diagnostics[0]?.message).toContain('北灣渡輪三月換電動船');
  });

  test('and goes on is told, with the post that it carries on', async () => {
    const { value } = await run([aStory(article('c', '北灣渡輪電動船試航故障 啟用延後', later))], {
      told,
    });
    expect(value.map(({ earlier }) => earlier)).toMatchObject([
      { id: 'sfirst', date: '2026-01-25', sentences: ['北灣渡輪三月換電動船'] },
    ]);
  });

  test('does not hide another report at the same address', async () => {
    const { value } = await run(
      [
        aStory(
          article(
            'first',
            '北灣渡輪調漲票價',
            '北灣渡輪公司宣布，單程票價自下月起由三十五元調為四十二元，月票維持九百元。',
          ),
        ),
      ],
      { told },
    );
    expect(value.map(({ tellings: [lead], earlier }) => [lead.article.id, earlier])).toEqual([
      ['first', undefined],
    ]);
  });

  test('by a later post stays there', async () => {
    const story = aStory(article('first', '北灣渡輪三月換電動船', launch));
    const elsewhere = await run([story], { toldLater: told });
    expect(codes(elsewhere)).toEqual(['select.told-later']);
    const own = await run([story], { toldLater: told, toldThatDay: told });
    expect(own.value).toHaveLength(1);
  });

  test('is another where its page carries another report by now', async () => {
    const fares = article(
      'fares',
      '北灣渡輪票價四月調漲',
      '北灣渡輪單程票四月一日起由四十元漲為四十五元，學生票維持二十元，這是九年來第一次調整。',
      { url: 'https://first.example/news' },
    );
    expect((await run([aStory(fares)], { toldLater: told })).value).toHaveLength(1);
  });

  test.each([
    ['surely tells it', 'new' as const, launch],
    ['corrects it', 'correction' as const, later],
  ])('stays with a later post that %s from other pages', async (_, state, text) => {
    const story = aStory(article('c', '北灣渡輪換電動船一次看懂', again));
    const toldLater = [aToldStory('北灣渡輪電動船', text, { state, date: '2026-01-28' })];
    expect(codes(await run([story], { toldLater }))).toEqual(['select.told-later']);
    const own = await run([story], { toldLater, toldThatDay: told });
    expect(own.value).toHaveLength(1);
  });

  test('may go on in a later post', async () => {
    const story = aStory(article('c', '北灣渡輪換電動船一次看懂', again));
    const toldLater = [
      aToldStory('北灣渡輪電動船延後', later, { state: 'follow-up', date: '2026-01-28' }),
    ];
    expect((await run([story], { toldLater })).value).toHaveLength(1);
  });
});

describe('news of the day before', () => {
  const missed = article('late', '北灣渡輪三月換電動船', launch, {
    publishedAt: { value: '2026-01-25T20:00:00+08:00', evidence: 'json-ld' },
  });

  test('that no run saw is told late, with its day', async () => {
    const { value } = await run([aStory(missed)], { decided: ['https://other.example/'] });
    expect(value.map(({ late }) => late)).toEqual(['2026-01-25']);
  });

  test.each([
    ['that a run saw', { decided: [missed.url] }],
    ['before the first run of the topic', {}],
  ])('%s is out of the window', async (_, history) => {
    expect(codes(await run([aStory(missed)], history))).toEqual(['select.out-of-window']);
  });

  test('that its own day told from another outlet is not told again, whatever it adds', async () => {
    const more = article(
      'late',
      '北灣渡輪三月換電動船',
      `${launch}另外，碼頭將加裝十四座充電樁，工程費二千六百萬元，由三家廠商分攤。`,
      {
        publishedAt: { value: '2026-01-25T20:00:00+08:00', evidence: 'json-ld' },
      },
    );
    const history = { told, decided: ['https://other.example/'] };
    expect(codes(await run([aStory(more)], history))).toEqual(['select.told-before']);
  });

  describe('beside pages of the window', () => {
    const more = '另外，碼頭將加裝十四座充電樁，工程費二千六百萬元，由三家廠商分攤。';
    const late = article('late', '北灣渡輪三月換電動船', `${launch}${more}`, {
      publishedAt: { value: '2026-01-25T20:00:00+08:00', evidence: 'json-ld' },
    });
    const history = { told, decided: ['https://other.example/'] };

    test('makes no news of what they repeat', async () => {
      const retold = article('b', '北灣渡輪換電動船一次看懂', `${again}${more}`);
      const outcome = await run([aStory(retold, late)], history);
      expect(codes(outcome)).toEqual(['select.told-before', 'select.told-before']);
    });

    test('gives way to those that go on', async () => {
      const goesOn = article('c', '北灣渡輪電動船試航故障 啟用延後', later);
      const { value, diagnostics } = await run([aStory(goesOn, late)], history);
      expect(value).toMatchObject([
        { earlier: { id: 'sfirst' }, tellings: [{ article: { id: 'c' } }] },
      ]);
      expect(value[0]?.late).toBeUndefined();
      expect(diagnostics.find(({ fate }) => fate)?.subject).toBe('late');
    });
  });

  test('that corrects what its own day told is told late', async () => {
    const corrects =
      '北灣渡輪公司更正昨天的說法：三月十六日取代柴油船的六艘電動船，每艘可載三百八十名乘客，造價是一億零二百萬元，不是一億二千萬元。';
    const correction = article('late', '北灣渡輪更正：電動船造價', corrects, {
      kind: 'correction',
      publishedAt: { value: '2026-01-25T20:00:00+08:00', evidence: 'json-ld' },
    });
    const history = { told, decided: ['https://other.example/'] };
    expect((await run([aStory(correction)], history)).value).toMatchObject([
      { late: '2026-01-25', earlier: { id: 'sfirst' } },
    ]);
    const corrected = told.map((one): ToldStory => ({ ...one, state: 'correction' }));
    expect(codes(await run([aStory(correction)], { ...history, told: corrected }))).toEqual([
      'select.told-before',
    ]);
  });

  test('is told where a post of its day went on with the story, however unlike', async () => {
    const goesOn = article('late', '北灣渡輪電動船試航故障 啟用延後', later, {
      publishedAt: { value: '2026-01-25T20:00:00+08:00', evidence: 'json-ld' },
    });
    const before = told.map((one): ToldStory => ({ ...one, date: '2026-01-24' }));
    const wentOn = aToldStory('北灣渡輪股東會', '股東會今天改選九席董事。', { id: 'sfirst' });
    const decided = ['https://other.example/'];
    const alone = await run([aStory(goesOn)], { told: before, decided });
    expect(alone.value).toMatchObject([{ late: '2026-01-25', earlier: { date: '2026-01-24' } }]);
    const both = await run([aStory(goesOn)], { told: [...before, wentOn], decided });
    expect(codes(both)).toEqual(['select.told-before']);
  });

  test('is late for two days', async () => {
    const old = article('old', '北灣渡輪三月換電動船', launch, {
      publishedAt: { value: '2026-01-23T20:00:00+08:00', evidence: 'json-ld' },
    });
    expect(codes(await run([aStory(old)], { decided: ['https://other.example/'] }))).toEqual([
      'select.out-of-window',
    ]);
  });
});

describe('two follow-ups of one story', () => {
  const earlier = { id: 'sfirst', date: '2026-01-25', headline: '先前的事', sentences: [] };
  const english =
    'Beiwan Ferry said its six electric boats, which were to replace the diesel boats on March 16, will start 21 days late. A charging module overheated during a trial run, and the shipyard has to pay NT$8.5 million. Each electric boat costs NT$120 million and carries 380 passengers.';
  const chinese = aStory(article('c', '北灣渡輪電動船延後啟用 船廠賠償', later));
  const other = aStory(
    article('d', 'Beiwan Ferry delays its electric boats after a fault', english, { lang: 'en' }),
  );
  const fine = aStory(
    article(
      'e',
      '北灣渡輪遭罰',
      '航港單位因北灣渡輪公司未揭露船班異動，裁處罰鍰四十五萬元，限三十日內改善。',
    ),
  );
  const ids = (stories: readonly Story[]): readonly (readonly string[])[] =>
    joinFollowUps(stories, topic, (tellings) => tellings).map(({ tellings }) =>
      tellings.map((telling) => telling.article.id),
    );

  test('that tell one event in two languages are one item', () => {
    expect(
      ids([
        { ...chinese, earlier },
        { ...other, earlier },
      ]),
    ).toEqual([['c', 'd']]);
  });

  test('stay apart where they tell of different things, or carry on nothing', () => {
    expect(
      ids([
        { ...chinese, earlier },
        { ...fine, earlier },
      ]),
    ).toEqual([['c'], ['e']]);
    expect(ids([chinese, other])).toEqual([['c'], ['d']]);
  });
});
