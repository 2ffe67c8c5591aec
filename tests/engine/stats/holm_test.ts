import assert from "node:assert/strict";
import { holm } from "../../../engine/stats/holm.ts";

/** R 4, `p.adjust(p, "holm")`; statsmodels 0.15, `multipletests(method="holm")`. */
Deno.test.each([
  { ps: [0.01, 0.04, 0.03, 0.005], adjusted: [0.03, 0.06, 0.06, 0.02] },
  { ps: [0.5, 0.9], adjusted: [1, 1] },
  { ps: [0.02, 0.02, 0.02], adjusted: [0.06, 0.06, 0.06] },
  { ps: [0.03], adjusted: [0.03] },
  { ps: [], adjusted: [] },
  { ps: [NaN, 0.02, NaN, 0.03], adjusted: [NaN, 0.04, NaN, 0.04] },
])("$ps becomes $adjusted", ({ ps, adjusted }) => {
  assert.deepEqual(holm(ps).map((p) => Number(p.toPrecision(12))), adjusted);
});
