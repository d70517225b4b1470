import { describe, expect, test } from 'vitest';
import { NothingNewError } from '../../../src/errors.ts';
import type { Claim, DraftRole } from '../../../src/model/claim.ts';
import type { ToldStory } from '../../../src/model/run.ts';
import type { Story } from '../../../src/model/story.ts';
import { compose } from '../../../src/stages/compose/compose.ts';
import { outletsCounted } from '../../../src/stages/select/outlets.ts';
import {
  sampleClaim,
  sampleDigest,
  sampleParams,
  sampleProved,
  sampleStories,
  sampleStory,
  sampleTopic,
  weeklyWindow,
} from '../../support/sample-digest.ts';

const run = async (proved = sampleProved, params = sampleParams()) =>
  compose.run(proved, {}, params);

describe('events', () => {
  test('stand in story order, without the story that has no proved sentence', async () => {
    const { value } = await run();
    expect(value.events.map((event) => event.storyId)).toEqual(
      sampleStories.slice(0, -1).map((story) => story.id),
    );
  });

  test('count every article that tells them, reprints included', async () => {
    const { value } = await run();
    expect(value.events[0]?.articleCount).toBe(4);
  });

  test('without a headline take their first sentence for one and do not say it twice', async () => {
    const story = sampleStory({ id: 'h1', title: '標題', outlet: '甲報' });
    const claims = [1, 2].map((n) => sampleClaim({ story, n, text: `第 ${n} 句。` }));
    const { value } = await run({ ...sampleProved, stories: [story], claims, remarks: [] });
    expect(value.events[0]?.headline.text).toBe('第 1 句。');
    expect(value.events[0]?.body.map((claim) => claim.text)).toEqual(['第 2 句。']);
  });

  test('beyond the most that a post holds are left out', async () => {
    const { value, diagnostics } = await run(sampleProved, sampleParams({ maxStories: 2 }));
    expect(value.events).toHaveLength(2);
    const chip = diagnostics.find((d) => d.subject === 'h000000000004');
    expect(chip?.code).toBe('compose.not-cited');
    expect(chip?.message).toContain('holds 2 events');
  });

  test('none left: nothing new', async () => {
    await expect(run({ ...sampleProved, claims: [] })).rejects.toThrow(NothingNewError);
  });
});

