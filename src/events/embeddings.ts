/** Vectors of an embedding model as one more likeness of two texts, on the scale that the model's exam found. */
import { AnswerError, ModelError } from '../errors.ts';
import type { Calibration, LanguagePair } from '../model/calibration.ts';
import type { Embedder } from '../ports.ts';
import { isChinese } from '../text/scripts.ts';
import type { Titled } from './titled.ts';

/** What a text's vector is compared by. */
export interface Embedding {
  /** Of length 1. */
  readonly vector: Float32Array;
  readonly calibration: Calibration;
}

export interface Embeddings {
  /** undefined: none was asked for, the text is empty, or the vectors are lost. */
  readonly of: (text: Titled) => Embedding | undefined;
  /** Why there are no vectors where some were asked for. */
  readonly lost?: string;
}

export const noEmbeddings: Embeddings = { of: () => undefined };

/** Beginning of a text that a model reads, in Han characters; other scripts take three for each. What an event is stands early. */
const charactersRead = 400;
const otherPerHan = 3;

/** What a model is given of a text. */
export function embeddedText({ title, text }: Titled): string {
  const whole = `${title}\n${text}`.trim();
  return whole.slice(
    0,
    isChinese(`${title} ${text}`) ? charactersRead : charactersRead * otherPerHan,
  );
}

/**
 * All vectors or none, so that no two pairs of one run are weighed by different means: when the model fails, `lost`
 * says why. Asks nothing without a calibration.
 */
export async function embeddingsOf(
  texts: readonly Titled[],
  embedder: Embedder | undefined,
  calibration: Calibration | undefined,
): Promise<Embeddings> {
  if (embedder === undefined || calibration === undefined) return noEmbeddings;
  const asked = [...new Set(texts.map(embeddedText))].filter((text) => text !== '');
  if (asked.length === 0) return noEmbeddings;
  try {
    const vectors = await embedder.embed(asked);
    const byText = new Map(asked.map((text, i) => [text, vectors[i]] as const));
    return {
      of: (text) => {
        const vector = byText.get(embeddedText(text));
        return vector && { vector, calibration };
      },
    };
  } catch (error) {
    if (!(error instanceof AnswerError || error instanceof ModelError)) throw error;
    return { ...noEmbeddings, lost: error.message };
  }
}

/** Inner product: the cosine, since vectors have length 1. */
export function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

export function languagePairOf(aChinese: boolean, bChinese: boolean): LanguagePair {
  if (aChinese !== bChinese) return 'across';
  return aChinese ? 'chinese' : 'other';
}

/** How far a cosine lies above that of unrelated texts, in standard deviations. */
export function standardised(
  value: number,
  pair: LanguagePair,
  { unrelated }: Pick<Calibration, 'unrelated'>,
): number {
  const { mean, sd } = unrelated[pair];
  return (value - mean) / sd;
}

/** Log-odds that two texts tell one event, by the likenesses and the cosine together. */
export function correctedLogOdds(
  logOdds: number,
  above: number,
  { weights }: Pick<Calibration, 'weights'>,
): number {
  return weights.bias + weights.logOdds * logOdds + weights.cosine * above;
}
