/**
 * One number for a group of datasets: the 27 tasks of BBH, the subjects of MMLU.
 * @module
 */

/** A dataset's part in its group. */
export interface Member {
  /** Its metric, as a share of 1. */
  readonly value: number;
  /** Its weight in a weighted mean: its number of samples, where the group names none. */
  readonly weight: number;
}

/** How members become one number. */
export type GroupKind = "naive" | "weighted" | "harmonic" | "sum" | "deviation";

const FORMULAS: Readonly<Record<GroupKind, (members: readonly Member[]) => number>> = {
  naive: (members) => sum(members, ({ value }) => value) / members.length,
  weighted: (members) =>
    sum(members, ({ value, weight }) => weight && value * weight) /
    sum(members, ({ weight }) => weight),
  harmonic: (members) => members.length / sum(members, ({ value }) => 1 / value),
  sum: (members) => sum(members, ({ value }) => value),
  deviation,
};

/**
 * The group's number: the arithmetic mean, Σ w·x ÷ Σ w (a member of weight 0 has no say, not even a missing value), the
 * harmonic mean (0 where one member is 0), the sum, or the standard deviation of the population. `NaN` without members.
 */
export function groupValue(kind: GroupKind, members: readonly Member[]): number {
  return members.length === 0 ? NaN : FORMULAS[kind](members);
}

function deviation(members: readonly Member[]): number {
  const mean = FORMULAS.naive(members);
  return Math.sqrt(sum(members, ({ value }) => (value - mean) ** 2) / members.length);
}

function sum<Item>(items: readonly Item[], valueOf: (item: Item) => number): number {
  return items.reduce((total, item) => total + valueOf(item), 0);
}