describe('choices', () => {
  const withRole = (i: number, role: DraftRole, parts: Partial<Claim> = {}): Claim => {
    const story = sampleStories[i] as Story;
    const text = `${story.id} 的另一句話，第 ${i} 則。`;
    return { ...sampleClaim({ story, n: 90 + i, text }), role, ...parts };
  };

  test('the trend is the first stories in one other sentence each, in the post’s language', async () => {
    const summaries = [
      withRole(0, 'summary'),
      withRole(1, 'summary', { lang: 'en' }),
      withRole(2, 'summary'),
    ];
    const { value } = await run({
      ...sampleProved,
      claims: [...sampleProved.claims, ...summaries],
    });
    expect(value.trend).toEqual([summaries[0], summaries[2]]);
    expect((await run()).value.trend).toEqual([]);
  });

  test('another outlet’s word stands beside its event, and its article in the list of sources', async () => {
    const other = withRole(1, 'otherwise');
    const { value } = await run({ ...sampleProved, claims: [...sampleProved.claims, other] });
    expect(value.events.map(({ otherwise }) => otherwise)).toEqual(
      value.events.map((_, i) => (i === 1 ? [other] : [])),
    );
    expect(value.sources.map(({ articleId }) => articleId)).toContain(other.citations[0].articleId);
  });

  test('views stand in their groups; what leans on the one before is part of its item', async () => {
    const views = [
      withRole(0, 'view', { group: 'market' }),
      { ...withRole(0, 'view', { group: 'market', follows: true }), id: 'x', text: '他說，續。' },
      withRole(2, 'view', { group: 'users' }),
    ];
    const { value } = await run({ ...sampleProved, claims: [...sampleProved.claims, ...views] });
    expect(value.views).toEqual({ market: [[views[0], views[1]]], users: [[views[2]]] });
  });

  test('the course counts what goes on, what most outlets tell and what went quiet', async () => {
    const told = (id: string, date: string, outlets: readonly string[]): ToldStory => ({
      id,
      date,
      headline: `標題 ${id}`,
      sentences: [],
      urls: [],
      articles: [],
      outlets,
      state: 'new',
    });
    const stories = sampleProved.stories.map((story, i) =>
      i === 1
        ? {
            ...story,
            earlier: { id: 's9', date: '2026-01-25', headline: '先前的事', sentences: [] },
          }
        : story,
    );
    const history = [
      told('s7', '2026-01-24', ['甲報']),
      told('s9', '2026-01-25', ['甲報', '乙報', '丙報']),
      told('s8', '2026-01-25', ['甲報']),
    ];
    const { value } = await run({ ...sampleProved, stories }, sampleParams({ told: history }));
    expect(value.course.quiet).toEqual({ date: '2026-01-25', headlines: ['標題 s8'] });
    expect(value.course.continued).toMatchObject([
      { event: 2, since: '2026-01-25', outlets: { before: 3 } },
    ]);
    expect((await run()).value.course).toMatchObject({ continued: [] });
  });

  test('key points are one a story and repeat no sentence of the trend', async () => {
    const { value } = await run();
    const trend = new Set(value.trend.map((claim) => claim.text));
    expect(value.keyPoints.map((claim) => claim.storyId)).toEqual(
      value.events.map((event) => event.storyId),
    );
    expect(value.keyPoints.filter((claim) => trend.has(claim.text))).toEqual([]);
  });

  test('a sentence that leans on another stands in no list while one does not', async () => {
    const story = sampleStory({ id: 'h1', title: '標題', outlet: '甲報' });
    const texts = ['此舉引發議員批評。', '北灣渡輪公司三月起改用電動船。', '他說，票價不變。'];
    const claims = texts.map((text, i) => sampleClaim({ story, n: i + 1, text }));
    const headline = {
      ...sampleClaim({ story, n: 4, text: '渡輪換船' }),
      role: 'headline',
    } as const;
    const { value } = await run({
      ...sampleProved,
      stories: [story],
      claims: [headline, ...claims],
      remarks: [],
    });
    expect(value.trend).toEqual([]);
    expect(value.keyPoints.map((claim) => claim.text)).toEqual(['渡輪換船']);
  });

  test('every sentence anywhere is a proved one of its own story', async () => {
    const { value } = await run();
    for (const claim of [...value.trend, ...value.keyPoints, ...value.summary])
      expect(sampleProved.claims).toContain(claim);
  });

  test('a remark that rests on a sentence outside the post is left out and said so', async () => {
    const { value, diagnostics } = await run();
    expect(Object.values(value.remarks).flat()).toHaveLength(5);
    expect(diagnostics.filter((d) => d.code === 'compose.remark-dropped')).toHaveLength(1);
    expect(diagnostics.filter((d) => d.code === 'compose.empty-section')).toMatchObject([
      { subject: 'market' },
    ]);
  });
});

describe('sources', () => {
  test('are listed once, in the order in which a reader meets them', async () => {
    const { value } = await run();
    expect(value.sources.map((source) => source.articleId)).toEqual([
      'h000000000001',
      'h000000000002',
      'h000000000003',
      'h000000000004',
      'h000000000005',
      'h000000000007',
    ]);
    expect(value.events[0]?.sources).toEqual([1, 2]);
    expect(value.sources[0]?.copies).toEqual(['晨光新聞網', '北緯財經']);
  });

  test("are dated in the digest's zone", async () => {
    const { value } = await run();
    // 23:30 UTC on the 25th is the 26th in Taipei.
    expect(value.sources[2]?.date).toBe('2026-01-26');
  });

  test('every article of the stories is cited, folded into one that is, or dropped with a reason', async () => {
    const { value, diagnostics } = await run();
    const cited = value.sources.map((source) => source.articleId);
    const ends = diagnostics.filter((d) => d.fate !== undefined);
    const all = sampleStories.flatMap((story) => story.tellings.map(({ article }) => article.id));
    expect([...cited, ...ends.map((d) => d.subject ?? '')].toSorted()).toEqual(all.toSorted());
    const folded = ends.filter((d) => d.fate?.kind === 'folded');
    expect(folded.map((d) => d.subject)).toEqual(['h000000000006']);
    for (const d of folded) expect(cited).toContain(d.fate?.kind === 'folded' ? d.fate.into : '');
    expect(ends.filter((d) => d.fate?.kind === 'dropped').map((d) => d.subject)).toEqual([
      'h000000000008',
    ]);
  });

  test('outlets are counted by key, in the post as in the ranking; a reprint by the same outlet is not named', async () => {
    const [lead, other] = [
      sampleStory({ id: 'h1', title: '甲', outlet: '北嶼新聞' }),
      sampleStory({ id: 'h2', title: '乙', outlet: '北嶼財經' }),
    ].map(({ tellings: [telling] }) => ({
      article: { ...telling.article, countedAs: '北嶼新聞' },
      copies: [
        {
          id: 'c1',
          url: 'https://c.example/',
          title: '',
          outlet: '北嶼生活',
          countedAs: '北嶼新聞',
        },
        { id: 'c2', url: 'https://d.example/', title: '', outlet: '松嶺日報' },
        {
          id: 'c3',
          url: 'https://e.example/',
          title: '',
          outlet: '松嶺周刊',
          countedAs: '松嶺日報',
        },
      ],
    }));
    if (lead === undefined || other === undefined) throw new Error('two tellings');
    const story: Story = { id: 'sh1', tellings: [lead, other] };
    const claims = [lead, other].map(({ article }, i) =>
      sampleClaim({
        story: { id: 'sh1', tellings: [{ article, copies: [] }] },
        n: i + 1,
        text: `北嶼第 ${i + 1} 座橋三月通車。`,
      }),
    );
    const { value } = await run({ ...sampleProved, stories: [story], claims, remarks: [] });
    expect(value.sources.map(({ outlet, copies }) => [outlet, copies])).toEqual([
      ['北嶼新聞', ['松嶺日報']],
      ['北嶼財經', ['松嶺日報']],
    ]);
    expect(value.counts).toMatchObject({ articles: 2, outlets: 1, copies: 6 });
    expect(outletsCounted(story.tellings)).toEqual({ own: 1, copying: 1 });
  });

  test('counts agree with the lists and the verdicts', async () => {
    const { counts } = await sampleDigest();
    expect(counts).toMatchObject({ articles: 6, outlets: 5, copies: 2, stories: 5 });
    const { proposed, quoted, aligned, judged, replaced, dropped } = counts;
    expect(quoted + aligned + judged + replaced + dropped).toBe(proposed);
    expect(dropped).toBe(1);
  });
});

