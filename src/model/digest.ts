import type { Claim, NonEmpty, Remark, RemarkGroup } from './claim.ts';
import type { EngineInfo } from './drafts.ts';
import type { Section } from './sections.ts';
import type { PostLanguage, Window } from './topic.ts';

/** One event of the post. */
export interface DigestEvent {
  readonly storyId: string;
  readonly headline: Claim;
  readonly body: readonly Claim[];
  /** What other outlets say differently; empty where they agree. */
  readonly otherwise: readonly Claim[];
  /** Numbers (1-based) into `Digest.sources`, ascending. */
  readonly sources: readonly number[];
  /** Articles that tell it, copies included. */
  readonly articleCount: number;
  /** The post that it carries on: its day, `YYYY-MM-DD`, and what that said. */
  readonly earlier?: { readonly date: string; readonly headline: string };
  /** Day of the news, where that lies before the window. */
  readonly late?: string;
}

/** One line of the list of sources; its number is its place in the list, from 1. */
export interface Source {
  readonly articleId: string;
  readonly url: string;
  readonly title: string;
  readonly outlet: string;
  /** `YYYY-MM-DD` in the digest's zone. */
  readonly date?: string;
  /** The news agency whose text it and its reprints are, in the post's language; absent where the outlet is the agency. */
  readonly agency?: string;
  /** Outlets of reprints: its own, and those of other reports of the same event that the post does not cite. */
  readonly copies: readonly string[];
}

/** A figure shown in the picture, out of a proved claim. */
export interface Figure {
  readonly value: string;
  readonly label: string;
  readonly claimId: string;
}

export interface DigestCounts {
  /** Articles that the post cites: the length of its list of sources. */
  readonly articles: number;
  /** Outlets of those articles, each once. */
  readonly outlets: number;
  /** Reprints of the articles that tell the stories. */
  readonly copies: number;
  readonly stories: number;
  /** Factual sentences that the engine proposed; the next five say what became of them. */
  readonly proposed: number;
  readonly quoted: number;
  readonly aligned: number;
  readonly judged: number;
  readonly replaced: number;
  readonly dropped: number;
}

/** The day beside the days before it, counted from what posts told. */
export interface Course {
  /** The event that most outlets tell, where one stands out. */
  readonly most?: { readonly event: number; readonly outlets: number };
  /** Events that carry on an earlier post: outlets then and now. */
  readonly continued: readonly {
    readonly event: number;
    readonly since: string;
    readonly outlets: { readonly before: number; readonly now: number };
  }[];
  /** Headlines of the last post on which there is nothing new, and its day. */
  readonly quiet?: { readonly date: string; readonly headlines: NonEmpty<string> };
}

/** A post before it has a format. */
export interface Digest {
  readonly topicId: string;
  readonly topicName: string;
  /** The topic's colour, `#rrggbb`, where its file has one. */
  readonly color?: string;
  /** Of the title, where another than the language's own is set: `{topic} - {date}`. */
  readonly titleTemplate?: string;
  readonly window: Window;
  /** The post's own moment, ISO 8601 UTC, where it was made before the hour by which posts are dated. */
  readonly datedAt?: string;
  readonly lang: PostLanguage;
  readonly engine: EngineInfo;
  /** Set where a sentence of the run was judged. */
  readonly judge?: EngineInfo;
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  /** What the post is made of; absent: as is usual. */
  readonly sections?: readonly Section[];
  readonly course: Course;
  /** Events in one other sentence each; may be empty. */
  readonly trend: readonly Claim[];
  readonly events: readonly DigestEvent[];
  /** What others say it means, and what a reader can act on; a group with none is absent. An item is one sentence, with those before it on which it leans. */
  readonly views: Readonly<Partial<Record<RemarkGroup, readonly NonEmpty<Claim>[]>>>;
  /** Keyed by group; a group with no remark is absent. */
  readonly remarks: Readonly<Partial<Record<RemarkGroup, readonly Remark[]>>>;
  readonly keyPoints: readonly Claim[];
  readonly summary: readonly Claim[];
  readonly figures: readonly Figure[];
  readonly sources: readonly Source[];
  readonly counts: DigestCounts;
}

/** Every factual sentence of an event, its heading first. */
export function sentencesOf({ headline, body, otherwise }: DigestEvent): readonly Claim[] {
  return [headline, ...body, ...otherwise];
}

/** Every factual sentence of a post in the order of reading; key points say again what headings say. */
export function factsOf({ trend, events, views, keyPoints }: Digest): readonly Claim[] {
  const told = [
    ...trend,
    ...events.flatMap((event) => sentencesOf(event)),
    ...Object.values(views).flatMap((items) => items.flat()),
  ];
  const ids = new Set(told.map(({ id }) => id));
  return [...told, ...keyPoints.filter(({ id }) => !ids.has(id))];
}
