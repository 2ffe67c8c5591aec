import { deepStrictEqual, ok } from "node:assert";
import { inkOf } from "../../../reporters/text/ink.ts";
import { thresholdLines } from "../../../reporters/text/thresholds.ts";
import { widthOf } from "../../../reporters/text/width.ts";
import { heldSummary } from "../held.ts";

Deno.test.each([{ columns: 40 }, { columns: 80 }, { columns: 120 }])(
  "thresholds in $columns columns",
  async ({ columns }, t) => {
    const lines = thresholdLines(heldSummary(), { columns, ink: inkOf(false) });
    ok(lines.every((line) => widthOf(line) <= columns));
    await t.assertSnapshot(lines.join("\n"));
  },
);

Deno.test("colour says nothing that the word does not", () => {
  const [, kept = "", missed = ""] = thresholdLines(heldSummary(), {
    columns: 200,
    ink: inkOf(true),
  });
  ok(kept.startsWith("\x1b[32mpass           \x1b[39m"), kept);
  ok(missed.startsWith("\x1b[31mFAIL           \x1b[39m"), missed);
});

Deno.test("without thresholds there is nothing", () => {
  deepStrictEqual(thresholdLines(heldSummary([]), { columns: 80, ink: inkOf(false) }), []);
});
