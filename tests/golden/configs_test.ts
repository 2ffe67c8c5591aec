import assert from "node:assert/strict";
import { reduce } from "../../engine/plan/reduce.ts";
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

Deno.test("every config that comes with assay goes with every other one", async (t) => {
  const sizes = summarizers.map((summarizer) => {
    const suite = checked({ models, datasets, summarizer });
    return reduce(suite, "all").tasks.length;
  });
  assert.deepEqual(sizes, summarizers.map(() => models.length * datasets.length));
  await t.assertSnapshot(reduce(checked({ models, datasets }), "all").tasks.map(({ id }) => id));
});

Deno.test("every example has models, datasets, and a mode to start with", () => {
  for (const example of examples) {
    const { models, datasets, rest } = suiteOfExample(example);
    assert.ok(models.length > 0 && datasets.length > 0, example.from);
    assert.equal(rest.mode, "perf", example.from);
  }
});
