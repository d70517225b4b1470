import { describe, expect, it } from 'vitest';
import type { Citation, Draft } from '../../../src/model/claim.ts';
import { article, draft, run, storyOf } from './support.ts';

const lead = article('h1', '星河科技發布長庚模型', [
  '星河科技25日發布語言模型「長庚」，並開放權重供人下載。',
  '該公司表示，長庚的月活躍用戶已達1200萬。雲海集團以8億元收購星河科技15%的股權。',
]);
const simplified = article('h2', '星河科技发布长庚模型', [
  '北辰证券担任这笔交易的财务顾问，交易预计在6月完成。',
  '星河科技的软件可以通过网络下载。公司没有说明长庚的授权。',
]);
const english = article('h3', 'Galaxy Labs releases Changgeng', [
  'Galaxy Labs released its model on Sunday.',
]);
const other = article('h9', '青嵐實驗室停業', ['青嵐實驗室宣布停業，員工共40人。']);
const story = storyOf(lead, simplified, english);
const stories = [story, storyOf(other)];

const lines: Readonly<Record<string, readonly string[]>> = {
  h1: [
    '星河科技發布長庚模型',
    '星河科技25日發布語言模型「長庚」，並開放權重供人下載。',
    '該公司表示，長庚的月活躍用戶已達1200萬。',
    '雲海集團以8億元收購星河科技15%的股權。',
  ],
  h2: [
    '星河科技发布长庚模型',
    '北辰证券担任这笔交易的财务顾问，交易预计在6月完成。',
    '星河科技的软件可以通过网络下载。',
    '公司没有说明长庚的授权。',
  ],
  h3: ['Galaxy Labs releases Changgeng', 'Galaxy Labs released its model on Sunday.'],
  h9: ['青嵐實驗室停業', '青嵐實驗室宣布停業，員工共40人。'],
};

function cite(articleId: string, sentence: number): Citation {
  return { articleId, sentence, quote: lines[articleId]?.[sentence] ?? '' };
}

function body(id: string, text: string, ...citations: readonly Citation[]): Draft {
  return draft(id, story.id, text, citations);
}

describe('proof levels', () => {
  it('calls a source’s own sentence quoted', async () => {
    const ran = await run(stories, [body('d', lines['h1']?.[3] ?? '', cite('h1', 3))]);
    expect(ran.claim('d')?.proof).toMatchObject({ level: 'quoted', origin: 'draft' });
    expect(ran.verdict('d')?.outcome).toBe('quoted');
  });

  it('calls a clause of it aligned', async () => {
    const ran = await run(stories, [
      body('d', '星河科技25日發布語言模型「長庚」。', cite('h1', 1)),
    ]);
    expect(ran.claim('d')?.proof.level).toBe('aligned');
  });

  it('prints Simplified drafts in Traditional characters', async () => {
    const ran = await run(stories, [body('d', '北辰证券担任这笔交易的财务顾问。', cite('h2', 1))]);
    expect(ran.claim('d')).toMatchObject({
      text: '北辰證券擔任這筆交易的財務顧問。',
      citations: [{ quote: lines['h2']?.[1] }],
      proof: { level: 'aligned', reasons: ['shortened: zh/cut/tail'] },
    });
  });

  it.each([
    ['in Taiwan’s words', '星河科技的軟體可以通過網路下載。', 2],
    ['in Simplified characters', '星河科技的软件可以通过网络下载。', 2],
  ])('calls a sentence quoted that is printed %s', async (_name, text, n) => {
    const ran = await run(stories, [body('d', text, cite('h2', n))]);
    expect(ran.claim('d')).toMatchObject({
      text: '星河科技的軟體可以通過網路下載。',
      citations: [{ quote: lines['h2']?.[n] }],
      proof: { level: 'quoted', origin: 'draft' },
    });
  });

  it.each([
    ['the day is worked out', '星河科技昨日發布長庚模型。', '星河科技1月25日發布長庚模型。'],
    ['a figure is written otherwise', '長庚的用戶達1.2億人。', '長庚的用戶達120,000,000人。'],
  ])('calls a whole sentence aligned in which %s', async (_name, quote, text) => {
    const told = storyOf(article('h4', '長庚模型', [quote]));
    const citation = { articleId: 'h4', sentence: 1, quote };
    const ran = await run([told], [draft('d', told.id, text, [citation])]);
    expect(ran.claim('d')).toMatchObject({ text, proof: { level: 'aligned', origin: 'draft' } });
  });
});

