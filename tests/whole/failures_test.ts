import { deepStrictEqual, match, ok, strictEqual } from "node:assert";
import { join } from "@std/path";
import type { Distribution } from "../../engine/event/summary.ts";
import { run } from "./program.ts";
import { inFolder, runsIn, summaryIn, writeFiles } from "./run_files.ts";
import { answering, closedUrl, simulated, streamOf } from "./servers.ts";

const PERF = ["--mode", "perf"];
const SHORT = ["--num-prompts", "8", "--max-out-len", "6"];
const NAMED = ["--model", "m"];

Deno.test("every fault is a failure of its kind, and spoils nothing else", async () => {
  const faults = [
    "status503@2",
    "reset@4",
    "truncated-json@6",
    "no-done@8",
    "error-event@10",
    "empty@12",
    "garbage@14",
    "delay200@15",
  ];
  const load = ["--num-prompts", "16", "--num-warmups", "0", "--max-out-len", "6"];
  await simulated(
    ["--ttft", "20", "--gap", "5", "--fault", ...faults],
    (url) =>
      inFolder(async (cwd) => {
        const { code, out, err } = await run([...PERF, ...load, "--url", url], { cwd });
        strictEqual(code, 0, err);
        const [task] = (await summaryIn(cwd)).tasks;
        deepStrictEqual(task?.requests, {
          total: 16,
          ok: 9,
          failed: 7,
          aborted: 0,
          failedByKind: {
            "error-event": 1,
            "http-status": 1,
            "malformed": 1,
            "no-content": 1,
            "no-finish": 2,
            "reset": 1,
          },
        });
        strictEqual(task.metrics["total_output_tokens"], 9 * 6);
        const ttft = task.metrics["ttft_ms"] as Distribution;
        strictEqual(ttft.n, 9);
        ok(ttft.max >= 200, "the delayed one is slow");
        ok((ttft["p50"] ?? NaN) < 200, "the others are not");
        match(out, /Failures: 7 of 16/);
      }),
  );
});

Deno.test("a stalled answer is a timeout", async () => {
  await simulated(
    ["--ttft", "5", "--gap", "2", "--fault", "stall1@2"],
    (url) =>
      inFolder(async (cwd) => {
        await writeFiles(cwd, {
          "suite.ts": `import { defineModel, defineSuite } from "assay";
           export default defineSuite({ mode: "perf", datasets: ["synthetic_gen"],
             models: [defineModel({ abbr: "m", url: ${JSON.stringify(url)}, timeoutMs: 400 })] });`,
        });
        const { code, err } = await run(["suite.ts", ...SHORT, "--num-warmups", "0"], { cwd });
        strictEqual(code, 0, err);
        deepStrictEqual((await summaryIn(cwd)).tasks[0]?.requests.failedByKind, { timeout: 1 });
      }),
  );
});

Deno.test.each([
  { load: "short", flags: ["--num-prompts", "8"], ending: "complete", says: /^$/ },
  {
    load: "long",
    flags: ["--pressure", "--pressure-time", "60"],
    ending: "unreachable",
    says: /nobody answers at the server's address/,
  },
])(
  "a server that is down ends a $load load within 2 s: exit 3",
  async ({ flags, ending, says }) => {
    await inFolder(async (cwd) => {
      const args = [...PERF, ...NAMED, ...flags, "--url", closedUrl()];
      const { code, out, err } = await run(args, { cwd });
      match(err, says);
      match(out, /connect-refused: .*ECONNREFUSED/);
      strictEqual(code, 3);
      strictEqual((await summaryIn(cwd)).tasks[0]?.ending, ending);
      const ms = await wallMsIn(cwd);
      ok(ms < 2000, `it took ${ms} ms`);
    });
  },
);

