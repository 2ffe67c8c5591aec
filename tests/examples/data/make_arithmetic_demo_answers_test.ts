import { deepStrictEqual, ok, strictEqual } from "node:assert";
import type { Score } from "../../../engine/plan/sample.ts";
import { recipeOf } from "../../../engine/score/recipes.ts";
import { arithmeticDemo } from "../../../examples/data/make_arithmetic_demo.ts";
import type { DemoRow } from "../../../examples/data/make_arithmetic_demo.ts";
import {
  arithmeticDemoAnswers,
  arithmeticDemoAnswersText,
} from "../../../examples/data/make_arithmetic_demo_answers.ts";
import type { DemoAnswer, Expected } from "../../../examples/data/make_arithmetic_demo_answers.ts";

const ANSWERS = arithmeticDemoAnswers();
const FILE = new URL("../../../examples/data/arithmetic_demo_answers.jsonl", import.meta.url);
const RECIPES = { number: "number@assay", choice: "choice@assay" } as const;

Deno.test("the file is what the program makes", async () => {
  strictEqual(await Deno.readTextFile(FILE), arithmeticDemoAnswersText());
});

Deno.test("every question has one answer, of every kind some", async (t) => {
  deepStrictEqual(
    ANSWERS.map(({ question }) => question),
    arithmeticDemo().map(({ question }) => question),
  );
  strictEqual(new Set(ANSWERS.map(({ question }) => question)).size, ANSWERS.length);
  const counts = Map.groupBy(ANSWERS, ({ expected }) => expected);
  await t.assertSnapshot(
    Object.fromEntries([...counts].map(([expected, { length }]) => [expected, length])),
  );
});

Deno.test("no blank is left in an answer", () => {
  for (const { response, reasoning = "" } of ANSWERS) {
    ok(!/\{(?:a|x|numbers)\}|undefined|NaN/.test(response + reasoning), response);
  }
});

function verdictOf(row: DemoRow, { response, finish_reason }: DemoAnswer): Expected | Score["why"] {
  const choices = (["A", "B", "C", "D"] as const).flatMap((letter) => {
    const text = row[letter];
    return text === null ? [] : [{ letter, text }];
  });
  const score = recipeOf(RECIPES[row.kind])?.score(
    { row: { ...row }, reference: row.answer, choices: choices.length > 0 ? choices : null },
    { text: response, finish: finish_reason },
  );
  return score?.verdict === "unscored" ? score.why : score?.verdict ?? null;
}

Deno.test("a careful reader makes of every answer what is expected", () => {
  arithmeticDemo().forEach((row, i) => {
    const answer = ANSWERS[i] as DemoAnswer;
    strictEqual(verdictOf(row, answer), answer.expected, `${row.id}: ${answer.response}`);
  });
});
