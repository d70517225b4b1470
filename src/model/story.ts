import type { Article } from './article.ts';

/** The same article in another place: a reprint or a rewrite that adds nothing. */
export interface Copy {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly outlet: string;
  /** As of an article. */
  readonly countedAs?: string;
  /** As of an article. */
  readonly agency?: string;
}

/** One article that tells a story, with the copies folded into it. */
export interface Telling {
  readonly article: Article;
  readonly copies: readonly Copy[];
}

/** A page that may not lead, with what of it tells a story: it brings no stories together and never stands alone. */
export interface Support {
  readonly article: Article;
  /** Number of the part that tells it, on a page that tells of many things. */
  readonly part?: number;
}

/** The post that told the beginning of a story. */
export interface Earlier {
  /** Id of the story over days. */
  readonly id: string;
  /** Day of that post, `YYYY-MM-DD`. */
  readonly date: string;
  /** Under which that post told it. */
  readonly headline: string;
  /** What earlier posts said of it. */
  readonly sentences: readonly string[];
}

/** One outlet's word on a figure. */
export interface Side {
  readonly articleId: string;
  /** Number of the sentence in `Article.sentences`. */
  readonly sentence: number;
  readonly figure: number;
}

/** Outlets give different figures for one thing. */
export interface Difference {
  readonly sides: readonly [Side, Side];
}

/** One event, told by one or more articles; the first telling leads. */
export interface Story {
  /** `s` + the lead article's id. */
  readonly id: string;
  readonly tellings: readonly [Telling, ...Telling[]];
  /** What other pages say of it beside the tellings; absent where none does. */
  readonly supports?: readonly Support[];
  /** Where its tellings differ; absent where they agree. */
  readonly differences?: readonly Difference[];
  /** Set where it carries on what an earlier post told. */
  readonly earlier?: Earlier;
  /** Day of the news, `YYYY-MM-DD`, where that lies before the window: an earlier run missed it. */
  readonly late?: string;
}
