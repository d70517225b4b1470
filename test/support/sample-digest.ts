/** Proved sentences of our own writing, as verify hands them to compose; outlets and events are invented. */
import type { Article } from '../../src/model/article.ts';
import type { Claim, Proof, Remark, RemarkGroup } from '../../src/model/claim.ts';
import type { Digest } from '../../src/model/digest.ts';
import type { Proved, Verdict } from '../../src/model/drafts.ts';
import type { Copy, Story } from '../../src/model/story.ts';
import type { Topic } from '../../src/model/topic.ts';
import { compose } from '../../src/stages/compose/compose.ts';
import { noHistory, type Params, type Prompt } from '../../src/stage.ts';

export const sampleTopic: Topic = {
  id: 'qwen',
  name: 'Qwen',
  aliases: [{ text: 'Qwen', script: 'latin' }],
  sources: [],
  timeZone: 'Asia/Taipei',
  windowDays: 1,
  language: 'zh-TW',
  tags: ['通義千問 (Qwen)', 'AI', '開源', 'qwen'],
  categories: ['qwen'],
};

const prompt: Prompt = { id: 'none', version: 1, variables: [], template: '' };

export function sampleParams(change: Partial<Params> = {}): Params {
  return {
    topic: sampleTopic,
    window: {
      date: '2026-01-26',
      days: 1,
      timeZone: 'Asia/Taipei',
      start: '2026-01-25T16:00:00.000Z',
      end: '2026-01-26T16:00:00.000Z',
    },
    lang: 'zh-TW',
    format: 'jekyll',
    maxStories: 8,
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
    ...change,
  };
}

export const weeklyWindow: Params['window'] = {
  date: '2026-01-26',
  days: 7,
  timeZone: 'Asia/Taipei',
  start: '2026-01-19T16:00:00.000Z',
  end: '2026-01-26T16:00:00.000Z',
};

interface SampleArticle {
  readonly id: string;
  readonly title: string;
  readonly outlet: string;
  readonly date?: string;
  readonly lang?: Article['lang'];
  readonly url?: string;
  readonly copies?: readonly string[];
}

function sampleArticle(sample: SampleArticle): Article {
  const url = sample.url ?? `https://${sample.id}.example/news/${sample.id}?id=1&lang=tw`;
  return {
    id: sample.id,
    hit: { id: sample.id, source: 'feed:sample.example', url, title: sample.title },
    url,
    title: sample.title,
    outlet: sample.outlet,
    lang: sample.lang ?? 'zh-Hant',
    kind: 'news',
    ...(sample.date === undefined
      ? {}
      : { publishedAt: { value: sample.date, evidence: 'json-ld' } }),
    blocks: [],
    sentences: [],
  };
}

export function sampleStory(...articles: readonly [SampleArticle, ...SampleArticle[]]): Story {
  const [lead, ...others] = articles.map((sample) => ({
    article: sampleArticle(sample),
    copies: (sample.copies ?? []).map((outlet, i): Copy => ({
      id: `${sample.id}c${i}`,
      url: `https://copy${i}.example/${sample.id}`,
      title: sample.title,
      outlet,
    })),
  }));
  if (lead === undefined) throw new Error('a story has at least one article');
  return { id: `s${lead.article.id}`, tellings: [lead, ...others] };
}

interface SampleClaim {
  readonly story: Story;
  readonly n: number;
  readonly text: string;
  readonly role?: Claim['role'];
  readonly lang?: Claim['lang'];
  readonly from?: readonly string[];
  readonly level?: Proof['level'];
  readonly origin?: Proof['origin'];
}

/** A claim as verify would make it; the brand is verify's, so a test has to assert it. */
export function sampleClaim(sample: SampleClaim): Claim {
  const lead = sample.story.tellings[0].article.id;
  const citations = (sample.from ?? [lead]).map((articleId) => ({
    articleId,
    sentence: sample.n,
    quote: sample.text,
  }));
  return {
    id: `${sample.story.id}/${sample.n}`,
    storyId: sample.story.id,
    role: sample.role ?? 'body',
    text: sample.text,
    lang: sample.lang ?? 'zh-TW',
    citations,
    proof: { level: sample.level ?? 'aligned', origin: sample.origin ?? 'draft', reasons: [] },
  } as unknown as Claim;
}

const commerce = sampleStory(
  {
    id: 'h000000000001',
    title: '千問 App 串起支付與外送｜對話裡就能結帳',
    outlet: '島嶼科技報',
    date: '2026-01-26T09:12:00+08:00',
    copies: ['晨光新聞網', '北緯財經'],
  },
  {
    id: 'h000000000002',
    title: 'Qwen app now pays for dinner [Update]: what changed',
    outlet: 'Harbour Tech Wire',
    date: '2026-01-26T02:40:00Z',
    lang: 'en',
  },
);
const users = sampleStory({
  id: 'h000000000003',
  title: '千問 App 月活躍用戶破億',
  outlet: '北緯財經',
  date: '2026-01-25T23:30:00Z',
});
const chip = sampleStory({
  id: 'h000000000004',
  title: '平头哥拟分拆上市',
  outlet: '粤港商訊',
  date: '2026-01-26',
  lang: 'zh-Hans',
});
const weights = sampleStory(
  { id: 'h000000000005', title: 'Qwen 釋出新一代開放權重', outlet: '開源週報', date: '2026-01-26' },
  { id: 'h000000000006', title: '新權重的授權條款', outlet: '島嶼科技報' },
);
const airline = sampleStory({
  id: 'h000000000007',
  title: '航空公司客服改用 Qwen',
  outlet: 'Harbour Tech Wire',
  date: '2026-01-26T05:00:00Z',
  lang: 'en',
});
const unproved = sampleStory({ id: 'h000000000008', title: '傳言一則', outlet: '街談' });

