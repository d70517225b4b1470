/** What a language of posts has to say: one without a member does not compile. */
import type { NonEmpty } from '../model/claim.ts';
import type { ArticleLanguage } from '../model/article.ts';
import type { Phrases } from './phrases.ts';
import type { SourceTag } from './source-language.ts';
import type { Variety } from './zh/variety.ts';

/** Seven names, Sunday's first. */
export type Weekdays = readonly [string, string, string, string, string, string, string];

/** A language that posts are written in. What sources are read by is a `SourceLanguage`, whatever the post's. */
export interface TargetLanguage {
  /** The language of the sources that are told in its words; others are quoted. */
  readonly source: SourceTag;
  /** Language and script for a renderer of glyphs, BCP 47: `zh-Hant-TW`. */
  readonly glyphs: string;
  /** Every fixed word of a post. */
  readonly phrases: Phrases;
  readonly weekdays: Weekdays;
  /** The first day of a window to its last. */
  readonly span: (first: string, last: string) => string;
  /** How prompts name the language. A source in another is quoted: rules can't prove a translation. */
  readonly rule: string;
  /** The same where a judge of translations from English passed its exam; absent: nobody may. */
  readonly translating?: string;
  /** What its readers would rather open, the first first: who leads an event, all else being equal. */
  readonly readingOrder: NonEmpty<ArticleLanguage>;
  /** What its readers look for in a sentence that is quoted in another language: figures and days as they write them. */
  readonly figuresBeside: (sentence: string) => readonly string[];
  /** How Chinese is printed in its posts. */
  readonly variety: Variety;
}
