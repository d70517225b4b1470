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

/** Called for every item with those after it that are worth a look: a list of all pairs would take more memory than the articles. */
export type Visit = (a: number, others: readonly number[]) => void;

/** Visits pairs of indices that share runs of their bodies or pairs of their titles, at least the share `least` of those sampled. */
export function candidatePairs(prints: readonly Fingerprint[], least: number, visit: Visit): void {
  pairsSharing(
    prints.map((print) => [...sample(print.body), ...print.title]),
    least,
    visit,
  );
}

function sample(body: Shingles): Shingles {
  return body.length <= sampleAbove ? body : body.filter((hash) => hash % sampling === 0);
}

/**
 * Visits pairs of indices that have two 32-bit keys and at least the share `least` of the shorter list in
 * common. Rare keys are taken first; when the budget is used up, a key links neighbours only.
 */
export function pairsSharing(
  keys: readonly (readonly number[])[],
  least: number,
  visit: Visit,
): void {
  const index = holdersByKey(keys);
  const common = new Uint32Array(keys.length);
  for (let a = 0; a < keys.length; a++) {
    const met: number[] = [];
    for (let entry = index.first[a]!; entry !== none; entry = index.further[entry]!) {
      const last = index.last[entry]!;
      for (let other = entry + 1; other <= last; other++) {
        const b = index.holder[other]!;
        if (common[b] === 0) met.push(b);
        common[b]!++;
      }
    }
    const enough = met.filter((b) => {
      const fewer = Math.min(keys[a]?.length ?? 0, keys[b]?.length ?? 0);
      return common[b]! >= Math.max(2, fewer * least);
    });
    for (const b of met) common[b] = 0;
    if (enough.length > 0) visit(a, enough);
  }
}

const none = -1;

/** An entry is an item that holds a key. Those of one key stand together, by item. */
interface Holders {
  readonly holder: Uint32Array;
  /** The last entry with the same key that it makes a pair with; itself where there is none. */
  readonly last: Uint32Array;
  /** Each item's first entry, and each entry's next one of the same item. */
  readonly first: Int32Array;
  readonly further: Int32Array;
}

function holdersByKey(keys: readonly (readonly number[])[]): Holders {
  const sorted = postings(keys);
  const holder = Uint32Array.from(sorted, (entry) => entry % itemBits);
  const last = Uint32Array.from(sorted, (_, i) => i);
  let budget = mostPairsCounted;
  for (const [start, end] of bySize(sorted)) {
    const size = end - start;
    const all = (size * (size - 1)) / 2;
    const reach = all <= budget ? size : neighbours;
    budget -= Math.min(all, budget);
    for (let i = start; i < end; i++) last[i] = Math.min(i + reach, end - 1);
  }
  const first = new Int32Array(keys.length).fill(none);
  const further = new Int32Array(sorted.length);
  for (let entry = sorted.length - 1; entry >= 0; entry--) {
    const item = holder[entry]!;
    further[entry] = first[item]!;
    first[item] = entry;
  }
  return { holder, last, first, further };
}

/** Key and item in one number each, sorted, each once: a tenth of the memory that a map of lists takes. */
function postings(keys: readonly (readonly number[])[]): Float64Array {
  const entries = new Float64Array(keys.reduce((sum, list) => sum + list.length, 0));
  let next = 0;
  keys.forEach((list, item) => {
    for (const key of list) entries[next++] = key * itemBits + item;
  });
  return entries.sort().filter((entry, i) => entry !== entries[i - 1]);
}

/** Where the entries of every key that at least two items have start and end, fewest first. */
function bySize(entries: Float64Array): readonly (readonly [start: number, end: number])[] {
  const ranges: (readonly [number, number])[] = [];
  for (let start = 0; start < entries.length;) {
    const key = Math.floor(entries[start]! / itemBits);
    let end = start + 1;
    while (end < entries.length && Math.floor(entries[end]! / itemBits) === key) end++;
    if (end - start > 1) ranges.push([start, end]);
    start = end;
  }
  return ranges.sort(([a, b], [c, d]) => b - a - (d - c));
}
