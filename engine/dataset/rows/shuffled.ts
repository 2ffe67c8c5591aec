/**
 * A seeded random order.
 * @module
 */

import type { Random } from "../../stats/random.ts";

/** All items in random order, each order as likely. Source: R. Durstenfeld, Communications of the ACM 7 (1964). */
export function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}
