/** Logistic regression with a handful of features, by Newton's method. */

export interface Example {
  readonly features: readonly number[];
  readonly yes: boolean;
}

const steps = 30;
/** Draws weights to where they began, so that features without a word to say stay there and no matrix is singular. */
const ridge = 1e-3;

/** Weights that make the examples most likely; `prior` is where they begin. The same input gives the same bytes. */
export function fitLogistic(
  examples: readonly Example[],
  prior: readonly number[],
): readonly number[] {
  let weights = prior;
  for (let step = 0; step < steps; step++) {
    const slope = weights.map((weight, i) => ridge * (weight - (prior[i] ?? 0)));
    const curve: number[][] = weights.map((_, i) =>
      weights.map((_other, j) => (i === j ? ridge : 0)),
    );
    for (const { features, yes } of examples) {
      const sum = features.reduce((total, value, i) => total + value * (weights[i] ?? 0), 0);
      const chance = 1 / (1 + Math.exp(-sum));
      features.forEach((x, i) => {
        slope[i] = (slope[i] ?? 0) + ((chance - (yes ? 1 : 0)) * x) / examples.length;
        const row = curve[i] ?? [];
        features.forEach((y, j) => {
          row[j] = (row[j] ?? 0) + (chance * (1 - chance) * x * y) / examples.length;
        });
      });
    }
    const change = solve(curve, slope);
    weights = weights.map((weight, i) => weight - (change[i] ?? 0));
  }
  return weights;
}

/** x with `matrix` · x = `right`, by Gaussian elimination; the matrix is symmetric and positive definite. */
function solve(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): readonly number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  const size = rows.length;
  for (let i = 0; i < size; i++)
    for (let below = i + 1; below < size; below++) {
      const factor = at(below, i) / at(i, i);
      rows[below] = (rows[below] ?? []).map((value, j) => value - factor * at(i, j));
    }
  const x: number[] = Array.from({ length: size }, () => 0);
  for (let i = size - 1; i >= 0; i--) {
    const known = x.reduce((sum, value, j) => (j > i ? sum + at(i, j) * value : sum), 0);
    x[i] = (at(i, size) - known) / at(i, i);
  }
  return x;
}
