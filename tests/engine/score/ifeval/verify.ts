/**
 * Asks a verifier, through the recipe, as an evaluation does.
 * @module
 */

import assert from "node:assert/strict";
import type { Question, Row, Score } from "../../../../engine/plan/sample.ts";
import { IFEVAL_RECIPES } from "../../../../engine/score/ifeval/recipes.ts";
import type { Case } from "./cases.ts";

/** A question of one instruction. */
export function questionOf(id: string, args: Row): Question {
  return {
    row: { instruction_id_list: [id], kwargs: [args] },
    reference: null,
    choices: null,
  };
}

/** The score by the recipe of such a name. */
export function scoreBy(name: string, question: Question, text: string): Score {
  const recipe = IFEVAL_RECIPES.find((recipe) => recipe.name === name);
  assert.ok(recipe, name);
  return recipe.score(question, { text, finish: "stop" });
}

/** That both recipes find exactly the texts that follow the instruction. */
export function verify({ id, args, followed, missed }: Case): void {
  const question = questionOf(id, args);
  for (const name of IFEVAL_RECIPES.map((recipe) => recipe.name)) {
    const isFollowed = (text: string): boolean =>
      scoreBy(name, question, text).verdict === "correct";
    assert.deepEqual(followed.filter((text) => !isFollowed(text)), [], `${name}: missed`);
    assert.deepEqual(missed.filter(isFollowed), [], `${name}: followed`);
  }
}
