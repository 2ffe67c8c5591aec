/**
 * What k tries out of n would achieve: the chance that one of them is right, that all are, that a share of them is.
 *
 * Each is the exact mean over all ways to choose k of the n answers at hand, of which c are right, so k = 1 gives the
 * accuracy and nothing depends on their order. `NaN` where n < k: fewer answers than tries tell nothing.
 * @module
 */

/** Answers to one question, and how many of them are right. */
export interface Tries {
  readonly n: number;
  readonly correct: number;
}

/** That at least one of k is right: 1 − C(n − c, k) ÷ C(n, k). Source: Chen et al., arXiv:2107.03374 (2021), eq. 1. */
export function passAtK({ n, correct }: Tries, k: number): number {
  return 1 - shareOfChoices(n - correct, n, k);
}

/** That all of k are right, pass^k: C(c, k) ÷ C(n, k). Source: Yao et al., τ-bench, arXiv:2406.12045 (2024). */
export function passHatK({ n, correct }: Tries, k: number): number {
  return shareOfChoices(correct, n, k);
}

/**
 * That at least ⌈share · k⌉ of k are right, and never fewer than one: G-Pass@k with τ = `share`, 0 < share ≤ 1.
 * Source: Liu et al., "Are your LLMs capable of stable reasoning?", arXiv:2412.13147 (2024).
 */
export function gPassAtK({ n, correct }: Tries, k: number, share: number): number {
  if (!isPossible(n, k)) return NaN;
  const least = Math.max(1, Math.ceil(share * k));
  let total = 0;
  for (let right = least; right <= Math.min(k, correct); right++) {
    total += chanceOf({ n, correct }, k, right);
  }
  return Math.min(1, total);
}

/** C(chosen, k) ÷ C(n, k) as a product, which no binomial overflows. */
function shareOfChoices(from: number, n: number, k: number): number {
  if (!isPossible(n, k)) return NaN;
  let share = 1;
  for (let i = 0; i < k; i++) share *= Math.max(0, from - i) / (n - i);
  return share;
}

/** The hypergeometric chance that exactly `right` of k are right. */
function chanceOf({ n, correct }: Tries, k: number, right: number): number {
  const wrong = n - correct;
  if (k - right > wrong) return 0;
  let chance = 1;
  for (let i = 0; i < right; i++) chance *= (correct - i) / (n - i) * (k - i) / (right - i);
  for (let i = 0; i < k - right; i++) chance *= (wrong - i) / (n - right - i);
  return chance;
}

function isPossible(n: number, k: number): boolean {
  return k >= 1 && n >= k;
}
