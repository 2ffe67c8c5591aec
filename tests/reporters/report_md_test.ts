import { match, ok } from "node:assert";
import { drawRun } from "../../reporters/page/draw_run.ts";
import type { RecordedRun } from "../../reporters/page/run.ts";
import { renderMarkdown } from "../../reporters/report_md.ts";
import { HARM, runOf, sums, wholeRun } from "../browser/run_recording.ts";
import { CASES } from "./cases.ts";

async function textOf(run: RecordedRun, picture: "svg" | null): Promise<string> {
  const { pieces } = renderMarkdown(await drawRun(run, null), picture);
  return (await Array.fromAsync(pieces, String)).join("");
}

Deno.test("a run as Markdown", async (t) => await t.assertSnapshot(await textOf(wholeRun(), null)));

Deno.test("charts that have pictures are shown", async () => {
  match(await textOf(wholeRun(), "svg"), /^!\[accuracy\]\(<charts\/accuracy\.svg>\)$/m);
});

const HARMFUL = [...HARM, "a|b", "@team", "[x](javascript:y)", "**bold** `code` ~~no~~"];

Deno.test.each(HARMFUL.map((words) => ({ words })))("stays text: $words", async ({ words }) => {
  const text = await textOf(runOf({ answers: { [words]: sums(3, 1) } }), "svg");
  const table = text.split("\n").filter((line) => line.startsWith("| "));
  const cells = (line: string): number => line.split("|").length;
  for (const line of table) ok(cells(line) === cells(table[0] ?? ""), line);
  ok(!/<(?!charts\/)[a-z/]|\]\((?!<charts\/)|@team|`code/.test(text), text);
  ok(!/[[\p{Cc}\p{Cf}]--\n]/v.test(text), "no unseen sign");
});

Deno.test.each(Object.entries(CASES).map(([name, recorded]) => ({ name, recorded })))(
  "$name makes a table",
  async ({ recorded }) => {
    match(await textOf(runOf({ loads: [recorded] }), null), /\| End to end \|/);
  },
);
