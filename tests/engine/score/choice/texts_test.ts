import assert from "node:assert/strict";
import { scoreChoice } from "../../../../engine/score/choice/recipes.ts";

/** Choices whose texts look like letters, like each other or like notation; a reply; the letter it names. */
Deno.test.each([
  { texts: ["F, H, P", "O, P, R", "P, R, T"], reply: "The answer is O, P, R.", letter: "B" },
  { texts: ["$(-1,2)$", "$(-1,2]$", "$[0,1]$"], reply: "\\boxed{(-1,2]}", letter: "B" },
  { texts: ["$A \\cap B$", "$A \\cup B$"], reply: "The answer is $A \\cup B$.", letter: "B" },
  { texts: ["E", "G", "I", "K"], reply: "The answer is K.", letter: "D" },
  { texts: ["12", "120", "1200"], reply: "Answer: 120", letter: "B" },
  { texts: ["12", "120", "1200"], reply: "Answer: 120 km", letter: "B" },
  { texts: ["12", "12", "120"], reply: "Answer: 12", letter: null },
  { texts: ["a cell", "a cell wall"], reply: "The answer is a cell wall, of course.", letter: "B" },
  { texts: ["The cat", "The dog"], reply: "It must have been the dog", letter: "B" },
  { texts: ["cat", "dog"], reply: "Neither the cat nor the dog", letter: null },
  { texts: ["苹果", "苹果树"], reply: "答案是苹果树。", letter: "B" },
  { texts: ["None", "All of the above"], reply: "All of the above.", letter: "B" },
  { texts: ["category", "cat"], reply: "It is a cat.", letter: "B" },
])("of $texts, $reply names $letter", ({ texts, reply, letter }) => {
  const choices = texts.map((text, i) => ({ letter: "ABCD".charAt(i), text }));
  const question = { row: {}, reference: "A", choices };
  assert.equal(scoreChoice(question, { text: reply, finish: "stop" }).extracted, letter);
});

Deno.test.each([
  { reference: "B", right: true },
  { reference: "b", right: true },
  { reference: "(B)", right: true },
  { reference: "B.", right: true },
  { reference: "Ｂ", right: true },
  { reference: "B) dog", right: true },
  { reference: "dog", right: true },
  { reference: " Dog. ", right: true },
  { reference: "A", right: false },
  { reference: "cat", right: false },
])("with the reference $reference, B is right: $right", ({ reference, right }) => {
  const choices = [{ letter: "A", text: "cat" }, { letter: "B", text: "dog" }];
  const score = scoreChoice({ row: {}, reference, choices }, { text: "B", finish: "stop" });
  assert.equal(score.verdict, right ? "correct" : "wrong");
});
