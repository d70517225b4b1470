/** What a news source is: two pure halves, one that plans requests and one that reads answers. */
import type { HitDate } from '../model/hit.ts';
import type { Query, SourceSpec } from '../model/topic.ts';
import type { FetchRequest } from '../ports.ts';

/** A request that a source wants made. */
export interface PlannedRequest {
  /** Label of the source, as its hits carry it: `google-news:zh-TW`. */
  readonly source: string;
  readonly request: FetchRequest;
}

/** An answer with its body decoded. */
export interface SourceAnswer {
  /** Where the redirects ended; relative links are resolved against it. */
  readonly url: string;
  readonly text: string;
}

/** A hit before it has an id: links may still be wrapped. */
export interface Finding {
  /** Absolute http(s) URL. */
  readonly url: string;
  readonly title: string;
  readonly outlet?: string;
  /** The outlet's home page, where the source names it: absolute http(s) URL. */
  readonly site?: string;
  readonly date?: HitDate;
  readonly snippet?: string;
}

/** What an answer holds. */
export interface Parsed {
  readonly findings: readonly Finding[];
  /** Sentences about what was left out or looks wrong; the answer is used all the same. */
  readonly odd: readonly string[];
}

/** One kind of source. Both halves are pure; `parse` throws `UnreadableAnswerError`. */
export interface Source<S extends SourceSpec> {
  /** Empty when the source takes none of the topic's scripts. */
  readonly plan: (query: Query, spec: S) => readonly PlannedRequest[];
  readonly parse: (answer: SourceAnswer, query: Query, spec: S) => Parsed;
}

/** The spec of one kind. */
export type SpecOf<K extends SourceSpec['kind']> = Extract<SourceSpec, { readonly kind: K }>;

/** An answer that came, and that the source can't read: an error page, a challenge, another format. */
export class UnreadableAnswerError extends Error {
  override readonly name = 'UnreadableAnswerError';
}
