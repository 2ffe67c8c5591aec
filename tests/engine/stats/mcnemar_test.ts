import assert from "node:assert/strict";
import fc from "fast-check";
import { mcnemarExact } from "../../../engine/stats/mcnemar.ts";

/** statsmodels 0.15, `mcnemar([[0, b], [c, 0]], exact=True)`; 86 and 150: presidential approval, Agresti 1990, of R's `mcnemar.test`. */
Deno.test.each([
  { gained: 0, lost: 0, p: 1 },
  { gained: 0, lost: 1, p: 1 },
  { gained: 1, lost: 4, p: 0.375 },
  { gained: 5, lost: 5, p: 1 },
  { gained: 2, lost: 10, p: 0.03857421875 },
  { gained: 59, lost: 6, p: 4.964650327128616e-12 },
  { gained: 86, lost: 150, p: 3.7159361395713866e-05 },
  { gained: 0, lost: 40, p: 1.8189894035458565e-12 },
  { gained: 480, lost: 520, p: 0.2174482932041415 },
  { gained: 4000, lost: 4300, p: 0.001029736761268162 },
])("$gained gained and $lost lost: p = $p", ({ gained, lost, p }) => {
  const found = mcnemarExact(gained, lost);
  assert.ok(Math.abs(found / p - 1) < 1e-10, `${found}`);
});

Deno.test("p is a chance, the same from both sides, and falls as they part", () => {
  const few = fc.integer({ min: 0, max: 3000 });
  fc.assert(fc.property(few, few, (gained, lost) => {
    const p = mcnemarExact(gained, lost);
    assert.ok(p > 0 || Math.abs(gained - lost) > 500);
    assert.ok(p <= 1);
    assert.equal(mcnemarExact(lost, gained), p);
    const more = mcnemarExact(Math.max(gained, lost) + 1, Math.min(gained, lost));
    assert.ok(more <= p + 1e-12);
  }));
});
