/** The same happening, told by different articles, in Chinese and English together. */
import { averageLink, dot, hash32, weigh, type Link, type Weights } from '../../text/similarity.ts';
import { pairsSharing } from './candidates.ts';
import type { Fingerprint } from './fingerprint.ts';
import { bridgeTerms } from './bridge.ts';

/** What an event is stands early in its article; later terms are background. */
const termsCompared = 200;
/** Unseen texts behind the batch's frequencies, so that few articles are weighed as many are. */
const background = 50;
/** Set on labelled events within one topic and over many (see test/dedupe). */
const threshold = 0.11;
/**
 * Where a query's results are all much alike, only what stands out of that is one event: the
 * threshold rises to this share of the mean likeness.
 */
const shareOfMean = 0.7;
/** Likeness over the bridge of names, figures and glossary runs so much higher than within a language. */
const bridgeScale = threshold / 0.28;
const fewestBridgeTerms = 3;
/** Up to so many articles every pair is looked at. */
const comparePairsUpTo = 600;

/** Groups of two and more indices that tell one event. */
export function eventsAmong(prints: readonly Fingerprint[]): readonly (readonly number[])[] {
  const weights = weigh(
    prints.map((print) => print.terms.slice(0, termsCompared)),
    background,
  );
  const bridges = bridgeTerms(prints);
  const bridgeWeights = weigh(bridges, background);
  const links: Link[] = [];
  for (const [a, b] of pairsToCompare(weights, bridgeWeights)) {
    const across = prints[a]?.chinese !== prints[b]?.chinese;
    const likeness = across
      ? bridgeLikeness(bridgeWeights[a], bridgeWeights[b])
      : dot(weights[a] ?? new Map(), weights[b] ?? new Map());
    if (likeness > threshold / 8) links.push({ a, b, likeness });
  }
  const pairs = (prints.length * (prints.length - 1)) / 2;
  const mean = links.reduce((sum, link) => sum + link.likeness, 0) / Math.max(1, pairs);
  return averageLink(prints.length, links, Math.max(threshold, shareOfMean * mean)).filter(
    (group) => group.length > 1,
  );
}

function bridgeLikeness(x: Weights = new Map(), y: Weights = new Map()): number {
  let common = 0;
  for (const term of x.keys()) if (y.has(term)) common++;
  return common < fewestBridgeTerms ? 0 : dot(x, y) * bridgeScale;
}

function pairsToCompare(
  weights: readonly Weights[],
  bridges: readonly Weights[],
): readonly (readonly [number, number])[] {
  if (weights.length > comparePairsUpTo) {
    const keys = weights.map((terms, i) => [...heaviest(terms), ...heaviest(bridges[i])]);
    return pairsSharing(keys, 0);
  }
  return weights.flatMap((_, a) =>
    Array.from({ length: weights.length - a - 1 }, (_gap, k) => [a, a + 1 + k] as const),
  );
}

function heaviest(weights: Weights = new Map()): readonly number[] {
  return [...weights]
    .sort(([s, x], [t, y]) => y - x || (s < t ? -1 : 1))
    .slice(0, 25)
    .map(([term]) => hash32(term));
}
