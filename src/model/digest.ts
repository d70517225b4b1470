import type { Claim, Remark, RemarkGroup } from './claim.ts';
import type { EngineInfo } from './drafts.ts';
import type { PostLanguage, Window } from './topic.ts';

/** One event of the post. */
export interface DigestEvent {
  readonly storyId: string;
  readonly headline: Claim;
  readonly body: readonly Claim[];
  /** Numbers (1-based) into `Digest.sources`, ascending. */
  readonly sources: readonly number[];
  /** Articles that tell it, copies included. */
  readonly articleCount: number;
  /** Day of the post that it carries on, `YYYY-MM-DD`. */
  readonly earlier?: string;
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
  /** Factual sentences that the engine proposed; the next six say what became of them. */
  readonly proposed: number;
  readonly quoted: number;
  readonly aligned: number;
  readonly judged: number;
  readonly repaired: number;
  readonly replaced: number;
  readonly dropped: number;
}

/** A post before it has a format. */
export interface Digest {
  readonly topicId: string;
  readonly topicName: string;
  readonly window: Window;
  readonly lang: PostLanguage;
  readonly engine: EngineInfo;
  /** Set where a sentence of the run was judged. */
  readonly judge?: EngineInfo;
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  readonly trend: readonly Claim[];
  readonly events: readonly DigestEvent[];
  /** Keyed by group; a group with no remark is absent. */
  readonly remarks: Readonly<Partial<Record<RemarkGroup, readonly Remark[]>>>;
  readonly keyPoints: readonly Claim[];
  readonly summary: readonly Claim[];
  readonly figures: readonly Figure[];
  readonly sources: readonly Source[];
  readonly counts: DigestCounts;
}
