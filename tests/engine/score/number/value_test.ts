import assert from "node:assert/strict";
import fc from "fast-check";
import { decimal, power, ratio, shifted } from "../../../../engine/score/number/value.ts";

Deno.test.each([
  { spelt: decimal("007", "50"), value: "7.5" },
  { spelt: decimal("", "5"), value: "0.5" },
  { spelt: decimal("000"), value: "0" },
  { spelt: decimal("12", "5", 3), value: "12500" },
  { spelt: decimal("12", "5", -4), value: "0.00125" },
  { spelt: ratio("3", "4"), value: "0.75" },
  { spelt: ratio("4", "6"), value: "2/3" },
  { spelt: ratio("6", "3"), value: "2" },
  { spelt: ratio("0", "3"), value: "0" },
  { spelt: ratio("3", "0"), value: undefined },
  { spelt: ratio("1", "64"), value: "0.015625" },
  { spelt: ratio("1", "3", "2"), value: "7/3" },
  { spelt: power("10", 3), value: "1000" },
  { spelt: power("10", 100_000), value: undefined },
  { spelt: power("1.5", 2), value: undefined },
  { spelt: shifted("2/3", 2), value: undefined },
  { spelt: decimal("7".repeat(1000)), value: undefined },
])("$value", ({ spelt, value }) => assert.equal(spelt, value));

Deno.test("a fraction keeps its value", () => {
  const whole = fc.bigInt({ min: 1n, max: 10n ** 12n });
  fc.assert(fc.property(whole, whole, (above, below) => {
    const value = ratio(`${above}`, `${below}`) ?? "";
    const [n = "", d = "1"] = value.split("/");
    const [int = "", part = ""] = n.split(".");
    const scale = 10n ** BigInt(part.length);
    assert.equal(BigInt(int + part) * below, above * scale * BigInt(d));
  }));
});

Deno.test("a shift and its reverse leave a decimal as it was", () => {
  const digits = fc.stringMatching(/^[0-9]{1,20}$/);
  fc.assert(fc.property(digits, digits, fc.integer({ min: -30, max: 30 }), (whole, part, by) => {
    const value = decimal(whole, part) ?? "";
    assert.equal(shifted(shifted(value, by) ?? "", -by), value);
  }));
});
