import { deepStrictEqual, match, ok, strictEqual } from "node:assert";
import { join } from "@std/path";
import { run } from "./program.ts";
import { inFolder, runsIn, writeFiles } from "./run_files.ts";
import { answering } from "./servers.ts";

const PERF = ["--mode", "perf"];
const OUR_STACK = /engine\/(cli|schema|plan|run)\/\w+\.ts:\d+/;

const SUITE_OF = (entries: string): string =>
  `import { defineModel, defineSuite } from "assay";
   export default defineSuite({ mode: "perf", datasets: ["synthetic_gen"], ${entries} } as never);`;

/** Files that some cases find in their folder. */
const FILES: Readonly<Record<string, string>> = {
  "cut.ts": "export default {",
  "throws.ts": 'const luck = "none";\nthrow new Error(`no luck: ${luck}`);',
  "throws_inside.ts":
    'import { defineModel } from "assay";\n\nexport default defineModel(((x: never) => (x as { y: { z: 1 } }).y.z)({} as never));',
  "words.ts": "throw 'plain words';",
  "needs.ts": 'import "./nowhere.ts";',
  "empty.ts": "export const nothing = 1;",
  "model.ts": 'import { defineModel } from "assay";\nexport default defineModel({ sim: {} });',
  "suite.ts": SUITE_OF('models: ["sim"], loads: 1'),
  "two_wrong.ts": SUITE_OF('models: ["simm", defineModel({ url: "http://x", timeoutMs: "1" })]'),
  "tokenizer.ts": SUITE_OF(
    'models: [defineModel({ url: "http://localhost", tokenizer: "absent/tokenizer.json" })]',
  ),
  "mine/models/broken.ts": "export default defineModel(",
  "plan.json": "{}",
  "words.json": "no plan",
  "taken": "a file where a folder should be",
  "exports": "a file whose name is nearly a command's",
};

