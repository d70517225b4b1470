/** Reading Chinese, in either script. */
import type { SourceLanguage } from '../source-language.ts';
import { chineseAsides, chinesePerson } from './asides.ts';
import { chineseLeaning } from './leaning.ts';

export const readChinese: SourceLanguage = {
  quotedAs: 'zh-TW',
  leaning: chineseLeaning,
  asides: chineseAsides,
  person: chinesePerson,
  stop: '。',
  sentenceGap: '',
};
