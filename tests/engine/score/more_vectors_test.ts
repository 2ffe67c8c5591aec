import assert from "node:assert/strict";
import type { Choice, Score } from "../../../engine/plan/sample.ts";
import { equality } from "../../../engine/score/math/equality.ts";
import { recipeOf } from "../../../engine/score/recipes.ts";
import { TEXTS } from "./choice/cases.ts";
import { CHOICES, DECISIONS, EXPRESSIONS, NUMBERS, SEVERAL, type Vector } from "./more_vectors.ts";

const LETTERED = choicesOf(TEXTS);
const YES_OR_NO = choicesOf({ A: "yes", B: "no" });

function choicesOf(texts: Readonly<Record<string, string>>): readonly Choice[] {
  return Object.entries(texts).map(([letter, text]) => ({ letter, text }));
}

function scoreOf(
  name: string,
  [text, reference]: Vector,
  choices: readonly Choice[] | null,
): Score {
  const score = recipeOf(name)?.score({ row: {}, reference, choices }, { text, finish: "stop" });
  assert.ok(score);
  return score;
}

/** Cases of recipes that extract a normal form: it is right where it is the reference's. */
const NORMAL = [
  ...Object.entries(NUMBERS).map(([kind, all]) => ({ name: "number", kind, all, choices: null })),
  ...Object.entries(CHOICES).map(([kind, all]) => (
    { name: "choice", kind, all, choices: LETTERED }
  )),
  { name: "choice", kind: "yes or no", all: DECISIONS, choices: YES_OR_NO },
  { name: "choice", kind: "several", all: SEVERAL, choices: LETTERED },
  { name: "agieval", kind: "several", all: SEVERAL, choices: LETTERED },
].flatMap(({ all, ...rest }) => all.map((vector) => ({ ...rest, vector, reply: vector[0] })));

Deno.test.each(NORMAL)("$name, $kind: $reply", ({ name, vector, choices }) => {
  const [, reference, stated] = vector;
  const { extracted, verdict } = scoreOf(name, vector, choices);
  const right = name === "number" ? reference : reference.replace(/[ ,]/g, "");
  assert.deepEqual([extracted, verdict === "correct"], [stated, stated === right]);
});

Deno.test.each(EXPRESSIONS.map((vector) => ({ vector, reply: vector[0] })))(
  "math: $reply",
  ({ vector }) => {
    const [, reference, stated] = vector;
    const { extracted, verdict } = scoreOf("math", vector, null);
    assert.equal(equality(stated ?? "", extracted ?? ""), "equal", `${extracted} is ${stated}`);
    assert.equal(verdict === "correct", equality(reference, stated ?? "") === "equal");
  },
);
