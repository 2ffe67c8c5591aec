import { deepStrictEqual, rejects, strictEqual } from "node:assert";
import { decodeRows } from "../../../../engine/dataset/rows/decode_rows.ts";
import { sampleOf, samplesOf } from "../../../../engine/dataset/rows/samples.ts";
import type { Fields } from "../../../../engine/plan/plan.ts";
import type { Row, Sample } from "../../../../engine/plan/sample.ts";
import { rowFile, streamOf } from "./row_files.ts";

const FIELDS: Fields = { id: null, reference: "answer", choices: null };

function samples(rows: readonly Row[], fields: Partial<Fields> = {}): Promise<Sample[]> {
  return Array.fromAsync(
    samplesOf(streamOf(rows), { fields: { ...FIELDS, ...fields }, constants: {} }),
  );
}

Deno.test("a row is a sample by its columns", () => {
  const row = { key: 1000, q: "?", answer: { aliases: ["a", "b"] }, options: ["(A)x", "(B)y"] };
  const fields = { id: "key", reference: "answer.aliases", choices: "options" };
  deepStrictEqual(sampleOf(row, 4, { fields, constants: { lang: "en", q: "no" } }), {
    id: "1000",
    index: 4,
    row: { ...row, lang: "en" },
    reference: ["a", "b"],
    choices: [{ letter: "A", text: "x" }, { letter: "B", text: "y" }],
  });
});

Deno.test("a column that has a dot in its name is one", () => {
  const fields = { id: null, reference: "a.b", choices: null };
  strictEqual(sampleOf({ a: { b: 1 }, "a.b": 2 }, 0, { fields, constants: {} }).reference, 2);
});

Deno.test("rows without ids are numbered", async () => {
  const all = await samples([{ answer: "x" }, { answer: "y" }]);
  deepStrictEqual(all.map(({ id, index }) => [id, index]), [["0", 0], ["1", 1]]);
});

const WRONG: readonly {
  readonly what: string;
  readonly rows: readonly Row[];
  readonly fields: Partial<Fields>;
  readonly says: RegExp;
}[] = [
  {
    what: "a missing column",
    rows: [{ answer: "x" }, { question: "?", solution: "x" }],
    fields: {},
    says:
      /question of row 1 \(counted from 0\): it has no column "answer"\. Its columns: "question", "solution"$/,
  },
  {
    what: "an id that two rows have",
    rows: [{ k: "a", answer: 1 }, { k: "b", answer: 1 }, { k: "a", answer: 1 }],
    fields: { id: "k" },
    says: /rows 0 and 2 \(counted from 0\) both have the k "a"\. Name a column that differs/,
  },
  {
    what: "an id that is a list",
    rows: [{ k: ["a"], answer: 1 }],
    fields: { id: "k" },
    says: /row 0 \(counted from 0\): its id is "\["a"\]", and should be a text or a number$/,
  },
  {
    what: "an empty id",
    rows: [{ k: "", answer: 1 }],
    fields: { id: "k" },
    says: /its id is """"/,
  },
];

Deno.test.each(WRONG)("$what is told, with its row", async ({ rows, fields, says }) => {
  await rejects(samples(rows, fields), { name: "RowsError", message: says });
});

/** Published files, as they are; they are not part of the project. */
const PUBLISHED = new URL("../../../../../shared/data/", import.meta.url);
const absent = await Deno.stat(PUBLISHED).then(() => "", () => " (skipped: no ../shared/data)");

const FILES = [
  { file: "gsm8k/test.jsonl", at: null, count: 1319, fields: FIELDS, choices: 0 },
  {
    file: "bbh/data/boolean_expressions.json",
    at: "examples",
    count: 250,
    fields: { ...FIELDS, reference: "target" },
    choices: 0,
  },
  {
    file: "agieval/aqua-rat.jsonl",
    at: null,
    count: 254,
    fields: { id: null, reference: "label", choices: "options" },
    choices: 254 * 5,
  },
  {
    file: "agieval/math.jsonl",
    at: null,
    count: 1000,
    fields: { id: null, reference: "answer", choices: "options" },
    choices: 0,
  },
  {
    file: "ifeval/input_data.jsonl",
    at: null,
    count: 540,
    fields: { id: "key", reference: "kwargs", choices: null },
    choices: 0,
  },
];

Deno.test.each(FILES.map((row) => ({ ...row, absent })))(
  "every row of $file is a sample$absent",
  { ignore: absent !== "" },
  async ({ file, at, fields, count, choices }) => {
    const bytes = await Deno.readFile(new URL(file, PUBLISHED));
    const rows = decodeRows(rowFile(file, bytes), { format: null, at });
    const all = await Array.fromAsync(samplesOf(rows, { fields, constants: {} }));
    strictEqual(all.length, count);
    strictEqual(all.flatMap((sample) => sample.choices ?? []).length, choices);
    strictEqual(all.filter(({ reference }) => reference === null).length, 0);
  },
);
