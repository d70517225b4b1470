/** Pairs worth a close look, found without comparing every article with every other. */
import type { Shingles } from '../../text/similarity.ts';
import type { Fingerprint } from './fingerprint.ts';

/** Bounds time and memory on batches in which everything shares something with everything. */
const mostPairsCounted = 4_000_000;
/** A key that too many items have pairs each with so many of its neighbours only. */
const neighbours = 3;
/** Of a long body every fourth run of units is enough to find its copies. */
const sampleAbove = 120;
const sampling = 4;
const itemBits = 2 ** 20;

/** Pairs of indices (`a < b`) that share runs of their bodies or pairs of their titles, at least the share `least` of those sampled. */
export function candidatePairs(
  prints: readonly Fingerprint[],
  least: number,
): readonly (readonly [number, number])[] {
  return pairsSharing(
    prints.map((print) => [...sample(print.body), ...print.title]),
    least,
  );
}

function sample(body: Shingles): Shingles {
  return body.length <= sampleAbove ? body : body.filter((hash) => hash % sampling === 0);
}

/**
 * Pairs of indices (`a < b`) that have two 32-bit keys and at least the share `least` of the shorter
 * list in common. Rare keys are counted first; when the budget is used up, a key links neighbours only.
 */
export function pairsSharing(
  keys: readonly (readonly number[])[],
  least: number,
): readonly (readonly [number, number])[] {
  const pairs = new Map<number, number>();
  let budget = mostPairsCounted;
  for (const holders of bySize(postings(keys))) {
    const all = (holders.length * (holders.length - 1)) / 2;
    const reach = all <= budget ? holders.length : neighbours;
    budget -= Math.min(all, budget);
    for (let i = 0; i < holders.length; i++) {
      for (let j = i + 1; j < holders.length && j <= i + reach; j++) {
        const key = (holders[i] ?? 0) * itemBits + (holders[j] ?? 0);
        pairs.set(key, (pairs.get(key) ?? 0) + 1);
      }
    }
  }
  const found: (readonly [number, number])[] = [];
  for (const [key, count] of pairs) {
    const [a, b] = [Math.floor(key / itemBits), key % itemBits];
    const fewer = Math.min(keys[a]?.length ?? 0, keys[b]?.length ?? 0);
    if (count >= Math.max(2, fewer * least)) found.push([a, b]);
  }
  return found;
}

/** Key and item in one number each, sorted: a tenth of the memory that a map of lists takes. */
function postings(keys: readonly (readonly number[])[]): Float64Array {
  const entries = new Float64Array(keys.reduce((sum, list) => sum + list.length, 0));
  let next = 0;
  keys.forEach((list, item) => {
    for (const key of list) entries[next++] = key * itemBits + item;
  });
  return entries.sort();
}

/** The holders of every hash that at least two items have, fewest first. */
function bySize(entries: Float64Array): readonly (readonly number[])[] {
  const groups: number[][] = [];
  let holders: number[] = [];
  let current = -1;
  for (const entry of entries) {
    const hash = Math.floor(entry / itemBits);
    const item = entry % itemBits;
    if (hash !== current) {
      if (holders.length > 1) groups.push(holders);
      holders = [];
      current = hash;
    }
    if (holders.at(-1) !== item) holders.push(item);
  }
  if (holders.length > 1) groups.push(holders);
  return groups.sort((a, b) => a.length - b.length);
}
