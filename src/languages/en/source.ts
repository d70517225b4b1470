/** Reading English. */
import type { SourceLanguage } from '../source-language.ts';
import { englishAsides, englishPerson } from './asides.ts';
import { englishLeaning } from './leaning.ts';

export const readEnglish: SourceLanguage = {
  quotedAs: 'en',
  leaning: englishLeaning,
  asides: englishAsides,
  person: englishPerson,
  stop: '.',
  sentenceGap: ' ',
};
