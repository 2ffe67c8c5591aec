/**
 * McNemar's exact test: whether two raters of the same samples are right equally often, told by those they disagree on.
 * @module
 */

/**
 * Two-sided p of `gained` and `lost` samples, those that the one has right and the other has not; 1 where there are none.
 * Twice the smaller tail of a binomial of chance ½, at most 1. It never cries wolf more often than it says.
 * Source: Q. McNemar, Psychometrika 12 (1947), conditional exact form, as `statsmodels` `mcnemar(exact=True)`.
 */
export function mcnemarExact(gained: number, lost: number): number {
  const n = gained + lost;
  const few = Math.min(gained, lost);
  return Math.min(1, 2 * lowerTail(few, n));
}

/** P(X ≤ k) of X from a binomial of n tries of chance ½: its largest term first, until terms no longer count. */
function lowerTail(k: number, n: number): number {
  let term = Math.exp(logChoose(n, k) - n * Math.LN2);
  let sum = term;
  for (let i = k; i > 0 && term > sum * Number.EPSILON; i--) {
    term *= i / (n - i + 1);
    sum += term;
  }
  return sum;
}

function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= k; i++) sum += Math.log((n - k + i) / i);
  return sum;
}
