import { deepStrictEqual, match, ok, strictEqual } from "node:assert";
import { basename, join } from "@std/path";
import type { AccuracyTask } from "../../engine/event/accuracy.ts";
import type { Summary } from "../../engine/event/summary.ts";
import { arithmeticDemo } from "../../examples/data/make_arithmetic_demo.ts";
import { arithmeticDemoAnswers } from "../../examples/data/make_arithmetic_demo_answers.ts";
import { run } from "./program.ts";
import { filesIn, inFolder, runsIn, summaryIn, writeFiles } from "./run_files.ts";
import { simulated } from "./servers.ts";

const KINDS = { arithmetic_demo_choices: "choice", arithmetic_demo_numbers: "number" } as const;
const STAMP = /\d{8}_\d{6}/g;

/** What is expected of every question of a dataset, by its id. */
function expectedOf(kind: "choice" | "number"): Readonly<Record<string, string>> {
  const answers = arithmeticDemoAnswers();
  const pairs = arithmeticDemo().map((row, i) => ({ row, expected: answers[i]?.expected ?? "" }));
  return Object.fromEntries(
    pairs.filter(({ row }) => row.kind === kind).map(({ row, expected }) => [row.id, expected]),
  );
}

/** How often each word comes. */
function countsOf(words: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...Map.groupBy(words, (word) => word)].map(([word, { length }]) => [word, length]),
  );
}

type Accuracies = Omit<Summary, "tasks"> & { readonly tasks: readonly AccuracyTask[] };

/** What a run says that holds of any run of the same plan. */
function lasting({ tasks, groups }: Accuracies): unknown {
  return {
    groups,
    tasks: tasks.map(({ startedAt: _, url: __, environment: ___, ...task }) => task),
  };
}

async function runFolder(cwd: string): Promise<string> {
  const [folder = "", ...others] = await runsIn(cwd);
  deepStrictEqual(others, []);
  return folder;
}

/** Texts of the files of a run by path; times of the clock are `<time>`. */
async function textsOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = [...await filesIn(folder)].map(([path, bytes]) =>
    [path, new TextDecoder().decode(bytes)].map((text) => text.replaceAll(STAMP, "<time>"))
  );
  return new Map(files.sort(([a = ""], [b = ""]) => a < b ? -1 : 1) as [string, string][]);
}

async function verdictsOf(folder: string, file: string): Promise<Record<string, string>> {
  const path = join(folder, `results/sim-demo/${file}.json`);
  const { details } = JSON.parse(await Deno.readTextFile(path));
  return Object.fromEntries(
    Object.values<Record<"id" | "verdict" | "why", string>>(details)
      .map(({ id, verdict, why }) => [id, verdict === "unscored" ? why : verdict]),
  );
}

Deno.test("nothing configured: the demo's every answer is scored as its script says", async (t) => {
  await inFolder(async (cwd) => {
    const { code, out, err } = await run(["--mode", "all"], { cwd });
    strictEqual(code, 0, err);
    match(out, /--datasets gsm8k_gen --url http:\/\/HOST:PORT/);
    const { tasks } = await summaryIn<Accuracies>(cwd);
    const folder = await runFolder(cwd);
    deepStrictEqual(tasks.map(({ dataset }) => dataset), Object.keys(KINDS));
    for (const { dataset, samples, unscoredByReason, metrics } of tasks) {
      const expected = expectedOf(KINDS[dataset as keyof typeof KINDS]);
      deepStrictEqual(await verdictsOf(folder, dataset), expected);
      const { correct = 0, wrong = 0, ...unscored } = countsOf(Object.values(expected));
      const total = Object.keys(expected).length;
      deepStrictEqual(samples, {
        total,
        scored: correct + wrong,
        unscored: total - correct - wrong,
        truncated: unscored["truncated"],
        errors: 0,
        missing: 0,
      });
      deepStrictEqual(unscoredByReason, unscored);
      strictEqual(metrics["accuracy"]?.correct, correct);
      strictEqual(metrics["accuracy"]?.value, correct / total);
    }
    const texts = await textsOf(folder);
    await t.assertSnapshot([...texts.keys()]);
    await t.assertSnapshot(texts.get("summary/summary_<time>.csv"));
    await t.assertSnapshot(texts.get("summary/summary_<time>.md"));
  });
});

Deno.test("infer, then eval, then viz: each adds its own files, and all say what one run says", async (t) => {
  const whole = await inFolder(async (cwd) => {
    await run(["--mode", "all"], { cwd });
    return await summaryIn<Accuracies>(cwd);
  });
  await inFolder(async (cwd) => {
    const inferred = await run(["--mode", "infer"], { cwd });
    strictEqual(inferred.code, 0, inferred.err);
    const folder = await runFolder(cwd);
    const asked = await textsOf(folder);
    await t.assertSnapshot([...asked.keys()]);

    const scored = await run(["--mode", "eval", "--reuse"], { cwd });
    strictEqual(scored.code, 0, scored.err);
    const evaluated = await textsOf(folder);
    await t.assertSnapshot([...evaluated.keys()].filter((path) => !asked.has(path)));
    for (const [path, text] of asked) strictEqual(evaluated.get(path), text, path);
    const summary = await summaryIn<Accuracies>(cwd);
    deepStrictEqual(lasting(summary), lasting(whole));

    await Deno.remove(join(folder, "summary.json"));
    const shown = await run(["--mode", "viz", "--reuse", basename(folder)], { cwd });
    strictEqual(shown.code, 0, shown.err);
    deepStrictEqual(await summaryIn<Accuracies>(cwd), summary);
    const tables = (text: string): string => text.slice(0, text.indexOf("Written:"));
    strictEqual(tables(shown.out), tables(scored.out));
  });
});

