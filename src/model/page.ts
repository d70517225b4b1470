import type { Hit } from './hit.ts';

/** A later page of an article that is spread over several. */
export interface FurtherPage {
  readonly url: string;
  readonly textKey: string;
}

/** A fetched page. */
export interface Page {
  /** The id of `hit`. */
  readonly id: string;
  readonly hit: Hit;
  /** Where the redirects ended. */
  readonly url: string;
  readonly status: number;
  /** WHATWG name of the encoding that the body was decoded from, lower-case: `utf-8`, `big5`. */
  readonly encoding: string;
  /** Of its decoded HTML, which is kept apart: a run holds thousands of pages. */
  readonly textKey: string;
  /** Pages two and on of an article that is spread over several, in order; absent where it has one. */
  readonly further?: readonly FurtherPage[];
  /** It is made of the text that the publisher's feed has, since the page itself gives none. */
  readonly isOfFeed?: true;
}
