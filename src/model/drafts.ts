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

/** What summarise hands to verify. */
export interface Drafts {
  readonly engine: EngineInfo;
  readonly stories: readonly Story[];
  readonly drafts: readonly Draft[];
  readonly remarks: readonly RemarkDraft[];
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
  readonly stories: readonly Story[];
  readonly claims: readonly Claim[];
  readonly remarks: readonly Remark[];
  readonly verdicts: readonly Verdict[];
}