Deno.test("a run that is gone on with asks nothing again", async () => {
  await inFolder(async (cwd) => {
    const some = ["--datasets", "arithmetic_demo_choices", "--num-prompts", "9"];
    await run(some, { cwd });
    const folder = await runFolder(cwd);
    const path = "predictions/sim-demo/arithmetic_demo_choices.jsonl";
    const before = (await textsOf(folder)).get(path);
    const { code, err } = await run([...some, "--reuse"], { cwd });
    strictEqual(code, 0, err);
    strictEqual((await textsOf(folder)).get(path), before);
    strictEqual(before?.trim().split("\n").length, 9);
  });
});

const OWN = {
  "mine.csv": "question,answer\nTwo and two?,4\nThree and three?,6\nFive and five?,10\nOne?,1\n",
  "recorded.jsonl": [
    { question: "Two and two?", answer: "It is **4**.", reasoning: "1, 2, 3, 4" },
    { question: "Three and three?", answer: "It is 7." },
    { question: "Five and five?", status: 400, message: "too hard for me" },
  ].map((line) => JSON.stringify(line)).join("\n"),
  "broken.jsonl": '{"question":"a","answer":"b"}\n{"question":"a"}\n',
};

Deno.test("a server of recorded answers gives them to the questions of a file, and 404 to others", async () => {
  await inFolder(async (cwd) => {
    await writeFiles(cwd, OWN);
    await simulated(
      ["--replay", join(cwd, "recorded.jsonl"), "--ttft", "1", "--gap", "0"],
      async (url) => {
        const args = ["--models", "vllm_api_general_chat", "--datasets", "mine.csv", "--url", url];
        const { out, err } = await run([...args, "--attempts", "1"], { cwd });
        const [task] = (await summaryIn<Accuracies>(cwd)).tasks;
        deepStrictEqual(
          task?.samples,
          { total: 4, scored: 2, unscored: 0, truncated: 0, errors: 2, missing: 0 },
          out + err,
        );
        strictEqual(task?.metrics["accuracy"]?.correct, 1);
        const texts = await textsOf(await runFolder(cwd));
        const failed = texts.get("predictions/vllm-api-general-chat/mine_failed.jsonl") ?? "";
        match(failed, /too hard for me/);
        match(failed, /the recorded file has no answer to it/);
      },
    );
  });
});

Deno.test.each([
  { file: "nowhere.jsonl", says: /^Cannot replay nowhere\.jsonl: there is no such file\n$/ },
  { file: "assay:nowhere", says: /^Cannot replay assay:nowhere: there is no such file\n$/ },
  { file: "broken.jsonl", says: /^Cannot replay broken\.jsonl, row 2: it has no answer\./ },
  { file: ".", says: /^Cannot replay \.: there is no such file\n$/ },
])("--replay $file is refused before anything listens", async ({ file, says }) => {
  await inFolder(async (cwd) => {
    await writeFiles(cwd, OWN);
    const { code, out, err } = await run(["serve-sim", "--port", "0", "--replay", file], { cwd });
    deepStrictEqual([code, out], [2, ""]);
    match(err, says);
  });
});

const GSM8K = new URL("../../../shared/data/gsm8k/", import.meta.url);
const missing = !await Deno.stat(GSM8K).then(() => true, () => false);
const unless = missing ? " (ignored: no data of publishers beside this checkout)" : "";

Deno.test(`behind worked examples the last question is the one that is answered${unless}`, {
  ignore: missing,
}, async () => {
  const rows = (await Deno.readTextFile(new URL("test.jsonl", GSM8K))).split("\n").slice(0, 40);
  const recorded = rows.map((line, i) => {
    const { question, answer } = JSON.parse(line);
    return JSON.stringify({ question, response: i % 4 === 0 ? "#### 0.5" : answer });
  });
  await inFolder(async (cwd) => {
    await writeFiles(cwd, { "recorded.jsonl": recorded.join("\n") });
    const flags = ["--replay", join(cwd, "recorded.jsonl"), "--ttft", "1", "--gap", "0"];
    await simulated(flags, async (url) => {
      const { code, err } = await run([
        ...["--models", "vllm_api_general", "--datasets", "gsm8k_lm_eval", "--url", url],
        ...["--num-prompts", "40", "--data-dir", new URL("..", GSM8K).pathname],
      ], { cwd });
      strictEqual(code, 0, err);
    });
    const [task] = (await summaryIn<Accuracies>(cwd)).tasks;
    strictEqual(task?.metrics["accuracy"]?.correct, 30);
    ok(task.samples.scored === 40);
  });
});
