/**
 * `<dataset>.json`: end-to-end numbers under the incumbent's keys, values with their unit: `"1234.5 ms"`.
 *
 * Every key is always there; what is not known is `null`.
 * @module
 */

import type { Recorded, Report } from "./reporter.ts";
import { fourDecimals, pythonFloat } from "./text/figure.ts";
import { reportPath } from "./text/report_path.ts";
import { scopesOf } from "./text/scopes.ts";
import { TOTAL_ROWS, type TotalRow } from "./text/totals.ts";

/** Renders the numbers of one task, `{ "<name>": { "total": value } }`; stages beside `total` where there are several. */
export function renderJson({ task, summary }: Recorded): Report {
  const scopes = scopesOf(summary);
  const numbers = Object.fromEntries(TOTAL_ROWS.map((row) => [
    row.name,
    Object.fromEntries(scopes.map(({ key, numbers }) => [key, valueOf(row, row.of(numbers))])),
  ]));
  return {
    path: reportPath(task, ".json"),
    pieces: [JSON.stringify(numbers, undefined, 4), "\n"],
  };
}

function valueOf(row: TotalRow, value: number | undefined): string | number | null {
  if (value === undefined) return null;
  return row.unit === "" ? fourDecimals(value) : `${pythonFloat(value)} ${row.unit}`;
}
