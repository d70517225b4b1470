import type { Claim, Draft, Remark, RemarkDraft } from './claim.ts';
import type { Story } from './story.ts';

export interface EngineInfo {
  /** `example`: answers written by hand, in the bundled recording. */
  readonly engine: 'ollama' | 'openai' | 'extractive' | 'example';
  /** As the user names it: `qwen3.5:4b`; `extractive` for the engine without a model; `example` in the bundled recording. */
  readonly model: string;
  /** Content hash of the model where the server gives one. */
  readonly digest?: string;
}

export const writings = ['free', 'choose'] as const;
export type Writing = (typeof writings)[number];

/** No model wrote any of it: the program alone, out of the sources' own sentences. */
export const noModel: EngineInfo = { engine: 'extractive', model: 'extractive' };

/** What summarise hands to verify. */
export interface Drafts {
  /** Whose answers stand in the drafts and remarks. */
  readonly engine: EngineInfo;
  readonly stories: readonly Story[];
  readonly drafts: readonly Draft[];
  readonly remarks: readonly RemarkDraft[];
}

/** An examined judge's answer on one draft, from one article alone. */
export interface Opinion {
  readonly draftId: string;
  /** The words that were put before it. */
  readonly text: string;
  readonly articleId: string;
  /** Whether it says that the article says so. */
  readonly holds: boolean;
}

/** What the judge stage hands to verify. */
export interface Weighed extends Drafts {
  /** Absent where nobody may judge. */
  readonly judge?: EngineInfo;
  readonly opinions: readonly Opinion[];
}

/** What became of one draft or remark, for `digest show … verify` and the manifest. */
export interface Verdict {
  readonly id: string;
  readonly what: 'claim' | 'remark';
  readonly outcome: 'quoted' | 'aligned' | 'judged' | 'replaced' | 'dropped';
  /** The proposed text. */
  readonly text: string;
  /** What stands in its place, when replaced. */
  readonly replacement?: string;
  readonly reasons: readonly string[];
}

/** What verify hands to compose. */
export interface Proved {
  readonly engine: EngineInfo;
  readonly judge?: EngineInfo;
  readonly stories: readonly Story[];
  readonly claims: readonly Claim[];
  readonly remarks: readonly Remark[];
  readonly verdicts: readonly Verdict[];
}
