/** Every fixed word of a post, by language. */
import type { PostLanguage } from '../model/topic.ts';
import { english } from './en/phrases.ts';
import type { Phrases } from './phrases.ts';
import { taiwanese } from './zh-TW/phrases.ts';

const phrases = { 'zh-TW': taiwanese, en: english } satisfies Record<PostLanguage, Phrases>;

export function phrasesFor(lang: PostLanguage): Phrases {
  return phrases[lang];
}
