/** What a digest is about, and where its news is looked for. */

/** Writing systems an alias can be in: Traditional Han, Simplified Han, Latin. */
export type Script = 'hant' | 'hans' | 'latin';

/** One name of the topic. News sources expand no aliases, so each is asked for by itself. */
export interface Alias {
  readonly text: string;
  readonly script: Script;
}

/** Languages a post can be written in. */
export type PostLanguage = 'zh-TW' | 'en';

/** One configured news source; `kind` names a file under src/sources. */
export type SourceSpec =
  | {
      readonly kind: 'google-news';
      /** Edition, e.g. `zh-TW`, `zh-CN`, `zh-HK`, `en-US`. */
      readonly edition: string;
    }
  | { readonly kind: 'hn-algolia' }
  | { readonly kind: 'gdelt' }
  | { readonly kind: 'arxiv' }
  | {
      readonly kind: 'cnyes';
      /** Categories of its news list; default: `headline`, `tech` and `tw_stock`. */
      readonly categories?: readonly string[];
    }
  | {
      readonly kind: 'searxng';
      /** Address of an instance that answers in JSON: `http://127.0.0.1:8888`. */
      readonly url: string;
      /** Language of the search, e.g. `zh-TW`; default: all. */
      readonly language?: string;
    }
  | {
      /** RSS, Atom, RDF or JSON Feed; the format is read off the body. */
      readonly kind: 'feed';
      readonly url: string;
      /** Outlet's name as printed in the post; default: the feed's own title. */
      readonly name?: string;
      /** IANA zone for dates that carry none; default: the topic's zone. */
      readonly timeZone?: string;
    };

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
  readonly tags: readonly string[];
  /** Lower-case slugs: they become folders of the URL in Jekyll. */
  readonly categories: readonly string[];
}

/** The span of time a digest covers: `days` whole days in `timeZone`, the last of them `date`. */
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
