/** Editions of a search service: a language and a country, `zh-TW`, and the scripts that its readers use. */
import { z } from 'zod';
import { wanted } from '../wrong-value.ts';
import type { Script } from '../model/topic.ts';

export const editionField: z.ZodType<string> = z
  .string()
  .refine(isEdition, { error: wanted('an edition such as zh-TW or en-US') });

/** Of a language and a country that there are; a service answers in English for another, without a word. */
function isEdition(value: string): boolean {
  const [, language = '', country = ''] = /^([a-z]{2})-([A-Z]{2})$/.exec(value) ?? [];
  const knows = (type: 'language' | 'region', code: string): boolean =>
    code !== '' && new Intl.DisplayNames('en', { type, fallback: 'none' }).of(code) !== undefined;
  return knows('language', language) && knows('region', country);
}

/** Scripts of the names to ask for. */
export function scriptsOf(edition: string): readonly Script[] {
  if (/^zh-(?:CN|SG)$/.test(edition)) return ['hans', 'latin'];
  return edition.startsWith('zh') ? ['hant', 'latin'] : ['latin'];
}

/** `zh-Hant`, `zh-Hans`, else the language alone. */
export function writtenLanguage(edition: string): string {
  if (!edition.startsWith('zh')) return edition.slice(0, 2);
  return scriptsOf(edition).includes('hans') ? 'zh-Hans' : 'zh-Hant';
}

export function countryOf(edition: string): string {
  return edition.slice(3);
}
