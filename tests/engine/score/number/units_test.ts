import assert from "node:assert/strict";
import { recipeOf } from "../../../../engine/score/recipes.ts";

/** Replies, and each of the references by which they are right. */
Deno.test.each([
  { reply: "So it takes 45 minutes, or 0.75 hours.", right: ["45", "0.75"] },
  { reply: "The answer is 45 minutes, or 0.75 hours.", right: ["45", "0.75"] },
  { reply: "It takes 90 minutes, which is 1.5 hours.", right: ["90", "1.5"] },
  { reply: "The rope is 2 m, that is 200 cm.", right: ["2", "200"] },
  { reply: "It takes 45 minutes, or 0.8 hours.", right: ["0.8"] },
  { reply: "It takes 5 minutes and then 7 hours.", right: ["7"] },
])("$reply is right by $right", ({ reply, right }) => {
  const numbers = ["45", "0.75", "90", "1.5", "2", "200", "0.8", "5", "7"];
  const accepted = numbers.filter((reference) => {
    const score = recipeOf("number")?.score({ row: {}, reference, choices: null }, {
      text: reply,
      finish: "stop",
    });
    return score?.verdict === "correct";
  });
  assert.deepEqual(accepted, right);
});