describe('what is not proved', () => {
  it('gives way to the source’s own sentence, with the reason', async () => {
    const ran = await run(stories, [
      body('d', '雲海集團以9億元收購星河科技15%的股權。', cite('h1', 3)),
    ]);
    expect(ran.claim('d')).toMatchObject({
      text: lines['h1']?.[3],
      lang: 'zh-TW',
      proof: { level: 'quoted', origin: 'replaced' },
    });
    const said = ran.diagnostics.find((d) => d.code === 'verify.replaced');
    expect(said?.subject).toBe('d');
    expect(said?.message).toContain('9億');
  });

  it('is replaced in Taiwan’s words where the source is Simplified', async () => {
    const ran = await run(stories, [body('d', '所有人都能免費下載星河的程式。', cite('h2', 2))]);
    expect(ran.claim('d')).toMatchObject({
      text: '星河科技的軟體可以通過網路下載。',
      citations: [{ quote: lines['h2']?.[2] }],
      proof: { level: 'quoted', origin: 'replaced' },
    });
  });

  it('keeps an English source in English, with the day worked out', async () => {
    const ran = await run(stories, [body('d', '星河科技週日發布模型。', cite('h3', 1))]);
    expect(ran.claim('d')).toMatchObject({
      text: 'Galaxy Labs released its model on January 25.',
      lang: 'en',
      citations: [{ quote: lines['h3']?.[1] }],
      proof: { level: 'aligned', origin: 'replaced' },
    });
  });

  it.each<[string, string, Citation, string]>([
    [
      'points back at another',
      '長庚的月活躍用戶已達1300萬。',
      cite('h1', 2),
      'the source’s sentence points at what was named before',
    ],
    [
      'names a kind, nobody knows which',
      '公司不打算說明長庚的授權。',
      cite('h2', 3),
      'the source’s sentence names a kind where one was named before',
    ],
  ])('is dropped where the source’s sentence %s', async (_name, text, citation, reason) => {
    const ran = await run(stories, [
      body('ok', lines['h1']?.[1] ?? '', cite('h1', 1)),
      body('d', text, citation),
    ]);
    expect(ran.claim('d')).toBeUndefined();
    expect(ran.verdict('d')).toMatchObject({ outcome: 'dropped' });
    expect(ran.verdict('d')?.reasons).toContain(reason);
  });

  it.each([
    ['brackets of a loss', '星河的每股盈餘為（1.2）元。', '星河的每股盈餘為1.2元。'],
    ['a minus', '星河第三季每股盈餘為-1.2元。', '星河第三季每股盈餘為1.2元。'],
    ['per mille', '星河的稅率為0.5‰。', '星河的稅率為0.5。'],
    ['a mark between figures', '星河有3、4名員工受傷。', '星河有34名員工受傷。'],
    ['quotation marks', '星河科技聲稱「安全」的新車通過測試。', '星河科技聲稱安全的新車通過測試。'],
  ])('lacks %s, no more', async (_name, quote, text) => {
    const told = storyOf(article('h4', '星河的消息', [quote]));
    const citation = { articleId: 'h4', sentence: 1, quote };
    const ran = await run([told], [draft('d', told.id, text, [citation])]);
    expect(ran.claim('d')).toMatchObject({ text: quote, proof: { origin: 'replaced' } });
    expect(ran.verdict('d')?.reasons).not.toEqual([]);
  });
});

it('does not tell of 我国 in a text of the mainland: a reader here has another', async () => {
  const sentence = '我国的软件出口增加三成。';
  const mainland = storyOf(article('h5', '软件出口增加', [sentence]));
  const ran = await run(
    [mainland],
    [draft('d', mainland.id, sentence, [{ articleId: 'h5', sentence: 1, quote: sentence }])],
  );
  expect(ran.claim('d')?.text).toBeUndefined();
});

it('does not take a question for what it asks', async () => {
  const asked = storyOf(article('h6', '模型', ['新模型真的比較快？']));
  const citation = { articleId: 'h6', sentence: 1, quote: '新模型真的比較快？' };
  const ran = await run([asked], [draft('d', asked.id, '新模型真的比較快。', [citation])]);
  expect(ran.claim('d')?.text).not.toBe('新模型真的比較快。');
});

