import assert from "node:assert/strict";
import fc from "fast-check";
import {
  clusteredStandardError,
  proportionStandardError,
  standardError,
} from "../../../engine/stats/standard_error.ts";

/** scipy 1.17 `stats.sem`; inspect's test of its `stderr` metric has the first one. */
Deno.test.each([
  { values: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], expected: 0.9574271077563381 },
  { values: [1, 0, 0, 1, 1], expected: 0.24494897427831783 },
  { values: [0.25, 0.5, 1], expected: 0.22047927592204922 },
  { values: [7], expected: NaN },
  { values: [], expected: NaN },
])("the standard error of $values is $expected", ({ values, expected }) => {
  near(standardError(values), expected);
});

Deno.test("clusters of 0…19 by i % 4, as in inspect's test of its clustered error", () => {
  const clusters = [0, 1, 2, 3].map((first) => [0, 4, 8, 12, 16].map((step) => first + step));
  near(clusteredStandardError(clusters), 0.6454972243679028);
});

Deno.test("the error that lm-eval shows for arc_challenge", () => {
  near(proportionStandardError(312, 1172), 0.012915774781523113);
  near(proportionStandardError(1, 1), NaN);
});

Deno.test("a proportion's error is that of its ones and zeros", () => {
  fc.assert(fc.property(fc.array(fc.boolean(), { minLength: 2, maxLength: 60 }), (answers) => {
    const values = answers.map(Number);
    near(
      proportionStandardError(answers.filter(Boolean).length, answers.length),
      standardError(values),
    );
  }));
});

Deno.test("repeats that always agree are no evidence of their own", () => {
  const once = [1, 0, 1, 1, 0, 0, 1];
  near(clusteredStandardError(once.map((value) => [value, value, value])), standardError(once));
});

function near(found: number, expected: number): void {
  if (Number.isNaN(expected)) assert.equal(found, NaN);
  else assert.ok(Math.abs(found - expected) < 1e-14, `${found}, not ${expected}`);
}
