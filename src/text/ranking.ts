/** Picking sentences without a model: how central each is, where it stands, and no two alike. */
import { foldForComparison } from './scripts.ts';
import { dot, unitLength, weigh, type Weights } from './similarity.ts';
import { termsOf, unitsOf } from './tokens.ts';

/** A sentence to choose from. */
export interface Candidate {
  readonly text: string;
  /** 0-based place in its document. */
  readonly place: number;
  /** Sentences of its document. */
  readonly of: number;
}

/** A candidate with its weight, and what it says as a vector. */
export interface Ranked {
  readonly index: number;
  readonly score: number;
  readonly tokens: number;
  readonly weights: Weights;
}

/** Above so many sentences a document is a heap (reviews, comments) whose beginning says no more than its end. */
const articleLength = 70;
const shareOfPlace = 0.45;
/** Fewer tokens are a fragment: a caption, a heading, an exclamation. */
const fewestTokens = 8;
const fragment = 0.5;
/** A start that leans on the sentence before it. */
const leaningStart =
  /^(?:(?:但|但是|不过|然而|而且|此外|另外|同时|因此|所以|于是|其中|对此|随后|之后|接着|他|她|它|他们|她们|它们|这|该|此|其)(?!\p{Script=Han}?国)|(?:but|and|however|moreover|also|so|then|he|she|it|they|this|that|these|those|his|her|its|their|meanwhile|instead|in addition)\b)/u;
const leaning = 0.75;
const question = 0.7;

/**
 * Weighs every candidate: likeness to the centroid of all (Radev et al. 2004), its place (early
 * sentences of an article carry the news), less for fragments, questions and sentences that lean on
 * the one before. In a heap of sentences the mean likeness to all others counts instead of place
 * (degree centrality, Erkan and Radev 2004).
 */
export function rankSentences(candidates: readonly Candidate[]): readonly Ranked[] {
  const folded = candidates.map(({ text }) => foldForComparison(text));
  const terms = folded.map((text) => termsOf(text));
  const weights = weigh(terms, 20);
  const centroid = centroidOf(weights);
  return candidates.map(({ place, of }, index) => {
    const own = weights[index] ?? new Map<string, number>();
    const text = folded[index] ?? '';
    const tokens = unitsOf(text).length;
    const heap = of > articleLength;
    const position = heap ? 0 : 1 / (1 + place) ** 0.5;
    const central = dot(own, centroid);
    const score =
      (heap ? central : (1 - shareOfPlace) * central + shareOfPlace * position) *
      (tokens < fewestTokens ? fragment : 1) *
      (place > 0 && leaningStart.test(text) ? leaning : 1) *
      (/[?？]\s*$/.test(text) ? question : 1);
    return { index, score, tokens, weights: own };
  });
}

function centroidOf(weights: readonly Weights[]): Weights {
  const sum = new Map<string, number>();
  for (const vector of weights) {
    for (const [term, weight] of vector) sum.set(term, (sum.get(term) ?? 0) + weight);
  }
  return unitLength(sum);
}

/** When to stop choosing. */
export interface Limits {
  /** At most so many sentences. */
  readonly most: number;
  /** At most so many tokens (a CJK character or a Latin word); the first choice may exceed them. */
  readonly tokens: number;
}

/** Above this cosine two sentences say the same. */
const sameStatement = 0.6;
/** What likeness to the chosen costs (maximal marginal relevance, Carbonell and Goldstein 1998). */
const costOfLikeness = 0.4;

/** Chooses the best, then again and again the best that says something else. Returns indices in order of choice. */
export function choose(ranked: readonly Ranked[], limits: Limits): readonly number[] {
  const chosen: Ranked[] = [];
  const left = new Set(ranked);
  let room = limits.tokens;
  while (chosen.length < limits.most) {
    let best: { readonly item: Ranked; readonly value: number } | undefined;
    for (const item of left) {
      const likeness = Math.max(0, ...chosen.map((other) => dot(item.weights, other.weights)));
      if (likeness > sameStatement || (chosen.length > 0 && item.tokens > room)) continue;
      const value = item.score - costOfLikeness * likeness;
      if (best === undefined || value > best.value) best = { item, value };
    }
    if (best === undefined) break;
    chosen.push(best.item);
    left.delete(best.item);
    room -= best.item.tokens;
    if (room <= 0) break;
  }
  return chosen.map(({ index }) => index);
}
