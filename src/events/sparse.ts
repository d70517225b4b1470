/** Sparse vectors in typed arrays: a tenth of the memory that maps take. */

/** Terms by hash, ascending, with their weights. */
export interface Sparse {
  readonly terms: Uint32Array;
  readonly weights: Float32Array;
}

/** More terms than a text has: a term and its place in one exact number. */
const mostTerms = 2 ** 20;

/** Of hashes with weights; those without weight are left out. Sorted as numbers, which compares nothing by a function. */
export function sparseOf(hashes: readonly number[], weights: readonly number[]): Sparse {
  const order = new Float64Array(hashes.length);
  let size = 0;
  for (let i = 0; i < hashes.length; i++)
    if (weights[i]! > 0) order[size++] = hashes[i]! * mostTerms + i;
  const sorted = order.subarray(0, size).sort();
  const sparse = { terms: new Uint32Array(size), weights: new Float32Array(size) };
  for (let i = 0; i < size; i++) {
    const entry = sorted[i]!;
    sparse.terms[i] = entry / mostTerms;
    sparse.weights[i] = weights[entry % mostTerms]!;
  }
  return sparse;
}

/** Scaled to length 1; an empty one stays empty. */
export function unitLength({ terms, weights }: Sparse): Sparse {
  const length = Math.hypot(...weights);
  return { terms, weights: length === 0 ? weights : weights.map((weight) => weight / length) };
}

/** Inner product; the cosine for vectors of length 1. Written out, since millions of pairs go through it. */
export function dot(a: Sparse, b: Sparse): number {
  const { terms, weights } = a;
  let sum = 0;
  for (let i = 0, j = 0; i < terms.length && j < b.terms.length;) {
    const x = terms[i]!;
    const y = b.terms[j]!;
    if (x === y) sum += weights[i]! * b.weights[j]!;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return sum;
}

/** The weight that `a` has on terms of `b`; `a` is the shorter one. */
export function sharedWeight(a: Sparse, b: Sparse): number {
  let sum = 0;
  for (let i = 0; i < a.terms.length; i++) if (holds(b.terms, a.terms[i]!)) sum += a.weights[i]!;
  return sum;
}

/** How many terms two ascending lists have in common, of which one is far shorter. */
export function termsShared(a: Uint32Array, b: Uint32Array): number {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  let count = 0;
  for (let i = 0; i < few.length; i++) if (holds(many, few[i]!)) count++;
  return count;
}

/**
 * Vectors laid over one hash table, to be met with many others at a step for each of their terms: `slotOf` gives the place
 * of a term in each column, and for a term that none of them has a place with zeros.
 */
export interface Spread {
  /** A power of two long; 0 is a free place. */
  readonly terms: Uint32Array;
  readonly columns: readonly Float32Array[];
}

/** Of the places at least half stay free. */
export function spread(vectors: readonly Sparse[]): Spread {
  const most = vectors.reduce((sum, { terms }) => sum + terms.length, 1);
  const size = 2 ** Math.ceil(Math.log2(2 * most));
  const table: Spread = {
    terms: new Uint32Array(size),
    columns: vectors.map(() => new Float32Array(size)),
  };
  vectors.forEach(({ terms, weights }, column) => {
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i]!;
      const slot = slotOf(table, term);
      table.terms[slot] = term;
      table.columns[column]![slot] = weights[i]!;
    }
  });
  return table;
}

/** Linear probing. */
export function slotOf({ terms }: Spread, term: number): number {
  const mask = terms.length - 1;
  let slot = term & mask;
  while (terms[slot] !== term && terms[slot] !== 0) slot = (slot + 1) & mask;
  return slot;
}

/** Binary search. */
function holds(terms: Uint32Array, term: number): boolean {
  let low = 0;
  let high = terms.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = terms[middle]!;
    if (found === term) return true;
    if (found < term) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

export function totalWeight({ weights }: Sparse): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i]!;
  return sum;
}

/** Every term of any of them, with its largest weight. */
export function unionOf(all: readonly Sparse[]): Sparse {
  const weights = new Map<number, number>();
  for (const one of all)
    one.terms.forEach((term, i) => {
      weights.set(term, Math.max(weights.get(term) ?? 0, one.weights[i] ?? 0));
    });
  return ofRows([...weights].toSorted(([a], [b]) => a - b));
}

/** The terms of `a` that `b` does not have. */
export function without(a: Sparse, b: Sparse): Sparse {
  const others = new Set(b.terms);
  return ofRows(
    [...a.terms].flatMap((term, i) =>
      others.has(term) ? [] : [[term, a.weights[i] ?? 0] as const],
    ),
  );
}

function ofRows(rows: readonly (readonly [term: number, weight: number])[]): Sparse {
  return {
    terms: Uint32Array.from(rows, ([term]) => term),
    weights: Float32Array.from(rows, ([, weight]) => weight),
  };
}
