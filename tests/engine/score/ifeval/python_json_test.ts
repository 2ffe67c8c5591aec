import assert from "node:assert/strict";
import { isJson } from "../../../../engine/score/ifeval/python_json.ts";

Deno.test.each([
  { text: "{}", is: true },
  { text: "[NaN, Infinity, -Infinity]", is: true },
  { text: '{"a\\"NaN": NaN}', is: true },
  { text: '"\\\\"', is: true },
  { text: "-NaN", is: false },
  { text: "+Infinity", is: false },
  { text: "NaNNaN", is: false },
  { text: "nullNaN", is: false },
  { text: "{NaN: 1}", is: false },
  { text: '"NaN', is: false },
  { text: "\ufeff{}", is: false },
  { text: "", is: false },
])("$text is JSON: $is", ({ text, is }) => assert.equal(isJson(text), is));

Deno.test("a hundred thousand open brackets are no JSON, and no stack overflow", () => {
  assert.equal(isJson("[".repeat(100_000)), false);
  assert.equal(isJson("[".repeat(100_000) + "NaN"), false);
});
