/**
 * The answer that most repeats of a sample agree on: cons@k, also called maj@k or self-consistency (Wang et al. 2022).
 * @module
 */

/** What one repeat came to. */
export interface Ballot {
  /** The answer as it was understood; `null`: none was found, which is no vote. */
  readonly extracted: string | null;
  readonly correct: boolean;
}

/**
 * The answer given most often, the first seen of those that tie; `null` where nobody gave one. It is right where any
 * ballot for it is: the spelling is one, so is the verdict, unless the rule looks at more than the answer.
 */
export function majority(ballots: readonly Ballot[]): Ballot | null {
  const votes = new Map<string, { count: number; correct: boolean }>();
  for (const { extracted, correct } of ballots) {
    if (extracted === null) continue;
    const vote = votes.get(extracted) ?? { count: 0, correct: false };
    votes.set(extracted, { count: vote.count + 1, correct: vote.correct || correct });
  }
  let winner: Ballot | null = null;
  let most = 0;
  for (const [extracted, { count, correct }] of votes) {
    if (count > most) [winner, most] = [{ extracted, correct }, count];
  }
  return winner;
}
