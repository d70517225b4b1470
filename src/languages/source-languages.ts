/** The languages that sources are read in, whatever the post's. */
import { readEnglish } from './en/source.ts';
import type { SourceLanguage, SourceTag } from './source-language.ts';
import { readChinese } from './zh/source.ts';

export const sourceLanguages: Readonly<Record<SourceTag, SourceLanguage>> = {
  zh: readChinese,
  en: readEnglish,
};

/** For what is looked for in a line of whichever language. */
export const everySourceLanguage: readonly SourceLanguage[] = Object.values(sourceLanguages);
