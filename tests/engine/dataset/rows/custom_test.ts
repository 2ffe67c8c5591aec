import { deepStrictEqual, strictEqual, throws } from "node:assert";
import { customColumns, kindOf, maxTokensOf } from "../../../../engine/dataset/rows/custom.ts";
import type { Json } from "../../../../engine/plan/plan.ts";

const MCQ = { question: "?", A: "x", B: "y", answer: "A" };

Deno.test.each([
  { what: "two options", row: MCQ, kind: "mcq" },
  { what: "one option", row: { question: "?", A: "x", answer: "x" }, kind: "qa" },
  { what: "options with a gap", row: { question: "?", A: "x", C: "y", answer: "A" }, kind: "qa" },
  { what: "options that are empty", row: { ...MCQ, A: "", B: "" }, kind: "qa" },
  { what: "none", row: { question: "?", answer: "x" }, kind: "qa" },
])("a row with $what asks $kind", ({ row, kind }) => strictEqual(kindOf(row), kind));

Deno.test("columns say where id, answer and options are", () => {
  deepStrictEqual(customColumns({ id: 1, ...MCQ, C: "z", D: "", E: "w" }), {
    kind: "mcq",
    fields: { id: "id", reference: "answer", choices: ["A", "B", "C"] },
  });
  deepStrictEqual(customColumns({ question: "?" }), {
    kind: "qa",
    fields: { id: null, reference: null, choices: null },
  });
});

Deno.test("a row that asks nothing is told what it lacks", () => {
  throws(() => customColumns({ prompt: "?", answer: "x" }), {
    name: "RowsError",
    message: /no column "question"\. Its columns: "prompt", "answer"$/,
  });
  throws(() => customColumns({ question: "?", A: "x", B: "y" }), /no column "answer"/);
});

Deno.test.each([
  { value: 16, is: 16 },
  { value: " 16 ", is: 16 },
  { value: "", is: null },
  { value: null, is: null },
  { value: undefined, is: null },
])("max_tokens of $value is $is", ({ value, is }) => {
  const row = value === undefined ? {} : { max_tokens: value };
  strictEqual(maxTokensOf({ row, index: 3 }), is);
});

Deno.test.each<{ readonly value: Json }>([
  { value: 0 },
  { value: -1 },
  { value: 1.5 },
  { value: "16.0" },
  { value: "many" },
  { value: true },
  { value: [16] },
])("max_tokens of $value is refused", ({ value }) => {
  throws(() => maxTokensOf({ row: { max_tokens: value }, index: 3 }), {
    name: "RowsError",
    message: /^Cannot limit the answer of row 3 \(counted from 0\): max_tokens is /,
  });
});
