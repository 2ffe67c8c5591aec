import assert from "node:assert/strict";
import { checkSuite } from "../../engine/plan/check.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import { reduce } from "../../engine/plan/reduce.ts";
import type { Suite } from "../../engine/schema/parse.ts";
import { renderIssues } from "../../engine/schema/render_issues.ts";
import { parseStoredPlan } from "../../engine/schema/stored_plan.ts";
import { MODE_NAMES } from "../../engine/schema/suite.ts";
import type { ModeName } from "../../engine/schema/suite.ts";
import { checked, shippedIn, suiteOfExample } from "./shipped.ts";

/** The plan, after it was found right and has been to a file and back. */
function storedPlan(suite: Suite, mode: ModeName): Plan {
  const plan = reduce(suite, mode);
  assert.deepEqual(checkSuite(suite, mode, []), []);
  assert.deepEqual(parseStoredPlan(JSON.stringify(plan), "plan.json"), { ok: true, value: plan });
  return plan;
}

for (const example of await shippedIn("examples")) {
  Deno.test(`the plan of ${example.from}`, async (t) => {
    const suite = suiteOfExample(example);
    for (const mode of MODE_NAMES) {
      await t.step(mode, async (t) => {
        const issues = checkSuite(suite, mode, []);
        const isRight = issues.length === 0;
        await t.assertSnapshot(isRight ? storedPlan(suite, mode) : renderIssues(issues));
      });
    }
  });
}

Deno.test("the plan of the simulated server on the synthetic dataset", async (t) => {
  const suite = checked({
    models: (await shippedIn("configs/models")).filter(({ name }) => name === "sim"),
    datasets: (await shippedIn("configs/datasets")).filter(({ name }) => name === "synthetic_gen"),
  });
  await t.assertSnapshot(storedPlan(suite, "perf"));
});
