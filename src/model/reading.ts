/** What goes into the reading of a page, and what comes out. */
import type { ArticleDate, ArticleLanguage, Block } from './article.ts';
import type { ArticleKind } from './article-kind.ts';

/** One page, decoded. */
export interface DecodedPage {
  /** Absolute http(s) URL of the page. */
  readonly url: string;
  readonly html: string;
}

/** An article's page, with the pages that carry the article on, in order. */
export interface PageSource extends DecodedPage {
  readonly further?: readonly DecodedPage[];
}

export type ParserName = 'htmlparser2' | 'jsdom';

/** One thing that was cut, for `--explain`. */
export interface Cut {
  readonly reason: string;
  readonly text: string;
}

/** What the page does not say itself. */
export interface ReadOptions {
  /** IANA zone for times that carry none; without one such a time is read as its day. */
  readonly timeZone?: string;
}

/** What was read off one page. */
export interface Reading {
  /** Without the names of section and site; '' where the page has none. */
  readonly title: string;
  readonly byline?: string;
  readonly outlet?: string;
  /** The news agency whose text it is, where the page says so. */
  readonly agency?: string;
  /** Canonical address. */
  readonly url: string;
  readonly lang: ArticleLanguage;
  readonly kind: ArticleKind;
  /** Why it is of that kind, in plain words; '' for news. */
  readonly reason: string;
  /** The same, clue by clue, strongest first. */
  readonly kindEvidence: readonly string[];
  readonly publishedAt?: ArticleDate;
  readonly modifiedAt?: ArticleDate;
  readonly description?: string;
  /** Empty where no article was found. */
  readonly blocks: readonly Block[];
  readonly parser: ParserName;
  /** Which candidate was taken, and why. */
  readonly chosen: string;
  readonly cuts: readonly Cut[];
  /** Further pages whose text is not in it, with the reason; absent where there are none. */
  readonly unread?: readonly string[];
}

/** Which limit was broken; `crash` is anything else. */
export type ReadFailure = 'timeout' | 'memory' | 'too-large' | 'crash';

/** What became of the reading of one page. */
export type PageResult =
  | { readonly ok: true; readonly reading: Reading }
  | { readonly ok: false; readonly code: ReadFailure; readonly message: string };
