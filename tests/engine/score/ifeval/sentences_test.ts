import assert from "node:assert/strict";
import fc from "fast-check";
import { sentencesOf } from "../../../../engine/score/ifeval/sentences.ts";

/** As NLTK 3.9.1 splits them, with a bar where it does. */
const SENTENCES = [
  "Hello world.|How are you?|Fine!",
  "Mr. Smith met Dr. J. Bach at 5 p.m. on Jan. 3.|He left.",
  "It cost $3.50.|That is cheap.",
  "The U.S. is large.|In the U.S.|It rains.",
  'I said "Stop."|Then I left.',
  "(First one.)|Second one.",
  "Wait... what?|No way...",
  "He paused .|.|.|and left.|Then came back.",
  "Very bad acting!!!|I promise.",
  "Items: 1. apples 2. pears 3. plums",
  "1.|Apples are red.|2.|Pears are green.",
  "e.g.|this, i.e.|that, etc.|and so on.",
  "I live on Main St.|However I work downtown.",
  "He works at Acme Inc.|The firm is old.",
  "“Curly quotes.” They differ.",
  "One sentence.Two without a space.",
  "Is it?|\"Yes!\"|he said.|'No.'|she said.",
  "J. K. Rowling wrote it.|K. is not a name.",
  "Version 2.0. is out.|See fig.|3.",
  "* **Bold.|** Next.|* Item two.",
  "中文。没有空格。",
  "Dr. who?|The 3 a.m. show.|the end.",
  "A.|B. C.",
  "--Well.|--So it goes.|-- Fine.",
  "Ph.D. students.|Ph.D.|The end.",
  "In 1987. the year.",
  "Prices rose 5%.|despite that, sales fell.",
  "She said so ...|However, he did not.",
].map((marked) => ({ marked }));

Deno.test.each(SENTENCES)("$marked", ({ marked }) => {
  const sentences = marked.split("|");
  assert.deepEqual(sentencesOf(sentences.join(" ")), sentences);
});

Deno.test("line ends and white space around sentences are no part of them", () => {
  assert.deepEqual(sentencesOf("1. Red.\n2. Blue.\n"), ["1.", "Red.", "2.", "Blue."]);
  assert.deepEqual(sentencesOf("No end\n\nbut a line. "), ["No end\n\nbut a line."]);
  assert.deepEqual(sentencesOf(" \n\n"), []);
});

Deno.test("every character but white space is in exactly one sentence, in order", () => {
  const piece = fc.constantFrom(
    "Mr.",
    "A.",
    "b",
    "5.",
    "...",
    "?",
    '"',
    ")",
    "--",
    "\n",
    " ",
    "é",
    "🙂",
  );
  const bare = (text: string): string => text.replace(/\s/g, "");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join("");
      assert.equal(bare(sentencesOf(text).join("")), bare(text));
    }),
    { seed: 1 },
  );
});
