/**
 * Verdicts that hang on an equality which no bounded rule decides: asked of a symbolic engine, all at once.
 * @module
 */

import type { Answer, Question, Score } from "../../plan/sample.ts";
import type { Recipe } from "../../score/recipe.ts";
import { settledScore } from "../../score/symbolic/symbolic.ts";
import type { Doubt, Settlement, Symbolic } from "../../score/symbolic/symbolic.ts";

/** An answer that was scored. */
export interface Scored {
  readonly question: Question;
  readonly answer: Answer;
  readonly score: Score;
  readonly recipe: Recipe;
}

/** Scores after all doubts, in order, and what a reader must know of how they were settled. */
export interface Settled {
  readonly scores: readonly Score[];
  readonly notes: readonly string[];
}

/** Settles what can be. Where the engine does not start, every score stays as it is, and a note says so. */
export async function settleScores(
  scored: readonly Scored[],
  symbolic: Symbolic,
): Promise<Settled> {
  const doubts = scored.map(doubtOf);
  const open = doubts.filter((doubt) => doubt !== null);
  const scores = scored.map(({ score }) => score);
  if (open.length === 0) return { scores, notes: [] };
  try {
    const settlements = (await symbolic.settle(open)).values();
    const decided = doubts.map((doubt) => doubt && settlements.next().value || null);
    return {
      scores: scores.map((score, i) => settled(score, decided[i] ?? null)),
      notes: undecidedNotes(decided),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const note =
      `${open.length} answers hang on an equality that the symbolic engine could not be asked: ${reason}. They count as wrong`;
    return { scores, notes: [note] };
  }
}

function doubtOf({ question, answer, score, recipe }: Scored): Doubt | null {
  return score.verdict === "wrong" ? recipe.doubt?.(question, answer) ?? null : null;
}

function settled(score: Score, settlement: Settlement | null): Score {
  return settlement === null ? score : settledScore(score, settlement);
}

function undecidedNotes(decided: readonly (Settlement | null)[]): readonly string[] {
  const undecided = decided.filter((settlement) => settlement === "undecided").length;
  return undecided === 0 ? [] : [
    `${undecided} answers hang on an equality that was not decided within its time: they count as wrong`,
  ];
}
