import assert from "node:assert/strict";
import fc from "fast-check";
import { equality } from "../../../../engine/score/math/equality.ts";
import { recipeOf } from "../../../../engine/score/recipes.ts";
import type { Score } from "../../../../engine/plan/sample.ts";
import { CUT_OFF, ENDED } from "./replies.ts";

function score(text: string, finish: string): Score {
  const recipe = recipeOf("math@assay");
  assert.ok(recipe);
  return recipe.score({ row: {}, reference: "1", choices: null }, { text, finish });
}

const ROWS = [
  ...ENDED.map(([reply, extracted, rule]) => ({ reply, extracted, rule, finish: "stop" })),
  ...CUT_OFF.map(([reply, extracted, rule]) => ({ reply, extracted, rule, finish: "length" })),
];

Deno.test.each(ROWS)("$finish: $reply", ({ reply, extracted, rule, finish }) => {
  const { offsets, ...found } = score(reply, finish);
  assert.deepEqual({ extracted: found.extracted, rule: found.rule }, { extracted, rule });
  if (offsets) assert.equal(reply.slice(...offsets), extracted);
});

Deno.test("a reply without an answer says why", () => {
  const why = (text: string, finish: string) => score(text, finish).why;
  assert.equal(why("", "stop"), "empty");
  assert.equal(why("no idea", "content_filter"), "refused");
  assert.equal(why("So we have $3 + 4 = 7$ and", "length"), "truncated");
  assert.equal(why("Answer: ...", "stop"), "no-answer");
});

const PIECES = [
  ..."0123456789abxyz+-*/^_(){}[]|.,=<>!%$ \n\\&",
  "\\frac",
  "\\sqrt",
  "\\boxed{",
  "\\text{",
  "\\left(",
  "\\begin{pmatrix}",
  "\\end{pmatrix}",
  "\\pm",
  "\\sin",
  "\\log_",
  "^{9",
  "The answer is ",
  "9999999999",
  "\\cup",
  "\\infty",
  "<think>",
];

Deno.test("no reply makes the recipe throw, and every answer equals itself", () => {
  const replies = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 })
    .map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(replies, fc.constantFrom("stop", "length"), (text, finish) => {
      const { extracted, offsets, verdict } = score(text, finish);
      assert.equal(verdict === "unscored", extracted === null);
      if (offsets) assert.equal(text.slice(...offsets), extracted);
      if (extracted !== null) assert.notEqual(equality(extracted, extracted), "unequal");
    }),
    { numRuns: 1000 },
  );
});

Deno.test("equality does not depend on the side", () => {
  const expressions = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 })
    .map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(expressions, expressions, (left, right) => {
      assert.equal(equality(left, right), equality(right, left));
    }),
    { numRuns: 1000, examples: [["\\text{}", ""]] },
  );
});

/** Answers made to be expensive. */
const HOSTILE: Readonly<Record<string, string>> = {
  "tower": "9^{9^{9^{9}}}",
  "large power": "2^{999999999}",
  "nested roots": "\\sqrt{".repeat(60) + "2" + "}".repeat(60),
  "deep brackets": "(".repeat(2000) + "1" + ")".repeat(2000),
  "open brackets": "{".repeat(4000),
  "product of sums": "(a+b+c+d+e+f+g+h)".repeat(60),
  "power of sums": "(a+b+c+d)^{64}",
  "long digits": "7".repeat(4096),
  "products of long digits": `${"7".repeat(400)}*`.repeat(9) + "1",
  "many fractions": "\\frac{1}{3}+".repeat(180) + "1",
  "many roots": "\\sqrt{999983}+".repeat(180) + "1",
  "many items": `(${"1,".repeat(1500)}1)`,
  "list of sums": "x+1,".repeat(60) + "1",
  "factorials": "170!*".repeat(100) + "1",
  "signs": "-".repeat(4000) + "1",
  "bars": "|".repeat(2000),
  "factorial of factorial": "9!!!!",
  "too long": "x".repeat(100_000),
};

Deno.test.each(Object.entries(HOSTILE).map(([name, text]) => ({ name, text })))(
  "an answer of $name is decided, not computed forever",
  ({ text }) => {
    assert.notEqual(equality(text, "1"), "equal");
    assert.equal(score(`\\boxed{${text}}`, "stop").verdict === "correct", false);
  },
);
