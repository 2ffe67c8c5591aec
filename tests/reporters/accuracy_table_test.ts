import { deepStrictEqual, notDeepStrictEqual, ok } from "node:assert";
import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { accuracyLines } from "../../reporters/accuracy_table.ts";
import { inkOf } from "../../reporters/text/ink.ts";
import { widthOf } from "../../reporters/text/width.ts";
import { accuracyTask, SCORED, summaryOf } from "./scored.ts";

const SIZES = [40, 80, 120];
const NAMES = Object.keys(SCORED);

function linesOf(name: string, columns: number): readonly string[] {
  return accuracyLines(SCORED[name] ?? summaryOf([]), { columns, ink: inkOf(false) });
}

Deno.test.each(NAMES.flatMap((name) => SIZES.map((columns) => ({ name, columns }))))(
  "accuracy: $name in $columns columns",
  async ({ name, columns }, t) => {
    await t.assertSnapshot(linesOf(name, columns).join("\n"));
  },
);

Deno.test("accuracy: no line is wider than the screen, none holds a control", () => {
  for (const name of NAMES) {
    for (let columns = 40; columns <= 140; columns++) {
      for (const line of linesOf(name, columns)) {
        ok(widthOf(line) <= columns, `${name} in ${columns} columns: ${line}`);
        // deno-lint-ignore no-control-regex
        ok(!/[\x00-\x1f\x7f\u202e\u2028]/.test(line), JSON.stringify(line));
      }
    }
  }
});

Deno.test("accuracy: whatever names and notes say, it fits", () => {
  const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 });
  const task = fc.record({ dataset: text, served: text, recipe: text, notes: fc.array(text) });
  fc.assert(fc.property(task, fc.integer({ min: 40, max: 160 }), (said, columns) => {
    const lines = accuracyLines(summaryOf([accuracyTask(said)]), { columns, ink: inkOf(false) });
    ok(lines.every((line) => widthOf(line) <= columns));
  }));
});

Deno.test("accuracy: without a scored task there is nothing", () => {
  deepStrictEqual(linesOf("nothing", 80), []);
});

Deno.test("accuracy: colours change nothing else", () => {
  const coloured = accuracyLines(SCORED["usual"] ?? summaryOf([]), {
    columns: 80,
    ink: inkOf(true),
  });
  const plain = linesOf("usual", 80);
  deepStrictEqual(coloured.map(stripVTControlCharacters), plain);
  notDeepStrictEqual(coloured, plain);
});
