import assert from "node:assert/strict";
import { expandCollection } from "../../engine/cli/collections.ts";
import { checkSuite } from "../../engine/plan/check.ts";
import type { Task } from "../../engine/plan/plan.ts";
import { reduce } from "../../engine/plan/reduce.ts";
import { recipeOf } from "../../engine/score/recipes.ts";
import { checked, shippedIn, suiteOfExample } from "./shipped.ts";

const models = await shippedIn("configs/models");
const datasets = await shippedIn("configs/datasets");
const summarizers = await shippedIn("configs/summarizers");
const examples = await shippedIn("examples");

Deno.test.each([...models, ...datasets, ...summarizers, ...examples])(
  "$from says what it is in one line of 80 columns",
  ({ config }) => {
    const { description } = config.config as { readonly description?: string };
    assert.match(description ?? "", /^[\x20-\x7e]{1,80}$/);
  },
);

/** What a dataset config comes to for every model, right for its mode. */
function tasksOf(dataset: (typeof datasets)[number]): readonly Task[] {
  const members = expandCollection(dataset).datasets;
  const mode = dataset.name.startsWith("synthetic") ? "perf" : "all";
  const sets = summarizers.map((summarizer) => {
    const suite = checked({ models, datasets: members, summarizer });
    assert.deepEqual(mode === "perf" ? [] : checkSuite(suite, mode, []), []);
    return reduce(suite, mode).tasks;
  });
  for (const { length } of sets) assert.equal(length, models.length * members.length);
  return sets[0] ?? [];
}

Deno.test("every config that comes with assay goes with every other one", async (t) => {
  const files = datasets.map((dataset) => {
    const tasks = tasksOf(dataset).map((task) => task.dataset.file);
    return [dataset.name, [...new Set(tasks)].join(" ")] as const;
  });
  await t.assertSnapshot(models.map(({ name }) => name));
  await t.assertSnapshot(Object.fromEntries(files));
});

Deno.test("every dataset is scored by a recipe there is", () => {
  for (const dataset of datasets) {
    for (const { questions, name } of tasksOf(dataset).map((task) => task.dataset)) {
      const { recipe = "exact@assay" } = questions ?? {};
      assert.ok(typeof recipe === "string" && recipeOf(recipe), `${name}: ${recipe}`);
    }
  }
});

Deno.test.each(datasets)("what the plan says of $name", async (dataset, t) => {
  await t.assertSnapshot(tasksOf(dataset)[0]?.dataset);
});

Deno.test("every example has models, datasets, and a mode to start with", () => {
  for (const example of examples) {
    const { models, datasets, rest } = suiteOfExample(example);
    assert.ok(models.length > 0 && datasets.length > 0, example.from);
    assert.equal(rest.mode, "perf", example.from);
  }
});
