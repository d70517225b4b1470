import type { Hit } from './hit.ts';
import type { ArticleKind } from './article-kind.ts';

export type BlockKind = 'heading' | 'paragraph' | 'list-item' | 'quote' | 'table';

/** One block of an article's body: no line break inside. */
export interface Block {
  readonly kind: BlockKind;
  readonly text: string;
  /** Number of the part to which it belongs, from 0, on a page that tells of many things; absent outside of all parts. */
  readonly part?: number;
}

/** BCP 47 by script, not by country: what the characters show. `und` where they show nothing. */
export type ArticleLanguage = 'zh-Hant' | 'zh-Hans' | 'en' | 'ja' | 'und';

export interface ArticleDate {
  /** ISO 8601 with offset where known, else `YYYY-MM-DD`. */
  readonly value: string;
  /** Where it was read: `json-ld`, `meta article:published_time`, `marked time`, `near the headline`, `url`, `text`, `feed`. */
  readonly evidence: string;
}

export interface Article {
  /** The id of its hit. */
  readonly id: string;
  readonly hit: Hit;
  /** The page's own address, absolute http(s): the canonical one where that leads to this very article. */
  readonly url: string;
  /** Without the site's suffix. */
  readonly title: string;
  /** The publisher's name, for the list of sources. */
  readonly outlet: string;
  /** The name under which its outlet is counted, where that is another: see `outletKey`. */
  readonly countedAs?: string;
  readonly byline?: string;
  /** The news agency whose text it is, where the page says so: as the page writes it, or its usual name in that script. */
  readonly agency?: string;
  readonly lang: ArticleLanguage;
  readonly kind: ArticleKind;
  /** Where the kind was read, in plain words; absent for news that nothing speaks against. */
  readonly kindEvidence?: readonly string[];
  readonly publishedAt?: ArticleDate;
  readonly modifiedAt?: ArticleDate;
  readonly description?: string;
  readonly blocks: readonly Block[];
  /** The body's sentences, split once; whatever counts sentences counts these. Headings and tables hold none. */
  readonly sentences: readonly Sentence[];
}

/** A sentence of an article's body. */
export interface Sentence {
  /** From 1 over the whole body; a citation's 0 is the title. */
  readonly number: number;
  /** From 0. */
  readonly paragraph: number;
  /** Verbatim. */
  readonly text: string;
}
