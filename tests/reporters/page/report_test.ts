import { deepStrictEqual, match, ok, strictEqual } from "node:assert";
import { inflateRawSync } from "node:zlib";
import type { ThresholdResult } from "../../../engine/event/summary.ts";
import { renderReport } from "../../../reporters/page/report.ts";
import type { RecordedRun } from "../../../reporters/page/run.ts";
import { HARM, runOf, sums, wholeRun } from "../../browser/run_recording.ts";
import { recording } from "../../browser/recording.ts";
import { CASES, HOSTILE } from "../cases.ts";

const SCRIPTS = { loader: "const loader = 1;", libraries: ["const own = 2;"] };
const OPTIONS = { command: "assay", picture: null, scripts: SCRIPTS };

async function filesOf(run: RecordedRun): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const { path, pieces } of await renderReport(run, OPTIONS)) {
    files.set(path, (await Array.fromAsync(pieces, String)).join(""));
  }
  return files;
}

async function pageOf(run: RecordedRun): Promise<string> {
  return (await filesOf(run)).get("report.html") ?? "";
}

/** Everything that the page's script is given. */
function packedIn(page: string): string {
  return [...page.matchAll(/class="content">([^<]*)</g)].map(([, packed = ""]) =>
    inflateRawSync(Uint8Array.fromBase64(packed)).toString()
  ).join("\n");
}

const RUNS: readonly { readonly name: string; readonly run: RecordedRun }[] = [
  { name: "loads and answers", run: wholeRun() },
  { name: "one load", run: runOf({ loads: [recording({ requests: 20, concurrency: 2 })] }) },
  { name: "one scored dataset", run: runOf({ answers: { sums: sums(20, 1) } }) },
  { name: "nothing at all", run: runOf({}) },
  ...Object.entries(CASES).map(([name, recorded]) => ({
    name: `a load with ${name}`,
    run: runOf({ loads: [recorded] }),
  })),
];

Deno.test.each(RUNS)("$name: the same files twice, each inside the folder", async ({ run }) => {
  const files = await filesOf(run);
  deepStrictEqual(await filesOf(run), files);
  for (const [path, text] of files) {
    match(path, /^(report\.(html|md)|charts\/(.+\/)?[\w.-]+\.vl\.json)$/s);
    ok(!path.split("/").includes(".."), path);
    ok(text.length > 0, path);
  }
});

Deno.test.each(RUNS)(
  "$name: every id once, every link to one, every chart in its place",
  async ({ run }) => {
    const files = await filesOf(run);
    const page = files.get("report.html") ?? "";
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id = ""]) => id);
    deepStrictEqual(ids, [...new Set(ids)]);
    for (const [, target = ""] of page.matchAll(/href="#([^"]+)"/g)) {
      ok(
        ids.includes(target),
        target,
      );
    }
    const places = page.match(/class="chart"/g)?.length ?? 0;
    strictEqual([...files.keys()].filter((path) => path.endsWith(".vl.json")).length, places);
  },
);

Deno.test("what thresholds came to is said first, and in full", async () => {
  const thresholds: readonly ThresholdResult[] = [
    { threshold: "ttft_p99 < 300ms", subject: "a/b", verdict: "pass", text: "212 ms of 200" },
    { threshold: "accuracy > 0.9", subject: "a/c", verdict: "too few samples", text: "of 3" },
  ];
  const run = wholeRun();
  const page = await pageOf({ ...run, summary: { ...run.summary, thresholds } });
  match(page, /class="verdicts">.*1 of 2 thresholds kept.*<nav/s);
  match(page, /<code>ttft_p99 &lt; 300ms<\/code>.*✓ pass.*! too few samples/s);
});

Deno.test("a run without answers has no sample browser, one without loads no timeline", async () => {
  const page = await pageOf(runOf({ answers: { sums: sums(20, 1) } }));
  ok(page.includes('id="answers"') && !page.includes("<canvas"));
  const other = await pageOf(runOf({ loads: [recording({ requests: 20, concurrency: 2 })] }));
  ok(!other.includes('id="answers"') && other.includes("<canvas"));
});

Deno.test.each([...HARM, HOSTILE].map((words) => ({ words })))(
  "stays text: $words",
  async ({ words }) => {
    const answers = sums(5, 1).map((answer) => ({
      ...answer,
      id: words,
      text: words,
      prompt: words,
      references: words,
      extracted: words,
      rule: words,
      finish: words,
    }));
    const loads = [recording({ requests: 20, concurrency: 2, failing: 0.5, words })];
    const page = await pageOf(runOf({ loads, answers: { [words]: answers } }));
    strictEqual(page.match(/<script/g)?.length, 4, "two contents, two scripts");
    ok(!/<img|<svg|<iframe|<a href='/.test(page), "no element of an answer");
    ok(!/[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]--\n]/v.test(page), "no unseen sign");
    ok(page.isWellFormed());
    ok(packedIn(page).includes(JSON.stringify(words).slice(1, -1)), "the answer is there as it is");
  },
);

Deno.test("a page of 10,000 requests leaves room for its scripts below 2 MB", async () => {
  const page = await pageOf(runOf({ loads: [recording({ requests: 10_000, concurrency: 64 })] }));
  ok(page.length < 1_000_000, `${page.length} characters`);
});

Deno.test("answers that are not on the page are said to be elsewhere", async () => {
  const page = await pageOf(runOf({ answers: { big: sums(3000, 1) } }));
  match(page, /500 of 2,\d+ right are on this page; all are in <code>results\/.*big\.json/);
});
