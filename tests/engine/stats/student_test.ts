import assert from "node:assert/strict";
import { studentQuantile, studentTail } from "../../../engine/stats/student.ts";

/** scipy 1.17, `stats.t.sf(t, df)`; of the normal distribution `stats.norm.sf(t)`. */
Deno.test.each([
  { t: 0, df: 5, tail: 0.5 },
  { t: 1, df: 1, tail: 0.25 },
  { t: 2, df: 3, tail: 0.06966298427942152 },
  { t: 1.96, df: 10, tail: 0.039218120123849856 },
  { t: 12.706, df: 1, tail: 0.025000401179066593 },
  { t: 3, df: 30, tail: 0.0026949820328259727 },
  { t: 5, df: 2.5, tail: 0.011725594985430925 },
  { t: 2.5, df: 1000, tail: 0.0062892839005454036 },
  { t: 0.001, df: 4, tail: 0.499625000078125 },
  { t: 40, df: 100, tail: 1.2310538010700354e-63 },
])("P(T > $t) with $df degrees of freedom is $tail", ({ t, df, tail }) => {
  assert.ok(Math.abs(studentTail(t, df) / tail - 1) < 1e-10, `${studentTail(t, df)}`);
});

Deno.test.each([
  { z: 0.5, tail: 0.3085375387259869 },
  { z: 1.96, tail: 0.024997895148220435 },
  { z: 3, tail: 0.0013498980316300933 },
  { z: 5, tail: 2.866515718791933e-07 },
])("P(Z > $z) is $tail", ({ z, tail }) => {
  assert.ok(Math.abs(studentTail(z, Infinity) / tail - 1) < 2e-5, `${studentTail(z, Infinity)}`);
});

/** scipy 1.17, `stats.t.ppf(p, df)`. */
Deno.test.each([
  { p: 0.975, df: 1, t: 12.706204736174694 },
  { p: 0.975, df: 2, t: 4.302652729749462 },
  { p: 0.975, df: 9.5, t: 2.2441374614922958 },
  { p: 0.95, df: 30, t: 1.697260886593957 },
  { p: 0.999, df: 4, t: 7.173182219782307 },
  { p: 0.975, df: Infinity, t: 1.959963984540054 },
  { p: 0.8, df: Infinity, t: 0.8416212335729143 },
])("the $p quantile with $df degrees of freedom is $t", ({ p, df, t }) => {
  assert.ok(Math.abs(studentQuantile(p, df) / t - 1) < 1e-6, `${studentQuantile(p, df)}`);
});

Deno.test("half lie below 0", () => assert.ok(studentQuantile(0.5, 3) < 1e-9));
