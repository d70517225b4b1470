import { describe, expect, it } from 'vitest';
import type { Citation, Draft } from '../../../src/model/claim.ts';
import { sentencesOf } from '../../../src/text/sentences.ts';
import { article, draft, run, storyOf } from './support.ts';

const lead = article('h1', '星河科技發布長庚模型', [
  '星河科技25日發布語言模型「長庚」，並宣布將開放權重。',
  '該公司表示，長庚的月活躍用戶已達1200萬。雲海集團以8億元收購星河科技15%的股權。',
]);
const simplified = article('h2', '星河科技发布长庚模型', [
  '北辰证券担任这笔交易的财务顾问，交易预计在6月完成。',
  '软件工程师可以通过网络下载长庚的权重。',
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
    '星河科技25日發布語言模型「長庚」，並宣布將開放權重。',
    '該公司表示，長庚的月活躍用戶已達1200萬。',
    '雲海集團以8億元收購星河科技15%的股權。',
  ],
  h2: [
    '星河科技发布长庚模型',
    '北辰证券担任这笔交易的财务顾问，交易预计在6月完成。',
    '软件工程师可以通过网络下载长庚的权重。',
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

  it('prints Simplified drafts in Traditional characters and says so', async () => {
    const ran = await run(stories, [body('d', '北辰证券担任这笔交易的财务顾问。', cite('h2', 1))]);
    expect(ran.claim('d')?.text).toBe('北辰證券擔任這筆交易的財務顧問。');
    expect(ran.verdict('d')?.reasons.join()).toContain('script');
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
    const ran = await run(stories, [body('d', '所有人都能免費下載長庚的權重。', cite('h2', 2))]);
    expect(ran.claim('d')?.text).toBe('軟體工程師可以通過網路下載長庚的權重。');
    expect(ran.claim('d')?.citations[0].quote).toBe(lines['h2']?.[2]);
  });

  it('keeps an English source in English', async () => {
    const ran = await run(stories, [body('d', '星河科技週日發布模型。', cite('h3', 1))]);
    expect(ran.claim('d')).toMatchObject({ text: lines['h3']?.[1], lang: 'en' });
  });

  it('is dropped where the source’s sentence points back at another', async () => {
    const ran = await run(stories, [
      body('ok', lines['h1']?.[1] ?? '', cite('h1', 1)),
      body('d', '長庚的月活躍用戶已達1300萬。', cite('h1', 2)),
    ]);
    expect(ran.claim('d')).toBeUndefined();
    expect(ran.verdict('d')).toMatchObject({ outcome: 'dropped' });
  });
});

it('names the country that 我国 means in a text of the mainland', async () => {
  const sentence = '我国的软件出口增加三成。';
  const mainland = storyOf(article('h5', '软件出口增加', [sentence]));
  const ran = await run(
    [mainland],
    [draft('d', mainland.id, sentence, [{ articleId: 'h5', sentence: 1, quote: sentence }])],
  );
  expect(ran.claim('d')?.text).toBe('中國的軟體出口增加三成。');
  expect(ran.claim('d')?.citations[0].quote).toBe(sentence);
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

describe('a sentence that points back', () => {
  const talks = article('h8', '兩家公司各自表態', [
    '遠嶼能源執行長蘇映禾說，新廠明年動工。',
    '她強調，資金已經到位。',
    '綠原汽車董事長何允中表示，暫時不會跟進。',
  ]);
  const told = sentencesOf(talks);
  const says = (n: number): Draft =>
    draft(`d${n}`, 'sh8', told[n - 1] ?? '', [
      { articleId: 'h8', sentence: n, quote: told[n - 1] ?? '' },
    ]);
  const kept = async (...numbers: readonly number[]): Promise<readonly string[]> => {
    const { claims } = await run([storyOf(talks)], numbers.map(says));
    return claims.flatMap(({ id, role }) => (role === 'body' ? [id] : []));
  };

  it('stands behind the one that it points at', async () => {
    expect(await kept(1, 2, 3)).toEqual(['d1', 'd2', 'd3']);
  });

  it('goes where another stands before it: she would be somebody else', async () => {
    expect(await kept(3, 2)).toEqual(['d3']);
    const ran = await run([storyOf(talks)], [says(3), says(2)]);
    expect(ran.verdict('d2')?.reasons.join()).toContain('points back');
  });

  it('goes first of all, while there is another', async () => {
    expect(await kept(2, 3)).toEqual(['d3']);
    expect(await kept(2)).toEqual(['d2']);
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
    const headline = draft(
      't',
      story.id,
      '星河科技發布語言模型「長庚」',
      [cite('h1', 1)],
      'headline',
    );
    const ran = await run(stories, [headline, sentence]);
    expect(ran.claim('t')?.text).toBe('星河科技發布語言模型「長庚」');
  });

  it('give way to the lead article’s title', async () => {
    const headline = draft('t', story.id, '星河科技已開放長庚權重', [cite('h1', 1)], 'headline');
    const ran = await run(stories, [headline, sentence]);
    expect(ran.claim('t')).toMatchObject({ text: lead.title, proof: { origin: 'replaced' } });
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
    const ran = await remark('開放權重有助於開發者自行部署模型。', 'd1', 'd2');
    expect(ran.remarks).toEqual([
      { id: 'r', group: 'industry', text: '開放權重有助於開發者自行部署模型。', restsOn: ['d1'] },
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
