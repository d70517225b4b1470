import type { Article } from './article.ts';

/** The same article in another place: a reprint or a rewrite that adds nothing. */
export interface Copy {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly outlet: string;
}

/** One article that tells a story, with the copies folded into it. */
export interface Telling {
  readonly article: Article;
  readonly copies: readonly Copy[];
}

/** One event, told by one or more articles; the first telling leads. */
export interface Story {
  /** `s` + the lead article's id. */
  readonly id: string;
  readonly tellings: readonly [Telling, ...Telling[]];
}
