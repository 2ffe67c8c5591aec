import assert from "node:assert/strict";
import { naiveStandardError, pooledStandardError } from "../../../engine/stats/groups_error.ts";
import { proportionStandardError } from "../../../engine/stats/standard_error.ts";

/** `pooled_sample_stderr` and `unweighted_mean_stderr` of lm-eval 0.4.13, run on these. */
Deno.test("errors of a group as lm-eval has them", () => {
  const members = [
    { standardError: 0.01, n: 100 },
    { standardError: 0.02, n: 250 },
    { standardError: 0.03, n: 1000 },
  ];
  assert.ok(Math.abs(pooledStandardError(members) - 0.02255370194121112) < 1e-15);
  assert.ok(Math.abs(naiveStandardError(members) - 0.012472191289246473) < 1e-15);
});

Deno.test("tasks that are equally hard pool to about the error of all their answers", () => {
  const members = [120, 300, 900].map((n) => ({
    n,
    standardError: proportionStandardError(n / 4, n),
  }));
  const whole = proportionStandardError(330, 1320);
  assert.ok(Math.abs(pooledStandardError(members) / whole - 1) < 0.002);
});
