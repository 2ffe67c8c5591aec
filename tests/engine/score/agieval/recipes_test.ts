import assert from "node:assert/strict";
import { recipeOf } from "../../../../engine/score/recipes.ts";

const CHOICES = [..."ABCDE"].map((letter) => ({ letter, text: `text of ${letter}` }));

/** What each rule takes for the answer, where the two differ and where they agree. */
Deno.test.each([
  { reply: "The answer is E.", ours: "E", opencompass: "E" },
  { reply: "Answer: (C)", ours: "C", opencompass: "A" },
  { reply: "因此，本题选D。", ours: "D", opencompass: "D" },
  { reply: "The answer is (A) or (B).", ours: null, opencompass: "A" },
])("$reply", ({ reply, ours, opencompass }) => {
  const read = (name: string): string | null | undefined =>
    recipeOf(name)?.score({ row: {}, reference: "A", choices: CHOICES }, {
      text: reply,
      finish: "stop",
    }).extracted;
  assert.equal(read("agieval@assay"), ours);
  assert.equal(read("agieval@opencompass"), opencompass);
});

Deno.test("OpenCompass looks for A to E, whatever the choices", () => {
  const question = { row: {}, reference: "A", choices: CHOICES.slice(0, 4) };
  const score = recipeOf("agieval@opencompass")?.score(question, { text: "E", finish: "stop" });
  assert.equal(score?.extracted, "E");
});
