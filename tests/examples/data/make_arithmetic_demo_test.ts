import { deepStrictEqual, match, ok, strictEqual } from "node:assert";
import { arithmeticDemo, arithmeticDemoText } from "../../../examples/data/make_arithmetic_demo.ts";
import type { DemoRow } from "../../../examples/data/make_arithmetic_demo.ts";

const ROWS = arithmeticDemo();
const FOLDER = new URL("../../../examples/data/", import.meta.url);

function optionsOf({ A, B, C, D }: DemoRow): readonly string[] {
  return [A, B, C, D].filter((option) => option !== null);
}

Deno.test.each([{ kind: "number" as const }, { kind: "choice" as const }])(
  "the file of the kind $kind is what the program makes",
  async ({ kind }) => {
    const file = new URL(`arithmetic_demo_${kind}s.jsonl`, FOLDER);
    strictEqual(await Deno.readTextFile(file), arithmeticDemoText(kind));
  },
);

Deno.test("there are 200 questions or more, in six languages, none like another", () => {
  ok(ROWS.length >= 200, `${ROWS.length} rows`);
  deepStrictEqual([...new Set(ROWS.map(({ lang }) => lang))], ["en", "zh", "de", "fr", "es", "ja"]);
  strictEqual(new Set(ROWS.map(({ id }) => id)).size, ROWS.length);
  const asked = ROWS.map((row) => `${row.question}\n${optionsOf(row).join("\n")}`);
  strictEqual(new Set(asked).size, ROWS.length);
});

Deno.test("every blank of a question is filled", () => {
  for (const { id, question } of ROWS) {
    ok(!/[{}]|undefined|NaN/.test(question), `${id}: ${question}`);
  }
});

Deno.test("a number is one of at least 0, in digits", () => {
  for (const row of ROWS.filter(({ kind }) => kind === "number")) {
    match(row.answer, /^\d+(\.\d{1,2})?$/, row.id);
    deepStrictEqual(optionsOf(row), [], row.id);
  }
});

Deno.test("a choice has four options that differ, and one of them is right", () => {
  const letters = ROWS.filter(({ kind }) => kind === "choice").map((row) => {
    strictEqual(new Set(optionsOf(row)).size, 4, `${row.id}: ${optionsOf(row)}`);
    ok(optionsOf(row).every((option) => !option.includes("-")), row.id);
    return row.answer;
  });
  for (const letter of "ABCD") {
    const share = letters.filter((answer) => answer === letter).length / letters.length;
    ok(share > 0.15 && share < 0.35, `${letter} is right in ${share}`);
  }
});

type Solve = (numbers: readonly number[], row: DemoRow) => number | string;

/** Worked out again from the words of the question, in the order they stand in, which differs between languages. */
const AGAIN: Readonly<Record<string, Solve>> = {
  boxes: ([a = 0, b = 0, c = 0]) => a * b - c,
  change: ([price = 0, count = 0, paid = 0]) => paid - price * count,
  journey: ([a = 0, b = 0, c = 0]) => a * b + c,
  sale: ([price = 0, percent = 0]) => price - price * percent / 100,
  age: ([child = 0, times = 0, years = 0]) => years + times * child,
  screws: ([a = 0, b = 0, c = 0, faulty = 0]) => a * b * c - faulty,
  sweets: ([children = 0, all = 0, eaten = 0]) => (all - children * eaten) / children,
  tank: ([full = 0, a = 0, b = 0, added = 0]) => full + added - a * b,
  average: (numbers) => numbers.slice(-4).reduce((sum, points) => sum + points) / 4,
  rows: ([pupils = 0, row = 1]) => pupils - row * Math.floor(pupils / row),
  sequence: ([, , third = 0, fourth = 0]) => 2 * fourth - third,
  film(_, { question }) {
    const [hours, minutes, length] = (question.match(/\d+/g) ?? []).map(Number);
    const end = new Date(Date.UTC(2024, 0, 1, hours, (minutes ?? 0) + (length ?? 0)));
    return `${end.getUTCHours()}:${end.toISOString().slice(14, 16)}`;
  },
  cake: (_, row) => optionsOf(row).toSorted((a, b) => valueOf(b) - valueOf(a))[0] ?? "",
};

function valueOf(fraction: string): number {
  const [above = 0, below = 1] = fraction.split("/").map(Number);
  return above / below;
}

Deno.test("every answer is right", () => {
  for (const row of ROWS) {
    // A 1 belongs to words such as 1冊, one notebook: no question has it for a number.
    const numbers = (row.question.match(/\d+/g) ?? []).map(Number).filter((number) => number !== 1);
    const solved = AGAIN[row.id.split("-")[1] ?? ""]?.(numbers, row);
    const told = row.kind === "choice" ? optionsOf(row)["ABCD".indexOf(row.answer)] : row.answer;
    strictEqual(told, String(solved), `${row.id}: ${row.question}`);
  }
});
