import { deepStrictEqual, match, ok, strictEqual } from "node:assert";
import { basename, join } from "@std/path";
import type { LoadStep, Plan } from "../../engine/plan/plan.ts";
import { run } from "./program.ts";
import { filesIn, inFolder, runsIn, summaryIn, writeFiles } from "./run_files.ts";
import { answering, simulated, streamOf } from "./servers.ts";

const PERF = ["--mode", "perf"];
const POISSON = { kind: "open", process: "poisson", ratePerSecond: 40, shape: 1 };
const SHORT = ["--num-prompts", "8", "--max-out-len", "6"];

Deno.test("nothing configured: the simulated server is measured, and everything is written", async (t) => {
  await inFolder(async (cwd) => {
    const { code, out, err } = await run(PERF, { cwd });
    strictEqual(code, 0, err);
    match(out, /Per request[\s\S]*TTFT[\s\S]*End to end[\s\S]*Success Requests +64\n/);
    match(out, /--url http:\/\/HOST:PORT/);
    const [folder = ""] = await runsIn(cwd);
    const before = await filesIn(folder);
    await t.assertSnapshot([...before.keys()].sort());
    const [task] = (await summaryIn(cwd)).tasks;
    deepStrictEqual(task?.requests, { total: 64, ok: 64, failed: 0, aborted: 0, failedByKind: {} });
    strictEqual(task?.metrics["total_output_tokens"], 64 * 32);

    for (const path of before.keys()) {
      if (/^(performance|summary|report|charts)/.test(path)) await Deno.remove(join(folder, path));
    }
    const again = await run(["--mode", "perf_viz", "--reuse"], { cwd });
    strictEqual(again.code, 0, again.err);
    deepStrictEqual(await filesIn(folder), before, "every file again, byte for byte");
    const tables = (text: string): string =>
      text.slice(text.indexOf("Per request"), text.indexOf("Written:"));
    strictEqual(tables(again.out), tables(out));
  });
});

Deno.test("two runs of one second, and a stored plan, have folders of their own", async () => {
  await inFolder(async (cwd) => {
    const args = [...PERF, ...SHORT];
    const [first, second] = await Promise.all([run(args, { cwd }), run(args, { cwd })]);
    deepStrictEqual([first?.code, second?.code], [0, 0]);
    const [folder = ""] = await runsIn(cwd);
    const stored = await run([join(folder, "configs/plan.json")], { cwd });
    strictEqual(stored.code, 0, stored.err);
    const runs = await runsIn(cwd);
    strictEqual(runs.length, 3);
    const plans = await Promise.all(
      runs.map((run) => Deno.readTextFile(join(run, "configs/plan.json"))),
    );
    deepStrictEqual(plans, [plans[0], plans[0], plans[0]]);

    const chosen = await run(["--mode", "perf_viz", "--reuse", basename(folder)], { cwd });
    ok(chosen.out.includes(`outputs/default/${basename(folder)}/summary.json`), chosen.out);
    const absent = await run(["--mode", "perf_viz", "--reuse", "20000101_000000"], { cwd });
    match(absent.err, /Cannot reuse run 20000101_000000: it is not in outputs\/default/);
    strictEqual(absent.code, 2);
  });
});

Deno.test("the example suite runs as it stands", async () => {
  await inFolder(async (cwd) => {
    const suite = new URL("../../examples/perf_suite.ts", import.meta.url).pathname;
    const { code, err } = await run([suite, "--num-prompts", "20"], { cwd });
    strictEqual(code, 0, err);
    const [task] = (await summaryIn(cwd)).tasks;
    deepStrictEqual(task?.stages.map(({ requests }) => requests.ok), [20, 20]);
  });
});

Deno.test.each([
  {
    flags: ["--request-rate", "40"],
    arrival: { ...POISSON, maxConcurrency: null },
    most: 8,
    warmup: 1,
  },
  {
    flags: ["--request-rate", "40", "--concurrency", "2"],
    arrival: { ...POISSON, maxConcurrency: 2 },
    most: 2,
    warmup: 1,
  },
  {
    flags: ["--concurrency", "3", "--num-warmups", "4"],
    arrival: { kind: "closed", concurrency: 3, rampPerSecond: null },
    most: 3,
    warmup: 4,
  },
])("flags reach the load: $flags", async ({ flags, arrival, most, warmup }) => {
  await inFolder(async (cwd) => {
    const { code, err } = await run([...PERF, ...SHORT, ...flags], { cwd });
    strictEqual(code, 0, err);
    const [stage] = (await loadIn(cwd)).stages;
    deepStrictEqual(stage?.arrival, arrival);
    const [task] = (await summaryIn(cwd)).tasks;
    deepStrictEqual([task?.requests.ok, task?.excluded.warmup], [8, warmup]);
    ok((task?.metrics["concurrency_max"] as number) <= most);
  });
});

