import assert from "node:assert/strict";
import fc from "fast-check";
import { existsSync, readFileSync } from "node:fs";
import type { Score } from "../../../engine/plan/sample.ts";
import { fold } from "../../../engine/score/fold.ts";
import { RECIPE_NAMES, recipeOf } from "../../../engine/score/recipes.ts";
import { CASES as CHOICE_CASES } from "./choice/cases.ts";
import { CASES as NUMBER_CASES } from "./number/cases.ts";

const OURS = RECIPE_NAMES.filter((name) => /^(?:number|choice|gsm8k|agieval)@/.test(name));
const CHOICES = [..."ABCD"].map((letter) => ({ letter, text: `the text of ${letter}` }));

function score(name: string, text: string): Score {
  const reference = /^(?:choice|agieval)/.test(name) ? "A" : "7";
  const found = recipeOf(name)?.score({ row: {}, reference, choices: CHOICES }, {
    text,
    finish: "stop",
  });
  assert.ok(found);
  return found;
}

const NUMERAL = /[\p{N}零一二两三四五六七八九十百千万]|[a-z]{3}/iu;

/** What is extracted stands where the offsets say: as it is, or as a number in another notation. */
function assertPlaced(name: string, text: string): void {
  const { extracted, offsets, rule } = score(name, text);
  if (extracted === null || offsets === null) return;
  const [start, end] = offsets;
  assert.ok(0 <= start && start < end && end <= text.length);
  const there = text.slice(start, end);
  const isThere = [there, fold(there)].some((one) =>
    one.toLowerCase().includes(extracted.toLowerCase())
  );
  assert.ok(isThere || rule === "choice-text" || NUMERAL.test(there), `${extracted} in ${there}`);
  if (/^[A-D]$/.test(extracted)) assert.ok(isThere || rule === "choice-text");
}

const REPLIES: readonly string[] = [
  ...Object.values(NUMBER_CASES),
  ...Object.values(CHOICE_CASES),
].flatMap((cases) => cases.map(([reply]) => reply));

Deno.test.each(OURS.map((name) => ({ name })))("$name says where it found it", ({ name }) => {
  for (const reply of REPLIES) assertPlaced(name, reply);
  const around = fc.constantFrom(
    "",
    "<think>9 or D</think>",
    "\n\n",
    "Let me see. ",
    "  ",
    "**",
    "😀 ",
  );
  fc.assert(fc.property(fc.constantFrom(...REPLIES), around, around, (reply, before, after) => {
    assertPlaced(name, before + reply + after);
  }));
});

Deno.test.each(OURS.map((name) => ({ name })))("$name takes any text", ({ name }) => {
  const word = fc.constantFrom(
    ..."answer is|Answer:|答案|答案是|选|####|\\boxed{|}|(|)|A|B or C|7|1,000|1/2|=|-|.|\n| |or|**|$|½|e|^|x10"
      .split("|"),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), fc.string({ unit: "binary" }), (words, rest) => {
      assertPlaced(name, words.join("") + rest);
      assertPlaced(name, words.join(" "));
    }),
  );
});

/** A megabyte for our own recipes, less for the many published ones: quadratic time would show at either. */
function lengthFor(name: string): number {
  return /^(?:number|choice)@assay$/.test(name) ? 1_000_000 : 100_000;
}

/** Pieces that make some pattern somewhere try again, repeated. */
const PIECES = [
  "7",
  ",",
  "1,000",
  "1 000 ",
  "1/",
  "1 or ",
  "1=",
  "(",
  "(A",
  "A or ",
  " ",
  "\n",
  "\\boxed{",
  "\\frac{",
  "answer is ",
  "Answer: ",
  "#### ",
  "答案是",
  "选",
  "<think>",
  "</think>",
  "\nQuestion:",
  "the correct answer is ",
  "twenty one ",
  "wait, no ",
  "```",
] as const;

Deno.test.each(PIECES.map((piece) => ({ piece })))("very much of $piece is read", ({ piece }) => {
  for (const name of OURS) {
    assert.ok(score(name, piece.repeat(lengthFor(name) / piece.length)).verdict);
  }
});

Deno.test.each(["A", "A, ", "AB", "A and ", "A or ", "选A", "A is correct ", "Answer: AB ", "(A)"])(
  "very many letters of %s are read for several",
  (piece) => {
    const text = piece.repeat(1_000_000 / piece.length);
    const question = { row: {}, reference: "AD", choices: CHOICES };
    assert.ok(recipeOf("choice")?.score(question, { text, finish: "stop" }).verdict);
  },
);

Deno.test.each([
  { between: "answer:", after: "!" },
  { between: "ANSWER: x", after: "!" },
  { between: "answer is", after: "7" },
])("very many blanks behind $between are read", ({ between, after }) => {
  for (const name of OURS) {
    assert.ok(score(name, between + " ".repeat(lengthFor(name)) + after).verdict);
  }
});

const GSM8K = new URL("../../../../shared/data/gsm8k/test.jsonl", import.meta.url);

Deno.test({
  name: existsSync(GSM8K)
    ? "solutions of GSM8K without their last line are read as a human reads them"
    : "solutions of GSM8K skipped: ../shared/data/gsm8k/test.jsonl is not there",
  ignore: !existsSync(GSM8K),
  fn() {
    const rows = readFileSync(GSM8K, "utf8").trim().split("\n").map((line) => JSON.parse(line));
    const right = rows.filter((row) => {
      const text = String(row.answer).replace(/\n#### .*/, "").replace(/<<.*?>>/g, "");
      const question = { row, reference: row.answer, choices: null };
      return recipeOf("gsm8k")?.score(question, { text, finish: "stop" }).verdict === "correct";
    });
    assert.ok(right.length >= 0.99 * rows.length, `${right.length} of ${rows.length}`);
  },
});
