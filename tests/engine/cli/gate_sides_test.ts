import { deepStrictEqual } from "node:assert";
import fc from "fast-check";
import { samplesOf } from "../../../engine/cli/gate_sides.ts";

const TEXT = JSON.stringify({
  details: {
    0: { id: "a", verdict: "correct", parts: { f1: { sum: 0.5, n: 1 } } },
    1: { id: "a", verdict: "wrong", parts: { f1: { sum: 0.25, n: 1 } } },
    2: { id: "b", verdict: "unscored", why: "no-answer", parts: { f1: { sum: 0, n: 1 } } },
    3: { id: "c", verdict: "unscored", why: "bad-reference" },
    4: { id: "d", verdict: "error", why: "timeout" },
    5: { id: "e", verdict: "missing" },
    6: { id: 7, verdict: "correct" },
    7: null,
    8: { id: "f", verdict: "wrong", parts: { f1: { sum: "1", n: 1 }, em: { sum: 1, n: 0 } } },
  },
});

Deno.test("the samples of a result file, as the metrics count them", () => {
  deepStrictEqual([...samplesOf(TEXT, "accuracy")], [
    ["a", { sum: 1, n: 2 }],
    ["b", { sum: 0, n: 1 }],
    ["f", { sum: 0, n: 1 }],
  ]);
  deepStrictEqual([...samplesOf(TEXT, "f1")], [["a", { sum: 0.75, n: 2 }], ["b", {
    sum: 0,
    n: 1,
  }]]);
  deepStrictEqual([...samplesOf(TEXT, "em")], []);
  deepStrictEqual([...samplesOf(TEXT, "constructor")], []);
});

Deno.test("what is no result file has no samples", () => {
  for (const text of ["", "{", "null", "[]", '{"details":[1]}', '{"details":{"0":[]}}']) {
    deepStrictEqual([...samplesOf(text, "accuracy")], [], text);
  }
  fc.assert(fc.property(fc.json(), (text) => {
    samplesOf(`{"details":{"0":${text}}}`, "accuracy");
  }));
});
