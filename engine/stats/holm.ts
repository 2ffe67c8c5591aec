/**
 * Many tests at once: how small a p must be when several had their chance.
 * @module
 */

/**
 * p-values adjusted so that calling those below α keeps the chance of any false call at α, in the order given. `NaN`: a test
 * that was not made; it counts for nothing.
 * Source: S. Holm, "A simple sequentially rejective multiple test procedure", Scand. J. Statist. 6 (1979); `p.adjust` of R.
 */
export function holm(ps: readonly number[]): readonly number[] {
  const made = ps.flatMap((p, at) => Number.isNaN(p) ? [] : [{ p, at }]).sort((a, b) => a.p - b.p);
  const adjusted = ps.map(() => NaN);
  let largest = 0;
  made.forEach(({ p, at }, rank) => {
    largest = Math.max(largest, Math.min(1, (made.length - rank) * p));
    adjusted[at] = largest;
  });
  return adjusted;
}
