/**
 * What a post may say. A `Draft` is what an engine proposes; a `Claim` is a draft that was proved;
 * a `Remark` is inference and says so. There is no way to write a fact without a citation.
 */

import type { PostLanguage } from './topic.ts';

export type NonEmpty<T> = readonly [T, ...T[]];

/** Where a sentence of a source stands, with its text. */
export interface Citation {
  readonly articleId: string;
  /** Number of the sentence in `Article.sentences`; 0 is the title. */
  readonly sentence: number;
  /** The source's own words, verbatim. */
  readonly quote: string;
}

/**
 * What a draft is for: the heading of an event, another outlet's title for the key points, a sentence of its body, another
 * outlet's word that differs from it, the event in one other sentence for the post's beginning, or a sentence of analysis or
 * of use.
 */
export type DraftRole = 'headline' | 'point' | 'body' | 'otherwise' | 'summary' | 'view';

/** Whether it is made of a source's title. */
export function isTitle(role: DraftRole | undefined): boolean {
  return role === 'headline' || role === 'point';
}

export interface Draft {
  /** Unique within the run: `<storyId>/<n>`. */
  readonly id: string;
  readonly storyId: string;
  readonly role: DraftRole;
  /** Of a view: where it stands. */
  readonly group?: RemarkGroup;
  readonly text: string;
  /** May be empty: then it can't be proved, and goes. */
  readonly citations: readonly Citation[];
}

/** Three groups of deep analysis and two of further thoughts, in the post's order. */
export const remarkGroups = ['industry', 'comparison', 'market', 'developers', 'users'] as const;
export type RemarkGroup = (typeof remarkGroups)[number];

export interface RemarkDraft {
  readonly id: string;
  readonly group: RemarkGroup;
  readonly text: string;
  /** Ids of the drafts it rests on. */
  readonly restsOn: readonly string[];
}

/** `quoted`: the source's own sentence, script converted; `aligned`: proved by rules; `judged`: an examined judge said yes and no rule objected. */
export type ProofLevel = 'quoted' | 'aligned' | 'judged';

export interface Proof {
  readonly level: ProofLevel;
  /** How the text came to be: as drafted, or the source's sentence in its place. */
  readonly origin: 'draft' | 'replaced';
  /** Ids of the rules that licensed the wording; empty for a whole sentence, and for what rules did not prove. */
  readonly rules: readonly string[];
  readonly reasons: readonly string[];
}

declare const proved: unique symbol;

/** A proved sentence. Only the verify stage makes one. */
export interface Claim {
  readonly id: string;
  readonly storyId: string;
  readonly role: DraftRole;
  /** Of a view: where it stands. */
  readonly group?: RemarkGroup;
  readonly text: string;
  /** Language of `text`; differs from the post's where a source is quoted in its own language. */
  readonly lang: PostLanguage;
  readonly citations: NonEmpty<Citation>;
  readonly proof: Proof;
  /** Says nothing without the sentence before it in its source, which the claim before it tells whole. */
  readonly follows?: true;
  readonly [proved]: true;
}

/** An inference: rests on claims, marked as inference in the post. */
export interface Remark {
  readonly id: string;
  readonly group: RemarkGroup;
  readonly text: string;
  /** Ids of claims. */
  readonly restsOn: NonEmpty<string>;
}
