import assert from "node:assert/strict";
import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import type { TaskSummary } from "../../engine/event/summary.ts";
import { renderTables } from "../../reporters/table.ts";
import { widthOf } from "../../reporters/text/width.ts";
import { CASES, HOSTILE } from "./cases.ts";

const hostile: Partial<TaskSummary> = {
  url: HOSTILE,
  notes: [HOSTILE, "注意：".repeat(100)],
  failures: [{ kind: HOSTILE, count: 3, text: HOSTILE.repeat(50) }],
};

function tablesOf(name: string, columns: number, colour = false): string {
  const recorded = CASES[name];
  assert.ok(recorded, `no case named ${name}`);
  return renderTables({ schema: 1, plan: "p", tasks: [recorded.summary], groups: [] }, {
    columns,
    colour,
  });
}

Deno.test.each([40, 80, 120])("table: usual in %d columns", async (columns, t) => {
  await t.assertSnapshot(tablesOf("usual", columns));
});

Deno.test.each(["several stages", "all failed", "wide names", "hostile names"])(
  "table: %s in 80 columns",
  async (name, t) => {
    await t.assertSnapshot(tablesOf(name, 80));
  },
);

Deno.test("table: several tasks, one after the other", () => {
  const tasks = ["usual", "all failed"].map((name) => CASES[name]?.summary as TaskSummary);
  const both = renderTables({ schema: 1, plan: "p", tasks, groups: [] }, {
    columns: 100,
    colour: false,
  });
  assert.equal(both, `${tablesOf("usual", 100)}\n${tablesOf("all failed", 100)}`);
});

Deno.test("table: without a task there is nothing", () => {
  const nothing = renderTables({ schema: 1, plan: "p", tasks: [], groups: [] }, {
    columns: 80,
    colour: true,
  });
  assert.equal(nothing, "");
});

Deno.test("table: colours change nothing else", () => {
  for (const name of Object.keys(CASES)) {
    const coloured = tablesOf(name, 80, true);
    const plain = stripVTControlCharacters(coloured);
    assert.notEqual(coloured, plain);
    assert.equal(plain, tablesOf(name, 80));
  }
});

Deno.test("table: no line is wider than the screen, and none has a control", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(CASES).map(({ summary }) => summary)),
      fc.integer({ min: 40, max: 200 }),
      fc.constantFrom({}, hostile),
      fc.string({ unit: "binary", maxLength: 100 }),
      (summary, columns, more, served) => {
        const tasks = [{ ...summary, served, ...more }];
        const text = renderTables({ schema: 1, plan: "p", tasks, groups: [] }, {
          columns,
          colour: false,
        });
        for (const line of text.split("\n")) {
          assert.ok(widthOf(line) <= columns, `${widthOf(line)} of ${columns}: ${line}`);
          assert.doesNotMatch(line, /\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
        }
      },
    ),
    { numRuns: 100 },
  );
});

Deno.test("table: every number of the summary's percentiles is there or named as left out", () => {
  for (const columns of [40, 60, 80, 100, 120]) {
    const text = tablesOf("usual", columns);
    for (const name of ["Average", "Min", "Max", "Median", "P75", "P90", "P95", "P99", "N"]) {
      assert.match(text, new RegExp(`\\b${name}\\b`), `${name} in ${columns}`);
    }
  }
});
