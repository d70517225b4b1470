/** The record of an embedding model's exam, as it is kept in the state folder. */
import { z } from 'zod';
import { calibrationSchema, type Calibration } from '../model/calibration.ts';
import type { EngineInfo } from '../model/drafts.ts';
import type { EmbeddingMarks } from './calibrate.ts';

export interface EmbeddingResult {
  readonly format: 1;
  readonly kind: 'embedding';
  /** Version of the program. */
  readonly program: string;
  /** As `embeddingExamKey` gives it. */
  readonly exam: string;
  readonly engine: EngineInfo;
  /** ISO 8601 UTC. */
  readonly satAt: string;
  /** Texts put to the model. */
  readonly reports: number;
  readonly marks: EmbeddingMarks;
}

/** What a run needs of a record. */
export interface KeptEmbeddingExam {
  readonly exam: string;
  readonly engine: { readonly model: string; readonly digest?: string | undefined };
  readonly satAt: string;
  readonly reports: number;
  readonly marks: {
    readonly calibration: Calibration;
    readonly gain: number;
    readonly error: number;
    readonly useful: boolean;
  };
}

/** Checks a record that was read from disk; more keys may stand in it. */
export const keptEmbeddingExam: z.ZodType<KeptEmbeddingExam> = z.object({
  format: z.literal(1),
  kind: z.literal('embedding'),
  exam: z.string(),
  engine: z.object({ model: z.string(), digest: z.string().optional() }),
  satAt: z.string(),
  reports: z.number(),
  marks: z.object({
    calibration: calibrationSchema,
    gain: z.number(),
    error: z.number(),
    useful: z.boolean(),
  }),
});

/** `saves 0.053 (standard error 0.008)`. */
export function gainText({ gain, error }: Pick<EmbeddingMarks, 'gain' | 'error'>): string {
  return `saves ${gain.toFixed(3)} (standard error ${error.toFixed(3)})`;
}
