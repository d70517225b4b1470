import { describe, expect, it } from 'vitest';
import { proveClaim, type ProofResult } from '../../../src/stages/verify/proof/prove.ts';
import { readSource, sentencesIn } from '../../../src/stages/verify/proof/source.ts';

/** Proves a claim against a short article of which every sentence is cited. */
function prove(paragraphs: readonly string[], claim: string): ProofResult {
  const read = sentencesIn(paragraphs);
  const source = readSource({ id: 's', ...read, publishedAt: '2026-01-26' });
  const citations = read.sentences.map((quote) => ({ sourceId: 's', quote }));
  return proveClaim({ text: claim, sources: [source], citations });
}

/** Kind of fault, the article's paragraphs, the claim. */
const faults: readonly (readonly [string, readonly string[], string])[] = [
  ['figure', ['長庚模型有720億個參數。'], '長庚模型有72億個參數。'],
  ['figure of another clause', ['手機出貨成長5%，平板出貨成長9%。'], '手機出貨成長9%。'],
  ['figure of a list', ['星河賣出30萬台、雲海賣出50萬台。'], '星河賣出50萬台。'],
  ['two figures exchanged', ['星河以3億元買下20%股權。'], '星河以20億元買下3%股權。'],
  ['end of a range', ['預估有100至200人受影響。'], '預估有200人受影響。'],
  ['count of a shortened list', ['甲、乙、丙三家公司參加測試。'], '甲、乙三家公司參加測試。'],
  ['unit', ['這座機房用電5千瓦。'], '這座機房用電5兆瓦。'],
  ['currency', ['收購金額為8億美元。'], '收購金額為8億元。'],
  ['percent for points', ['利率調升0.5個百分點。'], '利率調升0.5%。'],
  ['date', ['星河科技1月20日發布新模型。'], '星河科技1月21日發布新模型。'],
  ['relative date', ['星河科技昨天發布新模型。'], '星河科技1月26日發布新模型。'],
  ['year', ['星河科技去年9月成立。'], '星河科技2026年9月成立。'],
  ['deadline for a fact', ['到2028年，星河將建成10座機房。'], '星河建成10座機房。'],
  ['bound', ['用戶至少有300萬人。'], '用戶有300萬人。'],
  ['bound turned', ['功耗在5瓦以下。'], '功耗在5瓦以上。'],
  ['approximation', ['約有300萬名用戶受影響。'], '有300萬名用戶受影響。'],
  ['name', ['星河科技推出新模型。'], '星雲科技推出新模型。'],
  ['roles', ['星河科技控告雲海集團侵權。'], '雲海集團控告星河科技侵權。'],
  ['roles by 被', ['星河科技被雲海集團收購。'], '星河科技收購雲海集團。'],
  ['lost 被', ['星河科技被罰300萬元。'], '星河科技罰300萬元。'],
  ['head of a name', ['星河科技的對手宣布裁員。'], '星河科技宣布裁員。'],
  ['owner', ['星河科技對手的產品銷量下滑。'], '星河科技產品銷量下滑。'],
  ['officer for the firm', ['星河科技執行長宣布辭職。'], '星河科技宣布辭職。'],
  ['state for country', ['聯邦甲州政府通過法案。'], '聯邦政府通過法案。'],
  ['negation lost', ['星河科技不會公開權重。'], '星河科技會公開權重。'],
  ['negation lost in 尚未', ['這項交易尚未完成。'], '這項交易完成。'],
  ['negation added', ['星河科技公開權重。'], '星河科技沒有公開權重。'],
  ['denial', ['星河科技否認裁員300人。'], '星河科技裁員300人。'],
  ['refusal', ['星河科技拒絕出售股權。'], '星河科技出售股權。'],
  ['possibility', ['新模型可能在6月推出。'], '新模型在6月推出。'],
  ['plan', ['星河科技計畫在6月推出新模型。'], '星河科技在6月推出新模型。'],
  ['future', ['星河科技將推出新模型。'], '星河科技推出新模型。'],
  ['rumour', ['星河科技傳出將裁員三成。'], '星河科技將裁員三成。'],
  ['suspicion', ['男子疑因欠債犯案。'], '男子因欠債犯案。'],
  ['done for planned', ['星河科技擬收購雲海。'], '星河科技已收購雲海。'],
  ['condition', ['若主管機關同意，兩家公司將合併。'], '兩家公司將合併。'],
  ['only', ['這項功能只開放給付費用戶。'], '這項功能開放給付費用戶。'],
  ['share', ['部分用戶無法登入。'], '用戶無法登入。'],
  ['most for some', ['許多用戶回報問題。'], '所有用戶回報問題。'],
  ['one of the largest', ['星河是國內最大的業者之一。'], '星河是國內最大的業者。'],
  ['first for one of the first', ['星河是首批取得執照的業者。'], '星河是首個取得執照的業者。'],
  ['attribution lost', ['分析師林若水表示，股價已經見底。'], '股價已經見底。'],
  ['attribution after a quotation lost', ['「股價已經見底。」分析師林若水說。'], '股價已經見底。'],
  [
    'long quotation without its speaker',
    ['林若水說：「市場很好。股價已經見底。」'],
    '股價已經見底。',
  ],
  ['wrong speaker', ['林若水說，股價已經見底。', '周以安參加了會議。'], '周以安說，股價已經見底。'],
  ['doubt about a claim', ['男子仍辯稱自己沒有喝酒。'], '男子沒有喝酒。'],
  ['comparison turned', ['甲模型的得分高於乙模型。'], '乙模型的得分高於甲模型。'],
  ['comparison lost', ['今年獲利比去年減少。'], '今年獲利減少，比去年。'],
  ['cause added', ['星河裁員300人。雲海股價下跌。'], '因星河裁員300人，雲海股價下跌。'],
  [
    'welded sentences',
    ['星河發布新模型。雲海推出手機，售價1萬元。'],
    '星河發布新模型，售價1萬元。',
  ],
  [
    'welded parts',
    ['星河發布新模型；雲海推出手機，團隊設在新竹。'],
    '星河發布新模型，團隊設在新竹。',
  ],
  ['skipped subject', ['星河獲利成長，雲海則轉盈為虧，股價大跌5%。'], '星河獲利成長，股價大跌5%。'],
  ['wrong pronoun', ['林若水介紹了周以安。', '她在新竹工作。'], '陳大文在新竹工作。'],
  [
    'speaker for the one spoken of',
    ['林若水說，周以安很努力。', '「她從不遲到。」'],
    '林若水從不遲到。',
  ],
  ['date of another event', ['星河3月1日成立。雲海5月2日成立。'], '雲海3月1日成立。'],
  ['emphasis added', ['星河推出新模型。'], '星河成功推出新模型。'],
  ['all added', ['員工參加了訓練。'], '員工都參加了訓練。'],
  ['former office', ['前執行長林若水加入雲海。'], '執行長林若水加入雲海。'],
  ['second for first', ['星河的市占全球第二。'], '星河的市占全球第一。'],
  ['word cut', ['這款軟體有不安全的元件。'], '這款軟體有安全的元件。'],
];

