import assert from "node:assert/strict";
import { compareLines } from "../../reporters/compare_table.ts";
import { inkOf } from "../../reporters/text/ink.ts";
import { widthOf } from "../../reporters/text/width.ts";
import { comparisonOf } from "./compare/comparison.ts";

Deno.test.each([
  { words: "plain", columns: 120 },
  { words: "plain", columns: 80 },
  { words: "plain", columns: 40 },
  { words: "数学😀", columns: 80 },
])("what $words says in $columns columns", async ({ words, columns }, t) => {
  const lines = compareLines(comparisonOf(words), { columns, ink: inkOf(false) });
  for (const line of lines) assert.ok(widthOf(line) <= columns, line);
  await t.assertSnapshot(lines);
});

Deno.test("nothing that anyone says moves the cursor, and a verdict has its colour", () => {
  const lines = compareLines(comparisonOf("\x1b[2J\u202e"), { columns: 100, ink: inkOf(true) });
  const text = lines.join("\n");
  assert.ok(!text.includes("\x1b[2J") && !text.includes("\u202e"));
  assert.ok(text.includes("\x1b[32m better\x1b[39m"));
  assert.ok(text.includes("\x1b[31m worse\x1b[39m"));
});
