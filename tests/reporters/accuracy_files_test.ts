import { deepStrictEqual, ok } from "node:assert";
import { parse } from "@std/csv";
import { renderAccuracyFiles } from "../../reporters/accuracy_files.ts";
import { accuracyTask, SCORED, SPOILING, summaryOf } from "./scored.ts";

const STAMP = "20251125_100000";

async function filesOf(summary = summaryOf([])): Promise<ReadonlyMap<string, string>> {
  const files = await Promise.all(
    renderAccuracyFiles(summary, STAMP).map(async ({ path, pieces }) =>
      [path, (await Array.fromAsync(pieces)).join("")] as const
    ),
  );
  return new Map(files);
}

Deno.test.each(["two models", "repeats", "wide names"])(
  "summary files: %s",
  async (name, t) => {
    for (const [path, text] of await filesOf(SCORED[name])) {
      await t.assertSnapshot(`${path}\n${text}`);
    }
  },
);

Deno.test("summary files: none where nothing was scored", async () => {
  deepStrictEqual((await filesOf()).size, 0);
});

Deno.test("summary files: names stay in their cells, whatever they hold", async () => {
  const summary = summaryOf([accuracyTask({ model: SPOILING, dataset: 'a,"b"|c' })]);
  const files = await filesOf(summary);
  const rows = parse(files.get(`summary/summary_${STAMP}.csv`) ?? "");
  ok(rows.every(({ length }) => length === 5));
  deepStrictEqual([rows[0]?.[4], rows[1]?.[0]], [SPOILING, 'a,"b"|c']);
  const lines = (files.get(`summary/summary_${STAMP}.md`) ?? "").trimEnd().split("\n");
  const cells = lines.map((line) => line.split("|").length);
  deepStrictEqual([...new Set(cells)], [7], lines.join("\n"));
});
