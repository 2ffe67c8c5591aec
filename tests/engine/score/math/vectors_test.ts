import assert from "node:assert/strict";
import { equality } from "../../../../engine/score/math/equality.ts";
import { recipeOf } from "../../../../engine/score/recipes.ts";

const VECTORS = new URL("../../../../../shared/vectors/extraction.jsonl", import.meta.url);

interface Vector {
  readonly id: string;
  readonly recipe: string;
  readonly input: string;
  readonly reference: string;
  readonly finish_reason?: string;
  readonly expected: { readonly extracted: string | null; readonly correct: boolean };
}

function vectors(): Vector[] {
  try {
    return Deno.readTextFileSync(VECTORS).trim().split("\n").map((line) => JSON.parse(line));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}

/** A number is an expression, too: what is asked of `number` holds for `math`. */
const asked = vectors().filter(({ recipe }) => recipe === "math" || recipe === "number");

if (asked.length === 0) {
  Deno.test.ignore(
    "extraction vectors (skipped: ../shared/vectors/extraction.jsonl is not there)",
    () => {},
  );
}

for (const { id, input, reference, finish_reason: finish = "stop", expected } of asked) {
  Deno.test(`vector ${id}: ${input}`, () => {
    const score = recipeOf("math@assay")?.score(
      { row: {}, reference, choices: null },
      { text: input, finish },
    );
    assert.equal(score?.verdict === "correct", expected.correct);
    const { extracted = null } = score ?? {};
    if (extracted === null || expected.extracted === null) {
      assert.equal(extracted, expected.extracted);
    } else assert.equal(equality(expected.extracted, extracted), "equal");
  });
}
