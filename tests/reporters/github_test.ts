import { deepStrictEqual, match, strictEqual } from "node:assert";
import { githubAnnotations, githubSummary } from "../../reporters/github.ts";
import { heldSummary } from "./held.ts";

Deno.test("an error for each threshold that was not kept, a line each", async (t) => {
  const text = githubAnnotations(heldSummary());
  const lines = text.trimEnd().split("\n");
  deepStrictEqual(
    lines.map((line) => line.slice(0, 25)),
    [
      "::error title=assay%3A fai",
      "::error title=assay%3A no ",
      "::error title=assay%3A too",
    ].map((line) => line.slice(0, 25)),
  );
  strictEqual(["\r", "\x1b", "\u202e", "##["].find((sign) => text.includes(sign)), undefined);
  await t.assertSnapshot(text);
});

Deno.test("a notice where all were kept, nothing where there are none", () => {
  const [first] = heldSummary().thresholds ?? [];
  strictEqual(
    githubAnnotations(heldSummary(first ? [first] : [])),
    "::notice title=assay::1 thresholds kept\n",
  );
  strictEqual(githubAnnotations(heldSummary([])), "");
});

Deno.test("the step summary: hostile names stay in their cells", async (t) => {
  const text = githubSummary(heldSummary());
  strictEqual(["<", "](", "\x1b", "\u202e"].find((sign) => text.includes(sign)), undefined);
  const rows = text.split("\n").filter((line) => line.startsWith("|"));
  deepStrictEqual(
    rows.map((row) => row.split("|").length - 2),
    [...Array(6).fill(5), ...Array(3).fill(8), ...Array(3).fill(5)],
  );
  match(text, /\| 50\.0 % \| 40\.0–60\.0 \| 100 \|/);
  await t.assertSnapshot(text);
});
