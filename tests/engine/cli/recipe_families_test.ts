import { ok, strictEqual } from "node:assert";
import { recipeNamed } from "../../../engine/cli/recipe_families.ts";
import { RECIPE_NAMES, recipeOf } from "../../../engine/score/recipes.ts";

Deno.test("every recipe, and every bare name, is found as in the table of all", async () => {
  const bare = RECIPE_NAMES.map((name) => name.split("@")[0] ?? "");
  for (const name of [...RECIPE_NAMES, ...bare, "gsm8k@none", "none", "", "__proto__"]) {
    strictEqual(await recipeNamed(name), recipeOf(name), name);
  }
  ok(RECIPE_NAMES.length > 0);
});