describe('citations', () => {
  it.each<[string, Citation, RegExp]>([
    [
      'invented words',
      { articleId: 'h1', sentence: 1, quote: '星河科技宣布裁員三成，執行長請辭。' },
      /does not have/,
    ],
    [
      'an unknown article',
      { articleId: 'h7', sentence: 1, quote: lines['h1']?.[1] ?? '' },
      /no search/,
    ],
    ['an article of another event', cite('h9', 1), /another event/],
  ])('drops a draft that cites %s', async (_name, citation, reason) => {
    const ran = await run(stories, [body('d', lines['h1']?.[1] ?? '', citation)]);
    expect(ran.claims).toEqual([]);
    expect(ran.verdict('d')?.outcome).toBe('dropped');
    expect(ran.verdict('d')?.reasons.join()).toMatch(reason);
    expect(ran.diagnostics.map((d) => d.code)).toEqual(['verify.dropped']);
  });

  it('drops a draft without citation', async () => {
    const ran = await run(stories, [body('d', lines['h1']?.[1] ?? '')]);
    expect(ran.verdict('d')?.reasons).toEqual(['cites nothing']);
  });

  it('puts a wrong number right where the words stand elsewhere in the article', async () => {
    const ran = await run(stories, [
      body('d', lines['h1']?.[3] ?? '', { ...cite('h1', 3), sentence: 1 }),
    ]);
    expect(ran.claim('d')?.citations[0].sentence).toBe(3);
  });
});

it.each([
  '<think>先看第一句</think>星河科技25日發布語言模型「長庚」。',
  '{"text": "星河科技25日發布語言模型「長庚」。"}',
  '**星河科技**25日發布語言模型「長庚」。',
  '星河科技25日發布語言模型「長庚」，詳見 https://evil.example/x',
  '好的，星河科技25日發布語言模型「長庚」。',
  '星河科技25日發布語言模型「長庚」。{{ site.secret }}',
  '星河科技\u202e25日發布語言模型「長庚」。',
  '長庚'.repeat(300),
])('what is no sentence of a post gives way to the source’s: %s', async (text) => {
  const ran = await run(stories, [body('d', text, cite('h1', 1))]);
  expect(ran.verdict('d')?.outcome).toBe('replaced');
  expect(ran.claim('d')?.text).toBe(lines['h1']?.[1]);
  expect((await run(stories, [body('d', text)])).claims).toEqual([]);
});

describe('a sentence that leans on the one before it', () => {
  const talks = article('h8', '兩家公司各自表態', [
    '遠嶼能源執行長林若水說，新廠明年動工。',
    '她強調，資金已經到位。',
    '綠原汽車董事長何允中表示，暫時不會跟進。',
    '北辰證券與雲海集團都派人出席。他們沒有發言。',
  ]);
  const told = talks.sentences.map(({ text }) => text);
  const named = '遠嶼能源執行長林若水強調，資金已經到位。';
  const says = (n: number): Draft =>
    draft(`d${n}`, 'sh8', told[n - 1] ?? '', [
      { articleId: 'h8', sentence: n, quote: told[n - 1] ?? '' },
    ]);
  const bodyOf = async (...numbers: readonly number[]): Promise<readonly string[]> => {
    const { claims } = await run([storyOf(talks)], numbers.map(says));
    return claims.flatMap(({ text, role }) => (role === 'body' ? [text] : []));
  };

  it('stands as it is right behind that one, and is marked as following it', async () => {
    const ran = await run([storyOf(talks)], [says(1), says(2), says(3)]);
    expect(ran.claims.filter(({ role }) => role === 'body').map(({ text }) => text)).toEqual(
      told.slice(0, 3),
    );
    expect(ran.claim('d2')).toMatchObject({ follows: true, proof: { level: 'quoted' } });
    expect(ran.claim('d3')?.follows).toBeUndefined();
  });

  it('goes with that one', async () => {
    const twice = { ...says(4), id: 'd9' };
    const ran = await run([storyOf(talks)], [says(4), says(1), twice, says(5)]);
    expect(ran.verdict('d9')?.outcome).toBe('dropped');
    expect(ran.verdict('d5')).toMatchObject({
      outcome: 'dropped',
      reasons: ['the sentence before it, on which it leans, is not told'],
    });
  });

  it.each([[[1, 3, 2]], [[3, 2]], [[2]]])(
    'gives way to a wording that names whom it means, where another stands before it: %j',
    async (numbers) => {
      const others = numbers.filter((n) => n !== 2).map((n) => told[n - 1]);
      const texts = await bodyOf(...numbers);
      expect(texts).toContain(named);
      expect(texts.filter((text) => text !== named)).toEqual(others);
    },
  );

  it('is aligned then, cites its own sentence and says why', async () => {
    const ran = await run([storyOf(talks)], [says(2)]);
    expect(ran.claim('d2')).toMatchObject({
      text: named,
      citations: [{ articleId: 'h8', sentence: 2, quote: told[1] }],
      proof: { level: 'aligned', origin: 'replaced' },
    });
    expect(ran.verdict('d2')).toMatchObject({
      outcome: 'replaced',
      replacement: named,
      reasons: ['zh/stand/pointing: points at what was named before'],
    });
  });

  it('goes where nobody can be named', async () => {
    expect(await bodyOf(4, 3, 5)).toEqual([told[3], told[2]]);
    const ran = await run([storyOf(talks)], [says(5)]);
    expect(ran.verdict('d5')).toMatchObject({ outcome: 'dropped' });
    expect(ran.verdict('d5')?.reasons).toEqual([
      'zh/stand/pointing: points at what was named before',
      'the source’s sentence points at what was named before',
    ]);
  });

  it('stands as that wording where the draft has it already', async () => {
    const ran = await run([storyOf(talks)], [{ ...says(2), text: named }]);
    expect(ran.claim('d2')).toMatchObject({
      text: named,
      proof: { level: 'aligned', origin: 'draft', reasons: ['shortened: zh/name/subject'] },
    });
  });

  it('is known by the sentence that it words, not by the first that it cites', async () => {
    const heard = article('h8', '市場飽和', [
      '星河科技推出長庚模型。',
      '分析師林若水說，市場已經飽和。各家業者今天調降售價，庫存壓力相當沉重。',
    ]);
    const citations = [1, 3].map((sentence) => ({
      articleId: 'h8',
      sentence,
      quote: heard.sentences[sentence - 1]?.text ?? '',
    }));
    const text = '各家業者1月26日調降售價，庫存壓力相當沉重。';
    const ran = await run([storyOf(heard)], [draft('d', 'sh8', text, citations)]);
    expect(ran.claims.map((claim) => claim.text)).not.toContain(text);
    expect(ran.verdict('d')?.reasons[0]).toBe(
      'zh/stand/voice: goes on with what somebody said in the sentence before',
    );
  });
});

