import { describe, expect, it } from 'vitest';
import { noiseReason } from '../../../src/stages/extract/cuts/noise.ts';
import { isReadMore, isTailHeading } from '../../../src/stages/extract/cuts/phrases.ts';

describe('noiseReason', () => {
  it.each([
    ['本文版權所有，未經授權不得轉載。', 'copyright'],
    ['版权声明：转载请注明出处', 'copyright'],
    ['免責聲明：本文觀點不代表本站立場', 'disclaimer'],
    ['責任編輯：王小芸', 'credit'],
    ['Reporting by Ana Ruiz; editing by Bo Lind', 'credit'],
    ['▲港口的夜景。', 'caption'],
    ['新的產線。（圖／公司提供）', 'caption'],
    ['Getty Images', 'caption'],
    ['Sign up for our morning newsletter', 'call'],
    ['Follow our full coverage of the harbour vote at harbour.example/vote', 'call'],
    ['聯絡我們 - 關於我們 - 廣告刊登', 'footer'],
    ['违法和不良信息举报电话：010-5550000', 'footer'],
    ['Filed under: Harbour, Trains', 'dress'],
    ['Tempo de leitura: 3 minutos', 'dress'],
    ['#模型 #開源 #推論', 'call'],
    ['自殺防治諮詢專線：1925', 'help line'],
    ['登入後才能留言，留言規則請見說明', 'comments'],
  ])('takes %j for %s', (text, reason) => {
    expect(noiseReason(text)).toBe(reason);
  });

  it.each([
    '報社控告模型公司未經授權使用其文章訓練模型，求償十億元。',
    '使用者下載新版App之後，可以直接用語音訂票。',
    '公司發言人表示，將遵守當地規範，並刪除違規帳號。',
    '他呼籲民眾撥打反詐騙諮詢專線求證，不要急著匯款。',
    'Already a leader in open models, the lab wants to sell chips as well.',
    'Loading the model takes nine seconds on a laptop, the team wrote.',
    'Registered users can download the weights at no cost, the company said.',
    '他在會後說，大家關於我們的報導都看過了，沒有人提出異議。',
    'See how the press gave the strike hardly any coverage on its first day.',
    'The court found that comments about the firm had been deleted.',
  ])('leaves %j alone', (text) => {
    expect(noiseReason(text)).toBeUndefined();
  });
});

describe('isTailHeading', () => {
  it.each([
    '延伸閱讀：',
    '上一則：碼頭工人罷工進入第三天',
    '【相關新聞】',
    '其他人也在看',
    '你可能也想看：',
    '推荐阅读',
    '更多精彩内容',
    '猜你喜欢',
    '熱門新聞',
    '更多城南日報報導',
    'Related stories',
    'You may also like:',
    'Most popular',
    'More from The Quay Courier',
    'あわせて読みたい',
    '関連記事',
  ])('knows %j', (text) => {
    expect(isTailHeading(text)).toBe(true);
  });

  it.each([
    '三種尺寸，一份授權',
    '相關產業股價應聲上漲',
    '熱門模型的下一步',
    'What was repaired',
    'More money for the harbour',
    'Related firms fall',
    'Top speed',
    '最新模型表現如何',
  ])('leaves %j alone', (text) => {
    expect(isTailHeading(text)).toBe(false);
  });
});

describe('isReadMore', () => {
  it.each([
    'Read more: Council delays the vote',
    '延伸閱讀：港口擴建案通過初審',
    '▶ 看更多：夜市新攤',
  ])('knows %j', (text) => {
    expect(isReadMore(text)).toBe(true);
  });

  it.each([
    'More-efficient models are on the way.',
    'Read the minutes and you will see.',
    '相關新聞傳出之後，股價大跌。',
  ])('leaves %j alone', (text) => {
    expect(isReadMore(text)).toBe(false);
  });
});
