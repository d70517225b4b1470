/** Posts in English. */
import type { TargetLanguage } from '../target-language.ts';
import { taiwan } from '../zh-TW/variety.ts';
import { english as phrases } from './phrases.ts';

export const english: TargetLanguage = {
  source: 'en',
  glyphs: 'en',
  phrases,
  weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  span: (first, last) => `${first} to ${last}`,
  rule: 'English；中文的句子不翻譯，照抄中文原句',
  readingOrder: ['en'],
  // A Chinese sentence stands as it is.
  figuresBeside: () => [],
  variety: taiwan,
};
