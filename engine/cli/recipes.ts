/**
 * Recipes by name, and functions of the user's own modules as recipes.
 * @module
 */

import { isAbsolute, resolve, toFileUrl } from "@std/path";
import type { RecipeName } from "../plan/plan.ts";
import type { Answer, Question, Score } from "../plan/sample.ts";
import { InputError } from "../run/ports.ts";
import { nearest } from "../schema/nearest.ts";
import type { Recipe } from "../score/recipe.ts";
import { firstOwnLine } from "./own_line.ts";
import { recipeNamed } from "./recipe_families.ts";

/** What a user's function may give: a verdict, or as much of a score as it knows. */
export type UserScore = boolean | Partial<Score>;
/** A recipe of a user's own. */
export type UserRecipe = (question: Question, answer: Answer) => UserScore;

/** Finds a recipe. Throws an {@linkcode InputError} that says what there is. */
export async function findRecipe(name: RecipeName): Promise<Recipe> {
  if (typeof name !== "string") return await userRecipe(name);
  const recipe = await recipeNamed(name);
  if (recipe) return recipe;
  const { RECIPE_NAMES } = await import("../score/recipes.ts");
  const near = nearest(name, RECIPE_NAMES);
  throw new InputError(
    `Cannot score by "${name}": there is no such recipe${
      near === undefined ? "" : `; nearest: ${near}`
    }. There are: ${RECIPE_NAMES.join(", ")}`,
  );
}

async function userRecipe(
  { path, export: name }: Exclude<RecipeName, string>,
): Promise<Recipe> {
  const url = toFileUrl(isAbsolute(path) ? path : resolve(path)).href;
  let module: Readonly<Record<string, unknown>>;
  try {
    module = await import(url);
  } catch (error) {
    throw new InputError(`Cannot load the recipe ${path}: ${firstOwnLine(error, url)}`);
  }
  const score = module[name];
  if (typeof score !== "function") {
    throw new InputError(
      `Cannot use the recipe ${path}: it exports no function "${name}". There are: ${
        Object.keys(module).join(", ") || "none"
      }`,
    );
  }
  const full = `${path}#${name}`;
  return {
    name: full,
    version: 1,
    about: `a function of ${path}`,
    score: (question, answer) =>
      wholeScore(attempt(score as UserRecipe, { question, answer, full })),
  };
}

interface Asked {
  readonly question: Question;
  readonly answer: Answer;
  /** Path and export. */
  readonly full: string;
}

function attempt(score: UserRecipe, { question, answer, full }: Asked): UserScore {
  try {
    return score(question, answer);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(`Cannot score by ${full}: it threw "${reason}"`);
  }
}

const BLANK: Omit<Score, "verdict"> = {
  why: null,
  extracted: null,
  offsets: null,
  rule: null,
  parts: {},
};

function wholeScore(given: UserScore): Score {
  if (typeof given === "boolean") return { ...BLANK, verdict: given ? "correct" : "wrong" };
  const verdict = given.verdict ?? "unscored";
  return {
    ...BLANK,
    ...given,
    verdict,
    why: verdict === "unscored" ? given.why ?? "no-answer" : null,
  };
}
