/** The languages of posts. */
import type { PostLanguage } from '../model/topic.ts';
import { english } from './en/target.ts';
import type { Phrases } from './phrases.ts';
import { sourceLanguages } from './source-languages.ts';
import type { SourceTag } from './source-language.ts';
import type { TargetLanguage } from './target-language.ts';
import { hongKongChinese } from './zh-HK/target.ts';
import { taiwanChinese } from './zh-TW/target.ts';

const languages = {
  'zh-TW': taiwanChinese,
  'zh-HK': hongKongChinese,
  en: english,
} satisfies Record<PostLanguage, TargetLanguage>;

export function targetLanguage(lang: PostLanguage): TargetLanguage {
  return languages[lang];
}

export function phrasesFor(lang: PostLanguage): Phrases {
  return languages[lang].phrases;
}

/** The language that a sentence of a source counts as in a post: the post's own, or one that it is quoted in. */
export function printedLanguage(source: SourceTag, lang: PostLanguage): PostLanguage {
  return languages[lang].source === source ? lang : sourceLanguages[source].quotedAs;
}
