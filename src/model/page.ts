import type { Hit } from './hit.ts';

/** A fetched page, decoded. */
export interface Page {
  /** The id of `hit`. */
  readonly id: string;
  readonly hit: Hit;
  /** Where the redirects ended. */
  readonly url: string;
  readonly status: number;
  /** WHATWG name of the encoding that the body was decoded from, lower-case: `utf-8`, `big5`. */
  readonly encoding: string;
  readonly html: string;
}
