import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { recipeOf } from "../../../engine/score/recipes.ts";

interface Vector {
  readonly id: string;
  readonly recipe: string;
  readonly input: string;
  readonly reference: string;
  readonly options?: string;
  readonly finish_reason?: string;
  readonly expected: { readonly extracted: string | null; readonly correct: boolean };
}

const FILE = new URL("../../../../shared/vectors/extraction.jsonl", import.meta.url);
const VECTORS: readonly Vector[] = existsSync(FILE)
  ? readFileSync(FILE, "utf8").trim().split("\n").map((line) => JSON.parse(line))
  : [];
const OURS = VECTORS.filter(({ recipe }) => recipe === "number" || recipe === "choice");

Deno.test.each(OURS)(
  "vector $id",
  ({ recipe, input, reference, options, finish_reason, expected }) => {
    const choices = options === undefined
      ? null
      : [...options].map((letter) => ({ letter, text: "" }));
    const answer = { text: input, finish: finish_reason ?? "stop" };
    const score = recipeOf(recipe)?.score({ row: {}, reference, choices }, answer);
    assert.equal(score?.verdict === "correct", expected.correct);
    assert.equal(score?.extracted, expected.extracted);
    if (!score?.offsets) return;
    assert.match(input.slice(...score.offsets), /[\p{Nd}A-Za-zＡ-Ｚ]/u);
  },
);

Deno.test({
  name: OURS.length > 0
    ? "vectors are there"
    : "vectors skipped: ../shared/vectors/extraction.jsonl is not there",
  ignore: OURS.length === 0,
  fn: () => assert.ok(OURS.length > 50),
});
