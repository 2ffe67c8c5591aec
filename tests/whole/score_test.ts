import { deepStrictEqual, match, ok, strictEqual } from "node:assert";
import { run } from "./program.ts";
import type { Ran } from "./program.ts";
import { inFolder, writeFiles } from "./run_files.ts";

type Contents = Readonly<Record<string, string>>;

const OUR_STACK = /engine\/(cli|dataset|run|score)\/[\w/]+\.ts:\d+/;

function score(files: Contents, args: readonly string[]): Promise<Ran> {
  return inFolder(async (cwd) => {
    await writeFiles(cwd, files);
    return await run(["score", ...args], { cwd });
  });
}

const linesOf = (...rows: readonly unknown[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join("");

const ANSWERS = linesOf(
  { id: "a", answer: "So 9 + 9 = 18.\n#### 18", reference: "9 + 9\n#### 18" },
  { id: "b", answer: "It is 12 \u001b[31mred", reference: "13" },
  { id: "c", answer: "Let me see", reference: "13", finish_reason: "length" },
  { id: "d", answer: "B", choices: ["x", "y"], reference: "B", recipe: "choice@assay" },
  { id: "a", answer: "17", reference: "9 + 9\n#### 18" },
);
const LM_EVAL = linesOf(
  ...["strict-match", "flexible-extract"].flatMap((filter) =>
    [18, 19].map((said, doc_id) => ({
      doc_id,
      doc: { question: "9 + 9?", answer: "#### 18" },
      target: "#### 18",
      arguments: [["Question: 9 + 9?\nAnswer:", { until: ["Question:"] }]],
      resps: [[`#### ${said}`, `${said}`]],
      filtered_resps: [`${said}`],
      filter,
      exact_match: 0,
    }))
  ),
);
const INSPECT = JSON.stringify({
  version: 2,
  status: "success",
  samples: ["A", "I think B", "it must be"].map((content, i) => ({
    id: `s${i}`,
    epoch: 1,
    input: "Which one?",
    choices: ["x", "y"],
    target: "A",
    output: {
      choices: [{
        message: { role: "assistant", content },
        stop_reason: i === 2 ? "max_tokens" : "stop",
      }],
    },
  })),
});
const OPENCOMPASS = JSON.stringify({
  "0": { origin_prompt: [{ role: "HUMAN", prompt: "9 + 9?" }], prediction: "1,018", gold: "18" },
  "1": { origin_prompt: [{ role: "HUMAN", prompt: "9 + 9?" }], prediction: "18", gold: "18" },
});
const PREDICTIONS = linesOf(
  { data_abbr: "gsm8k", id: 0, success: true, prediction: "<think>7</think>18", gold: "#### 18" },
  { data_abbr: "gsm8k", id: 1, success: false, error_info: "the server is gone" },
);

const FORMS: Contents = {
  "answers.jsonl": ANSWERS,
  "samples.jsonl": LM_EVAL,
  "log.json": INSPECT,
  "gsm8k.json": OPENCOMPASS,
  "gsm8k.jsonl": PREDICTIONS,
};

Deno.test.each([
  { args: ["answers.jsonl", "--recipe", "gsm8k@assay"] },
  { args: ["samples.jsonl", "--from", "lm-eval", "--recipe", "gsm8k@lm-eval-strict"] },
  { args: ["log.json", "--from", "inspect", "--recipe", "choice"] },
  { args: ["gsm8k.json", "--from", "opencompass", "--recipe", "gsm8k@opencompass"] },
  { args: ["gsm8k.jsonl", "--from", "ais-bench", "--recipe", "gsm8k"] },
])(
  "$args: verdicts and totals, as JSON and as a table, told by --from or not",
  async ({ args }, t) => {
    const [json, table, untold] = await Promise.all([
      score(FORMS, [...args, "--json"]),
      score(FORMS, [...args, "--all"]),
      score(FORMS, [
        ...args.filter((word, i) => word !== "--from" && args[i - 1] !== "--from"),
        "--json",
      ]),
    ]);
    deepStrictEqual([json.code, table.code], [0, 0]);
    deepStrictEqual(untold, json);
    ok(!table.out.includes("\u001b"));
    await t.assertSnapshot(json);
    await t.assertSnapshot(table.out);
  },
);

const QUESTIONS = "id,question,answer\n" +
  "q1,How many legs has a dog?,4\nq2,How many legs has a spider?,8\nq3,How many legs has a bird?,2\n";
const JOINED = linesOf(
  { id: "q1", response: "It has 4 legs." },
  {
    prompt: [{ role: "user", content: "Question: How many legs has a spider?\nAnswer: " }],
    response: "6",
  },
  { id: "q9", response: "6" },
  { id: "q1", prompt: "How many legs has a bird?", response: "2" },
  { response: "2" },
);

Deno.test("answers are joined to a dataset's rows, and what finds none is counted and named", async (t) => {
  const files = { "mine.csv": QUESTIONS, "answers.jsonl": JOINED };
  const args = ["answers.jsonl", "--datasets", "mine.csv"];
  const json = await score(files, [...args, "--json"]);
  await t.assertSnapshot(json);
  const byOrder = await score(files, [...args, "--by-order", "--recipe", "number@assay"]);
  await t.assertSnapshot(byOrder);
});

const COLLECTION = `import { defineCollection, defineDataset } from "assay";
const part = (file) => defineDataset({
  source: { kind: "file", path: file },
  fields: { reference: "target" },
  prompt: "{{input}}",
  recipe: "exact@assay",
});
export default defineCollection({
  datasets: { one: part("one.jsonl"), two: part("two.jsonl") },
  group: "both",
});`;

Deno.test("a collection is joined by what was asked, and has its mean", async () => {
  const { code, out } = await score({
    "configs/datasets/both_gen.ts": COLLECTION,
    "data/one.jsonl": linesOf({ input: "Name a colour.", target: "red" }),
    "data/two.jsonl": linesOf({ input: "Name a beast.", target: "dog" }, {
      input: "Name a tree.",
      target: "oak",
    }),
    "answers.jsonl": linesOf(
      { question: "Name a colour.", completion: "red" },
      { question: "Name a beast.", completion: "dog" },
      { question: "Name a tree.", completion: "elm" },
      { id: "0", completion: "red" },
    ),
  }, ["answers.jsonl", "--datasets", "both_gen", "--json"]);
  strictEqual(code, 0);
  const { totals } = JSON.parse(out.trim().split("\n").at(-1) ?? "");
  deepStrictEqual([totals.n, totals.correct, totals.unmatched], [3, 2, 1]);
  deepStrictEqual(
    totals.parts.map((
      part: { dataset: string; accuracy: number },
    ) => [part.dataset, part.accuracy]),
    [["one", 1], ["two", 0.5]],
  );
  deepStrictEqual(
    totals.groups.map((group: { group: string; value: number }) => [group.group, group.value]),
    [["both", 0.75], ["both-weighted", 2 / 3]],
  );
});

Deno.test("instructions of a dataset's rows are checked, though the answers' file has none", async () => {
  const { code, out } = await score({
    "configs/datasets/rules.ts": `import { defineDataset } from "assay";
      export default defineDataset({ source: { kind: "file", path: "rules.jsonl" }, prompt: "{{prompt}}",
        fields: { id: "key" }, recipe: "ifeval@official" });`,
    "data/rules.jsonl": linesOf({
      key: 1000,
      prompt: "Write without commas.",
      instruction_id_list: ["punctuation:no_comma"],
      kwargs: [{}],
    }),
    "answers.jsonl": linesOf({ id: 1000, response: "No, never" }, { id: 1000, response: "Sure" }),
  }, ["answers.jsonl", "--datasets", "rules", "--json"]);
  strictEqual(code, 0);
  const [first, second, { totals }] = out.trim().split("\n").map((line) => JSON.parse(line));
  deepStrictEqual([first.verdict, first.rule], ["wrong", "punctuation:no_comma"]);
  deepStrictEqual([second.verdict, second.repeat, second.id], ["correct", 1, "1000"]);
  strictEqual(totals.metrics.inst_level_strict.value, 0.5);
});

Deno.test("lines of several datasets are told apart by their name", async () => {
  const { code, out } = await score({
    "answers.csv": "dataset,id,response,gold\none,1,4,4\ntwo,1,5,6\ntwo,,6,6\n",
  }, ["answers.csv", "--recipe", "number", "--json"]);
  strictEqual(code, 0);
  const [first, , third, { totals }] = out.trim().split("\n").map((line) => JSON.parse(line));
  deepStrictEqual([first.dataset, first.id, third.id], ["one", "1", undefined]);
  deepStrictEqual(
    totals.parts.map((part: { dataset: string; n: number }) => [part.dataset, part.n]),
    [["one", 1], ["two", 2]],
  );
});

Deno.test("an equality that no rule decides is settled as in a run", async () => {
  const { out } = await score(
    { "answers.jsonl": linesOf({ answer: "\\boxed{\\sin(2x)}", reference: "2\\sin(x)\\cos(x)" }) },
    ["answers.jsonl", "--recipe", "math@assay", "--json"],
  );
  strictEqual(JSON.parse(out.split("\n")[0] ?? "").verdict, "correct");
});

Deno.test("a function of one's own scores too", async () => {
  const { code, out } = await score({
    "mine.ts": "export const loud = (question, { text }) => text === text.toUpperCase();",
    "answers.jsonl": linesOf({ answer: "YES" }, { answer: "no" }),
  }, ["answers.jsonl", "--recipe", "mine.ts#loud", "--json"]);
  strictEqual(code, 0);
  deepStrictEqual(
    out.trim().split("\n").map((line) => JSON.parse(line)).map(({ correct, totals }) =>
      correct ?? totals.recipe
    ),
    [true, false, "mine.ts#loud"],
  );
});

Deno.test.each([
  { args: [], says: /it takes one file of answers before its flags/ },
  {
    args: ["absent.jsonl", "--recipe", "gsm8k"],
    says: /Cannot score absent\.jsonl: there is no such file/,
  },
  {
    args: ["answers.jsonl"],
    says: /line 1 of answers\.jsonl.*--recipe gsm8k@assay, or have a column recipe/,
  },
  {
    args: ["answers.jsonl", "--recipe", "gsm8k@offical"],
    says: /no such recipe; nearest: gsm8k@official/,
  },
  {
    args: ["odd.jsonl", "--recipe", "gsm8k"],
    says: /line 1 of odd\.jsonl: there is no recipe "gsm8k@asay"; nearest: gsm8k@assay/,
  },
  {
    args: ["module.jsonl", "--recipe", "gsm8k"],
    says: /line 1 of module\.jsonl: there is no recipe "\.\/x\.ts"/,
  },
  {
    args: ["none.jsonl", "--recipe", "gsm8k"],
    says: /Cannot find the answers.*Its columns: "text"/,
  },
  { args: ["cut.jsonl", "--recipe", "gsm8k"], says: /cut\.jsonl, line 2 is no JSON/ },
  {
    args: ["twins.jsonl", "--recipe", "gsm8k"],
    says: /lines 1 and 2 have the id "a" and different references.*--field id=COLUMN/,
  },
  { args: ["answers.jsonl", "--recpie", "gsm8k"], says: /no such flag; nearest: --recipe/ },
  { args: ["answers.jsonl", "--datasets", "gsm9k"], says: /Cannot find the dataset "gsm9k"/ },
  {
    args: ["answers.jsonl", "--datasets", "synthetic_gen"],
    says: /random words, which have no right answer/,
  },
])("exit 2: $args", async ({ args, says }) => {
  const { code, err } = await score({
    "answers.jsonl": linesOf({ answer: "1", reference: "1" }),
    "odd.jsonl": linesOf({ answer: "1", reference: "1", recipe: "gsm8k@asay" }),
    "module.jsonl": linesOf({ answer: "1", reference: "1", recipe: "./x.ts" }),
    "x.ts": "throw new Error('run');",
    "none.jsonl": linesOf({ text: "1" }),
    "cut.jsonl": `${linesOf({ answer: "1", reference: "1" })}{"answer": "2`,
    "twins.jsonl": linesOf({ id: "a", answer: "1", gold: "1" }, {
      id: "a",
      answer: "2",
      gold: "2",
    }),
  }, args);
  match(err, says);
  ok(!OUR_STACK.test(err), err);
  strictEqual(code, 2);
});

Deno.test.each([
  { content: "", says: /Cannot score answers\.jsonl: it has no rows/ },
  { content: linesOf({ answer: "1" }), says: /1 have a reference that the recipe cannot read/ },
  {
    content: linesOf({ success: false, data_abbr: "x", prediction: "" }),
    says: /of its answers 1 failed/,
  },
])("exit 3 where nothing could be scored: $says", async ({ content, says }) => {
  const { code, err } = await score({ "answers.jsonl": content }, [
    "answers.jsonl",
    "--recipe",
    "gsm8k",
  ]);
  match(err, says);
  strictEqual(code, 3);
});

Deno.test("score --help is one page", async (t) => {
  const { code, out } = await score({}, ["--help"]);
  strictEqual(code, 0);
  ok(out.split("\n").length <= 60);
  deepStrictEqual(out.split("\n").filter((line) => line.length > 120), []);
  await t.assertSnapshot(out);
});
