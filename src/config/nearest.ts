import { distance } from 'fastest-levenshtein';

/** Letters of a part that can't be a part of anything by chance. */
const leastPart = 3;

/**
 * The word nearest to `typed` by edit distance; where none is near (more than half of the letters differ) the only one
 * of which it is a part; else nothing.
 */
export function nearest(typed: string, words: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const word of words) {
    const d = distance(typed.toLowerCase(), word.toLowerCase());
    if (d < bestDistance) [best, bestDistance] = [word, d];
  }
  if (best !== undefined && bestDistance <= Math.max(typed.length, best.length) / 2) return best;
  const part = typed.toLowerCase();
  const holding = words.filter((word) => word.toLowerCase().includes(part));
  return typed.length >= leastPart && holding.length === 1 ? holding[0] : undefined;
}

/** ` Did you mean "x"?` or, with no near word, the whole list. */
export function didYouMean(typed: string, words: readonly string[]): string {
  const near = nearest(typed, words);
  return near === undefined ? `One of: ${words.join(', ')}.` : `Did you mean "${near}"?`;
}
