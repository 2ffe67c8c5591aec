import { deepStrictEqual, rejects } from "node:assert";
import { gzipSync } from "node:zlib";
import { parseFields } from "../../../../engine/cli/score/columns.ts";
import type { Entry } from "../../../../engine/cli/score/entry.ts";
import { foreignEntries } from "../../../../engine/cli/score/foreign_entries.ts";
import { newMemoryFiles } from "../../port/memory_files.ts";
import { zipped } from "./zipped.ts";

interface Told {
  readonly entries: readonly Entry[];
  readonly words: readonly string[];
}

async function read(
  path: string,
  content: string | Uint8Array,
  { from, fields = [] }: { readonly from?: string; readonly fields?: readonly string[] } = {},
): Promise<Told> {
  const files = newMemoryFiles();
  await files.write(path, [content]);
  const words: string[] = [];
  const entries = await Array.fromAsync(foreignEntries(path, {
    files,
    from,
    said: parseFields(fields),
    tell: (text) => words.push(text),
  }));
  return { entries, words };
}

const linesOf = (...rows: readonly unknown[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join("");

const LM_EVAL = {
  doc_id: 3,
  doc: { question: "q", choices: { label: ["A", "B"], text: ["x", "y"] }, kwargs: [] },
  target: "A",
  arguments: [["ctx q", { until: ["\n"] }]],
  resps: [["first", "second"]],
  filtered_resps: ["first"],
  filter: "strict-match",
};
const SAMPLE = {
  id: "s1",
  epoch: 1,
  input: "attachment://f00",
  choices: ["x", "y"],
  target: ["A"],
  metadata: { subject: "law" },
  attachments: { f00: "a long question" },
  output: {
    choices: [{
      message: { role: "assistant", content: [{ type: "text", text: "A" }] },
      stop_reason: "max_tokens",
    }],
  },
};
const FAILED = { id: "s2", input: "q", target: "A", output: {}, error: { message: "gone" } };
const EVALS = [SAMPLE, FAILED].map((sample) => ({
  name: `samples/${sample.id}_epoch_1.json`,
  text: JSON.stringify(sample),
  method: 8,
}));
const PREDICTION = {
  data_abbr: "gsm8k",
  id: 0,
  success: true,
  uuid: "1",
  origin_prompt: [{ role: "HUMAN", prompt: "q" }],
  prediction: "18",
  gold: "#### 18",
};

Deno.test.each<
  { readonly what: string; readonly path: string; readonly content: string | Uint8Array }
>([
  {
    what: "lines",
    path: "a.jsonl",
    content: linesOf(
      { prediction: "B", answer: "A", A: "x", B: "y", C: "", id: 1, recipe: "choice@assay" },
      { prediction: null, answer: "A", sample_id: "2", finish_reason: "length", question: "q" },
    ),
  },
  { what: "a table", path: "a.csv", content: "id,response,gold\n1,eins,1\n2,zwei,2\n" },
  { what: "lines called json", path: "a.json", content: linesOf({ answer: "1" }, { answer: "2" }) },
  { what: "lines of no name", path: "answers", content: linesOf({ answer: "1" }) },
  { what: "packed lines", path: "a.jsonl.gz", content: gzipSync(linesOf({ answer: "1" })) },
  {
    what: "lm-eval",
    path: "samples.jsonl",
    content: linesOf(LM_EVAL, { ...LM_EVAL, filter: "flexible", filtered_resps: ["x"] }),
  },
  { what: "inspect", path: "log.json", content: JSON.stringify({ samples: [SAMPLE, FAILED] }) },
  { what: "inspect's archive", path: "log.eval", content: zipped(EVALS) },
  {
    what: "OpenCompass",
    path: "gsm8k.json",
    content: JSON.stringify({
      "0": { origin_prompt: "q", prediction: ["1", "2"], gold: "1" },
      _dataset_info: { version: 2 },
      "1": { origin_prompt: [{ role: "HUMAN", prompt: "q" }], prediction: "3", refr: "3" },
    }),
  },
  {
    what: "ais_bench",
    path: "gsm8k.jsonl",
    content: linesOf(PREDICTION, { ...PREDICTION, id: 1, success: false, error_info: "timeout" }),
  },
  {
    what: "assay",
    path: "gsm8k.jsonl",
    content: linesOf(
      { ...PREDICTION, success: false, repeat: 0, attempts: 2, kind: "reset", error_info: "x" },
      { ...PREDICTION, repeat: 1, finish_reason: "stop", attempts: 1 },
    ),
  },
])("$what: every entry", async ({ path, content }, t) => {
  await t.assertSnapshot(await read(path, content));
});

Deno.test.each<
  {
    readonly path: string;
    readonly content: string | Uint8Array;
    readonly from?: string;
    readonly fields?: readonly string[];
    readonly says: RegExp;
  }
>([
  { path: "a.jsonl", content: '{"answer": 1}\n\n{"answer', says: /a\.jsonl, line 3 is no JSON/ },
  { path: "a.json", content: '{"answer": 1,\n', says: /a\.json is no single document/ },
  { path: "a.json", content: '{"x": 1}', says: /neither a list of rows/ },
  { path: "a.txt", content: "words", says: /no column of the first row is one of answer/ },
  {
    path: "a.jsonl",
    content: linesOf({ answer: "1" }),
    from: "lmeval",
    says: /found "lmeval"; nearest: lm-eval/,
  },
  {
    path: "a.jsonl",
    content: linesOf({ answer: "1" }, { reply: "2" }),
    says: /line 2 of a\.jsonl: it has no column "answer"\. Its columns: "reply"/,
  },
  {
    path: "a.jsonl",
    content: linesOf({ ...LM_EVAL, resps: [[["-1.5", "False"]]] }),
    says: /its resps is no text that a model wrote.*Log-likelihoods/,
  },
  {
    path: "a.jsonl",
    content: linesOf({ answer: "A", choices: "A or B" }),
    says: /choices should hold two choices or more.*--field choices= reads none/,
  },
  {
    path: "log.eval",
    content: zipped([{ name: "header.json", text: "{}", method: 8 }]),
    says: /an archive without samples/,
  },
])(
  "$path, $from: $says",
  async ({ path, content, says, ...how }) => {
    await rejects(read(path, content, how), says);
  },
);

Deno.test("a file without rows has no entries, and one that is not there is said to be missing", async () => {
  deepStrictEqual(await read("a.jsonl", ""), { entries: [], words: [] });
  const absent = foreignEntries("b.jsonl", {
    files: newMemoryFiles(),
    from: undefined,
    said: {},
    tell: () => {},
  });
  await rejects(Array.fromAsync(absent), /Cannot score b\.jsonl: there is no such file/);
});
