import assert from "node:assert/strict";
import { parse } from "@std/csv";
import { renderCsv } from "../../reporters/csv.ts";
import { testReporter, textOf } from "../contract/reporter_contract.ts";

testReporter("csv", renderCsv, ".csv");

Deno.test("csv: the incumbent's header, rows and cells", async (t) => {
  await t.assertSnapshot(await textOf(renderCsv, "usual"));
});

Deno.test("csv: stages have rows of their own", async (t) => {
  await t.assertSnapshot(await textOf(renderCsv, "several stages"));
});

Deno.test("csv: no successes, no rows", async () => {
  assert.deepEqual(parse(await textOf(renderCsv, "all failed")), [
    ["Performance Parameters", "Stage", "Average", "Min", "Max", "N"],
  ]);
});
