import assert from "node:assert/strict";
import { toFiveDigits, toFloat, toInt } from "../../../../engine/score/python/numbers.ts";

/** What Python prints. */
Deno.test.each([
  { value: 18, text: "18" },
  { value: 12344.5, text: "12344" },
  { value: 12345.5, text: "12346" },
  { value: 1.03125, text: "1.0312" },
  { value: 1.03135, text: "1.0313" },
  { value: -99999.6, text: "-1e+05" },
  { value: 123456789, text: "1.2346e+08" },
  { value: 0.0001, text: "0.0001" },
  { value: 0.00001234, text: "1.234e-05" },
  { value: -0, text: "-0" },
])("$value to five digits is $text", ({ value, text }) => assert.equal(toFiveDigits(value), text));

Deno.test.each([
  { text: " 1_000.5 ", float: 1000.5, int: undefined },
  { text: "٤٢", float: 42, int: 42 },
  { text: "７\x1c", float: 7, int: 7 },
  { text: "-5", float: -5, int: -5 },
  { text: ".5e1", float: 5, int: undefined },
  { text: "nan", float: undefined, int: undefined },
  { text: "1__0", float: undefined, int: undefined },
  { text: "0x1f", float: undefined, int: undefined },
  { text: "", float: undefined, int: undefined },
])("$text as a float is $float, as an int $int", ({ text, float, int }) => {
  assert.equal(toFloat(text), float);
  assert.equal(toInt(text), int);
});
