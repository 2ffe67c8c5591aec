import assert from "node:assert/strict";
import fc from "fast-check";
import { BBH_RECIPES } from "../../../../engine/score/bbh/recipes.ts";
import type { Score } from "../../../../engine/plan/sample.ts";

const CHOICE = "Pick.\nOptions:\n(A) red\n(B) blue\n(C) green";

function scoreOf(name: string, text: string, { input, target }: Target): Score {
  const recipe = BBH_RECIPES.find((one) => one.name === name);
  assert.ok(recipe, name);
  return recipe.score({ row: { input }, reference: target, choices: null }, {
    text,
    finish: "stop",
  });
}

interface Target {
  readonly input: string;
  readonly target: string;
}

const B: Target = { input: CHOICE, target: "(B)" };
const NO: Target = { input: "x", target: "No" };
const SORTED: Target = { input: "x", target: "apple banana cherry" };
const DYCK: Target = { input: "x", target: ") ]" };
const ODD: Target = { input: CHOICE, target: "Monsters, Inc" };

/** `right` lists the tools that find the target, by the ends of their names; every other one must not. */
Deno.test.each([
  {
    of: B,
    text: "So the answer is (B).",
    right: "lm-eval-cot opencompass ais-bench evalscope evalscope-1.0",
  },
  { of: B, text: "the answer is (B)", right: "opencompass ais-bench evalscope evalscope-1.0" },
  { of: B, text: "(B)", right: "direct opencompass ais-bench evalscope evalscope-1.0" },
  {
    of: B,
    text: "\n (B) \nQ: next",
    right: "direct opencompass ais-bench evalscope evalscope-1.0",
  },
  {
    of: B,
    text: "The answer is B because",
    right: "opencompass ais-bench evalscope evalscope-1.0",
  },
  { of: B, text: "So the answer is blue", right: "" },
  { of: B, text: "the answer is (A). No: the answer is (B).", right: "" },
  { of: B, text: "So the answer is (A). So the answer is (B).", right: "evalscope evalscope-1.0" },
  { of: NO, text: "no", right: "opencompass evalscope evalscope-1.0" },
  { of: NO, text: "So the answer is No, because the last speaker lies.", right: "opencompass" },
  { of: NO, text: "So the answer is **no**.", right: "opencompass evalscope evalscope-1.0" },
  {
    of: NO,
    text: "So the answer is **No**.",
    right: "opencompass ais-bench evalscope evalscope-1.0",
  },
  { of: NO, text: "so the answer is No.", right: "lm-eval-cot opencompass ais-bench" },
  { of: SORTED, text: "apple, banana, cherry", right: "opencompass" },
  { of: SORTED, text: "apple, cherry, banana", right: "" },
  {
    of: SORTED,
    text: "apple banana cherry",
    right: "direct opencompass ais-bench evalscope evalscope-1.0",
  },
  { of: DYCK, text: "So the answer is ) ].", right: "lm-eval-cot opencompass ais-bench evalscope" },
  {
    of: { input: "x", target: "1,000" },
    text: "1,000",
    right: "direct opencompass ais-bench evalscope evalscope-1.0",
  },
  {
    of: { input: "x", target: "5" },
    text: "So the answer is 5",
    right: "opencompass ais-bench evalscope evalscope-1.0",
  },
  {
    of: ODD,
    text: "So the answer is Monsters, Inc.",
    right: "lm-eval-cot opencompass ais-bench evalscope evalscope-1.0",
  },
  { of: ODD, text: "M", right: "opencompass ais-bench" },
])("$of.target: $text", ({ of, text, right }) => {
  const tools = BBH_RECIPES.map(({ name }) => name).filter((name) => name !== "bbh@assay");
  const found = tools.filter((name) => scoreOf(name, text, of).verdict === "correct");
  assert.deepEqual(
    found.toSorted(),
    right.split(" ").filter(Boolean).map((tool) => `bbh@${tool}`).toSorted(),
  );
});

Deno.test("what a tool does not find is no wrong answer, and says why", () => {
  assert.equal(scoreOf("bbh@lm-eval-cot", "No.", NO).why, "no-answer");
  assert.equal(scoreOf("bbh@direct", " \n", NO).why, "empty");
  assert.equal(scoreOf("bbh@direct", "No", { input: "x", target: "Yes" }).verdict, "wrong");
});

Deno.test("what was found stands where it says", () => {
  const text = "Is it (A)? So the answer is (B).";
  const { offsets, extracted } = scoreOf("bbh@evalscope", text, B);
  assert.deepEqual([extracted, offsets], ["B", [29, 30]]);
});

Deno.test("any text scores under every recipe, and what is understood lies within it", () => {
  const piece = fc.constantFrom(
    ..."(A)|(B)| or |**|\\boxed{|}|answer is |\n|1. |apple|banana| no|yes |[|)|=|-5|İ|Ａ|</think>|wait, no"
      .split("|"),
  );
  const text = fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 12 });
  const asked = fc.constantFrom(B, NO, SORTED, DYCK, ODD, { input: "x", target: "-5" });
  fc.assert(
    fc.property(text, asked, (pieces, of) => {
      const whole = pieces.join("");
      for (const { name } of BBH_RECIPES) {
        const { verdict, why, extracted, offsets } = scoreOf(name, whole, of);
        assert.equal(verdict === "unscored", why !== null);
        assert.equal(verdict === "unscored", extracted === null);
        const [start, end] = offsets ?? [0, 0];
        assert.ok(0 <= start && start <= end && end <= whole.length);
      }
    }),
    { numRuns: 300 },
  );
});
