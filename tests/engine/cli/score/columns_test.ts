import { deepStrictEqual, throws } from "node:assert";
import { columnsOf, parseFields } from "../../../../engine/cli/score/columns.ts";
import { FORMS } from "../../../../engine/cli/score/forms.ts";

const { names } = FORMS.lines;
const rowOf = (columns: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(columns.map((name) => [name, "x"]));

Deno.test.each<
  {
    readonly columns: readonly string[];
    readonly said?: readonly string[];
    readonly answer: string;
    readonly reference: string | null;
  }
>([
  { columns: ["answer"], answer: "answer", reference: null },
  { columns: ["answer", "reference"], answer: "answer", reference: "reference" },
  { columns: ["answer", "gold"], answer: "answer", reference: "gold" },
  { columns: ["answer", "prediction"], answer: "prediction", reference: "answer" },
  { columns: ["answer", "output", "question"], answer: "output", reference: "answer" },
  { columns: ["answer", "prediction", "label"], answer: "answer", reference: "label" },
  { columns: ["response", "target"], answer: "response", reference: "target" },
  { columns: ["response", "answer_key"], answer: "response", reference: "answer_key" },
  { columns: ["mine", "answer"], said: ["answer=mine"], answer: "mine", reference: "answer" },
  {
    columns: ["answer", "prediction"],
    said: ["answer=answer", "reference=prediction"],
    answer: "answer",
    reference: "prediction",
  },
  {
    columns: ["prediction", "answer"],
    said: ["reference="],
    answer: "prediction",
    reference: null,
  },
  {
    columns: ["answer", "prediction", "gold"],
    said: ["reference=answer"],
    answer: "prediction",
    reference: "answer",
  },
])("of $columns, $said: $answer is the answer and $reference the reference", (row) => {
  const { answer, reference } = columnsOf(rowOf(row.columns), names, parseFields(row.said ?? []));
  deepStrictEqual({ answer, reference }, { answer: row.answer, reference: row.reference });
});

Deno.test("choices are one column, or letters without a gap", () => {
  const lettersOf = (columns: readonly string[], said: readonly string[] = []): readonly string[] =>
    columnsOf(rowOf(["response", ...columns]), names, parseFields(said)).letters;
  deepStrictEqual(lettersOf(["A", "B", "D"]), ["A", "B"]);
  deepStrictEqual(lettersOf(["A", "C"]), []);
  deepStrictEqual(lettersOf(["choices", "A", "B"]), []);
  deepStrictEqual(lettersOf(["x", "y"], ["choices=x", "y"]), ["x", "y"]);
  deepStrictEqual(lettersOf(["A", "B"], ["choices="]), []);
});

Deno.test.each([
  {
    columns: ["text"],
    said: [],
    says: /no column of the first row is one of answer, .*--field answer=COLUMN.*"text"/,
  },
  { columns: ["text"], said: ["answer=txt"], says: /the first row has no column "txt".*"text"/ },
  { columns: ["text"], said: ["answr=text"], says: /found "answr"; nearest: answer=/ },
  { columns: ["text"], said: ["answer"], says: /it takes WHAT=COLUMN, found "answer"/ },
])("of $columns, $said: the mistake is named", ({ columns, said, says }) => {
  throws(() => columnsOf(rowOf(columns), names, parseFields(said)), says);
});
