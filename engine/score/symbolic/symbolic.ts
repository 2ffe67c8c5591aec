/**
 * What rules of spelling and arithmetic leave open, and who settles it: pairs of expressions, asked of a symbolic engine
 * that may hang and may be killed. Scores stay pure; only this last step is asked of the outside.
 * @module
 */

import type { Score } from "../../plan/sample.ts";

/** Two expressions in LaTeX on whose equality a verdict hangs. */
export interface Doubt {
  readonly left: string;
  readonly right: string;
}

/** What became of a doubt; `undecided` where the engine cannot tell, or not in time. */
export type Settlement = "equal" | "unequal" | "undecided";

/** Decides doubts. */
export interface Symbolic {
  /** Settlements in the order of the doubts. Never rejects for what the expressions say. */
  settle(doubts: readonly Doubt[]): Promise<readonly Settlement[]>;
  /** Ends what was started for it; nothing can be settled afterwards. */
  close(): Promise<void>;
}

/** The score of a doubtful answer, once its doubt is settled: right if `equal`, else as it was. */
export function settledScore(score: Score, settlement: Settlement): Score {
  return settlement === "equal" ? { ...score, verdict: "correct", why: null } : score;
}
