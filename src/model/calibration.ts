/** What an exam found about the vectors of one embedding model: the scale on which its cosines say something. */

import { z } from 'zod';

/** Of two texts: both Chinese, both in another language, one of each. Models put languages apart, so each has its own scale. */
export const languagePairs = ['chinese', 'other', 'across'] as const;
export type LanguagePair = (typeof languagePairs)[number];

export interface Spread {
  readonly mean: number;
  /** Standard deviation, above 0. */
  readonly sd: number;
}

/** Of a logistic model that corrects the likelihood by the likenesses. */
export interface CalibrationWeights {
  readonly bias: number;
  /** For the log-odds by the likenesses alone. */
  readonly logOdds: number;
  /** For the cosine in standard deviations above the mean of unrelated texts. */
  readonly cosine: number;
}

export interface Calibration {
  /** Cosines of texts of one topic that tell different events. */
  readonly unrelated: Readonly<Record<LanguagePair, Spread>>;
  readonly weights: CalibrationWeights;
}

const spread = z.strictObject({ mean: z.number(), sd: z.number().positive() });

/** Checks one that was read from a record or a recording. */
export const calibrationSchema: z.ZodType<Calibration> = z.strictObject({
  unrelated: z.strictObject({ chinese: spread, other: spread, across: spread }),
  weights: z.strictObject({ bias: z.number(), logOdds: z.number(), cosine: z.number() }),
});