it('a stock’s code behind a name makes no second sentence of the first', async () => {
  const paragraphs = [
    '海嶽證券26日發布報告，將星河科技目標價由185港元上調至210港元，維持「買入」評級。',
    '海嶽證券把星河科技（9988）目標價由185港元升至210港元，維持「買入」評級。',
  ];
  const raised = article('h7', '星河科技目標價上調', paragraphs);
  const drafts = paragraphs.map((text, i) =>
    draft(`d${i}`, 'sh7', text, [{ articleId: 'h7', sentence: i + 1, quote: text }]),
  );
  const ran = await run([storyOf(raised)], drafts);
  expect(ran.claims.flatMap(({ id, role }) => (role === 'body' ? [id] : []))).toEqual(['d0']);
});

it('of several cited sentences the one nearest to the draft stands in', async () => {
  const text = '雲海集團以9億元收購星河科技15%的股權。';
  const ran = await run(stories, [body('d', text, cite('h1', 1), cite('h1', 3))]);
  expect(ran.claim('d')).toMatchObject({
    text: lines['h1']?.[3],
    citations: [{ articleId: 'h1', sentence: 3 }],
    proof: { origin: 'replaced' },
  });
});

it('drops the second of two sentences that say the same', async () => {
  const ran = await run(stories, [
    body('d1', '雲海集團以9億元收購星河科技15%的股權。', cite('h1', 3)),
    body('d2', lines['h1']?.[3] ?? '', cite('h1', 3)),
  ]);
  expect(ran.claims.filter((c) => c.role === 'body').map((c) => c.id)).toEqual(['d1']);
  expect(ran.verdict('d2')?.reasons.join()).toContain('d1');
});