Deno.test("of two servers one is down: the other one is measured, and exit 3 tells of it", async () => {
  await inFolder(async (cwd) => {
    await writeFiles(cwd, {
      "suite.ts": `import { defineModel, defineSuite } from "assay";
         export default defineSuite({ mode: "perf", datasets: ["synthetic_gen"],
           models: [defineModel({ abbr: "away", url: ${JSON.stringify(closedUrl())} }), "sim"] });`,
    });
    const { code, err } = await run(["suite.ts", ...SHORT], { cwd });
    match(err, /away\/syntheticdataset: Cannot reach .*connection refused/);
    strictEqual(code, 3);
    const { tasks } = await summaryIn(cwd);
    deepStrictEqual(tasks.map(({ id, requests }) => [id, requests.ok]), [[
      "sim/syntheticdataset",
      8,
    ]]);
  });
});

Deno.test.each([
  { name: "is down", answer: undefined, says: /Cannot reach \S+\/v1\/models: connection refused/ },
  {
    name: "says 401",
    answer: () => new Response("no", { status: 401 }),
    says: /Cannot ask \S+\/v1\/models for the model's name: it answers HTTP 401\. .* --model/,
  },
  {
    name: "says a page",
    answer: () => new Response("<h1>hello</h1>", { headers: { "content-type": "text/html" } }),
    says: /Cannot tell the model's name: \S+\/v1\/models lists none\. .* --model/,
  },
])("asked for its model's name, a server that $name: exit 3", async ({ answer, says }) => {
  const ask = (url: string): Promise<void> =>
    inFolder(async (cwd) => {
      const { code, out, err } = await run([...PERF, "--url", url], { cwd });
      match(err, says);
      deepStrictEqual({ code, out }, { code: 3, out: "" });
    });
  await (answer ? answering(answer, ask) : ask(closedUrl()));
});

Deno.test.each([
  {
    name: "500 to all",
    answer: () => Response.json({ error: { message: "out of memory" } }, { status: 500 }),
    kind: "http-status",
    says: /HTTP 500: out of memory/,
  },
  {
    name: "401 to all",
    answer: () => Response.json({ error: { message: "no key" } }, { status: 401 }),
    kind: "http-status",
    says: /HTTP 401: no key/,
  },
  {
    name: "404 to all",
    answer: () => Response.json({ detail: "Not Found" }, { status: 404 }),
    kind: "http-status",
    says: /HTTP 404: Not Found/,
  },
  {
    name: "a page",
    answer: () => new Response("<h1>hello</h1>", { headers: { "content-type": "text/html" } }),
    kind: "malformed",
    says: /expected text\/event-stream, found text\/html/,
  },
  {
    name: "no JSON",
    answer: () => streamOf(["hello"]),
    kind: "malformed",
    says: /an event is no JSON object: hello/,
  },
  {
    name: "hostile words",
    answer: () => new Response("\x1b[2J</script><script>alert(1)</script>", { status: 400 }),
    kind: "http-status",
    says: /HTTP 400/,
  },
])("a server that says $name: exit 3, and what it said", async ({ answer, kind, says }) => {
  await answering(answer, (url) =>
    inFolder(async (cwd) => {
      const { code, out } = await run([...PERF, ...SHORT, ...NAMED, "--url", url], { cwd });
      match(out, says);
      ok(!out.includes("\x1b"), "no escape sequence of a server reaches the terminal");
      strictEqual(code, 3);
      const [task] = (await summaryIn(cwd)).tasks;
      deepStrictEqual(task?.requests.failedByKind, { [kind]: 8 });
      const [folder = ""] = await runsIn(cwd);
      const page = join(folder, "performance/vllm-api-stream-chat/syntheticdataset_plot.html");
      ok(
        !(await Deno.readTextFile(page)).includes("<script>alert(1)"),
        "it runs nothing in a page",
      );
    }));
});

/** How long the load took: from the last line of its log. */
async function wallMsIn(cwd: string): Promise<number> {
  const [folder = ""] = await runsIn(cwd);
  const path = join(folder, "logs/performance/vllm-api-stream-chat/syntheticdataset.log");
  const last = (await Deno.readTextFile(path)).trim().split("\n").at(-1) ?? "";
  return JSON.parse(last).load.wallMs;
}
