import assert from "node:assert/strict";
import { RECIPE_NAMES, recipeOf } from "../../../engine/score/recipes.ts";

Deno.test.each(RECIPE_NAMES.map((name) => ({ name })))("$name says what it is", ({ name }) => {
  const recipe = recipeOf(name);
  assert.ok(recipe);
  assert.equal(recipe.name, name);
  assert.match(name, /^[a-z0-9_]+@[a-z0-9.-]+$/);
  assert.ok(Number.isInteger(recipe.version) && recipe.version >= 1);
  assert.notEqual(recipe.about.trim(), "");
});

Deno.test.each([
  { name: "number", full: "number@assay" },
  { name: "choice", full: "choice@assay" },
  { name: "gsm8k", full: "gsm8k@assay" },
  { name: "agieval", full: "agieval@assay" },
])("$name alone means $full", ({ name, full }) => {
  assert.equal(recipeOf(name)?.name, full);
});

Deno.test.each([{ name: "gsm8k@nobody" }, { name: "constructor" }, { name: "" }])(
  "there is no recipe $name",
  ({ name }) => assert.equal(recipeOf(name), undefined),
);