export const sampleStories: readonly Story[] = [commerce, users, chip, weights, airline, unproved];

const claims: readonly Claim[] = [
  sampleClaim({
    story: commerce,
    n: 1,
    role: 'headline',
    text: '千問 App 串起支付與外送，對話裡就能結帳',
  }),
  sampleClaim({
    story: commerce,
    n: 2,
    text: '阿里巴巴 26 日宣布，千問 App 接上支付、外送與地圖服務，使用者在對話中就能下單並結帳。',
    from: ['h000000000001', 'h000000000002'],
  }),
  sampleClaim({
    story: commerce,
    n: 3,
    text: '首波開放的城市共 12 個。',
    level: 'quoted',
    origin: 'replaced',
  }),
  sampleClaim({
    story: commerce,
    n: 4,
    text: 'The company said refunds still go through the merchant, not the assistant.',
    lang: 'en',
    level: 'quoted',
    from: ['h000000000002'],
  }),
  sampleClaim({ story: users, n: 1, role: 'headline', text: '千問 App 月活躍用戶突破 1 億' }),
  sampleClaim({
    story: users,
    n: 2,
    text: '千問 App 公測兩個月，月活躍用戶突破 1 億。',
    level: 'quoted',
  }),
  sampleClaim({ story: chip, n: 1, role: 'headline', text: '平頭哥擬分拆上市' }),
  sampleClaim({
    story: chip,
    n: 2,
    text: '知情人士表示，阿里巴巴正考慮讓旗下半導體事業平頭哥分拆上市，時程未定。',
  }),
  sampleClaim({
    story: weights,
    n: 1,
    role: 'headline',
    text: 'Qwen 釋出新一代開放權重，採寬鬆授權',
  }),
  sampleClaim({ story: weights, n: 2, text: 'Qwen 團隊釋出新一代開放權重，授權允許商用。' }),
  sampleClaim({
    story: weights,
    n: 3,
    text: '開放權重模型占該平台下載量 15%。',
    level: 'judged',
  }),
  sampleClaim({
    story: airline,
    n: 1,
    role: 'headline',
    text: 'Airline moves its help desk to Qwen',
    lang: 'en',
    level: 'quoted',
  }),
  sampleClaim({
    story: airline,
    n: 2,
    text: 'The airline said Qwen now answers first-line questions in four languages.',
    lang: 'en',
    level: 'quoted',
  }),
];

function remark(n: number, group: RemarkGroup, text: string, restsOn: readonly string[]): Remark {
  return { id: `r${n}`, group, text, restsOn } as unknown as Remark;
}

const remarks: readonly Remark[] = [
  remark(1, 'industry', '助理若能結帳，購物的入口可能從搜尋移到對話。', ['sh000000000001/2']),
  remark(2, 'industry', '使用者夠多之後，商家接入的意願可能提高。', [
    'sh000000000003/2',
    'sh000000000001/2',
  ]),
  remark(3, 'comparison', '開放權重讓企業能自行部署，這是封閉服務較難提供的。', [
    'sh000000000005/2',
  ]),
  remark(4, 'developers', '評估授權條款時，宜先確認商用範圍。', ['sh000000000005/2']),
  remark(5, 'users', '授權助理付款之前，宜先看清楚退款由誰處理。', ['sh000000000001/4']),
  remark(6, 'users', '這一則所依據的句子已不在文中。', ['gone/1']),
];

const verdicts: readonly Verdict[] = [
  ...claims.map((claim): Verdict => ({
    id: claim.id,
    what: 'claim',
    outcome: claim.proof.origin === 'replaced' ? 'replaced' : claim.proof.level,
    text: claim.text,
    reasons: [],
  })),
  {
    id: `${unproved.id}/1`,
    what: 'claim',
    outcome: 'dropped',
    text: '傳言說了一個沒有出處的數字。',
    reasons: ['the sources hold no such figure'],
  },
  { id: 'r7', what: 'remark', outcome: 'dropped', text: '…', reasons: ['rests on nothing'] },
];

export const sampleProved: Proved = {
  engine: { engine: 'example', model: 'example' },
  stories: sampleStories,
  claims,
  remarks,
  verdicts,
};

/** The sample, composed. */
export async function sampleDigest(
  change: Partial<Proved> = {},
  params: Params = sampleParams(),
): Promise<Digest> {
  return (await compose.run({ ...sampleProved, ...change }, {}, params)).value;
}
