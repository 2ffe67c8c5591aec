import { deepStrictEqual } from "node:assert";
import fc from "fast-check";
import { newPromptIndex } from "../../../../engine/cli/score/prompt_index.ts";

const asking = (...texts: readonly string[]): { readonly texts: readonly string[] } => ({ texts });

Deno.test.each([
  { what: "alone", prompt: "How many legs has a dog?", finds: [0] },
  { what: "inside", prompt: "Question: How many legs has a dog?\nAnswer:", finds: [0] },
  { what: "in Chinese, without blanks", prompt: "问题：小明有几个苹果？答：", finds: [3] },
  { what: "a longer one that holds a shorter one", prompt: "2 + 2 + 3 =", finds: [2] },
  { what: "a shorter one", prompt: "Say: 2 + 2", finds: [1] },
  { what: "as a piece of a number", prompt: "12 + 2", finds: [] },
  { what: "as the start of a number", prompt: "2 + 21", finds: [] },
  { what: "two at once", prompt: "How many legs has a dog? 2 + 2", finds: [0, 1] },
  { what: "none", prompt: "How many legs has a cat?", finds: [] },
])("finds what stands in a prompt $what", ({ prompt, finds }) => {
  const all = [
    asking("How many legs has a dog?"),
    asking("2 + 2"),
    asking("2 + 2 + 3"),
    asking("小明有几个苹果？"),
  ];
  const index = newPromptIndex(all);
  deepStrictEqual(index.find(prompt).map((one) => all.indexOf(one)), finds);
});

Deno.test("a shared passage does not make questions one, and choices tell equal questions apart", () => {
  const passage = "Five birds sit on a wire, and two of them are red.";
  const all = [
    asking(passage, "Which bird sits leftmost of all?"),
    asking(passage, "Which bird sits rightmost of all?"),
    asking("Which of these is right, then?", "red", "blue"),
    asking("Which of these is right, then?", "one", "two"),
  ];
  const index = newPromptIndex(all);
  const found = (prompt: string): readonly number[] =>
    index.find(prompt).map((one) => all.indexOf(one));
  deepStrictEqual(found(`${passage}\nWhich bird sits rightmost of all?`), [1]);
  deepStrictEqual(found("Which bird sits leftmost of all?"), [0]);
  deepStrictEqual(found("Which of these is right, then?\nA. one\nB. two"), [3]);
  deepStrictEqual(found("Which of these is right, then?"), [2, 3]);
});

Deno.test("among any texts, each that stands in a prompt as whole words is found", () => {
  const words = fc.array(fc.constantFrom("red", "blue", "12", "?", "=", "é", "苹果"), {
    minLength: 1,
    maxLength: 12,
  }).map((all) => all.join(" "));
  fc.assert(
    fc.property(
      fc.uniqueArray(words, { minLength: 1, maxLength: 6 }),
      words,
      words,
      (texts, before, after) => {
        const all = texts.map((text) => asking(text));
        for (const one of all) {
          const [text = ""] = one.texts;
          const prompt = `${before}\n${text}\n${after}`;
          const found = newPromptIndex(all).find(prompt);
          const isWhole = texts.some((other) => other !== text && other.includes(text));
          if (!isWhole) deepStrictEqual(found.includes(one), true);
          deepStrictEqual(found.every(({ texts: [held = ""] }) => prompt.includes(held)), true);
        }
      },
    ),
    { numRuns: 100 },
  );
});
