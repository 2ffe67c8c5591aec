import { deepStrictEqual, match, strictEqual, throws } from "node:assert";
import { choicesOf } from "../../../../engine/dataset/rows/choices.ts";
import { RowsError } from "../../../../engine/dataset/rows/rows_error.ts";
import type { Json } from "../../../../engine/plan/plan.ts";
import type { Row } from "../../../../engine/plan/sample.ts";

const COLUMN: readonly {
  readonly shape: string;
  readonly value: Json;
  readonly is: string | null;
}[] = [
  { shape: "(A)text", value: ["(A)5(√3 + 1)", "(B) 6", "(C)None"], is: "A=5(√3 + 1)|B=6|C=None" },
  { shape: "A. text", value: ["A. one", "B.two", "C) three"], is: "A=one|B=two|C=three" },
  { shape: "A、文", value: ["A、一", "B．二"], is: "A=一|B=二" },
  { shape: "plain texts", value: ["one", "two"], is: "A=one|B=two" },
  { shape: "numbers", value: [10, 2.5], is: "A=10|B=2.5" },
  {
    shape: "letters that are no labels",
    value: ["A. Smith", "C. Jones"],
    is: "A=A. Smith|B=C. Jones",
  },
  { shape: "an empty choice", value: ["(A)", "(B)x"], is: "A=|B=x" },
  { shape: "labels and texts", value: { text: ["x", "y"], label: ["1", "2"] }, is: "1=x|2=y" },
  {
    shape: "objects",
    value: [{ label: "A", text: "x" }, { label: "B", text: "y" }],
    is: "A=x|B=y",
  },
  { shape: "letters as keys", value: { A: "x", B: 2, C: "z" }, is: "A=x|B=2|C=z" },
  { shape: "null", value: null, is: null },
  { shape: "an empty text", value: "", is: null },
];

function shown(row: Row, columns: string | readonly string[]): string | null {
  return choicesOf(row, columns, "row 7")?.map(({ letter, text }) => `${letter}=${text}`)
    .join("|") ?? null;
}

Deno.test.each(COLUMN)("one column holds choices as $shape", ({ value, is }) => {
  strictEqual(shown({ q: "?", options: value }, "options"), is);
  strictEqual(shown({ q: { options: value } }, "q.options"), is);
});

const COLUMNS: readonly {
  readonly shape: string;
  readonly row: Row;
  readonly is: string | null;
}[] = [
  { shape: "one column each", row: { A: "x", B: 2, C: "z" }, is: "A=x|B=2|C=z" },
  { shape: "empty columns at the end", row: { A: "x", B: "y", C: "" }, is: "A=x|B=y" },
  { shape: "all of them empty", row: { A: null, B: "", C: null }, is: null },
];

Deno.test.each(COLUMNS)("$shape: choices are those that say something", ({ row, is }) => {
  strictEqual(shown(row, ["A", "B", "C"]), is);
});

Deno.test("columns of longer names get letters by their order", () => {
  deepStrictEqual(shown({ opa: "x", opb: "y" }, ["opa", "opb"]), "A=x|B=y");
});

const WRONG: readonly { readonly what: string; readonly value: Json; readonly says: RegExp }[] = [
  {
    what: "one choice",
    value: ["x"],
    says: /row 7: options should hold two choices or more, and is "\["x"\]"$/,
  },
  { what: "a text", value: "A or B", says: /and is ""A or B""$/ },
  { what: "a number", value: 3, says: /and is "3"$/ },
  {
    what: "lists of unlike length",
    value: { label: ["A"], text: ["x", "y"] },
    says: /options should hold/,
  },
  { what: "an object of words", value: { first: "x", second: "y" }, says: /options should hold/ },
  { what: "a list with a hole", value: ["x", null], says: /options should hold/ },
  { what: "27 choices", value: Array(27).fill("x"), says: /options should hold/ },
];

Deno.test.each(WRONG)("$what is no list of choices", ({ value, says }) => {
  throws(() => choicesOf({ options: value }, "options", "row 7"), (error) => {
    match(String(error), says);
    return error instanceof RowsError;
  });
});

Deno.test("a column that is not there is named, with those that are", () => {
  const says = /question of row 7: it has no column "C"\. Its columns: "A", "B"$/;
  throws(() => choicesOf({ A: "x", B: "y" }, ["A", "B", "C"], "row 7"), says);
  throws(() => choicesOf({ A: "x" }, "toString", "row 7"), /no column "toString"/);
});
