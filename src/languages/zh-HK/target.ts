/** Posts in Traditional Chinese as Hong Kong writes it. */
import type { TargetLanguage } from '../target-language.ts';
import { figuresBeside } from '../zh/figures-beside.ts';
import { hongKongese } from './phrases.ts';
import { hongKong } from './variety.ts';

export const hongKongChinese: TargetLanguage = {
  source: 'zh',
  glyphs: 'zh-Hant-HK',
  phrases: hongKongese,
  weekdays: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
  span: (first, last) => `${first}至${last}`,
  rule: '香港慣用的繁體中文書面語；英文的句子不翻譯，照抄英文原句',
  readingOrder: ['zh-Hant', 'zh-Hans'],
  figuresBeside,
  variety: hongKong,
};
