/** Every fixed word of a post: what each language has to say. */
import type { ProofLevel, RemarkGroup } from '../model/claim.ts';
import type { Course, DigestCounts } from '../model/digest.ts';
import type { EngineInfo } from '../model/drafts.ts';
import type { MarkStyle } from '../model/post.ts';
import type { Use } from '../model/uses.ts';

export interface Phrases {
  /** Of the title, where none is set: see `titleSlots`. */
  readonly titleTemplate: string;
  readonly tagline: (articles: number, name: string) => string;
  /** Today, this week, or the last so many days. */
  readonly period: (days: number) => string;
  readonly headings: {
    readonly trend: (period: string) => string;
    readonly focus: (period: string) => string;
    readonly analysis: string;
    readonly keyPoints: string;
    readonly thoughts: string;
    readonly sources: string;
  };
  readonly groups: Readonly<Record<RemarkGroup, string>>;
  readonly event: (n: number) => string;
  /** Stands before what other outlets say differently. */
  readonly otherwise: string;
  /** The day beside the days before it, in one paragraph; empty where there is nothing to say. */
  readonly course: (course: Course, events: number, period: string) => string;
  /** Words of the link to the post of an earlier day that told the beginning under `headline`; `day` is `05-12`. */
  readonly earlier: (headline: string, day: string) => string;
  /** Says that the news is of a day before the window. */
  readonly late: (day: string) => string;
  readonly colon: string;
  /** Statements without their full stops to a paragraph. */
  readonly sentences: (parts: readonly string[]) => string;
  /** Stands under a heading some of whose items are inference. */
  readonly inference: string;
  readonly restsOn: (events: readonly string[]) => string;
  /** Puts a sentence that is quoted in another language between marks, its figures beside it. */
  readonly original: (sentence: string, figures: readonly string[]) => string;
  /** A source's sentences behind the words that say how another was made of them; empty for none. */
  readonly quotations: (quotes: readonly string[]) => string;
  readonly proof: {
    readonly quoted: (outlet: string) => string;
    readonly replaced: (outlet: string) => string;
    readonly aligned: (outlet: string) => string;
    readonly judged: (outlet: string) => string;
    readonly legend: Readonly<Record<ProofLevel, string>>;
    /** Pairs of a mark's sign and what it means, in one paragraph. */
    readonly legendLine: (
      entries: readonly (readonly [string, string])[],
      marks: MarkStyle,
    ) => string;
  };
  /** One line of the list of sources. No ASCII brackets behind the link: they would end it in simple readers. */
  readonly source: (
    link: string,
    outlet: string,
    date: string | undefined,
    reprints: {
      readonly copies: readonly string[];
      /** Whose text all of them print. */
      readonly agency?: string | undefined;
    },
  ) => string;
  /** Which sentences rest on a source, behind its line of the list. */
  readonly uses: (uses: readonly Use[]) => string;
  readonly footer: {
    readonly gathered: (counts: DigestCounts) => string;
    readonly engine: (engine: EngineInfo) => string;
    /** `judge`: the name of the model that judged. */
    readonly proved: (counts: DigestCounts, judge: string | undefined) => string;
    readonly leftOut: (sections: readonly string[], engine: EngineInfo) => string;
    /** Words of the link to what traces every sentence. */
    readonly provenance: string;
  };
  readonly picture: {
    readonly badge: (days: number) => string;
    /** What the picture shows, for who can't see it: of which post it is, and what it tells. */
    readonly alt: (post: string, told: readonly string[]) => string;
    readonly heading: (period: string) => string;
    readonly articles: (n: number) => string;
    /** `outlet` and so many articles in all. */
    readonly reportedBy: (outlet: string, articles: number) => string;
    /** Articles and outlets, as the footer of the post counts them. */
    readonly gathered: (counts: DigestCounts, engine: EngineInfo) => string;
  };
  /** Words of the links to the posts before and after; `day` is `2026-05-12`. */
  readonly neighbours: {
    readonly before: (day: string) => string;
    readonly after: (day: string) => string;
  };
  /** Of the page that lists topics and their stories. */
  readonly index: {
    readonly title: string;
    /** Under the title; days are `2026-05-12`. */
    readonly span: (first: string, last: string) => string;
    /** `2026-05-12`, and its weekday. */
    readonly day: (day: string, weekday: string) => string;
    readonly feeds: string;
    /** Leads from a post to the list. */
    readonly back: string;
  };
}
