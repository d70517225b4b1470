import { distance } from 'fastest-levenshtein';

/** The word nearest to `typed` by edit distance, or nothing when none is near (more than half of the letters differ). */
export function nearest(typed: string, words: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const word of words) {
    const d = distance(typed.toLowerCase(), word.toLowerCase());
    if (d < bestDistance) [best, bestDistance] = [word, d];
  }
  return best !== undefined && bestDistance <= Math.max(typed.length, best.length) / 2
    ? best
    : undefined;
}

/** ` Did you mean "x"?` or, with no near word, the whole list. */
export function didYouMean(typed: string, words: readonly string[]): string {
  const near = nearest(typed, words);
  return near === undefined ? `One of: ${words.join(', ')}.` : `Did you mean "${near}"?`;
}
