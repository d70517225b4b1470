/** The sentences that say most of a document: how central each is, where it stands, and no two alike. */
import { isAside, speaksInPerson } from '../languages/asides.ts';
import { leaningOf } from '../languages/leaning.ts';
import type { Leaning } from '../languages/source-language.ts';
import { foldForComparison } from '../text/scripts.ts';
import { figuresIn, tellTheSame, type Statement } from '../text/same-statement.ts';
import { dot, unitLength, weigh, type Weights } from '../text/similarity.ts';
import { termsOf, unitsOf } from '../text/tokens.ts';

/** A sentence to choose from. */
export interface Candidate {
  readonly text: string;
  /** 0-based place in its document. */
  readonly place: number;
  /** Sentences of its document. */
  readonly of: number;
}

/** A candidate with its weight, and what it says. */
export interface Ranked extends Statement {
  readonly index: number;
  /** 0-based place in its document. */
  readonly place: number;
  readonly score: number;
  /** By what it leans on the sentence before it. */
  readonly leans: Leaning | undefined;
  /** Reports nothing (see `isAside`): chosen only where there is nothing else. */
  readonly aside: boolean;
  readonly tokens: number;
  /** One of a heap: there it is a matter of degree who says the same. */
  readonly heaped: boolean;
}

/** Above so many sentences a document is a heap (reviews, comments) whose beginning says no more than its end. */
const articleLength = 70;
const shareOfPlace = 0.5;
/** How fast the weight of a place falls: 1 / (1 + place) to this power. */
const fall = 0.7;
/** Fewer tokens are a fragment: a caption, a heading, an exclamation. */
const fewestTokens = 8;
const fragment = 0.5;
const question = 0.7;
/** Who speaks of himself or to the reader outside quotation marks can't be told in a digest. */
const inPerson = 0.5;
/**
 * Background of the weighing (see `weigh`). In an article the rare word tells; in a heap what many
 * say is what matters, so common words must keep their weight.
 */
const articleBackground = 20;
const heapBackground = 200;

/**
 * Weighs every candidate: likeness to the centroid of all (Radev et al. 2004), its place (early
 * sentences of an article carry the news), less for fragments, questions and who speaks in person. In
 * a heap of sentences the mean likeness to all others counts instead of place (degree
 * centrality, Erkan and Radev 2004), and nothing is an aside.
 */
export function rankSentences(candidates: readonly Candidate[]): readonly Ranked[] {
  const isHeap = candidates.some(({ of }) => of > articleLength);
  const folded = candidates.map(({ text }) => foldForComparison(text));
  const terms = folded.map((text) => termsOf(text));
  // A review is neither told by a reporter nor read in order.
  const asides = candidates.map(({ text }) => !isHeap && isAside(text));
  const weights = weigh(terms, isHeap ? heapBackground : articleBackground);
  const centroid = centroidOf(weights);
  // A heading or byline takes no place from the sentence after it.
  const places = placesOf(candidates, asides);
  return candidates.map(({ text: sentence, place }, index) => {
    const own = weights[index] ?? new Map<string, number>();
    const text = folded[index] ?? '';
    const tokens = unitsOf(text).length;
    const position = 1 / (1 + (places[index] ?? 0)) ** fall;
    const central = dot(own, centroid);
    const score =
      (isHeap ? central : (1 - shareOfPlace) * central + shareOfPlace * position) *
      (tokens < fewestTokens ? fragment : 1) *
      (/[?？]\s*$/.test(text) ? question : 1) *
      (!isHeap && speaksInPerson(sentence) ? inPerson : 1);
    const aside = asides[index] ?? false;
    return {
      index,
      place,
      score,
      leans: leaningOf(sentence),
      aside,
      tokens,
      heaped: isHeap,
      weights: own,
      figures: figuresIn(text),
    };
  });
}

/** Each candidate's place among those of its document that are no asides. */
function placesOf(candidates: readonly Candidate[], asides: readonly boolean[]): readonly number[] {
  let skipped = 0;
  return candidates.map(({ place }, i) => {
    if (place === 0) skipped = 0;
    const own = Math.max(0, place - skipped);
    if (asides[i] === true) skipped++;
    return own;
  });
}

function centroidOf(weights: readonly Weights[]): Weights {
  const sum = new Map<string, number>();
  for (const vector of weights) {
    for (const [term, weight] of vector) sum.set(term, (sum.get(term) ?? 0) + weight);
  }
  return unitLength(sum);
}

/** Above this cosine two sentences of a heap say the same. */
const sameInHeap = 0.6;
/** What likeness to the chosen costs (maximal marginal relevance, Carbonell and Goldstein 1998). */
const costOfLikeness = 0.3;
/** Sentences aren't cut: the last may exceed the budget by this share. */
const overrun = 1 / 8;

/**
 * Chooses the best, then again and again the best that says something else and can be read where
 * it will stand: one that leans, once the one before it is chosen. Returns indices in order of choice; at
 * least one where there is a candidate.
 * @param tokens about so many (a CJK character or a Latin word); the first choice may exceed them
 */
export function choose(ranked: readonly Ranked[], tokens: number): readonly number[] {
  const chosen: Ranked[] = [];
  const left = new Set(ranked);
  let room = tokens * (1 + overrun);
  const supported = ({ index, place }: Ranked): boolean =>
    place > 0 && chosen.some((other) => other.index === index - 1);
  const stands = (item: Ranked): boolean =>
    !item.aside && (item.leans === undefined || item.leans === 'inside' || supported(item));
  const worthOf = (item: Ranked): number | undefined => {
    const likeness = Math.max(0, ...chosen.map((other) => dot(item.weights, other.weights)));
    const told = item.heaped
      ? likeness > sameInHeap
      : chosen.some((other) => tellTheSame(item, other));
    if (told || (chosen.length > 0 && item.tokens > room)) return undefined;
    return item.score - costOfLikeness * likeness;
  };
  while (room > tokens * overrun) {
    let able = [...left].filter((item) => stands(item));
    // A text in which every sentence leans, or reports nothing, still has a best one.
    if (chosen.length === 0 && able.length === 0) able = ranked.filter(({ aside }) => !aside);
    if (chosen.length === 0 && able.length === 0) able = [...ranked];
    const best = highest(able, worthOf);
    if (best === undefined) break;
    chosen.push(best);
    left.delete(best);
    room -= best.tokens;
  }
  return chosen.map(({ index }) => index);
}

function highest(
  items: readonly Ranked[],
  worthOf: (item: Ranked) => number | undefined,
): Ranked | undefined {
  let best: { readonly item: Ranked; readonly worth: number } | undefined;
  for (const item of items) {
    const worth = worthOf(item);
    if (worth !== undefined && (best === undefined || worth > best.worth)) best = { item, worth };
  }
  return best?.item;
}
