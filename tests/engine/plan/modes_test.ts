import assert from "node:assert/strict";
import { isMode, MODES } from "../../../engine/plan/modes.ts";
import { reduce } from "../../../engine/plan/reduce.ts";
import { MODE_NAMES } from "../../../engine/schema/suite.ts";
import { chosenOf, suiteOf } from "../schema/chosen.ts";

Deno.test("the steps of every mode", async (t) => {
  await t.assertSnapshot(MODES);
});

Deno.test("a plan lists the steps of its mode and does not name it", () => {
  for (const mode of MODE_NAMES) {
    const plan = reduce(suiteOf(chosenOf()), mode);
    assert.deepEqual(plan.tasks[0]?.steps.map(({ kind }) => kind), MODES[mode]);
    assert.ok(!JSON.stringify(plan).includes('mode"'));
  }
});

Deno.test("modes are those of the table, and nothing that objects have by birth", () => {
  assert.ok(MODE_NAMES.every(isMode));
  assert.deepEqual(["", "PERF", "toString", "__proto__"].filter(isMode), []);
});
