/** The rules' word on one claim, with citations and without: supported, unsupported or unsure, and why. */
import { describe, expect, it } from 'vitest';
import { proveClaim, type ProofResult } from '../../src/proof/prove.ts';
import { prove as proveIn, sourceOf } from './support.ts';

const source = sourceOf(
  [
    '星河科技昨日發布語言模型「長庚」，並宣布將開放權重。',
    '該公司表示，長庚的月活躍用戶已達1200萬，較上月增加三成。',
    '執行長林若水說：「我們不會向用戶收費，但企業客戶可能需要付費。」',
    '雲海集團上週以8億元收購星河科技15%的股權，北辰證券擔任財務顧問。',
    '分析師周以安認為，若晶片供應不足，下一代模型預計延到6月推出。',
    '星河科技部分員工將遷往新竹園區。他們目前仍在台北辦公。',
    '青嵐實驗室沒有參加這項測試，測試由工研單位主辦，雲海集團協辦。',
  ],
  { id: 'a', title: '星河科技發布長庚模型' },
);

function prove(claim: string, ...numbers: readonly number[]): ProofResult {
  const quotes = numbers.map((n) => source.sentences[n]?.text ?? '');
  expect(quotes).not.toContain('');
  return proveClaim({
    text: claim,
    sources: [source],
    citations: quotes.map((quote) => ({ sourceId: 'a', quote })),
  });
}

/** What is said of a claim of which no rule knows anything. */
const noWording = 'is no wording of a cited sentence';

describe('passes what the cited sentence says', () => {
  it.each<[string, string, number, readonly string[]]>([
    ['the sentence itself', '星河科技昨日發布語言模型「長庚」，並宣布將開放權重。', 1, []],
    ['in Simplified characters', '星河科技昨日发布语言模型“长庚”，并宣布将开放权重。', 1, []],
    [
      'its first clause',
      '雲海集團上週以8億元收購星河科技15%的股權。',
      4,
      ['shortened: zh/cut/tail'],
    ],
    [
      'figures in another form',
      '雲海集團上週以800,000,000元收購星河科技15％的股權，北辰證券擔任財務顧問。',
      4,
      [],
    ],
    [
      'the day worked out',
      '星河科技1月25日發布語言模型「長庚」，並宣布將開放權重。',
      1,
      ['shortened: zh/date/day'],
    ],
  ])('%s', (_name, claim, n, reasons) => {
    expect(prove(claim, n)).toMatchObject({ verdict: 'supported', reasons });
  });
});

describe('is unsure of what is true and worded freely', () => {
  it.each<[string, string, number]>([
    ['another verb of saying', '分析師周以安指出，若晶片供應不足，下一代模型預計延到6月推出。', 5],
    ['a condition and all', '若晶片供應不足，周以安認為，下一代模型預計延到6月推出。', 5],
    ['a clause of its own', '北辰證券擔任這筆收購的財務顧問。', 4],
  ])('%s', (_name, claim, n) => {
    expect(prove(claim, n)).toEqual({ verdict: 'unsure', reasons: [noWording] });
  });
});

