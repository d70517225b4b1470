/** What is kept of a run beside its post. */
import type { SourceAnswered } from './source-answer.ts';
import type { Diagnostic } from '../diagnostics.ts';
import type { EngineInfo } from './drafts.ts';
import type { Pair } from './judging.ts';
import type { Window } from './topic.ts';

/** What the manifest keeps of one stage. */
export interface StageRecord {
  readonly stage: string;
  readonly version: number;
  /** Address of the stage's result in the store. */
  readonly key: string;
  /** Content address of what went in. */
  readonly input: string;
  /** Content address of what came out. */
  readonly output: string;
  /** The result was in the store; nothing was computed. */
  readonly cached: boolean;
  readonly counts: { readonly in: number; readonly out: number };
  readonly milliseconds: number;
  /** When the oldest answer of the web came that went into it, ISO 8601 UTC; of stages that ask the web. */
  readonly at?: string;
  /** Questions put to a model, whatever came of them; absent where none was, as when the result was in the store. */
  readonly calls?: number;
  /** Of the answers that came. */
  readonly tokens?: { readonly prompt: number; readonly output: number };
  readonly diagnostics: readonly Diagnostic[];
}

/** What became of one hit. `lost`: the run ended before it was decided. */
export interface LedgerLine {
  readonly id: string;
  readonly source: string;
  readonly url: string;
  readonly title: string;
  /** The news agency whose text it is, where the page says so. */
  readonly agency?: string;
  /** How the address behind a wrapped link was found, as `Hit.found` says. */
  readonly found?: string;
  readonly fate: 'used' | 'folded' | 'dropped' | 'lost';
  /** Id of the hit that stands for it, when folded. */
  readonly into?: string;
  /** Code of the diagnostic that decided. */
  readonly code?: string;
  readonly reason: string;
}

/** How many drafts ended how; `proposed` is their sum. */
export interface ClaimCounts {
  readonly proposed: number;
  readonly quoted: number;
  readonly aligned: number;
  readonly judged: number;
  readonly replaced: number;
  readonly dropped: number;
  readonly remarks: number;
  readonly remarksDropped: number;
}

/** The record of a run: what came of every stage and of every hit. */
export interface Manifest {
  readonly format: 1;
  /** Version of the program. */
  readonly program: string;
  readonly topic: string;
  readonly window: Window;
  readonly lang: string;
  readonly engine: EngineInfo;
  /** Its pages came out of a recording of a run by `of`; `answers` says where those of `engine` came from. Absent: no replay. */
  readonly replay?: {
    readonly of: EngineInfo;
    readonly answers: 'recorded' | 'live' | 'none';
  };
  /** Who judged what rules could not prove, and between which languages; absent: nobody. */
  readonly judge?: { readonly engine: EngineInfo; readonly pairs: readonly Pair[] };
  /** The model whose vectors helped to tell events apart, or why the wished one could not be had; absent: by words alone. */
  readonly embedder?: { readonly engine: EngineInfo } | { readonly missing: string };
  /** ISO 8601 UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly exitCode: number;
  readonly error?: { readonly stage: string; readonly code: string; readonly message: string };
  readonly stages: readonly StageRecord[];
  readonly ledger: readonly LedgerLine[];
  readonly claims: ClaimCounts;
  /** Where the post was written: paths, or `-` for standard output. */
  readonly written: readonly string[];
  /** What its post has otherwise than the one that was published before; absent: there was none, or no post came out. */
  readonly changes?: PostChanges;
  /** How each source answered. */
  readonly sources?: readonly SourceAnswered[];
}

/** What is kept of an article that told a story, for comparison. */
export interface ToldArticle {
  readonly title: string;
  /** The beginning of its text. */
  readonly text: string;
}

/** A story that a post of the topic told; later posts tell of it only what is new. */
export interface ToldStory {
  /** The same over days and languages: the id under which it was told first. */
  readonly id: string;
  /** Day of the post. */
  readonly date: string;
  readonly headline: string;
  /** What the post said of it, the headline first. */
  readonly sentences: readonly string[];
  /** Addresses of its articles and their copies. */
  readonly urls: readonly string[];
  readonly articles: readonly ToldArticle[];
  /** Names of its outlets, copies included. */
  readonly outlets: readonly string[];
  /** What the post brought: the story, something new on it, or that it was corrected or denied. */
  readonly state: StoryState;
  /** Day of the post that it carries on. */
  readonly earlier?: string;
}

export type StoryState = 'new' | 'follow-up' | 'correction' | 'denial';

/** What a finished run put before readers. */
export interface Published {
  readonly date: string;
  readonly topic: string;
  /** Engine and model that wrote it. */
  readonly engine: string;
  readonly events: number;
  /** Written files with the sha256 (hex) of what was written, the newest first; empty for standard output. */
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  readonly told: readonly ToldStory[];
  /** Where its window began, and up to when its search could see; ISO 8601 UTC. Absent in records of before. */
  readonly since?: string;
  readonly seenUntil?: string;
  /** Its date as the post has it, where it was made before the hour by which posts are dated; ISO 8601 UTC. */
  readonly datedAt?: string;
}

/** A post of another day that has to do with a story. */
export interface OtherPost {
  /** It cites the same pages, told the story before, goes on with it, corrects or denies it. */
  readonly how: 'same-pages' | 'before' | 'follow-up' | 'correction' | 'denial';
  readonly date: string;
  readonly headline: string;
  /** Path of the post; absent for standard output. */
  readonly post?: string;
}

/** A story on which two posts of one day differ. */
export interface ChangedStory {
  /** In the new post; of a story that is gone, in the published one. */
  readonly headline: string;
  /** Posts of other days, those first that correct or deny it. */
  readonly others: readonly OtherPost[];
}

/** What a run's post has otherwise than the published one of the same day. Empty lists and falsehoods: nothing. */
export interface PostChanges {
  readonly date: string;
  /** The published files as they lie there now. */
  readonly files: readonly FileNow[];
  readonly added: readonly ChangedStory[];
  readonly gone: readonly (ChangedStory & { readonly why: string })[];
  /** Stories of both with other sentences, headlines among them. */
  readonly reworded: readonly (ChangedStory & LinesChanged)[];
  /** Number of stories that both tell in the same sentences. */
  readonly same: number;
  /** Those that both tell stand in another order. */
  readonly reordered: boolean;
  /** Lines of the post where its stories are told alike: sources, remarks, front matter. */
  readonly otherLines: LinesChanged;
}

export interface LinesChanged {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export interface FileNow {
  readonly path: string;
  readonly state: 'as-written' | 'edited' | 'missing';
}
