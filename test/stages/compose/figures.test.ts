import { describe, expect, test } from 'vitest';
import { findFigures } from '../../../src/stages/compose/figures.ts';
import { sampleClaim, sampleStory } from '../../support/sample-digest.ts';

/** The event is headed by other words where `headline` is given. */
function figureOf(text: string, lang: 'zh-TW' | 'en' = 'zh-TW', headline = text) {
  const story = sampleStory({ id: 'h1', title: '標題', outlet: '甲報' });
  const claim = sampleClaim({ story, n: 1, text, lang });
  const event = {
    storyId: story.id,
    headline: { ...claim, text: headline },
    body: [claim],
    reported: [claim],
    otherwise: [],
    views: [],
    outlets: 1,
    articleCount: 1,
    copyCount: 0,
  };
  return findFigures([event], lang)[0];
}

describe('a figure and the words that say what it counts', () => {
  test.each([
    ['千問 App 月活躍用戶突破 1 億', '突破 1 億', '千問 App 月活躍用戶'],
    ['中國模型全球市占升至15%，創下新高。', '15%', '中國模型全球市占'],
    ['Qwen 系列模型累計下載 3.85 億次。', '3.85 億次', 'Qwen 系列模型累計下載'],
    ['阿里雲營收年增 34%。', '34%', '阿里雲營收年增'],
    ['Qwen3 推論成本降低 40%', '40%', 'Qwen3 推論成本降低'],
    ['星河新廠的發電容量為 60 MW。', '60 MW', '星河新廠的發電容量'],
    ['星河新機的鏡頭有 4800萬畫素。', '4800萬畫素', '星河新機的鏡頭'],
    ['星河今年的投資額為 12億元人民幣。', '12億元人民幣', '星河今年的投資額'],
    ['星河釋出的語料共有 700億位元組。', '700億位元組', '星河釋出的語料'],
    ['星河今年的出貨量為 1200 萬顆晶片', '1200 萬顆晶片', '星河今年的出貨量'],
    ['星河的總經費為新台幣 4,800 萬元。', '新台幣 4,800 萬元', '星河的總經費'],
    ['星河模型的價格為每百萬 token 0.8 美元。', '每百萬 token 0.8 美元', '星河模型的價格'],
    ['星河第 3 季營收 3.8 億元，年增 12.5%。', '3.8 億元', '星河第 3 季營收'],
  ])('%s', (text, value, label) => {
    expect(figureOf(text)).toMatchObject({ value, label });
  });

  test('English has its sentence for a label', () => {
    expect(figureOf('Qwen app passes 100 million users', 'en')).toMatchObject({
      value: '100 million',
      label: 'Qwen app passes 100 million users',
    });
  });
});

describe('no figure', () => {
  test.each([
    ['two numbers to confuse', '市占由 10% 升至 15%'],
    ['a denial', '月活躍用戶未達 1 億'],
    ['a forecast', '市占預計升至 15%'],
    ['a condition', '若成真，市占將達 15%'],
    ['a date alone', '阿里巴巴 1 月 26 日發布新版'],
    ['a model name', 'Qwen3.5 登場'],
    ['a lost subject', '較前一年多出 15%'],
    ['a clause whose subject may be another', '據業者統計，下載量多出 15%'],
    ['nothing before the number', '15% 的用戶付費'],
    ['a unit whose end can’t be told', '星河今年出貨 1200 萬顆去年訂購的晶片'],
    ['a verb that waits for what is counted', '星河今年出貨 1200 萬顆晶片'],
    ['a clause of a title behind another', '星河少賠三成 收入增 62%'],
    ['a place in a row', '星河第 3 季營收創新高'],
    ['a number in the label’s sentence before', '公司重組。市占 15%'],
  ])('from %s', (_what, text) => {
    expect(figureOf(text)).toBeUndefined();
  });

  test('whose owner is named neither beside it nor in the headline', () => {
    const said = '專案三年的總經費為新台幣 4,800 萬元。';
    expect(figureOf(said, 'zh-TW', '遠峰航空客服改用新模型')).toBeUndefined();
    expect(figureOf(`遠峰航空${said}`, 'zh-TW', '客服改用新模型')?.label).toBe(
      '遠峰航空專案三年的總經費',
    );
  });
});