describe('the summary', () => {
  const story = sampleStory({ id: 'h1', title: '渡輪換船', outlet: '甲報' });
  const roles = [
    ['headline', '北灣渡輪三月換船'],
    ['point', '電動渡輪三月上路，票價不變'],
    ['summary', '北灣渡輪公司宣布三月起改用電動船，六條航線分三年換新。'],
    ['body', '北灣渡輪公司說，首艘電動船「海風號」已經下水。'],
  ] as const;
  const claims = roles.map(([role, text], n) => ({
    ...sampleClaim({ story, n: n + 1, text }),
    role,
  }));

  test('is of three events where there are three, each told once', async () => {
    const { value } = await run();
    expect(value.summary).toHaveLength(3);
    expect(new Set(value.summary.map(({ storyId }) => storyId)).size).toBe(3);
    expect(value.summary.every(({ lang }) => lang === 'zh-TW')).toBe(true);
  });

  test('of one event says other things than the title, as far as it has them', async () => {
    const { value } = await run({ ...sampleProved, stories: [story], claims, remarks: [] });
    expect(value.summary.map(({ text }) => text)).toEqual([roles[1][1], roles[2][1], roles[0][1]]);
  });
});

describe('labels', () => {
  test('tags that differ in case or script only are one, the topic’s name as its file writes it', async () => {
    const topic = { ...sampleTopic, name: 'Qwen', tags: ['QWEN', '开源', '開源', 'Ai', 'AI'] };
    const { value } = await run(sampleProved, sampleParams({ topic }));
    expect(value.tags).toEqual(['Qwen', '开源', 'Ai', 'Digest']);
  });

  test('name whom and what the headlines and their sentences are about, and no outlet', async () => {
    const story = sampleStory({ id: 'h1', title: '聚瀾與 FarPeak 合作', outlet: '島嶼科技' });
    const texts = [
      '聚瀾科技26日宣布與 FarPeak 合作。',
      '聚瀾科技說，合作為期三年。',
      'FarPeak 將提供機房；島嶼科技取得文件。',
      '島嶼科技查證，海嶽證券並未投資。',
    ];
    const claims = texts.map((text, n) => sampleClaim({ story, n: n + 2, text }));
    const headline = {
      ...sampleClaim({ story, n: 1, text: '聚瀾與 FarPeak 合作' }),
      role: 'headline',
    } as const;
    const topic = { ...sampleTopic, tags: [] };
    const { value } = await run(
      { ...sampleProved, stories: [story], claims: [headline, ...claims], remarks: [] },
      sampleParams({ topic }),
    );
    expect(value.tags).toEqual(['聚瀾科技', 'FarPeak', 'Qwen', 'Digest']);
  });

  test('categories are slugs and name the rhythm', async () => {
    const topic = { ...sampleTopic, categories: ['AI Models', 'qwen'] };
    const { value } = await run(sampleProved, sampleParams({ topic, window: weeklyWindow }));
    expect(value.categories).toEqual(['ai-models', 'qwen', 'weekly']);
  });
});
