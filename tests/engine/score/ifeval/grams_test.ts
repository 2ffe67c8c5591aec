import assert from "node:assert/strict";
import { gramsOf } from "../../../../engine/score/ifeval/grams.ts";
import { profiles } from "../../../../engine/score/ifeval/profiles.ts";

/** As langdetect 1.0.9 extracts them, with bars between. */
const GRAMS = [
  {
    text: "Hello WORLD, go  to https://x.y/z",
    grams:
      "H| H|e|He| He|l|el|Hel|l|ll|ell|o|lo|llo|o |lo |W| W|D |g| g|o|go| go|o |go |t| t|o|to| to|o |to ",
  },
  {
    text: "abc 日本語の本 Việt",
    grams:
      "a| a|b|ab| ab|c|bc|c |日| 日|三|日三|並|三並|あ|三|あ三|三 |V| V|i|Vi| Vi|ể|iể|Viể|t|ểt|iểt",
  },
  {
    text: "ab привет мир й한국",
    grams:
      "п| п|р|пр| пр|и|ри|при|в|ив|рив|е|ве|иве|т|ет|вет|т |ет |м| м|и|ми| ми|р|ир|мир|р |ир |й| й|가|가|가가",
  },
  { text: "a.b@example.com 123 !?", grams: "" },
];

Deno.test.each(GRAMS)("$text", ({ text, grams }) => {
  const expected = grams.split("|").filter((gram) => profiles().has(gram));
  assert.deepEqual(gramsOf(text), expected);
});

Deno.test("letters with marks of their own are the same as composed ones", () => {
  assert.deepEqual(gramsOf("a\u0300 o\u0301"), gramsOf("à ó"));
});

Deno.test("the first 10,000 characters are enough", () => {
  assert.equal(gramsOf("the ".repeat(2500)).length, gramsOf("the ".repeat(9000)).length);
});
