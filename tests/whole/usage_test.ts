import { deepStrictEqual, match, ok, strictEqual } from "node:assert";
import { join } from "@std/path";
import { inFolder, run, runsIn } from "./program.ts";

const PERF = ["--mode", "perf"];
const OUR_STACK = /engine\/(cli|schema|plan|run)\/\w+\.ts:\d+/;

/** Files that some cases find in their folder. */
const FILES: Readonly<Record<string, string>> = {
  "cut.ts": "export default {",
  "throws.ts": 'const luck = "none";\nthrow new Error(`no luck: ${luck}`);',
  "empty.ts": "export const nothing = 1;",
  "model.ts": 'import { defineModel } from "assay";\nexport default defineModel({ sim: {} });',
  "suite.ts":
    'import { defineSuite } from "assay";\nexport default defineSuite({ mode: "perf", models: ["sim"], datasets: ["synthetic_gen"], loads: 1 } as never);',
  "plan.json": "{}",
  "words.json": "no plan",
  "taken": "a file where a folder should be",
};

Deno.test.each([
  {
    args: ["--mdoels", "sim"],
    says: /Cannot read --mdoels: there is no such flag; nearest: --models/,
  },
  { args: ["--mode", "pref"], says: /Cannot read --mode: .*found "pref"; nearest: perf/ },
  { args: ["--mode"], says: /Cannot read --mode: it takes MODE, nothing follows/ },
  {
    args: [...PERF, "--concurrency", "many"],
    says: /Cannot read --concurrency: it takes a number, found "many"/,
  },
  { args: [...PERF, "--concurrency", "0"], says: /`--concurrency`: found 0/ },
  {
    args: [...PERF, "--url", "ftp://x", "--num-prompts", "0"],
    says: /`--url`[\s\S]*`--num-prompts`/,
  },
  {
    args: [...PERF, "--models", "simm", "--datasets", "synthetic"],
    says: /Did you mean "sim"\?[\s\S]*dataset "synthetic"/,
  },
  {
    args: [...PERF, "--models", "vllm_api_general"],
    says: /one of sim, vllm_api_general_stream, vllm_api_stream_chat/,
  },
  { args: [...PERF, "--header", "no colon"], says: /Cannot read --header/ },
  {
    args: [...PERF, "--api-key-env", "ASSAY_NO_SUCH_KEY"],
    says: /environment variable ASSAY_NO_SUCH_KEY is not set/,
  },
  { args: [], says: /steps generate, judge, score have no interpreter yet/ },
  { args: ["--mode", "infer"], says: /steps generate have no interpreter yet/ },
  { args: ["--mode", "eval"], says: /steps judge, score have no interpreter yet/ },
  { args: ["a.ts", "b.ts"], says: /one suite or plan at a time/ },
  { args: ["absent.ts"], says: /Cannot load absent\.ts/ },
  { args: ["cut.ts"], says: /Cannot load cut\.ts: .*cut\.ts:1:/ },
  { args: ["throws.ts"], says: /Cannot load throws\.ts: no luck: none \(.*throws\.ts:2:/ },
  { args: ["empty.ts"], says: /its default export is missing/ },
  { args: ["model.ts"], says: /it defines a model/ },
  { args: ["suite.ts"], says: /`loads`: found an unknown key. Did you mean `load`\?/ },
  { args: ["plan.json"], says: /plan\.json[\s\S]*`schema`/ },
  { args: ["words.json"], says: /found no JSON/ },
  { args: ["absent.json"], says: /Cannot read the plan absent\.json: there is no such file/ },
  { args: [...PERF, "--work-dir", "taken"], says: /Cannot make the run's folder taken/ },
  {
    args: ["--mode", "perf_viz", "--reuse"],
    says: /Cannot reuse a run: there is none in outputs\/default/,
  },
  { args: [...PERF, "--summarizer", "exampel"], says: /Did you mean "example"\?/ },
  { args: ["serve-sim", "--fault", "flood@1"], says: /Cannot read --fault "flood@1"/ },
  { args: ["serve-sim", "--port", "99999"], says: /it takes 0 to 65535/ },
])("exit 2: $args", async ({ args, says }) => {
  await inFolder(async (cwd) => {
    for (const [name, text] of Object.entries(FILES)) {
      await Deno.writeTextFile(join(cwd, name), text);
    }
    const { code, out, err } = await run(args, { cwd });
    match(err, says);
    ok(!OUR_STACK.test(err), err);
    deepStrictEqual({ code, out }, { code: 2, out: "" });
    for (const folder of await runsIn(cwd)) {
      ok((args as readonly string[]).includes("ASSAY_NO_SUCH_KEY"), folder);
    }
  });
});

Deno.test("a port in use is said by serve-sim", async () => {
  const taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  try {
    const { port } = taken.addr as Deno.NetAddr;
    await inFolder(async (cwd) => {
      const { code, err } = await run(["serve-sim", "--port", String(port)], { cwd });
      match(err, new RegExp(`Cannot listen on 127.0.0.1:${port}: address already in use`));
      strictEqual(code, 2);
    });
  } finally {
    taken.close();
  }
});

Deno.test("--help is one page, --version and --search are to the point", async () => {
  await inFolder(async (cwd) => {
    const help = await run(["--help"], { cwd });
    strictEqual(help.code, 0);
    const lines = help.out.split("\n");
    ok(lines.length <= 60, `${lines.length} lines`);
    ok(lines.every((line) => line.length <= 120), lines.find((line) => line.length > 120));
    for (
      const flag of ["--models", "--datasets", "--summarizer", "--mode", "--reuse", "--work-dir"]
    ) {
      ok(help.out.includes(flag), flag);
    }
    match((await run(["--version"], { cwd })).out, /^assay \d+\.\d+\.\d+ \(Deno 2\./);
    const search = await run(["--search"], { cwd });
    for (const name of ["sim", "vllm_api_stream_chat", "synthetic_gen", "default_perf"]) {
      match(search.out, new RegExp(`^\\w+ +${name} `, "m"));
    }
  });
});

Deno.test("--dry-run prints the plan, sends nothing and writes nothing", async () => {
  await inFolder(async (cwd) => {
    const args = [...PERF, "--url", "http://127.0.0.1:9", "--dry-run"];
    const words = await run(args, { cwd });
    match(words.out, /Nothing was sent, nothing was written/);
    const plan = JSON.parse((await run([...args, "--json"], { cwd })).out);
    strictEqual(plan.tasks[0].id, "vllm-api-stream-chat/syntheticdataset");
    deepStrictEqual(await Array.fromAsync(Deno.readDir(cwd)), []);
  });
});