describe('headlines', () => {
  const sentence = body('b', lines['h1']?.[1] ?? '', cite('h1', 1));

  it('are proved like the rest and may be shorter', async () => {
    const title = '星河科技發布長庚模型 分析師看好需求';
    const own = lines['h1']?.[1] ?? '';
    const told = storyOf(article('h1', title, [own]));
    const quote = { articleId: 'h1', sentence: 0, quote: title };
    const headline = draft('t', told.id, '星河科技發布長庚模型', [quote], 'headline');
    const ran = await run([told], [headline, draft('b', told.id, own, [cite('h1', 1)])]);
    expect(ran.claim('t')).toMatchObject({
      text: '星河科技發布長庚模型',
      citations: [{ sentence: 0, quote: title }],
      proof: { level: 'aligned', origin: 'draft' },
    });
  });

  it('give way to the lead article’s title', async () => {
    const headline = draft('t', story.id, '星河科技已開放長庚權重', [cite('h1', 1)], 'headline');
    const ran = await run(stories, [headline, sentence]);
    expect(ran.claim('t')).toMatchObject({
      text: lead.title,
      proof: { level: 'quoted', origin: 'replaced' },
    });
    expect(ran.verdict('t')?.reasons).toEqual(['is no wording of a cited sentence']);
  });

  it('are taken from the lead article where none was proposed', async () => {
    const ran = await run(stories, [sentence]);
    const headline = ran.claims.find((c) => c.role === 'headline');
    expect(headline?.text).toBe(lead.title);
    expect(headline?.citations[0]).toMatchObject({ articleId: 'h1', sentence: 0 });
  });

  it('do not keep a story alive by themselves', async () => {
    const headline = draft('t', story.id, lead.title, [cite('h1', 0)], 'headline');
    const ran = await run(stories, [headline]);
    expect(ran.claims).toEqual([]);
  });
});

describe('remarks', () => {
  const drafts = [
    body('d1', lines['h1']?.[1] ?? '', cite('h1', 1)),
    body('d2', '雲海集團買下整間公司。'),
  ];
  const remark = (text: string, ...restsOn: readonly string[]) =>
    run(stories, drafts, [{ id: 'r', group: 'industry', text, restsOn }]);

  it('keep the ids of claims that stand', async () => {
    const ran = await remark('開放權重的版本可能有助於開發者自行部署。', 'd1', 'd2');
    expect(ran.remarks).toEqual([
      {
        id: 'r',
        group: 'industry',
        text: '開放權重的版本可能有助於開發者自行部署。',
        restsOn: ['d1'],
      },
    ]);
  });

  it.each([
    ['no claim that stands', '開放權重有助於開發者。', ['d2']],
    ['a figure', '開放權重可望讓用戶增加50%。', ['d1']],
    ['a date', '開放權重後，2月3日將有更新。', ['d1']],
    ['a Latin name', '開放權重將威脅OpenRival的地位。', ['d1']],
    ['a quotation', '業界稱之為「開放元年」。', ['d1']],
    ['a well-known name', '開放權重將衝擊台積電的訂單。', ['d1']],
    ['a person', '開放權重讓林以安的策略奏效。', ['d1']],
    ['a witness', '業界人士認為，開放權重影響深遠。', ['d1']],
    ['a relative date', '開放權重後，明年將有更多模型。', ['d1']],
    ['an organisation', '開放權重將衝擊天權科技公司。', ['d1']],
  ])('drops one that brings in %s', async (_name, text, restsOn) => {
    const ran = await remark(text, ...restsOn);
    expect(ran.remarks).toEqual([]);
    expect(ran.diagnostics.map((d) => d.code)).toContain('verify.remark-dropped');
    expect(ran.verdict('r')?.reasons.join()).toMatch(
      /^brings in |^rests on no claim that stands$|^says “|^told as a fact/,
    );
  });
});

it('gives every draft and remark a verdict and passes stories through', async () => {
  const ran = await run(
    stories,
    [body('d1', lines['h1']?.[1] ?? '', cite('h1', 1)), draft('d2', 'nowhere', '甲', [])],
    [{ id: 'r', group: 'market', text: '市場關注。', restsOn: [] }],
  );
  expect(ran.verdicts.map((v) => v.id)).toEqual(['d1', 'd2', 'r']);
  expect(ran.stories).toEqual(stories);
});

describe('two claims of a story', () => {
  const short = '星河科技25日發布語言模型「長庚」。';

  it('drops the short one before the longer that holds it', async () => {
    const ran = await run(stories, [
      body('short', short, cite('h1', 1)),
      body('long', lines['h1']?.[1] ?? '', cite('h1', 1)),
    ]);
    expect(ran.claims.filter(({ role }) => role === 'body').map(({ id }) => id)).toEqual(['long']);
    expect(ran.verdict('short')?.outcome).toBe('dropped');
    expect(ran.verdict('short')?.reasons.join()).toContain('long says this and more');
  });

  it('keeps a short one of which the longer lacks a figure', async () => {
    const ran = await run(stories, [
      body('short', '長庚的月活躍用戶已達1200萬。', cite('h1', 2)),
      body('long', lines['h1']?.[1] ?? '', cite('h1', 1)),
    ]);
    expect(ran.verdict('long')?.outcome).toBe('quoted');
    expect(ran.verdict('short')?.reasons.join()).not.toContain('says this and more');
  });
});
