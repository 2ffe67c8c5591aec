import assert from "node:assert/strict";
import fc from "fast-check";
import { bestAssignment } from "../../../../engine/score/f1/assignment.ts";

Deno.test.each([
  { scores: [[0]], columns: [0] },
  { scores: [[1, 2], [3, 5]], columns: [0, 1] },
  { scores: [[0, 1, 0]], columns: [1] },
  { scores: [[1], [3], [2]], columns: [-1, 0, -1] },
])("$scores is assigned $columns", ({ scores, columns }) => {
  assert.deepEqual(bestAssignment(scores), columns);
});

Deno.test("no other pairing has a larger sum, and no column has two rows", () => {
  const matrix = fc.record({
    rows: fc.integer({ min: 1, max: 5 }),
    columns: fc.integer({ min: 1, max: 5 }),
  })
    .chain(({ rows, columns }) => {
      const row = fc.array(fc.integer({ min: 0, max: 9 }), {
        minLength: columns,
        maxLength: columns,
      });
      return fc.array(row, { minLength: rows, maxLength: rows });
    });
  fc.assert(fc.property(matrix, (scores) => {
    const assigned = bestAssignment(scores);
    const taken = assigned.filter((column) => column >= 0);
    assert.equal(new Set(taken).size, taken.length);
    const sum = assigned.reduce((total, column, row) => total + (scores[row]?.[column] ?? 0), 0);
    assert.equal(sum, bestSum(scores, 0, new Set()));
  }));
});

/** All pairings, one by one. */
function bestSum(
  scores: readonly (readonly number[])[],
  row: number,
  taken: ReadonlySet<number>,
): number {
  const values = scores[row];
  if (!values) return 0;
  const without = bestSum(scores, row + 1, taken);
  const withOne = values.map((value, column) =>
    taken.has(column) ? 0 : value + bestSum(scores, row + 1, new Set([...taken, column]))
  );
  return Math.max(without, ...withOne);
}
