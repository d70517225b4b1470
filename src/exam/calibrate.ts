/** How the vectors of a model are to be read, and whether they tell more than the words do. */
import { tableOf } from '../entries.ts';
import { cosine, correctedLogOdds, languagePairOf, standardised } from '../events/embeddings.ts';
import { logOddsOf, logistic, sameEventByWords } from '../events/same-event.ts';
import {
  languagePairs,
  type Calibration,
  type LanguagePair,
  type Spread,
} from '../model/calibration.ts';
import { fitLogistic } from './logistic.ts';
import { isHeldBack, type ExamPair } from './reports.ts';

/** Verdicts on pairs of reports. */
export interface Verdicts {
  /** Mean negative log of the likelihood given to what is true, in nats a pair. */
  readonly loss: number;
  /** Pairs that are said to tell one event: more likely than not. */
  readonly said: number;
  /** Of these, the ones that do. */
  readonly right: number;
}

export interface HalfMarks {
  readonly pairs: number;
  /** Pairs that tell one event. */
  readonly same: number;
  /** By the words, as in a run without the model. */
  readonly words: Verdicts;
  /** By the words with their scale fitted anew: what is no merit of the vectors. */
  readonly rescaled: Verdicts;
  /** By words and vectors. */
  readonly embedded: Verdicts;
}

export interface EmbeddingMarks {
  readonly calibration: Calibration;
  readonly fitted: HalfMarks;
  readonly held: HalfMarks;
  /** Loss that the vectors save on the half held back, against the better of the two readings without them. */
  readonly gain: number;
  /** Its standard error, by leaving out one topic at a time. */
  readonly error: number;
  /** Whether a run may use the model. */
  readonly useful: boolean;
}

/** The gain has to be so many of its standard errors. */
export const leastErrors = 2;

/** A pair with what is known of it. */
interface Row {
  readonly topic: string;
  readonly same: boolean;
  readonly languages: LanguagePair;
  readonly cosine: number;
  /** 0 to 1, by the words. */
  readonly words: number;
  readonly logOdds: number;
}

type Likelihood = (row: Row) => number;

/** @param vectors of the reports, by index, each of length 1 */
export function calibrate(
  pairs: readonly ExamPair[],
  vectors: readonly Float32Array[],
): EmbeddingMarks {
  const rows = pairs.map(({ topic, a, b, same, words }): Row => ({
    topic,
    same,
    languages: languagePairOf(words[0].chinese, words[1].chinese),
    cosine: cosine(vectors[a]!, vectors[b]!),
    words: sameEventByWords(...words),
    logOdds: logOddsOf(...words),
  }));
  const fitted = rows.filter(({ topic }) => !isHeldBack(topic));
  const held = rows.filter(({ topic }) => isHeldBack(topic));
  const unrelated = spreadsOf(fitted.filter(({ same }) => !same));
  const above = (row: Row): number => standardised(row.cosine, row.languages, { unrelated });
  const byWords = (row: Row): number => row.logOdds;
  const [bias = 0, logOdds = 1, ofCosine = 0] = fit(fitted, [byWords, above]);
  const calibration = { unrelated, weights: { bias, logOdds, cosine: ofCosine } };
  const [shift = 0, scale = 1] = fit(fitted, [byWords]);
  const words: Likelihood = (row) => row.words;
  const rescaled: Likelihood = (row) => logistic(shift + scale * row.logOdds);
  const embedded: Likelihood = (row) =>
    logistic(correctedLogOdds(row.logOdds, above(row), calibration));
  const half = (of: readonly Row[]): HalfMarks => ({
    pairs: of.length,
    same: of.filter(({ same }) => same).length,
    words: verdicts(of, words),
    rescaled: verdicts(of, rescaled),
    embedded: verdicts(of, embedded),
  });
  const rival = lossOf(held, words) < lossOf(held, rescaled) ? words : rescaled;
  const saved = (of: readonly Row[]): number => lossOf(of, rival) - lossOf(of, embedded);
  const gain = saved(held);
  const error = jackknifeError(held, saved);
  return {
    calibration,
    fitted: half(fitted),
    held: half(held),
    gain,
    error,
    useful: ofCosine > 0 && gain > leastErrors * error,
  };
}

function spreadsOf(rows: readonly Row[]): Calibration['unrelated'] {
  const of = (pair: LanguagePair): Spread => {
    const values = rows.filter(({ languages }) => languages === pair).map((row) => row.cosine);
    const mean = average(values);
    const sd = Math.sqrt(average(values.map((value) => (value - mean) ** 2)));
    // A model that gives one vector for everything has no spread to divide by.
    return { mean, sd: Math.max(sd, Number.EPSILON) };
  };
  return tableOf(languagePairs.map((pair) => [pair, of(pair)]));
}

/** Bias first. What nothing speaks for stays as by the words: log-odds taken as they are, no cosine. */
function fit(rows: readonly Row[], features: readonly ((row: Row) => number)[]): readonly number[] {
  return fitLogistic(
    rows.map((row) => ({ features: [1, ...features.map((of) => of(row))], yes: row.same })),
    [0, 1, 0].slice(0, 1 + features.length),
  );
}

/** Keeps one surely wrong verdict from outweighing a hundred. */
const surest = 0.999;

function lossOf(rows: readonly Row[], likelihood: Likelihood): number {
  return average(
    rows.map((row) => {
      const given = Math.min(surest, Math.max(1 - surest, likelihood(row)));
      return -Math.log(row.same ? given : 1 - given);
    }),
  );
}

function verdicts(rows: readonly Row[], likelihood: Likelihood): Verdicts {
  const said = rows.filter((row) => likelihood(row) >= 0.5);
  return {
    loss: lossOf(rows, likelihood),
    said: said.length,
    right: said.filter(({ same }) => same).length,
  };
}

/** Standard error of a statistic over topics (Quenouille and Tukey): pairs of one topic share their reports and are no independent evidence. */
function jackknifeError(rows: readonly Row[], statistic: (rows: readonly Row[]) => number): number {
  const topics = [...new Set(rows.map(({ topic }) => topic))];
  const values = topics.map((out) => statistic(rows.filter(({ topic }) => topic !== out)));
  const mean = average(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(((values.length - 1) / values.length) * squares);
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
