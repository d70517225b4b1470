import { describe, expect, it } from 'vitest';
import { proveClaim, type ProofResult } from '../../../src/stages/verify/proof/prove.ts';
import { readSource, sentencesIn } from '../../../src/stages/verify/proof/source.ts';

const text = `星河科技昨日發布語言模型「長庚」，並宣布將開放權重。
該公司表示，長庚的月活躍用戶已達1200萬，較上月增加三成。
執行長林若水說：「我們不會向用戶收費，但企業客戶可能需要付費。」
雲海集團上週以8億元收購星河科技15%的股權，北辰證券擔任財務顧問。
分析師周以安認為，若晶片供應不足，下一代模型預計延到6月推出。
星河科技部分員工將遷往新竹園區。他們目前仍在台北辦公。
青嵐實驗室沒有參加這項測試，測試由工研單位主辦，雲海集團協辦。`;
const source = readSource({
  id: 'a',
  title: '星河科技發布長庚模型',
  ...sentencesIn(text.split('\n')),
  publishedAt: '2026-01-26',
});

function prove(claim: string, ...numbers: readonly number[]): ProofResult {
  const quotes = numbers.map((n) => source.sentences[n]?.text.written ?? '');
  expect(quotes).not.toContain('');
  return proveClaim({
    text: claim,
    sources: [source],
    citations: quotes.map((quote) => ({ sourceId: 'a', quote })),
  });
}

describe('passes what the cited sentences say', () => {
  it.each<[string, string, number]>([
    ['the sentence itself', '星河科技昨日發布語言模型「長庚」，並宣布將開放權重。', 1],
    ['in Simplified characters', '星河科技昨日发布语言模型“长庚”，并宣布将开放权重。', 1],
    ['with the date worked out', '星河科技1月25日發布語言模型「長庚」。', 1],
    ['its first clause', '雲海集團上週以8億元收購星河科技15%的股權。', 4],
    ['another way of writing figures', '雲海集團上週以800,000,000元收購星河科技15％的股權。', 4],
    ['another verb of saying', '分析師周以安指出，若晶片供應不足，下一代模型預計延到6月推出。', 5],
    ['a condition and all', '若晶片供應不足，周以安認為，下一代模型預計延到6月推出。', 5],
  ])('%s', (name, claim, n) => {
    const result = prove(claim, n);
    if (name === 'a condition and all') expect(result.verdict).not.toBe('unsupported');
    else expect(result).toEqual({ verdict: 'supported', reasons: [] });
  });
});

describe('never passes', () => {
  it.each<[string, string, number]>([
    ['a wrong figure', '雲海集團上週以9億元收購星河科技15%的股權。', 4],
    ['a wrong unit', '雲海集團上週以8萬元收購星河科技15%的股權。', 4],
    ['a figure of another owner', '雲海集團上週以15%收購星河科技8億元的股權。', 4],
    ['a wrong date', '星河科技1月26日發布語言模型「長庚」。', 1],
    ['a swapped company', '星河科技上週以8億元收購雲海集團15%的股權。', 4],
    ['another company', '北辰證券上週以8億元收購星河科技15%的股權。', 4],
    ['a lost negation', '青嵐實驗室參加這項測試。', 8],
    ['an added negation', '星河科技昨日沒有發布語言模型「長庚」。', 1],
    ['a lost modality', '星河科技昨日發布語言模型「長庚」，並宣布開放權重。', 1],
    ['a lost possibility', '執行長林若水說：「我們不會向用戶收費，但企業客戶需要付費。」', 3],
    ['a lost condition', '分析師周以安認為，下一代模型預計延到6月推出。', 5],
    ['a lost scope', '星河科技員工將遷往新竹園區。', 6],
    ['a lost attribution', '若晶片供應不足，下一代模型預計延到6月推出。', 5],
    ['welded clauses', '星河科技昨日發布語言模型「長庚」，以8億元收購星河科技15%的股權。', 1],
    ['a swapped role', '測試由雲海集團主辦，工研單位協辦。', 8],
    ['a wrong name for a pronoun', '青嵐實驗室目前仍在台北辦公。', 7],
    ['free wording', '星河科技推出的新模型備受市場期待。', 1],
  ])('%s', (_name, claim, n) => {
    const result = prove(claim, n);
    expect(result.verdict).not.toBe('supported');
    expect(result.reasons).not.toEqual([]);
  });
});

