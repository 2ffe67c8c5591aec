/**
 * The standard error of a group's mean, from those of its members.
 * @module
 */

/** A dataset's standard error and its number of samples. */
export interface MemberError {
  readonly standardError: number;
  readonly n: number;
}

/**
 * The standard error of a mean weighted by numbers of samples: √(Σ (n − 1) · n · se² ÷ (Σ n − groups) ÷ Σ n).
 * Source: `pooled_sample_stderr` of lm-eval 0.4, after the pooled variance. `NaN` where no group has two samples.
 */
export function pooledStandardError(members: readonly MemberError[]): number {
  const total = sum(members, ({ n }) => n);
  const squares = sum(
    members,
    ({ n, standardError }) => n < 2 ? 0 : (n - 1) * n * standardError ** 2,
  );
  return Math.sqrt(squares / (total - members.length) / total);
}

/** The standard error of a naive mean of independent members: √(Σ se²) ÷ number of members. */
export function naiveStandardError(members: readonly MemberError[]): number {
  return Math.sqrt(sum(members, ({ standardError }) => standardError ** 2)) / members.length;
}

function sum(
  members: readonly MemberError[],
  valueOf: (member: MemberError) => number,
): number {
  return members.reduce((total, member) => total + valueOf(member), 0);
}
