import { strictEqual } from "node:assert";
import type { ColumnName, Columns } from "../../../../reporters/html/client/columns.ts";
import { COLUMNS } from "../../../../reporters/html/client/columns.ts";
import { describe } from "../../../../reporters/html/client/words.ts";

type Cells = { readonly [name in ColumnName]?: number };

const NAMES = { outcomes: ["ok", "aborted", "http-status"], phases: ["warmup", "measured"] };
const OK: Cells = {
  startS: 1.5,
  lagMs: 0.25,
  firstMs: 50,
  lastMs: 250,
  endMs: 251,
  phase: 1,
  attempts: 1,
  status: 200,
  sample: 7,
  input: 1024,
  output: 11,
  row: 3,
};

Deno.test.each<{ readonly cells: Cells; readonly text: string }>([
  {
    cells: {},
    text:
      "Request 3 (sample 7): ok · sent at 1.500 s · lag 0.2500 ms · TTFT 50 ms · TPOT 20 ms · " +
      "E2EL 250 ms · 1,024 tokens in · 11 tokens out",
  },
  {
    cells: { output: 1, phase: 0 },
    text: "Request 3 (sample 7): ok · warmup, excluded · sent at 1.500 s · lag 0.2500 ms · " +
      "TTFT 50 ms · E2EL 250 ms · 1,024 tokens in · 1 token out",
  },
  {
    cells: {
      outcome: 2,
      status: 503,
      attempts: 3,
      lagMs: NaN,
      firstMs: NaN,
      lastMs: NaN,
      input: -1,
      output: -1,
    },
    text:
      "Request 3 (sample 7): http-status (HTTP 503) · sent at 1.500 s · ended after 251 ms · 3 attempts",
  },
])("says: $text", ({ cells, text }) => {
  const columns = Object.fromEntries(
    Object.entries(COLUMNS).map(([name, Column]) => [
      name,
      Column.of({ ...OK, ...cells }[name as ColumnName] ?? 0),
    ]),
  ) as unknown as Columns;
  strictEqual(describe(columns, 0, NAMES), text);
});
