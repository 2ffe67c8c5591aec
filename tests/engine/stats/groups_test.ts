import assert from "node:assert/strict";
import { groupValue } from "../../../engine/stats/groups.ts";

const MEMBERS = [{ value: 0.5, weight: 1 }, { value: 0.25, weight: 2 }, { value: 1, weight: 5 }];

/** scipy 1.17 `hmean`, numpy `average` and `std`. */
Deno.test.each(
  [
    { kind: "naive", expected: 1.75 / 3 },
    { kind: "weighted", expected: 0.75 },
    { kind: "harmonic", expected: 0.42857142857142855 },
    { kind: "sum", expected: 1.75 },
    { kind: "deviation", expected: 0.31180478223116176 },
  ] as const,
)("$kind of the group is $expected", ({ kind, expected }) => {
  assert.ok(Math.abs(groupValue(kind, MEMBERS) - expected) < 1e-15);
  assert.equal(groupValue(kind, []), NaN);
});

Deno.test("a zero makes the harmonic mean zero; a weight of zero has no say", () => {
  assert.equal(groupValue("harmonic", [{ value: 0, weight: 1 }, { value: 1, weight: 1 }]), 0);
  assert.equal(groupValue("weighted", [{ value: NaN, weight: 0 }, { value: 1, weight: 3 }]), 1);
});
