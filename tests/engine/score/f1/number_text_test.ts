import assert from "node:assert/strict";
import fc from "fast-check";
import { floatText } from "../../../../engine/score/f1/number_text.ts";

/** CPython 3.11: `str(float(text))`. */
Deno.test.each([
  { text: "12", written: "12.0" },
  { text: " 1_000 ", written: "1000.0" },
  { text: "-0", written: "-0.0" },
  { text: ".5", written: "0.5" },
  { text: "5.", written: "5.0" },
  { text: "1e3", written: "1000.0" },
  { text: "1e16", written: "1e+16" },
  { text: "1234567890123456", written: "1234567890123456.0" },
  { text: "0.0001", written: "0.0001" },
  { text: "0.00001", written: "1e-05" },
  { text: "1e400", written: "inf" },
  { text: "-Infinity", written: "-inf" },
  { text: "NaN", written: "nan" },
  { text: "１２", written: "12.0" },
  { text: "٣٫", written: null },
  { text: "٣", written: "3.0" },
  { text: "𝟗", written: "9.0" },
  { text: "1__0", written: null },
  { text: "_1", written: null },
  { text: "1,000", written: null },
  { text: "0x10", written: null },
  { text: "", written: null },
])("float('$text') is $written", ({ text, written }) => {
  assert.equal(floatText(text), written);
});

Deno.test("what is written reads back as the same number", () => {
  fc.assert(fc.property(fc.double({ noNaN: true }), (value) => {
    const written = floatText(Number.isFinite(value) ? String(value) : value > 0 ? "inf" : "-inf");
    assert.ok(written);
    assert.equal(floatText(written), written);
    if (Number.isFinite(value)) assert.equal(Number(written), value + 0);
  }));
});
