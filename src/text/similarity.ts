/** Measures of likeness between texts, and grouping by them. */

/** Sorted, distinct hashes of runs of units. */
export type Shingles = Uint32Array;

/** FNV-1a, 32 bits (Fowler, Noll, Vo 1991). */
export function hash32(text: string): number {
  return hashFrom(0x81_1c_9d_c5, text);
}

/** Goes on from `state`, the hash of what stands before the text. */
export function hashFrom(state: number, text: string): number {
  let hash = state;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01_00_01_93);
  }
  return hash >>> 0;
}

/** Hashes of every run of `length` units; a shorter text gives one run. */
export function shinglesOf(units: readonly string[], length: number): Shingles {
  const hashes = new Set<number>();
  if (units.length > 0 && units.length < length) hashes.add(hash32(units.join('\0')));
  for (let i = 0; i + length <= units.length; i++) {
    let hash = hash32(units[i]!);
    for (let k = i + 1; k < i + length; k++) hash = hashFrom(hashFrom(hash, '\0'), units[k]!);
    hashes.add(hash);
  }
  return Uint32Array.from(hashes).sort();
}

/** How many hashes two sorted lists share. */
export function shared(a: Shingles, b: Shingles): number {
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const x = a[i] ?? 0;
    const y = b[j] ?? 0;
    if (x === y) count++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return count;
}

/** Share of `a` that is found in `b`, 0 to 1; 0 for an empty `a`. */
export function containment(a: Shingles, b: Shingles): number {
  return a.length === 0 ? 0 : shared(a, b) / a.length;
}

/** A sparse vector of length 1: term to weight. */
export type Weights = ReadonlyMap<string, number>;

/**
 * TF-IDF vectors of length 1 for a batch of texts: (1 + ln tf) · ln((N + 1 + background) / (df + 0.5 +
 * background / 25)). `background` stands for so many unseen texts one in 25 of
 * which holds any given term: it keeps small batches from weighing what all share at nothing.
 */
export function weigh(texts: readonly (readonly string[])[], background = 0): readonly Weights[] {
  const frequency = new Map<string, number>();
  const counts = texts.map((terms) => {
    const count = new Map<string, number>();
    for (const term of terms) count.set(term, (count.get(term) ?? 0) + 1);
    for (const term of count.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
    return count;
  });
  const all = texts.length + 1 + background;
  return counts.map((count) => {
    const weights = new Map<string, number>();
    for (const [term, n] of count) {
      const holders = (frequency.get(term) ?? 0) + 0.5 + background / 25;
      weights.set(term, (1 + Math.log(n)) * Math.log(Math.max(1, all / holders)));
    }
    return unitLength(weights);
  });
}

/** Scales a vector to length 1; an empty one stays empty. */
export function unitLength(weights: Weights): Weights {
  let squares = 0;
  for (const weight of weights.values()) squares += weight * weight;
  const length = Math.sqrt(squares);
  return length === 0 ? weights : new Map([...weights].map(([term, w]) => [term, w / length]));
}

/** Inner product; the cosine for vectors of length 1. */
export function dot(a: Weights, b: Weights): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
  return sum;
}

/** A pair of items by index, `a < b`, and how alike they are, 0 to 1. */
export interface Link {
  readonly a: number;
  readonly b: number;
  readonly likeness: number;
}

/**
 * Average-link clustering from the top down to `threshold`: two groups join while the mean
 * likeness over all pairs between them reaches it. A pair without a link counts 0, so that one
 * round-up doesn't chain what it names. Ties break by index. Returns the groups, each ascending,
 * ordered by their first item; single items included.
 */
export function averageLink(
  size: number,
  links: readonly Link[],
  threshold: number,
): readonly (readonly number[])[] {
  // Groups join only over a link that reaches the threshold, so what no chain of such links holds together is apart.
  const roots = Uint32Array.from({ length: size }, (_, i) => i);
  const rootOf = (i: number): number => {
    let root = i;
    while (roots[root] !== root) {
      roots[root] = roots[roots[root]!]!;
      root = roots[root]!;
    }
    return root;
  };
  for (const { a, b, likeness } of links) if (likeness >= threshold) roots[rootOf(a)] = rootOf(b);
  const members = new Map<number, { readonly items: number[]; readonly inside: Link[] }>();
  for (let i = 0; i < size; i++) {
    const part = members.get(rootOf(i));
    if (part === undefined) members.set(rootOf(i), { items: [i], inside: [] });
    else part.items.push(i);
  }
  for (const link of links)
    if (rootOf(link.a) === rootOf(link.b)) members.get(rootOf(link.a))?.inside.push(link);
  return [...members.values()]
    .flatMap(({ items, inside }) => joinInside(items, inside, threshold))
    .map((group) => group.toSorted((x, y) => x - y))
    .sort((x, y) => (x[0] ?? 0) - (y[0] ?? 0));
}

/** Takes the likest two groups again and again. */
function joinInside(
  items: readonly number[],
  links: readonly Link[],
  threshold: number,
): readonly (readonly number[])[] {
  const groups = new Map<number, readonly number[]>();
  const sums = new Map<number, Map<number, number>>();
  for (const i of items) {
    groups.set(i, [i]);
    sums.set(i, new Map());
  }
  for (const { a, b, likeness } of links) {
    sums.get(a)?.set(b, likeness);
    sums.get(b)?.set(a, likeness);
  }
  const mean = (a: number, b: number): number =>
    (sums.get(a)?.get(b) ?? 0) / ((groups.get(a)?.length ?? 1) * (groups.get(b)?.length ?? 1));
  const best = (a: number): Link | undefined => {
    let found: Link | undefined;
    for (const b of sums.get(a)?.keys() ?? []) {
      const likeness = mean(a, b);
      if (likeness < threshold) continue;
      const link = { a: Math.min(a, b), b: Math.max(a, b), likeness };
      if (found === undefined || before(link, found)) found = link;
    }
    return found;
  };
  const bests = new Map<number, Link>();
  const renew = (a: number): void => {
    const link = best(a);
    if (link === undefined) bests.delete(a);
    else bests.set(a, link);
  };
  for (const i of items) renew(i);
  while (bests.size > 0) {
    let top: Link | undefined;
    for (const link of bests.values()) if (top === undefined || before(link, top)) top = link;
    if (top === undefined) break;
    const { a, b } = top;
    const into = sums.get(a) ?? new Map<number, number>();
    const touched = new Set([...into.keys(), ...(sums.get(b)?.keys() ?? [])]);
    for (const [other, sum] of sums.get(b) ?? []) {
      sums.get(other)?.delete(b);
      if (other === a) continue;
      const joined = (into.get(other) ?? 0) + sum;
      into.set(other, joined);
      sums.get(other)?.set(a, joined);
    }
    into.delete(b);
    groups.set(a, [...(groups.get(a) ?? []), ...(groups.get(b) ?? [])]);
    groups.delete(b);
    sums.delete(b);
    bests.delete(b);
    renew(a);
    // The mean to a joined group never exceeds the better of the two before: only who had one of
    // them as its best needs another look.
    for (const other of touched) {
      const link = bests.get(other);
      if (link !== undefined && [link.a, link.b].some((end) => end === a || end === b))
        renew(other);
    }
  }
  return [...groups.values()];
}

function before(x: Link, y: Link): boolean {
  if (x.likeness !== y.likeness) return x.likeness > y.likeness;
  return x.a !== y.a ? x.a < y.a : x.b < y.b;
}
