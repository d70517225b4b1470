/** How a run of one topic and one day ended. */
import type { EngineInfo } from '../../model/drafts.ts';

export interface RunEnd {
  readonly topic: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly exitCode: number;
  /** Of the post that was made; absent where none was. */
  readonly events?: number;
  readonly sources?: number;
  /** Who wrote, in words. */
  readonly engine?: string;
  /** Paths; `-` is standard output. Empty where nothing was written. */
  readonly written: readonly string[];
  /** What was lost on the way of a post that was made, in words. */
  readonly losses: readonly string[];
  /** What somebody should know of even where nobody watches: no model, half the sources down, few events. */
  readonly degraded: readonly string[];
  /** The stage that ended the run (absent: before the first), with the code and words of its fault. */
  readonly failure?: { readonly stage?: string; readonly code: string; readonly message: string };
  readonly milliseconds: number;
}

export function engineName(info: Pick<EngineInfo, 'engine' | 'model'>): string {
  return info.engine === info.model ? info.engine : `${info.engine} ${info.model}`;
}