Deno.test("--merge-ds makes one load of all datasets of a kind", async () => {
  const dataset = (rows: number): string =>
    `import { defineDataset } from "assay";
     export default defineDataset({ rows: ${rows}, source: { kind: "synthetic",
       input: { kind: "fixed", tokens: 9 }, output: { kind: "fixed", tokens: ${rows} } } });`;
  await inFolder(async (cwd) => {
    await writeFiles(cwd, {
      "mine/datasets/short.ts": dataset(3),
      "mine/datasets/long.ts": dataset(5),
    });
    const args = [...PERF, "--config-dir", "mine", "--datasets", "short", "long", "--merge-ds"];
    const { code, err } = await run(args, { cwd });
    strictEqual(code, 0, err);
    const { tasks } = await summaryIn(cwd);
    deepStrictEqual(
      tasks.map(({ requests, metrics }) => [requests.ok, metrics["total_output_tokens"]]),
      [[3 + 5, 3 * 3 + 5 * 5]],
    );
  });
});

Deno.test("--pressure holds the load for its time", async () => {
  await inFolder(async (cwd) => {
    const time = ["--pressure", "--pressure-time", "2", "--concurrency", "4"];
    const { code, err } = await run([...PERF, ...time, "--max-out-len", "4"], { cwd });
    strictEqual(code, 0, err);
    const [task] = (await summaryIn(cwd)).tasks;
    ok((task?.requests.ok ?? 0) > 16);
    const [stage] = (await loadIn(cwd)).stages;
    deepStrictEqual(stage?.stop, { kind: "duration", durationMs: 2000 });
    ok((task?.metrics["duration_s"] as number) >= 1.8);
  });
});

Deno.test("--json prints the summary and nothing else", async () => {
  await inFolder(async (cwd) => {
    const { out } = await run([...PERF, ...SHORT, "--json"], { cwd });
    deepStrictEqual(JSON.parse(out), await summaryIn(cwd));
  });
});

Deno.test("where the server tells no counts, the built-in tokenizer does, and the report says so", async () => {
  const words = ["The", " quick", " brown", " fox"];
  const events = [
    ...words.map((content) => JSON.stringify({ choices: [{ delta: { content } }] })),
    '{"choices":[{"delta":{},"finish_reason":"stop"}]}',
    "[DONE]",
  ];
  await answering(() => streamOf(events), (url) =>
    inFolder(async (cwd) => {
      const { code, err } = await run([...PERF, ...SHORT, "--url", url, "--model", "m"], { cwd });
      strictEqual(code, 0, err);
      const [task] = (await summaryIn(cwd)).tasks;
      strictEqual(task?.tokens.source, "tokenizer");
      strictEqual(task?.metrics["total_output_tokens"], 8 * words.length);
      ok((task?.metrics["total_input_tokens"] as number) > 8 * 60);
      match(task?.notes.join("\n") ?? "", /counted by the client's tokenizer/);
    }));
});

Deno.test("both clients tell the same of one server", async () => {
  await simulated(
    ["--ttft", "30", "--gap", "10", "--tokens-per-event", "3"],
    (url) =>
      inFolder(async (cwd) => {
        for (const client of ["native", "portable"]) {
          const args = [...PERF, ...SHORT, "--url", url, "--client", client, "--max-out-len", "12"];
          const { code, err } = await run(args, { cwd });
          if (client === "native" && /Cannot use the native client/.test(err)) return;
          strictEqual(code, 0, err);
        }
        const counts = await Promise.all((await runsIn(cwd)).map(async (folder) => {
          const { tasks } = JSON.parse(await Deno.readTextFile(join(folder, "summary.json")));
          const { requests, metrics, client } = tasks[0];
          return {
            name: client.name,
            requests,
            tokens: metrics.total_output_tokens,
            gaps: metrics.event_gap_ms.n,
          };
        }));
        deepStrictEqual(counts.map(({ name }) => name), ["native", "portable"]);
        const [native, portable] = counts.map(({ name: _, ...rest }) => rest);
        deepStrictEqual(native, portable);
      }),
  );
});

/** The load of the only run's only task. */
async function loadIn(cwd: string): Promise<LoadStep> {
  const [folder = ""] = await runsIn(cwd);
  const plan: Plan = JSON.parse(await Deno.readTextFile(join(folder, "configs/plan.json")));
  const load = plan.tasks[0]?.steps.find((step) => step.kind === "load");
  if (!load) throw new Error("Cannot find the load: the plan has none");
  return load;
}
