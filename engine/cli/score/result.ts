/**
 * Entries with their verdicts: each belongs to a question, is scored by a recipe, and is one of several tries at it.
 * @module
 */

import type { RecipeName } from "../../plan/plan.ts";
import type { Answer, Question, Score } from "../../plan/sample.ts";
import { settleScores } from "../../run/score/settle.ts";
import type { Recipe } from "../../score/recipe.ts";
import type { Symbolic } from "../../score/symbolic/symbolic.ts";
import type { Entry } from "./entry.ts";

/** What an entry belongs to. */
export interface Place {
  /** `null`: nobody named it. */
  readonly dataset: string | null;
  /** `null`: nobody named it, so each line is a question of its own. */
  readonly id: string | null;
  readonly question: Question;
  readonly recipe: RecipeName;
}

/** One answer and what came of it. */
export type Result =
  & { readonly line: number; readonly id: string | null }
  & (
    | {
      readonly kind: "scored";
      readonly place: Place;
      readonly repeat: number;
      readonly recipe: Recipe;
      readonly answer: Answer;
      readonly score: Score;
    }
    | {
      readonly kind: "failed";
      readonly place: Place;
      readonly repeat: number;
      readonly recipe: Recipe;
      readonly failure: string;
      readonly text: string;
    }
    /** Of no row of the datasets. */
    | { readonly kind: "unmatched"; readonly why: string }
  );

/** What entries are scored with. */
export interface Scoring {
  /** What an entry belongs to, or why to nothing. */
  place(entry: Entry): Place | { readonly why: string };
  recipe(name: RecipeName): Promise<Recipe>;
  /** Which try this is of those at one question. Throws for two questions of one id. */
  repeat(place: Place, line: number): number;
  readonly symbolic: Symbolic;
}

/** Scored entries, in order, and what a reader must know of how their doubts were settled. */
export interface Scored {
  readonly results: readonly Result[];
  readonly notes: readonly string[];
}

/** Scores some entries. */
export async function scoreEntries(entries: readonly Entry[], scoring: Scoring): Promise<Scored> {
  const results: Result[] = [];
  for (const entry of entries) results.push(...await resultsOf(entry, scoring));
  const scored = results.flatMap((result) =>
    result.kind === "scored" ? [{ ...result, question: result.place.question }] : []
  );
  const { scores, notes } = await settleScores(scored, scoring.symbolic);
  const settled = scores.values();
  return {
    notes,
    results: results.map((result) =>
      result.kind === "scored" ? { ...result, score: settled.next().value ?? result.score } : result
    ),
  };
}

async function resultsOf(entry: Entry, scoring: Scoring): Promise<readonly Result[]> {
  const { line, outcome } = entry;
  const place = scoring.place(entry);
  if ("why" in place) return [{ kind: "unmatched", line, id: entry.id, why: place.why }];
  const recipe = await scoring.recipe(place.recipe);
  const shared = { line, id: place.id, place, recipe };
  const repeat = (): number => scoring.repeat(place, line);
  if (outcome.kind === "failed") return [{ ...shared, ...outcome, repeat: repeat() }];
  return outcome.answers.map((answer) => ({
    ...shared,
    kind: "scored",
    repeat: repeat(),
    answer,
    score: recipe.score(place.question, answer),
  }));
}
