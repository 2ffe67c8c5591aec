import { deepStrictEqual, ok, strictEqual } from "node:assert";
import fc from "fast-check";
import { MOST_BARS, shownRows } from "../../../reporters/html/shown_rows.ts";
import type { Flight } from "../../../reporters/html/requests.ts";

function flightOf(outcome: Uint8Array<ArrayBuffer>): Flight {
  const times = new Float64Array(0);
  return { startNs: times, endNs: times, columns: { outcome } as unknown as Flight["columns"] };
}

Deno.test("up to the limit every request has a bar", () => {
  strictEqual(shownRows(flightOf(new Uint8Array(MOST_BARS))), null);
});

Deno.test("beyond it bars are in order, within the limit, and every failure has one where they are few", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: MOST_BARS + 1, max: 5 * MOST_BARS }),
      fc.uniqueArray(fc.nat(MOST_BARS), { maxLength: 50 }),
      (all, failed) => {
        const outcome = new Uint8Array(all);
        for (const row of failed) outcome[row] = 3;
        const rows = shownRows(flightOf(outcome));
        ok(rows && rows.length <= MOST_BARS && rows.length > MOST_BARS / 3);
        deepStrictEqual(rows, rows.toSorted());
        deepStrictEqual(failed.filter((row) => !rows.includes(row)), []);
      },
    ),
    { numRuns: 20 },
  );
});
