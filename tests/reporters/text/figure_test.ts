import assert from "node:assert/strict";
import { clockTime, figure, pythonFloat } from "../../../reporters/text/figure.ts";

Deno.test.each([
  [undefined, "–"],
  [NaN, "–"],
  [Infinity, "–"],
  [0, "0"],
  [7, "7"],
  [1234567, "1,234,567"],
  [0.012345, "0.0123"],
  [0.5, "0.5000"],
  [1.23456, "1.235"],
  [99.999, "100.0"],
  [9.99996, "10.00"],
  [123.456, "123.5"],
  [12345.6, "12,346"],
  [-12.3456, "-12.35"],
])("figure: %s", (value, shown) => {
  assert.equal(figure(value), shown);
});

Deno.test.each([[-1, "0:00"], [7_999, "0:07"], [754_000, "12:34"], [3_723_000, "1:02:03"]])(
  "clockTime: %s ms",
  (ms, shown) => {
    assert.equal(clockTime(ms), shown);
  },
);

Deno.test.each([[20, "20.0"], [123.45678, "123.4568"], [0.00001, "0.0"]])(
  "pythonFloat: %s",
  (value, shown) => {
    assert.equal(pythonFloat(value), shown);
  },
);
