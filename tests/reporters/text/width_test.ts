import assert from "node:assert/strict";
import fc from "fast-check";
import { fitted, padded, widthOf, wrapped } from "../../../reporters/text/width.ts";

const FAMILY = "👩‍👩‍👧‍👦";

Deno.test.each([
  ["short", 8, "short"],
  ["exactly8", 8, "exactly8"],
  ["much longer", 8, "much lo…"],
  ["数据集的名字", 8, "数据集…"],
  [`${FAMILY}${FAMILY}${FAMILY}`, 5, `${FAMILY}${FAMILY}…`],
])("fitted: %s into %d", (text, width, shown) => {
  assert.equal(fitted(text, width), shown);
});

Deno.test("padded: to a width, not to a length", () => {
  assert.equal(padded("模型", 6), "模型  ");
  assert.equal(padded("12", 6, "start"), "    12");
  assert.equal(padded("longer", 3), "longer");
});

Deno.test.each([
  ["one two three", 8, ["one two", "three"]],
  ["unbreakable", 4, ["unbr", "eaka", "ble"]],
  ["", 4, [""]],
  ["数据集", 4, ["数据", "集"]],
])("wrapped: %s into %d", (text, width, lines) => {
  assert.deepEqual(wrapped(text, width), lines);
});

Deno.test("wrapped: no line too wide, nothing lost but spaces", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 4, max: 40 }), (text, width) => {
      const lines = wrapped(text, width);
      for (const line of lines) assert.ok(widthOf(line) <= width, line);
      assert.equal(lines.join("").replaceAll(" ", ""), text.replaceAll(" ", ""));
    }),
  );
});
