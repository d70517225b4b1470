/** Posts in Traditional Chinese as Taiwan writes it. */
import type { TargetLanguage } from '../target-language.ts';
import { figuresBeside } from '../zh/figures-beside.ts';
import { taiwanese } from './phrases.ts';
import { taiwan } from './variety.ts';

export const taiwanChinese: TargetLanguage = {
  source: 'zh',
  glyphs: 'zh-Hant-TW',
  phrases: taiwanese,
  weekdays: ['週日', '週一', '週二', '週三', '週四', '週五', '週六'],
  span: (first, last) => `${first}至${last}`,
  rule: '臺灣慣用的繁體中文；英文的句子不翻譯，照抄英文原句',
  // Quotations stay out: no one can say whether they are the speaker's words.
  translating:
    '臺灣慣用的繁體中文；英文的句子逐句譯成中文，不增不減，人名、公司名、產品名和數字照抄，引號裡的話不譯、不寫',
  readingOrder: ['zh-Hant', 'zh-Hans'],
  figuresBeside,
  variety: taiwan,
};
