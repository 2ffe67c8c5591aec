/**
 * Standard errors of a mean: by how much it would vary if other samples had been drawn.
 *
 * With the sample variance (n − 1), as lm-eval, inspect and lighteval show them. `NaN` where one sample leaves it unknown.
 * @module
 */

/** Values that share their fate: the repeats of one sample, the questions on one text. */
export type Clusters = readonly (readonly number[])[];

/** Of a mean of independent values: s ÷ √n. */
export function standardError(values: readonly number[]): number {
  return clusteredStandardError(values.map((value) => [value]));
}

/** Of a proportion of independent answers: what `standardError` says of ones and zeros, √(p (1 − p) ÷ (n − 1)). */
export function proportionStandardError(correct: number, n: number): number {
  return n < 2 ? NaN : Math.sqrt((correct / n) * (1 - correct / n) / (n - 1));
}

/**
 * Of the mean of all values where those of one cluster depend on each other:
 * √(C ÷ (C − 1) · Σ over clusters (Σ in it (x − x̄))²) ÷ n.
 * Source: E. Miller, "Adding error bars to evals" (2024), with the correction for finitely many clusters.
 */
export function clusteredStandardError(clusters: Clusters): number {
  const count = clusters.length;
  if (count < 2) return NaN;
  const values = clusters.flat();
  const mean = sum(values) / values.length;
  const squares = sum(clusters.map((cluster) => sum(cluster.map((value) => value - mean)) ** 2));
  return Math.sqrt(count / (count - 1) * squares) / values.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
