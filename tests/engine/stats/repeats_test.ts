import assert from "node:assert/strict";
import fc from "fast-check";
import { repeatMetrics, type Trial } from "../../../engine/stats/repeats.ts";

/** Rows of one sample from `+` (right) and `-` (wrong); right answers say `r`, wrong ones `w`. */
function rowsOf(sample: string, marks: string): readonly Trial[] {
  return [...marks].map((mark, repeat) => ({
    sample,
    repeat,
    correct: mark === "+",
    extracted: mark === "+" ? "r" : "w",
  }));
}

/** Two questions, one always right and one always wrong: a tally that mixes them up reports 100 % and 0 %. */
Deno.test("questions are never mixed up", () => {
  const rows = [...rowsOf("a", "++"), ...rowsOf("b", "--")];
  for (const order of [rows, rows.toSorted((x, y) => x.repeat - y.repeat), rows.toReversed()]) {
    const { avg, passAtK, passHatK, consAtK } = repeatMetrics(order, 2);
    assert.deepEqual([avg, passAtK, passHatK, consAtK].map(({ value }) => value), [
      0.5,
      0.5,
      0.5,
      0.5,
    ]);
  }
});

Deno.test.each([
  { a: "++-", b: "---", k: 2, avg: 1 / 3, any: 1 / 2, all: 1 / 6, cons: 1 / 2, short: 0 },
  { a: "-++", b: "+++", k: 2, avg: 5 / 6, any: 1, all: 2 / 3, cons: 1 / 2, short: 0 },
  { a: "+", b: "+--", k: 3, avg: 2 / 3, any: 1, all: 0, cons: 0, short: 1 },
])("$a and $b at k = $k", ({ a, b, k, avg, any, all, cons, short }) => {
  const found = repeatMetrics([...rowsOf("a", a), ...rowsOf("b", b)], k);
  const pairs = [[found.avg, avg], [found.passAtK, any], [found.passHatK, all], [
    found.consAtK,
    cons,
  ]] as const;
  for (const [metric, expected] of pairs) {
    assert.ok(Math.abs(metric.value - expected) < 1e-12, `${metric.value}`);
  }
  assert.equal(found.passAtK.short, short);
  assert.equal(found.avg.short, 0);
});

Deno.test("no sample has enough repeats", () => {
  const { passAtK, avg } = repeatMetrics(rowsOf("a", "+"), 2);
  assert.deepEqual(passAtK, { value: NaN, values: [], short: 1 });
  assert.equal(avg.value, 1);
});

Deno.test("the order of rows changes nothing, and k = 1 is the accuracy", () => {
  const marks = fc.string({ unit: fc.constantFrom("+", "-"), minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(
      fc.array(marks, { minLength: 1, maxLength: 8 }),
      fc.infiniteStream(fc.nat()),
      (list, keys) => {
        const rows = list.flatMap((text, i) => rowsOf(`q${i}`, text));
        const keyed = rows.map((row) => ({ row, key: keys.next().value }));
        const shuffled = keyed.toSorted((x, y) => x.key - y.key).map(({ row }) => row);
        const [first, second] = [repeatMetrics(rows, 2), repeatMetrics(shuffled, 2)];
        for (const name of ["avg", "passAtK", "passHatK", "consAtK"] as const) {
          assert.ok(Math.abs(first[name].value - second[name].value) < 1e-12);
        }
        assert.ok(Math.abs(repeatMetrics(rows, 1).passAtK.value - first.avg.value) < 1e-12);
      },
    ),
  );
});
