/** Whether two sentences of one story tell the same. */
import { dot, type Weights } from './similarity.ts';

/** What is compared of a sentence. */
export interface Statement {
  /** Weights of its terms, a vector of length 1. */
  readonly weights: Weights;
  /** The figures in it, as written in the folded text. */
  readonly figures: ReadonlySet<string>;
}

/**
 * Thresholds read off some 1,500 pairs of sentences from reports of one event, translations and rewritings
 * among them: above them nearly all pairs tell the same, below them few do.
 */
const alike = { cosine: 0.38, part: { coverage: 0.5, cosine: 0.3 }, whole: 0.8 } as const;
/** With figures in common less likeness is enough. */
const alikeInFigures = { one: { coverage: 0.42, cosine: 0.3 }, more: { coverage: 0.38 } } as const;

/** Figures of a folded text; thousands separators don't count. */
export function figuresIn(folded: string): ReadonlySet<string> {
  return new Set(
    (folded.match(/\d+(?:,\d{3})*(?:\.\d+)?/g) ?? []).map((figure) => figure.replaceAll(',', '')),
  );
}

/** Share of the weight of the one that lies in terms of the other: of the better covered of the two. */
export function coverage(a: Weights, b: Weights): number {
  const covered = (of: Weights, by: Weights): number => {
    let all = 0;
    let found = 0;
    for (const [term, weight] of of) {
      all += weight;
      if (by.has(term)) found += weight;
    }
    return all === 0 ? 0 : found / all;
  };
  return Math.max(covered(a, b), covered(b, a));
}

/**
 * Whether two sentences of one story tell the same, or one of them a part of what the other tells.
 * Sentences after one pattern with other figures (a price, another price) don't. Terms tell of no role and no
 * negation: this is for choosing between sentences, not for proving.
 */
export function tellTheSame(a: Statement, b: Statement): boolean {
  const cosine = dot(a.weights, b.weights);
  if (cosine === 0) return false;
  const shared = [...a.figures].filter((figure) => b.figures.has(figure)).length;
  const fewer = Math.min(a.figures.size, b.figures.size);
  const covered = coverage(a.weights, b.weights);
  if (covered >= alike.whole && (fewer === 0 || shared > 0)) return true;
  if (fewer > 1 && shared === 0) return false;
  if (cosine >= alike.cosine) return true;
  if (covered >= alike.part.coverage && cosine >= alike.part.cosine) return true;
  if (shared >= 2 && shared === fewer) return covered >= alikeInFigures.more.coverage;
  const { one } = alikeInFigures;
  return shared === 1 && fewer === 1 && covered >= one.coverage && cosine >= one.cosine;
}
