/** What a digest is about, and where its news is looked for. */
import type { ArticleKind } from './article-kind.ts';
import type { Section } from './sections.ts';

/** Writing systems an alias can be in: Traditional Han, Simplified Han, Latin. */
export type Script = 'hant' | 'hans' | 'latin';

/** One name of the topic. News sources expand no aliases, so each is asked for by itself. */
export interface Alias {
  readonly text: string;
  readonly script: Script;
}

/** Languages a post can be written in, as BCP 47 names them; a folder of src/languages each. */
export const postLanguages = ['zh-TW', 'zh-HK', 'en'] as const;
export type PostLanguage = (typeof postLanguages)[number];

/** What raises or lowers a story among the others; keys are as written in the topic file, weights above 0. */
export interface Leaning {
  /** Words or `/patterns/` in title or text. */
  readonly words?: Readonly<Record<string, number>>;
  /** Names of whom a story is about: in a title or the beginning of a text. */
  readonly parties?: Readonly<Record<string, number>>;
  /** Names of outlets. */
  readonly outlets?: Readonly<Record<string, number>>;
  readonly kinds?: Readonly<Partial<Record<ArticleKind, number>>>;
}

/** Another topic of the user, by its names only: what a page that is about it would say. */
export interface OtherTopic {
  readonly id: string;
  readonly names: readonly string[];
}

/** One configured news source. `kind` names a file under src/sources, whose schema says what else there is. */
export interface SourceSpec {
  readonly kind: string;
  readonly [option: string]: unknown;
}

export interface Topic {
  /** Slug: lower-case ASCII letters, digits and hyphens; names files and folders. */
  readonly id: string;
  /** As printed: `Qwen`. */
  readonly name: string;
  readonly aliases: readonly Alias[];
  readonly sources: readonly SourceSpec[];
  /** IANA zone in which the day starts and ends. */
  readonly timeZone: string;
  /** Length of the window in days, ending with the digest's day. */
  readonly windowDays: number;
  readonly language: PostLanguage;
  /** Of its pictures, `#rrggbb`; without one it is taken from the name. */
  readonly color?: string;
  readonly tags: readonly string[];
  /** Lower-case slugs: they become folders of the URL in Jekyll. */
  readonly categories: readonly string[];
  /** Words or `/patterns/` that speak against the topic where they stand near its name: what else the name means. */
  readonly not?: readonly string[];
  /** Words or `/patterns/` of which one must stand near the name. */
  readonly with?: readonly string[];
  /** Words or `/patterns/` each of which a story must hold. */
  readonly must?: readonly string[];
  /** What its posts are made of; absent: as is usual. */
  readonly sections?: readonly Section[];
  readonly prefer?: Leaning;
  readonly avoid?: Leaning;
}

/**
 * The span of time a digest covers: `days` whole days in `timeZone`, the last of them `date`. It begins before them where
 * the post before could not see their end.
 */
export interface Window {
  /** `YYYY-MM-DD` in `timeZone`. */
  readonly date: string;
  readonly days: number;
  readonly timeZone: string;
  /** ISO 8601 UTC instant, inclusive. */
  readonly start: string;
  /** ISO 8601 UTC instant, exclusive. */
  readonly end: string;
}

/** The input of the whole line. */
export interface Query {
  readonly topic: Topic;
  readonly window: Window;
}
