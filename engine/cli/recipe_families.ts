/**
 * Recipes by name, without loading all of them: a run needs one family or two, and their tables are a third of the program.
 * @module
 */

import type { Recipe } from "../score/recipe.ts";

/** Families by the benchmark that names of their recipes begin with. What is not here is looked up among all. */
const FAMILIES: Readonly<Record<string, () => Promise<readonly Recipe[]>>> = {
  agieval: async () => (await import("../score/agieval/recipes.ts")).AGIEVAL_RECIPES,
  bbh: async () => (await import("../score/bbh/recipes.ts")).BBH_RECIPES,
  choice: async () => (await import("../score/choice/recipes.ts")).CHOICE_RECIPES,
  exact: async () => (await import("../score/exact/recipes.ts")).EXACT_RECIPES,
  gsm8k: async () => (await import("../score/gsm8k/recipes.ts")).GSM8K_RECIPES,
  ifeval: async () => (await import("../score/ifeval/recipes.ts")).IFEVAL_RECIPES,
  math: async () => (await import("../score/math/recipes.ts")).MATH_RECIPES,
  number: async () => (await import("../score/number/recipes.ts")).NUMBER_RECIPES,
};

/** The recipe of a name; `undefined` where there is none. */
export async function recipeNamed(name: string): Promise<Recipe | undefined> {
  const [benchmark = ""] = name.split("@");
  const family = Object.hasOwn(FAMILIES, benchmark) ? await FAMILIES[benchmark]?.() : [];
  return family?.find((recipe) => recipe.name === name) ??
    (await import("../score/recipes.ts")).recipeOf(name);
}
