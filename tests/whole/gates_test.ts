import { deepStrictEqual, doesNotMatch, match, strictEqual } from "node:assert";
import { basename, join } from "@std/path";
import type { Summary, ThresholdResult } from "../../engine/event/summary.ts";
import { parseXml } from "../reporters/xml.ts";
import { run } from "./program.ts";
import type { Ran } from "./program.ts";
import { inFolder, runsIn, summaryIn, writeFiles } from "./run_files.ts";
import { answering } from "./servers.ts";

const PERF = ["--mode", "perf"];
const SHORT = [...PERF, "--num-prompts", "8", "--max-out-len", "4"];
const QUESTIONS = 400;

function held(...texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => ["--threshold", text]);
}

async function verdictsIn(cwd: string): Promise<readonly ThresholdResult["verdict"][]> {
  const { thresholds = [] } = await summaryIn<Summary>(cwd);
  return thresholds.map(({ verdict }) => verdict);
}

Deno.test("thresholds that are kept: shown, in the summary and the plan, and exit 0", async () => {
  await inFolder(async (cwd) => {
    const texts = ["ttft_p50 < 10s", "ttft.p75{stage=0} < 10s", "failed_requests == 0"];
    const { code, out, err } = await run([...SHORT, ...held(...texts)], { cwd });
    strictEqual(code, 0, err);
    match(out, /Thresholds: 3 of 3 kept\npass +ttft_p50 < 10s: [\d.]+ ms of 8 \(sim\//);
    deepStrictEqual(await verdictsIn(cwd), ["pass", "pass", "pass"]);
    const [folder = ""] = await runsIn(cwd);
    const plan = JSON.parse(await Deno.readTextFile(join(folder, "configs/plan.json")));
    deepStrictEqual(plan.thresholds, texts.map((text) => ({ text, abortOnFail: false })));
  });
});

Deno.test("missed, or of too few samples: exit 4, and the report again says the same", async () => {
  await inFolder(async (cwd) => {
    const suite = `import { defineSuite } from "assay";
      export default defineSuite({
        mode: "perf",
        models: ["sim"],
        datasets: ["synthetic_gen"],
        thresholds: ["ttft_mean < 1ms", { threshold: "e2el_p99.9 < 10s" }, "accuracy > 55%"],
      });`;
    await writeFiles(cwd, { "suite.ts": suite });
    const args = ["suite.ts", "--num-prompts", "8", "--max-out-len", "4"];
    const { code, out, err } = await run(args, { cwd });
    strictEqual(code, 4, err);
    match(err, /threshold left out, it is not of this mode: accuracy > 55%/);
    match(out, /FAIL +ttft_mean < 1ms[\s\S]*TOO FEW SAMPLES +e2el_p99\.9 < 10s: .* needs 1000/);
    deepStrictEqual(await verdictsIn(cwd), ["fail", "too few samples"]);
    const again = ["--mode", "perf_viz", "--reuse"];
    strictEqual((await run(again, { cwd })).code, 4);
    deepStrictEqual(await verdictsIn(cwd), ["fail", "too few samples"]);
    const others = await run([...again, ...held("ttft_mean < 10s")], { cwd });
    strictEqual(others.code, 0, others.err);
    deepStrictEqual(await verdictsIn(cwd), ["pass"], "flags stand for those of the plan");
  });
});

Deno.test("everything that is wrong with thresholds is said before anything is sent", async () => {
  await inFolder(async (cwd) => {
    const texts = ["tfft_p99 < 3ms", "ttft_p99 < 300", "ttft_p50 not_worse_than ../none by 5%"];
    const { code, err } = await run([...PERF, ...held(...texts, "accuracy > 0.5")], { cwd });
    strictEqual(code, 2);
    match(err, /4 issues/);
    match(err, /"tfft_p99".* Did you mean `ttft_p99`\?/);
    match(err, /300 without a unit[\s\S]*nothing in this run is scored[\s\S]*no run at \.\.\/none/);
    deepStrictEqual(await runsIn(cwd), []);
    const suite = `import { defineSuite } from "assay";
      export default defineSuite({ models: ["sim"], datasets: ["synthetic_gen"], mode: "perf",
        thresholds: ["ttft_p50 < 1s", "ttft_p50{model=simm} < 1s"] });`;
    await writeFiles(cwd, { "suite.ts": suite });
    const wrong = await run(["suite.ts"], { cwd });
    match(
      wrong.err,
      /suite\.ts\n +Cannot use `thresholds\[1\]`: found model=simm.*Did you mean `sim`/,
    );
    strictEqual(wrong.code, 2);
  });
});

Deno.test("abort: a load of which half fails ends early, is reported, and exits with 4", async () => {
  await inFolder(async (cwd) => {
    let asked = 0;
    const answer = async ({ url }: Request): Promise<Response> => {
      if (url.endsWith("/models")) return Response.json({ data: [{ id: "m" }] });
      const turn = ++asked;
      await new Promise((go) => setTimeout(go, 20));
      return turn % 2 === 0 ? new Response("no", { status: 400 }) : streamed();
    };
    await answering(answer, async (url) => {
      const load = ["--num-prompts", "20000", "--concurrency", "4", "--num-warmups", "0"];
      const args = [...PERF, "--url", url, "--models", "vllm_api_stream_chat", ...load];
      const { code, err } = await run([...args, ...held("failed_requests < 5 abort")], { cwd });
      strictEqual(code, 4, err);
      const { tasks: [task], thresholds } = await summaryIn<Summary>(cwd);
      strictEqual(task?.ending, "interrupted");
      match(task.notes.join("\n"), /ended early: failed_requests < 5 is missed, \d+ of \d+/);
      strictEqual(thresholds?.[0]?.verdict, "fail");
    });
  });
});

function streamed(): Response {
  const token = { choices: [{ index: 0, delta: { content: "a" }, finish_reason: null }] };
  const end = { choices: [{ index: 0, delta: {}, finish_reason: "stop" }] };
  const events = [JSON.stringify(token), JSON.stringify(end), "[DONE]"];
  return new Response(events.map((data) => `data: ${data}\n\n`).join(""), {
    headers: { "content-type": "text/event-stream" },
  });
}

Deno.test("JUnit, annotations and a step summary, without secrets", async () => {
  await inFolder(async (cwd) => {
    const env = {
      GITHUB_ACTIONS: "true",
      GITHUB_STEP_SUMMARY: join(cwd, "step.md"),
      MY_KEY: "sk-very-secret-key",
    };
    await Deno.writeTextFile(env.GITHUB_STEP_SUMMARY, "before\n");
    const args = [...SHORT, "--api-key-env", "MY_KEY", "--junit", "reports/assay.xml"];
    const texts = held("ttft_p50 < 10s", "ttft_p50 < 1ms");
    const { code, out } = await run([...args, ...texts], { cwd, env });
    strictEqual(code, 4);
    match(out, /^::error title=assay%3A fail::ttft_p50 < 1ms: [\d.]+ ms of 8 \(.*\)$/m);
    const xml = await Deno.readTextFile(join(cwd, "reports/assay.xml"));
    const [suite] = parseXml(xml).children;
    deepStrictEqual(
      suite?.children.map(({ attributes: { name }, children: { length } }) => [name, length]),
      [
        ["ran", 0],
        ["ttft_p50 < 10s", 0],
        ["ttft_p50 < 1ms", 1],
      ],
    );
    const step = await Deno.readTextFile(env.GITHUB_STEP_SUMMARY);
    match(step, /^before\n## assay\n\n\|[\s\S]*\| ❌ \|/);
    doesNotMatch(out + xml + step, /very-secret/);

    const json = await run([...SHORT, "--json", ...held("ttft_p50 < 1ms")], { cwd, env });
    strictEqual(JSON.parse(json.out).thresholds[0].verdict, "fail", "stdout is JSON alone");
    match(json.err, /^::error title=assay/m);
  });
});

/** Asks all questions of a server that knows the first so many answers. */
async function quiz(cwd: string, known: number, flags: readonly string[]): Promise<Ran> {
  const answer = async (request: Request): Promise<Response> => {
    if (request.url.endsWith("/models")) return Response.json({ data: [{ id: "m" }] });
    const [, number] = /number (\d+)/.exec(await request.text()) ?? [];
    const told = Number(number) < known ? Number(number) + 1 : 0;
    const message = { role: "assistant", content: `The answer is ${told}.` };
    return Response.json({ choices: [{ index: 0, message, finish_reason: "stop" }] });
  };
  const rows = Array.from({ length: QUESTIONS }, (_, i) => ({
    question: `What follows the number ${i}?`,
    answer: `${i + 1}`,
  }));
  await writeFiles(cwd, { "quiz.jsonl": rows.map((row) => `${JSON.stringify(row)}\n`).join("") });
  const args = ["--models", "vllm_api_general_chat", "--datasets", "quiz.jsonl"];
  return await answering(
    answer,
    (url) =>
      run([...args, "--url", url, "--recipe", "number", "--concurrency", "16", ...flags], { cwd }),
  );
}

Deno.test("an accuracy against an earlier run: not worse, worse, and of too few samples", async () => {
  await inFolder(async (cwd) => {
    const first = await quiz(cwd, 300, held("accuracy{dataset=quiz} > 70%", "error_rate < 1%"));
    strictEqual(first.code, 0, first.err + first.out);
    const [baseline = ""] = await runsIn(cwd);
    await Deno.rename(baseline, join(cwd, "baseline"));
    const against = (by: string): readonly string[] =>
      held(`accuracy not_worse_than baseline by ${by} at 0.95`);

    const same = await quiz(cwd, 300, against("2%"));
    strictEqual(same.code, 0, same.err + same.out);
    match(same.out, /pass +accuracy not_worse_than[^]*\(paired, Newcombe, 400 samples\)/);
    const worse = await quiz(cwd, 200, against("0.02"));
    strictEqual(worse.code, 4, worse.err);
    match(worse.out, /FAIL +accuracy not_worse_than[^]*50 % against 75 %/);
    const unsure = await quiz(cwd, 300, against("0.0001"));
    strictEqual(unsure.code, 4, unsure.err);
    match(unsure.out, /TOO FEW SAMPLES +accuracy not_worse_than[^]*about \d+ samples would tell/);

    const folder = (await runsIn(cwd)).at(-1) ?? "";
    const stored = held("accuracy not_worse_than baseline/summary.json by 2%");
    const again = await run(["--mode", "viz", "--reuse", basename(folder), ...stored], { cwd });
    strictEqual(again.code, 0, again.err);
  });
});

Deno.test("a latency against an earlier run, by the requests that both keep", async () => {
  await inFolder(async (cwd) => {
    const many = [...PERF, "--num-prompts", "60", "--max-out-len", "2", "--concurrency", "8"];
    const first = await run(many, { cwd });
    strictEqual(first.code, 0, first.err);
    const [baseline = ""] = await runsIn(cwd);
    const texts = held(
      `ttft_med not_worse_than ${baseline} by 400%`,
      `ttft_p99 not_worse_than ${baseline} by 400%`,
    );
    const { code, err } = await run(["--reuse", "--mode", "perf_viz", ...texts], { cwd });
    strictEqual(code, 4, err);
    deepStrictEqual(await verdictsIn(cwd), ["pass", "too few samples"]);
    const { thresholds: [median] = [] } = await summaryIn<Summary>(cwd);
    match(median?.text ?? "", /^1 times the baseline, .* a side \(bootstrap, 60 requests\)$/);
  });
});
