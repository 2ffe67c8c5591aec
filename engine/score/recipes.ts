/**
 * Every recipe there is, by name. A family is one array, spread below; a benchmark named without a variant means its
 * default.
 * @module
 */

import { AGIEVAL_RECIPES } from "./agieval/recipes.ts";
import { BBH_RECIPES } from "./bbh/recipes.ts";
import { CHOICE_RECIPES } from "./choice/recipes.ts";
import { EXACT_RECIPES } from "./exact/recipes.ts";
import { F1_RECIPES } from "./f1/recipes.ts";
import { GSM8K_RECIPES } from "./gsm8k/recipes.ts";
import { IFEVAL_RECIPES } from "./ifeval/recipes.ts";
import { MATH_RECIPES } from "./math/recipes.ts";
import { NUMBER_RECIPES } from "./number/recipes.ts";
import type { Recipe } from "./recipe.ts";

const RECIPES: readonly Recipe[] = [
  ...MATH_RECIPES,
  ...NUMBER_RECIPES,
  ...CHOICE_RECIPES,
  ...GSM8K_RECIPES,
  ...AGIEVAL_RECIPES,
  ...BBH_RECIPES,
  ...EXACT_RECIPES,
  ...F1_RECIPES,
  ...IFEVAL_RECIPES,
];

/** The variant that a benchmark's bare name stands for. */
const DEFAULTS: Readonly<Record<string, string>> = {
  ifeval: "ifeval@assay",
  math: "math@assay",
  aime: "aime@assay",
  agieval_math: "agieval_math@assay",
  number: "number@assay",
  choice: "choice@assay",
  gsm8k: "gsm8k@assay",
  agieval: "agieval@assay",
  bbh: "bbh@assay",
  exact: "exact@assay",
  f1: "f1@squad",
  triviaqa: "f1@triviaqa",
  drop: "f1@drop",
};

const BY_NAME: ReadonlyMap<string, Recipe> = new Map(
  RECIPES.map((recipe) => [recipe.name, recipe]),
);

/** Names of all recipes, sorted. */
export const RECIPE_NAMES: readonly string[] = [...BY_NAME.keys()].sort();

/** The recipe of a name, `gsm8k@lm-eval-strict`, or of a benchmark, `gsm8k`; `undefined` where there is none. */
export function recipeOf(name: string): Recipe | undefined {
  const full = Object.hasOwn(DEFAULTS, name) ? DEFAULTS[name] : name;
  return full === undefined ? undefined : BY_NAME.get(full);
}