describe('never passes a fault', () => {
  it.each(faults)('%s', (_kind, paragraphs, claim) => {
    expect(prove(paragraphs, claim).verdict).not.toBe('supported');
  });
});

/** What was done, the article's paragraphs, the claim. */
const fair: readonly (readonly [string, readonly string[], string])[] = [
  ['a figure in another form', ['用戶達1.2億人。'], '用戶達1億2000萬人。'],
  ['tenths as percent', ['銷量成長三成。'], '銷量成長30%。'],
  ['terms of Taiwan', ['星河科技发布新款软件，支持短视频。'], '星河科技發布新款軟體，支援短影音。'],
  ['a shorter list', ['模型支援中文、英文、日文和韓文。'], '模型支援中文、英文和韓文。'],
  ['without brackets', ['星河科技（總部在新竹）推出新模型。'], '星河科技推出新模型。'],
  ['without its last clause', ['星河推出新模型，並開放下載。'], '星河推出新模型。'],
  [
    'without a clause between',
    ['星河推出新模型，包括兩個版本，並開放下載。'],
    '星河推出新模型，並開放下載。',
  ],
  ['without who reports', ['據了解，星河推出新模型。'], '星河推出新模型。'],
  ['a worked-out date', ['星河昨日推出新模型。'], '星河1月25日推出新模型。'],
  ['a month and year', ['星河去年九月成立。'], '星河2025年9月成立。'],
  ['a moved date', ['今年1月，星河推出新模型。'], '星河2026年1月推出新模型。'],
  [
    'two sentences joined',
    ['星河推出新模型。雲海開放舊模型下載。'],
    '星河推出新模型，雲海開放舊模型下載。',
  ],
  [
    'a name for a pronoun',
    ['林若水是星河的創辦人。', '她在新竹工作十年。'],
    '林若水在新竹工作十年。',
  ],
  [
    'the speaker of a long quotation',
    ['林若水說：「市場很好。晶片需求很強。」'],
    '林若水說，晶片需求很強。',
  ],
  ['another verb of saying', ['林若水表示，股價已經見底。'], '林若水指出，股價已經見底。'],
  [
    'a subject carried to a later predicate',
    ['星河以低價收購，隨後退出市場。'],
    '星河隨後退出市場。',
  ],
];

describe('passes what stays near its source', () => {
  it.each(fair)('%s', (_how, paragraphs, claim) => {
    expect(prove(paragraphs, claim)).toEqual({ verdict: 'supported', reasons: [] });
  });
});
