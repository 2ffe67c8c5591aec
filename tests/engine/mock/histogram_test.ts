import assert from "node:assert/strict";
import { newHistogram } from "../../../engine/mock/histogram.ts";

Deno.test("a value on a bound counts below it, one beyond all bounds in +Inf", () => {
  const histogram = newHistogram([0.5, 1]);
  histogram.observe(0.5);
  histogram.observe(0.75, 2);
  histogram.observe(4);
  assert.deepEqual(histogram.lines("x", 'a="b"'), [
    'x_bucket{a="b",le="0.5"} 1',
    'x_bucket{a="b",le="1"} 3',
    'x_bucket{a="b",le="+Inf"} 4',
    'x_count{a="b"} 4',
    'x_sum{a="b"} 6',
  ]);
});