Deno.test.each([
  {
    args: ["--mdoels", "sim"],
    says: /Cannot read --mdoels: there is no such flag; nearest: --models/,
  },
  { args: ["--mode", "pref"], says: /Cannot read --mode: .*found "pref"; nearest: perf/ },
  { args: ["--mode"], says: /Cannot read --mode: it takes MODE, nothing follows/ },
  { args: [...PERF, "--models="], says: /Cannot read --models: it takes NAME…, nothing follows/ },
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
    says:
      /Did you mean "sim"\?[\s\S]*dataset "synthetic"[\s\S]*There are: agieval_gen.*synthetic_gen/,
  },
  {
    args: [...PERF, "--models", "vllm_api_general"],
    says: /one of sim, sim_demo, vllm_api_general_stream, vllm_api_stream_chat/,
  },
  { args: [...PERF, "--header", "no colon"], says: /Cannot read --header/ },
  { args: [...PERF, "--header", "X-Tenant:"], says: /Cannot read --header: .* no value/ },
  { args: [...PERF, "--header", "X-Name: имя"], says: /Cannot send header x-name: .*Latin-1/ },
  {
    args: [...PERF, "--header", "Host: other"],
    says: /`--header host`: found a header that the client sets itself/,
  },
  {
    args: [...PERF, "--api-key-env", "ASSAY_NO_SUCH_KEY"],
    says: /environment variable ASSAY_NO_SUCH_KEY is not set/,
  },
  { args: [...PERF, "--client", "fast"], says: /Cannot read --client: .*found "fast"/ },
  {
    args: [...PERF, "--client", "native", "--url", "https://localhost"],
    says: /Cannot use the native client: it speaks http only/,
  },
  {
    args: ["--datasets", "synthetic_gen"],
    says: /random words, which have no right answer[\s\S]*--mode perf/,
  },
  { args: ["--mode", "judge"], says: /Cannot make a report: it is of no run/ },
  { args: ["--mode", "eval"], says: /Cannot make a report: it is of no run/ },
  { args: ["--recipe", "gsm8k@offical"], says: /no such recipe; nearest: gsm8k@official/ },
  { args: ["--datasets", "nowhere.csv"], says: /Cannot find nowhere.csv: there is none at data\// },
  {
    args: ["--datasets", "bbh_gen/navigat"],
    says: /Cannot find "navigat" in bbh_gen\. Did you mean[\s\S]*There are: bbh-bool/,
  },
  { args: ["--datasets", "gsm8k_gen/a"], says: /Cannot find "a" in gsm8k_gen[\s\S]*one dataset/ },
  {
    args: ["rescore"],
    says:
      /it takes the folder of a run and --recipe[\s\S]*\n\nassay rescore .*\n\n {2}assay rescore /,
  },
  {
    args: ["rescore", "nowhere", "--recipe", "gsm8k@assay"],
    says: /Cannot rescore nowhere: it is no folder of a run.*Runs lie in outputs\/default/,
  },
  {
    args: ["rescore", "taken", "--recipe", "gsm8k@assay", "--work-dir", "runs"],
    says: /Cannot rescore taken: it is no folder of a run.*Runs lie in runs/,
  },
  { args: ["score"], says: /^Cannot score: .*\n\nassay score .*\n\n {2}assay score answers/ },
  { args: ["score", "--all"], says: /^Cannot score: .*\n$/ },
  { args: ["compare"], says: /^Cannot compare: .*\n\nassay compare .*\n\n {2}assay compare / },
  { args: ["export"], says: /^Cannot export a run: .*\n\nassay export .*\n\n {2}assay export / },
  {
    args: ["comapre", "a", "b"],
    says: /Cannot run comapre: it is neither a command nor a file\. Did you mean "compare"\?/,
  },
  { args: ["Serve_Sim"], says: /Cannot run Serve_Sim: .*Did you mean "serve-sim"\?/ },
  { args: ["exports"], says: /Cannot load exports: / },
  { args: ["--mode", "viz"], says: /Cannot make a report: it is of no run/ },
  { args: ["--mode", "perf_viz"], says: /--reuse takes the newest one/ },
  { args: ["a.ts", "b.ts"], says: /one suite or plan at a time/ },
  { args: ["absent.ts"], says: /Cannot load absent\.ts/ },
  { args: ["cut.ts"], says: /Cannot load cut\.ts: .*cut\.ts:1:/ },
  { args: ["throws.ts"], says: /Cannot load throws\.ts: no luck: none \(.*throws\.ts:2:/ },
  { args: ["throws_inside.ts"], says: /Cannot load throws_inside\.ts: .*throws_inside\.ts:3:/ },
  { args: ["words.ts"], says: /Cannot load words\.ts: it throws plain words/ },
  { args: ["needs.ts"], says: /Cannot load needs\.ts: .*nowhere\.ts/ },
  { args: ["empty.ts"], says: /its default export is missing/ },
  { args: ["model.ts"], says: /it defines a model/ },
  { args: ["suite.ts"], says: /`loads`: found an unknown key. Did you mean `load`\?/ },
  { args: ["two_wrong.ts"], says: /Did you mean "sim"\?[\s\S]*`timeoutMs`: found "1"/ },
  {
    args: ["tokenizer.ts"],
    says: /Cannot read the tokenizer absent\/tokenizer\.json: there is no such file/,
  },
  {
    args: [...PERF, "--config-dir", "mine", "--models", "broken"],
    says: /Cannot load mine\/models\/broken\.ts: .*broken\.ts:1:/,
  },
  { args: ["plan.json"], says: /plan\.json[\s\S]*`schema`/ },
  { args: ["words.json"], says: /found no JSON/ },
  { args: ["absent.json"], says: /Cannot read the plan absent\.json: there is no such file/ },
  {
    args: [...PERF, "--work-dir", "taken"],
    says: /Cannot make the run's folder taken.*--work-dir/,
  },
  {
    args: ["--mode", "perf_viz", "--reuse"],
    says: /Cannot reuse a run: there is none in outputs\/default/,
  },
  {
    args: ["--mode", "perf_viz", "--reuse", "yesterday"],
    says: /Cannot reuse a run and run yest|Cannot reuse a run: there is none/,
  },
  { args: [...PERF, "--summarizer", "exampel"], says: /Did you mean "example"\?/ },
  { args: ["serve-sim", "--fault", "flood@1"], says: /Cannot read --fault "flood@1"/ },
  { args: ["serve-sim", "--port", "99999"], says: /it takes 0 to 65535/ },
  { args: ["calibrate", "--seconds", "0"], says: /Cannot read --seconds: it takes 1 to 600/ },
])("exit 2, and nothing is written: $args", async ({ args, says }) => {
  await inFolder(async (cwd) => {
    await writeFiles(cwd, FILES);
    const { code, out, err } = await run(args, { cwd });
    match(err, says);
    ok(!OUR_STACK.test(err), err);
    deepStrictEqual({ code, out }, { code: 2, out: "" });
    const names = await Array.fromAsync(Deno.readDir(cwd), ({ name }) => name);
    ok(!names.includes("outputs"), `${names}`);
  });
});

Deno.test("rescore scores the answers of a run by another rule, in its folder", () =>
  inFolder(async (cwd) => {
    const asked = await run([
      "--datasets",
      "arithmetic_demo/arithmetic_demo_numbers",
      "--num-prompts",
      "4",
    ], {
      cwd,
    });
    strictEqual(asked.code, 0, asked.err);
    const [folder = ""] = await runsIn(cwd);
    const { code, err } = await run(["rescore", folder, "--recipe", "gsm8k@assay"], { cwd });
    strictEqual(code, 0, err);
    const { tasks } = JSON.parse(await Deno.readTextFile(join(folder, "configs/plan.json")));
    strictEqual(tasks[0].dataset.questions.recipe, "gsm8k@assay");
    deepStrictEqual(await runsIn(cwd), [folder]);
  }));

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

Deno.test.each([
  { args: ["--help"] },
  { args: ["serve-sim", "--help"] },
  { args: ["calibrate", "--help"] },
  { args: ["export", "--help"] },
  { args: ["rescore", "--help"] },
  { args: ["compare", "--help"] },
])(
  "$args is one page",
  async ({ args }, t) => {
    await inFolder(async (cwd) => {
      const { code, out } = await run(args, { cwd });
      strictEqual(code, 0);
      const lines = out.split("\n");
      ok(lines.length <= 60, `${lines.length} lines`);
      deepStrictEqual(lines.filter((line) => line.length > 120), []);
      await t.assertSnapshot(out);
    });
  },
);

Deno.test("--version and --search are to the point", async (t) => {
  await inFolder(async (cwd) => {
    await writeFiles(cwd, {
      "configs/models/mine.ts":
        'import { defineModel } from "assay";\nexport default defineModel({ description: "my own", sim: {} });',
      "configs/datasets/broken.ts": "export default",
    });
    match((await run(["--version"], { cwd })).out, /^assay \d+\.\d+\.\d+ \(Deno 2\.\d+\.\d+\)\n$/);
    const { code, out } = await run(["--search"], { cwd });
    strictEqual(code, 0);
    await t.assertSnapshot(out.replaceAll(await Deno.realPath(cwd), "."));
    const narrowed = await run(["--search", "--models", "api_"], { cwd });
    deepStrictEqual(
      narrowed.out.trim().split("\n").map((line) => line.split(/ +/)[1]),
      [
        "vllm_api_general",
        "vllm_api_general_chat",
        "vllm_api_general_stream",
        "vllm_api_stream_chat",
      ],
    );
  });
});

Deno.test("--dry-run prints the plan, sends nothing and writes nothing", async (t) => {
  let requests = 0;
  const counting = (): Response => {
    requests++;
    return new Response();
  };
  await answering(counting, (url) =>
    inFolder(async (cwd) => {
      const args = [...PERF, "--url", url, "--dry-run"];
      const words = await run(args, { cwd });
      await t.assertSnapshot(
        words.out.replaceAll(url, "http://HOST:PORT").replace(/[0-9a-f]{12}/, "HASH"),
      );
      const plan = JSON.parse((await run([...args, "--json"], { cwd })).out);
      strictEqual(plan.tasks[0].id, "vllm-api-stream-chat/syntheticdataset");
      strictEqual(requests, 0);
      deepStrictEqual(await Array.fromAsync(Deno.readDir(cwd)), []);
    }));
});
