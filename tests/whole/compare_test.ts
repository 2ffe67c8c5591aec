import assert from "node:assert/strict";
import { join } from "@std/path";
import type { Comparison } from "../../engine/compare/comparison.ts";
import { run } from "./program.ts";
import { inFolder, runsIn, writeFiles } from "./run_files.ts";

const PERF = ["--mode", "perf", "--num-warmups", "0", "--concurrency", "4", "--num-prompts"];

/** Result rows of questions 0 to 59, of which those up to `right` are right. */
function resultsOf(right: number): string {
  const details = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [at, {
    id: `${at}`,
    repeat: 0,
    references: "4",
    origin_prediction: `answer ${at}`,
    predictions: "4",
    verdict: at < right ? "correct" : "wrong",
  }]));
  return JSON.stringify({ accuracy: 50, details });
}

Deno.test("two loads are compared from what they left on disk", () =>
  inFolder(async (cwd) => {
    for (const rows of ["24", "24", "25"]) {
      const { code, err } = await run([...PERF, rows], { cwd });
      assert.equal(code, 0, err);
    }
    const [first = "", second = "", other = ""] = await runsIn(cwd);
    const json = await run(["compare", first, second, "--json", "--out", "held"], { cwd });
    assert.equal(json.code, 0, json.err);
    const comparison: Comparison = JSON.parse(json.out);
    const kept = await Deno.readTextFile(join(cwd, "held/compare.json"));
    assert.deepEqual(JSON.parse(kept), comparison);
    assert.match(await Deno.readTextFile(join(cwd, "held/compare.html")), /^<!doctype html>/);
    const rows = comparison.pairs[0]?.loads[0]?.rows ?? [];
    const ttft = rows.find(({ metric, statistic }) => metric === "ttft_ms" && statistic === "p50");
    assert.ok(ttft?.ci95 && ttft.ratio > 0.5 && ttft.ratio < 2, JSON.stringify(ttft));
    assert.equal(rows.filter(({ metric }) => metric === "itl_ms").length, 3);
    const refused = await run(["compare", first, other], { cwd });
    assert.equal(refused.code, 2);
    assert.match(
      refused.err,
      /^Cannot compare these runs: .*\n.*24 rows in one and 25 rows in the other/,
    );
  }));

Deno.test("two sets of answers are compared by their ids, runs named by their time", () =>
  inFolder(async (cwd) => {
    const question = '{"question":"2 + 2?","answer":"4"}\n';
    await writeFiles(cwd, { "sums.jsonl": question });
    const asked = ["--datasets", "sums.jsonl", "--recipe", "gsm8k@assay", "--dry-run", "--json"];
    const { out: plan, err } = await run(asked, { cwd });
    assert.match(plan, /^{/, err);
    const { tasks: [{ model, dataset }] } = JSON.parse(plan);
    const results = `results/${model.folder}/${dataset.file}.json`;
    const names = ["20260101_120000", "20260102_120000"] as const;
    for (const [at, name] of names.entries()) {
      await writeFiles(join(cwd, "outputs/default", name), {
        "configs/plan.json": plan,
        [results]: resultsOf(at === 0 ? 20 : 40),
      });
    }
    const { code, out, err: words } = await run(["compare", ...names], { cwd });
    assert.equal(code, 0, words);
    assert.match(out, /The plans of A and B say the same/);
    assert.match(out, /sums\S* +better +33\.3 % +66\.7 % +\+33\.3/);
    assert.match(out, /written: \S*compare\.json, \S*compare\.html/);
  }));

Deno.test.each([
  { args: [], says: /takes two runs or more/ },
  {
    args: ["nowhere", "elsewhere"],
    says: /nowhere: neither it nor \S*nowhere is the folder of a run/,
  },
  { args: ["--a", "one"], says: /--a and --b go together/ },
  {
    args: ["--work-dir", "runs", "20260101_120000", "20260102_120000"],
    says: /nor runs.20260101_120000 is the folder/,
  },
])("compare $args is refused with its cure", ({ args, says }) =>
  inFolder(async (cwd) => {
    const { code, err } = await run(["compare", ...args], { cwd });
    assert.equal(code, 2, err);
    assert.match(err, says);
  }));