it.each([
  ['a figure', '雲海集團上週以9億元收購星河科技15%的股權。'],
  ['a unit', '雲海集團上週以8萬元收購星河科技15%的股權。'],
])('calls %s that the source contradicts unsupported', (_name, claim) => {
  expect(prove(claim, 4).verdict).toBe('unsupported');
});

it('is unsure of a quotation that no source has', () => {
  const result = proveClaim({
    text: '星河科技昨日發布語言模型「長庚」。',
    sources: [source],
    citations: [{ sourceId: 'a', quote: '星河科技昨日宣布停業。' }],
  });
  expect(result.verdict).toBe('unsure');
  expect(result.reasons.join()).toContain('星河科技昨日宣布停業');
});

it('finds the sentence itself where nothing is cited', () => {
  const result = proveClaim({
    text: '雲海集團上週以8億元收購星河科技15%的股權。',
    sources: [source],
  });
  expect(result.verdict).toBe('supported');
});

describe('English', () => {
  const english = readSource({
    id: 'e',
    ...sentencesIn([
      'Galaxy Labs said on Monday that it may open the weights of its model. The model has 12 million monthly users, up 30% from December. Sea Cloud bought 15% of Galaxy Labs for $80 million.',
    ]),
    publishedAt: '2026-01-27',
  });
  const inEnglish = (claim: string): ProofResult => proveClaim({ text: claim, sources: [english] });

  it.each([
    'Sea Cloud bought 15% of Galaxy Labs for $80 million.',
    'The model has 12 million monthly users.',
  ])('passes %s', (claim) => {
    expect(inEnglish(claim)).toEqual({ verdict: 'supported', reasons: [] });
  });

  it.each([
    'Galaxy Labs said on Monday that it will open the weights of its model.',
    'Sea Cloud bought 25% of Galaxy Labs for $80 million.',
    'Galaxy Labs bought 15% of Sea Cloud for $80 million.',
    'The model does not have 12 million monthly users.',
  ])('does not pass %s', (claim) => {
    expect(inEnglish(claim).verdict).not.toBe('supported');
  });

  it.each([
    ['Sea Cloud cut 300 jobs after the merger.', 'Sea Cloud cut 300 jobs.'],
    ['Sea Cloud moved its staff to the new office.', 'Sea Cloud moved its staff.'],
  ])('lets a phrase go that only adds: %s', (told, claim) => {
    const read = readSource({ id: 'e', sentences: [told] });
    expect(proveClaim({ text: claim, sources: [read] }).verdict).toBe('supported');
  });

  it.each([
    ['Sea Cloud did not hire anyone after the merger.', 'Sea Cloud did not hire anyone.'],
    ['Sea Cloud failed to pay its staff.', 'Sea Cloud failed.'],
    ['All staff voted against the merger.', 'All staff voted.'],
    [
      'Sea Cloud was bought by Galaxy Labs for $80 million.',
      'Galaxy Labs was bought for $80 million.',
    ],
    ['A deal was near before the offer was refused.', 'A deal was near before the offer.'],
  ])('keeps a phrase on which the rest depends: %s', (told, claim) => {
    const read = readSource({ id: 'e', sentences: [told] });
    expect(proveClaim({ text: claim, sources: [read] }).verdict).not.toBe('supported');
  });

  it('never proves across languages, and refuses a figure that the source lacks', () => {
    expect(inEnglish('雲海以8000萬美元收購銀河實驗室15%股權。').verdict).toBe('unsure');
    expect(inEnglish('雲海以9000萬美元收購銀河實驗室15%股權。').verdict).toBe('unsupported');
  });
});

describe('a weekday alone', () => {
  const told = readSource({
    id: 'w',
    sentences: ['三條路線昨天至周三三天免費搭乘，民眾踴躍排隊。'],
    publishedAt: '2026-01-27',
  });
  const verdict = (claim: string): string => proveClaim({ text: claim, sources: [told] }).verdict;

  it('contradicts no other such day of the week', () => {
    expect(verdict('三條路線1月26日至1月28日三天免費搭乘。')).not.toBe('unsupported');
    expect(verdict('三條路線1月26日至1月29日三天免費搭乘。')).toBe('unsupported');
  });
});