describe('never passes', () => {
  it.each<[string, string, number, string]>([
    ['a wrong figure', '雲海集團上週以9億元收購星河科技15%的股權。', 4, 'the figure 9億'],
    ['a wrong unit', '雲海集團上週以8萬元收購星河科技15%的股權。', 4, 'the figure 8萬'],
    [
      'a figure of another owner',
      '雲海集團上週以15%收購星河科技8億元的股權。',
      4,
      'is no wording of a cited sentence',
    ],
    ['a wrong date', '星河科技1月26日發布語言模型「長庚」。', 1, noWording],
    ['a swapped company', '星河科技上週以8億元收購雲海集團15%的股權。', 4, noWording],
    ['another company', '北辰證券上週以8億元收購星河科技15%的股權。', 4, noWording],
    ['a lost negation', '青嵐實驗室參加這項測試。', 8, noWording],
    ['an added negation', '星河科技昨日沒有發布語言模型「長庚」。', 1, noWording],
    [
      'a lost modality',
      '星河科技昨日發布語言模型「長庚」，並宣布開放權重。',
      1,
      'is no wording of a cited sentence',
    ],
    [
      'a lost possibility',
      '執行長林若水說：「我們不會向用戶收費，但企業客戶需要付費。」',
      3,
      'is no wording of a cited sentence',
    ],
    ['a lost condition', '分析師周以安認為，下一代模型預計延到6月推出。', 5, noWording],
    ['a lost scope', '星河科技員工將遷往新竹園區。', 6, noWording],
    ['a lost attribution', '若晶片供應不足，下一代模型預計延到6月推出。', 5, noWording],
    [
      'welded clauses',
      '星河科技昨日發布語言模型「長庚」，以8億元收購星河科技15%的股權。',
      1,
      'is no wording of a cited sentence',
    ],
    ['a swapped role', '測試由雲海集團主辦，工研單位協辦。', 8, noWording],
    ['a wrong name for a pronoun', '青嵐實驗室目前仍在台北辦公。', 7, noWording],
    ['what nobody said', '星河科技推出的新模型備受市場期待。', 1, noWording],
    ['a sentence that is not cited', '他們目前仍在台北辦公。', 1, noWording],
  ])('%s', (_name, claim, n, reason) => {
    const result = prove(claim, n);
    expect(result.verdict).not.toBe('supported');
    expect(result.reasons.join()).toContain(reason);
  });
});

describe('calls unsupported what has a figure or a date that no source has', () => {
  it.each<[string, string, string]>([
    ['a figure', '雲海集團上週以9億元收購星河科技15%的股權。', 'no source has the figure 9億'],
    ['a unit', '雲海集團上週以8萬元收購星河科技15%的股權。', 'no source has the figure 8萬'],
    ['a date', '星河科技1月18日發布語言模型「長庚」。', 'no source has the date 1月18日'],
  ])('%s', (_name, claim, reason) => {
    expect(prove(claim, 1, 4)).toEqual({ verdict: 'unsupported', reasons: [reason] });
  });
});

describe('citations', () => {
  it('are a source’s own words, or rules are unsure whatever the claim says', () => {
    const result = proveClaim({
      text: '星河科技昨日發布語言模型「長庚」。',
      sources: [source],
      citations: [{ sourceId: 'a', quote: '星河科技昨日宣布停業。' }],
    });
    expect(result).toEqual({
      verdict: 'unsure',
      reasons: ['no source has the quotation “星河科技昨日宣布停業。”'],
    });
  });

  it('are not needed: any sentence may support', () => {
    const text = '雲海集團上週以8億元收購星河科技15%的股權。';
    expect(proveClaim({ text, sources: [source] }).verdict).toBe('supported');
  });

  it('may name a sentence of one of several sources', () => {
    const other = sourceOf(['北辰證券擔任財務顧問。'], { id: 'b' });
    const text = '北辰證券擔任財務顧問。';
    const cite = (sourceId: string) => [{ sourceId, quote: text }];
    const sources = [source, other];
    expect(proveClaim({ text, sources, citations: cite('b') }).verdict).toBe('supported');
    expect(proveClaim({ text, sources, citations: cite('c') })).toMatchObject({
      verdict: 'unsure',
      reasons: [expect.stringContaining('no source has the quotation')],
    });
  });
});

describe('several sentences', () => {
  const told = ['星河推出新車。售價為3萬元。明年交車。', '雲海停產。'];

  it.each([
    ['neighbours in their order', '星河推出新車。售價為3萬元。'],
    ['across paragraphs', '明年交車。雲海停產。'],
  ])('pass as %s', (_name, claim) => {
    expect(proveIn(told, claim)).toMatchObject({ verdict: 'supported', reasons: [] });
  });

  it.each([
    ['turned around', '售價為3萬元。星河推出新車。'],
    ['with one between left out', '星河推出新車。明年交車。'],
    ['with one that nobody said', '星河推出新車。雲海停產。'],
  ])('do not pass %s', (_name, claim) => {
    expect(proveIn(told, claim)).toEqual({ verdict: 'unsure', reasons: [noWording] });
  });
});

