import { deepStrictEqual } from "node:assert";
import type { AnswerRow } from "../../../../reporters/html/client/answer_set.ts";
import { FACETS, fitting, valuesOf } from "../../../../reporters/html/client/answer_search.ts";

const ROW: AnswerRow = {
  id: "0",
  repeat: 0,
  verdict: "correct",
  why: null,
  rule: "boxed",
  finish: "stop",
  prompt: [{ role: "user", text: "How many Bottles?" }],
  answer: "It is 72.",
  span: null,
  extracted: "72",
  reference: "72",
};

const SETS = [
  {
    model: "a",
    dataset: "sums",
    rows: [ROW, { ...ROW, id: "1", verdict: "wrong", answer: "No." }],
  },
  { model: "b", dataset: "sums", rows: [{ ...ROW, id: "2", rule: null, finish: "length" }] },
];
const ENTRIES = SETS.flatMap((set) => set.rows.map((row) => ({ set, row })));

const CASES: readonly {
  readonly words: string;
  readonly values: Readonly<Record<string, string>>;
  readonly ids: readonly string[];
}[] = [
  { words: "", values: {}, ids: ["0", "1", "2"] },
  { words: " bottles ", values: {}, ids: ["0", "1", "2"] },
  { words: "it is", values: {}, ids: ["0", "2"] },
  { words: "nowhere", values: {}, ids: [] },
  { words: "", values: { verdict: "wrong" }, ids: ["1"] },
  { words: "", values: { model: "b", verdict: "" }, ids: ["2"] },
  { words: "", values: { rule: "–" }, ids: ["2"] },
  { words: "it is", values: { finish: "stop" }, ids: ["0"] },
];

Deno.test.each(CASES)("$words with $values finds $ids", ({ words, values, ids }) => {
  deepStrictEqual(fitting(ENTRIES, { words, values }).map(({ row }) => row.id), ids);
});

Deno.test("values of a property come the most frequent first", () => {
  const verdict = FACETS.find(({ name }) => name === "verdict");
  deepStrictEqual(verdict && valuesOf(ENTRIES, verdict), [["correct", 2], ["wrong", 1]]);
});
