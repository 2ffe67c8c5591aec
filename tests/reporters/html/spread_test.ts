import { deepStrictEqual, ok, strictEqual } from "node:assert";
import fc from "fast-check";
import { Tally } from "../../../engine/stats/tally.ts";
import { coarser, newSpreadCounter } from "../../../reporters/html/spread.ts";

const VALUES = fc.array(fc.double({ min: 0.001, max: 1e4, noNaN: true }), { minLength: 1 });

function spreadOf(values: readonly number[]) {
  const tally = new Tally();
  values.forEach((value) => tally.add(value));
  const known = tally.statistics([50]);
  ok(known);
  const counter = newSpreadCounter(known);
  values.forEach((value) => counter.add(value));
  return counter.spread();
}

Deno.test("every value is in the bin that it lies in", () => {
  fc.assert(fc.property(VALUES, (values) => {
    const { edges, counts, n } = spreadOf(values);
    strictEqual(n, values.length);
    const slack = 1 + 1e-9;
    counts.forEach((count, bin) => {
      const [from, to] = [Number(edges[bin]), Number(edges[bin + 1])];
      const around = values.filter((value) => value >= from / slack && value <= to * slack).length;
      const within = values.filter((value) => value > from * slack && value < to / slack).length;
      ok(count <= around && count >= within, `${count} in bin ${bin} of ${from} to ${to}`);
    });
  }));
});

Deno.test("coarser bins hold the same values", () => {
  fc.assert(fc.property(VALUES, fc.constantFrom(1, 10, 20, 400), (values, factor) => {
    const fine = spreadOf(values);
    const coarse = coarser(fine, factor);
    strictEqual(coarse.counts.reduce((sum, count) => sum + count, 0), values.length);
    strictEqual(coarse.edges.length, coarse.counts.length + 1);
    deepStrictEqual(coarse.edges.at(-1), fine.edges.at(-1));
  }));
});

Deno.test.each([
  { values: [1, 2, 3], scale: "linear" },
  { values: [5, 5, 5], scale: "linear" },
  { values: [1, 1, 1, 500], scale: "log" },
  { values: [0, 0, 0, 500], scale: "linear" },
])("$values is seen on a $scale axis", ({ values, scale }) => {
  strictEqual(spreadOf(values).scale, scale);
});

Deno.test("what was never measured is not counted, what came many times is", () => {
  const counter = newSpreadCounter({ n: 3, mean: 2, min: 1, max: 3 });
  counter.add(NaN);
  counter.add(2, 3);
  strictEqual(counter.spread().n, 3);
});
