/** What a news source is: its spec in a topic file, what it can do, and two pure halves, one that plans requests and one that reads answers. */
import type { z } from 'zod';
import type { HitDate } from '../model/hit.ts';
import type { AnswerState } from '../model/source-answer.ts';
import type { Query, Script, SourceSpec } from '../model/topic.ts';
import type { FetchRequest } from '../ports.ts';

/** What a kind of source can do, and what it asks of who uses it. */
export interface Capability {
  /** How it can be asked for a past day: `exact` to the minute, `day`, `relative` to now only, `none`. */
  readonly window: 'exact' | 'day' | 'relative' | 'none';
  /** Scripts of the names that it is asked for; empty: it knows no query, and its items are matched here. */
  readonly scripts: readonly Script[];
  /** Most items of one answer, where it has such a limit. */
  readonly pageSize?: number;
  /** Environment variable that holds its key. */
  readonly key?: string;
  /** Least time between the starts of two requests, in ms, where it asks for more than politeness does. */
  readonly intervalMs?: number;
  /** What its terms of use say, in a few words. */
  readonly terms: string;
}

/** A request that a source wants made. */
export interface PlannedRequest {
  /** Label of the source, as its hits carry it: `google-news:zh-TW`. */
  readonly source: string;
  readonly request: FetchRequest;
  /** Whose answer it is, where that is another source than the one that planned it: a feed of a list. */
  readonly readAs?: SourceSpec;
  /** What is asked, where the label names no more than its host: two feeds of one site are two sources. */
  readonly address?: string;
  /** Label of the list that it is one of many of: the loss of one is no loss of a source. */
  readonly list?: string;
}

/** An answer with its body decoded. */
export interface SourceAnswer {
  /** Where the redirects ended; relative links are resolved against it. */
  readonly url: string;
  readonly text: string;
  /** ISO 8601 instant of the answer, by the server's clock: `3 hours ago` counts from it. */
  readonly at?: string;
}

/** A hit before it has an id: links may still be wrapped. */
export interface Finding {
  /** Absolute http(s) URL. */
  readonly url: string;
  readonly title: string;
  readonly outlet?: string;
  /** The outlet's home page, where the source names it: absolute http(s) URL. */
  readonly site?: string;
  /** `outlet` is the name of the site at `url`, and of no other to which that leads on. */
  readonly isSitesName?: true;
  readonly date?: HitDate;
  readonly snippet?: string;
  /** The date as the source writes it, where it can't be read or proves nothing. */
  readonly dateText?: string;
  /** The article's text as the source has it, HTML; absent where it has no more than a summary. */
  readonly text?: string;
}

/** What an answer holds. */
export interface Parsed {
  readonly findings: readonly Finding[];
  /** Sentences about what was left out or looks wrong; the answer is used all the same. */
  readonly odd: readonly string[];
  /** Items that the answer holds, whatever they are about; default: as many as there are findings. */
  readonly items?: number;
  /** Dates of all its items, as in a finding, where it lists whatever is new. */
  readonly dates?: readonly string[];
  /** What it leads to: the feeds of a list, the parts of a sitemap. */
  readonly further?: readonly PlannedRequest[];
}

/** A refusal in the service's own terms, where the status alone does not say what is wrong. */
export interface Refusal {
  readonly state: AnswerState;
  /** What is wrong and what to do about it. */
  readonly message: string;
}

/** A kind of source as its file writes it. All functions are pure; `parse` throws `UnreadableAnswerError`. */
export interface Definition<S extends SourceSpec> {
  /** As topic files name it. */
  readonly kind: string;
  readonly spec: z.ZodType<S>;
  readonly can: Capability;
  /** Empty when the source takes none of the topic's scripts, or has all that it knows in its spec. */
  readonly plan: (query: Query, spec: S) => readonly PlannedRequest[];
  readonly parse: (answer: SourceAnswer, query: Query, spec: S) => Parsed;
  /** What needs no request. */
  readonly given?: (spec: S) => readonly Finding[];
  /** What an answer of status 400 and more means, where that is known better than by its status. */
  readonly refusal?: (status: number, text: string) => Refusal | undefined;
}

/** A kind of source that takes any spec, and reads it by its own schema. */
export type Source = Definition<SourceSpec>;

/** Closes a definition over its schema, so that sources of all kinds stand in one table. */
export function asSource<S extends SourceSpec>(definition: Definition<S>): Source {
  const { spec: schema, plan, parse, given, ...rest } = definition;
  return {
    ...rest,
    spec: schema,
    plan: (query, spec) => plan(query, schema.parse(spec)),
    parse: (answer, query, spec) => parse(answer, query, schema.parse(spec)),
    ...(given && { given: (spec: SourceSpec) => given(schema.parse(spec)) }),
  };
}

/** An answer that came, and that the source can't read: an error page, a challenge, another format. */
export class UnreadableAnswerError extends Error {
  override readonly name = 'UnreadableAnswerError';
  readonly state: AnswerState;

  constructor(
    message: string,
    {
      state = 'changed-shape',
      cause,
    }: { readonly state?: AnswerState; readonly cause?: unknown } = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.state = state;
  }
}