describe('a question inside a quotation', () => {
  const told = ['林若水說：「星河會裁員嗎？不會。」'];

  it('keeps its mark', () => {
    expect(proveIn(told, '林若水說：「星河會裁員嗎？').verdict).toBe('supported');
    expect(proveIn(told, '林若水說：「星河會裁員嗎').verdict).toBe('unsure');
    expect(proveIn(told, '林若水說：「星河會裁員嗎」').verdict).toBe('unsure');
  });

  it('is no answer as a headline', () => {
    const headline = (claim: string) =>
      proveIn(['星河裁員三百人？官方澄清。'], claim, { headline: true });
    expect(headline('星河裁員三百人？').verdict).toBe('supported');
    expect(headline('星河裁員三百人')).toEqual({ verdict: 'unsure', reasons: [noWording] });
  });
});

describe('what is no claim', () => {
  it.each([
    ['nothing', '', 'the claim is empty'],
    ['marks alone', '……！', 'the claim is empty'],
    ['a whole article', '星河推出新車。'.repeat(200), 'the claim is too long'],
  ])('%s', (_name, claim, reason) => {
    expect(proveIn(['星河推出新車。'], claim)).toEqual({ verdict: 'unsure', reasons: [reason] });
  });

  it('without any source nothing is proved', () => {
    const { verdict, reasons } = proveClaim({ text: '星河推出新車。', sources: [] });
    expect([verdict, reasons]).toEqual(['unsure', [noWording]]);
  });
});

describe('English', () => {
  const told = [
    'Galaxy Labs said on Monday that it may open the weights of its model. The model has 12 million monthly users, up 30% from December. Sea Cloud bought 15% of Galaxy Labs for $80 million.',
  ];
  const inEnglish = (claim: string): ProofResult =>
    proveIn(told, claim, { publishedAt: '2026-01-27' });

  it.each([
    'Sea Cloud bought 15% of Galaxy Labs for $80 million.',
    'Sea Cloud bought 15 percent of Galaxy Labs for $80,000,000.',
    'The model has 12 million monthly users, up 30% from December.',
  ])('passes %s', (claim) => {
    expect(inEnglish(claim)).toMatchObject({ verdict: 'supported', reasons: [] });
  });

  it.each([
    ['Galaxy Labs said on Monday that it will open the weights of its model.', noWording],
    ['Sea Cloud bought 25% of Galaxy Labs for $80 million.', 'no source has the figure 25%'],
    ['Galaxy Labs bought 15% of Sea Cloud for $80 million.', noWording],
    ['The model does not have 12 million monthly users.', noWording],
    ['Sea Cloud bought Galaxy Labs for $80 million.', noWording],
  ])('does not pass %s', (claim, reason) => {
    const { verdict, reasons } = inEnglish(claim);
    expect(verdict).not.toBe('supported');
    expect(reasons).toEqual([reason]);
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
  ])('keeps a phrase on which the rest depends: %s', (sentence, claim) => {
    const { verdict, reasons } = proveIn([sentence], claim);
    expect(verdict).toBe('unsure');
    expect(reasons).toEqual([noWording]);
  });
});

describe('across languages', () => {
  const told = ['Sea Cloud bought 15% of Galaxy Labs for $80 million.'];

  it('nothing is proved', () => {
    expect(proveIn(told, '雲海以8000萬美元收購銀河實驗室15%股權。')).toEqual({
      verdict: 'unsure',
      reasons: ['rules prove nothing across languages'],
    });
  });

  it('a figure that the source lacks is refused', () => {
    expect(proveIn(told, '雲海以9000萬美元收購銀河實驗室15%股權。')).toEqual({
      verdict: 'unsupported',
      reasons: ['no source has the figure 9000萬'],
    });
  });
});

describe('a weekday alone', () => {
  const verdict = (claim: string): ProofResult =>
    proveIn(['三條路線昨天至周三三天免費搭乘，民眾踴躍排隊。'], claim, {
      publishedAt: '2026-01-27',
    });

  it('contradicts no other such day of the week', () => {
    expect(verdict('三條路線1月26日至1月28日三天免費搭乘。').verdict).not.toBe('unsupported');
    expect(verdict('三條路線1月26日至1月29日三天免費搭乘。')).toEqual({
      verdict: 'unsupported',
      reasons: ['no source has the date 1月29日'],
    });
  });
});
