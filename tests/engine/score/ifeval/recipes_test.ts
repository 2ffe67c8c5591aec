import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import type { Question, Row } from "../../../../engine/plan/sample.ts";
import { IFEVAL_RECIPES } from "../../../../engine/score/ifeval/recipes.ts";
import { questionOf, scoreBy } from "./verify.ts";

const DATA = new URL("../../../../../shared/data/ifeval/input_data.jsonl", import.meta.url);
const HAS_DATA = existsSync(DATA);
const SKIPPED = HAS_DATA ? "" : " (skipped: no ../shared/data/ifeval)";

const PARAGRAPH =
  `The harbour wakes before the town does. Boats with peeling paint rock against the quay, and gulls argue over whatever the night left behind. Mr. Alder, who has sold coffee here since 1987, opens his shutters at 5 a.m. and counts the masts.

*Nobody is in a hurry.* "You can always tell a visitor," he says; "they look at the clock instead of the tide." By noon the ferry has come and gone, the [fish market] is empty, and the OLD STEPS are warm enough to sit on.

- bread
- salt
- rope

P.S. The last ferry leaves at 21:40.`;

const COMMA = questionOf("punctuation:no_comma", {});

function rowsOf(url: URL): readonly Row[] {
  return readFileSync(url, "utf8").split("\n").filter((line) => line !== "")
    .map((line): Row => JSON.parse(line));
}

function totals(recipe: string, rows: readonly Row[], answerOf: (row: Row) => string): string {
  const sums = { prompts: 0, prompts_loose: 0, instructions: 0, instructions_loose: 0, n: 0 };
  for (const row of rows) {
    const { verdict, parts } = scoreBy(
      recipe,
      { row, reference: null, choices: null },
      answerOf(row),
    );
    const { inst_level_strict: strict, inst_level_loose: loose, prompt_level_loose: all } = parts;
    assert.ok(strict && loose && all, JSON.stringify(row["key"]));
    sums.prompts += verdict === "correct" ? 1 : 0;
    sums.prompts_loose += all.sum;
    sums.instructions += strict.sum;
    sums.instructions_loose += loose.sum;
    sums.n += loose.n;
  }
  return Object.values(sums).join(" ");
}

/**
 * Prompts strict and loose, instructions strict and loose, and how many there are. The official ones are those of the
 * rules in Python (its langdetect gives 343 or 344 by chance). Ours miss the instructions on `#` and `!`, and take what
 * is left of two prompts, `* xyz` and `FAVORITE NAME 1`, for English.
 */
const TOTALS = [
  { recipe: "ifeval@official", text: "nothing", sums: "0 0 0 0 832" },
  { recipe: "ifeval@official", text: "the prompt", sums: "135 162 302 343 832" },
  { recipe: "ifeval@official", text: "a paragraph", sums: "54 63 147 174 832" },
  { recipe: "ifeval@assay", text: "nothing", sums: "0 0 0 0 832" },
  { recipe: "ifeval@assay", text: "the prompt", sums: "134 162 300 343 832" },
  { recipe: "ifeval@assay", text: "a paragraph", sums: "54 63 145 172 832" },
];

const ANSWERS: Readonly<Record<string, (row: Row) => string>> = {
  "nothing": () => "",
  "the prompt": (row) => String(row["prompt"]),
  "a paragraph": () => PARAGRAPH,
};

for (const { recipe, text, sums } of TOTALS) {
  Deno.test({
    name: `${recipe}: ${text} as the answer to every prompt follows as many as it should${SKIPPED}`,
    ignore: !HAS_DATA,
    fn: () => {
      const answerOf = ANSWERS[text];
      assert.ok(answerOf);
      assert.equal(totals(recipe, rowsOf(DATA), answerOf), sums);
    },
  });
}

Deno.test("an answer is right when it follows all instructions; the rule names the first missed", () => {
  const question: Question = {
    row: {
      instruction_id_list: ["punctuation:no_comma", "startend:quotation"],
      kwargs: [{}, null],
    },
    reference: null,
    choices: null,
  };
  assert.deepEqual(scoreBy("ifeval@official", question, '"a"'), {
    verdict: "correct",
    why: null,
    extracted: null,
    offsets: null,
    rule: "all-followed",
    parts: {
      inst_level_strict: { sum: 2, n: 2 },
      inst_level_loose: { sum: 2, n: 2 },
      prompt_level_loose: { sum: 1, n: 1 },
    },
  });
  assert.deepEqual(scoreBy("ifeval@official", question, "*a*"), {
    verdict: "wrong",
    why: null,
    extracted: null,
    offsets: null,
    rule: "startend:quotation",
    parts: {
      inst_level_strict: { sum: 1, n: 2 },
      inst_level_loose: { sum: 1, n: 2 },
      prompt_level_loose: { sum: 0, n: 1 },
    },
  });
});

Deno.test.each([
  { finish: "stop", why: "empty" },
  { finish: null, why: "empty" },
  { finish: "length", why: "truncated" },
  { finish: "content_filter", why: "refused" },
])("a blank answer that ended by $finish is unscored: $why", ({ finish, why }) => {
  for (const recipe of IFEVAL_RECIPES) {
    const score = recipe.score(COMMA, { text: " \n\x1c", finish });
    assert.deepEqual([score.verdict, score.why, score.rule], ["unscored", why, null]);
    assert.deepEqual(score.parts["inst_level_strict"], { sum: 0, n: 1 });
    assert.deepEqual(score.parts["prompt_level_loose"], { sum: 0, n: 1 });
  }
});

Deno.test.each(
  [
    { why: "an unknown instruction", row: { instruction_id_list: ["a:b"], kwargs: [{}] } },
    { why: "a name of all objects", row: { instruction_id_list: ["toString"], kwargs: [{}] } },
    { why: "no instruction", row: { instruction_id_list: [], kwargs: [] } },
    { why: "no list", row: { prompt: "x" } },
    { why: "no id", row: { instruction_id_list: [7], kwargs: [{}] } },
    {
      why: "no arguments",
      row: { instruction_id_list: ["length_constraints:number_words"], kwargs: [] },
    },
    {
      why: "a bound that is none",
      row: {
        instruction_id_list: ["length_constraints:number_words"],
        kwargs: [{ num_words: -1, relation: "at least" }],
      },
    },
    {
      why: "a relation that is none",
      row: {
        instruction_id_list: ["length_constraints:number_words"],
        kwargs: [{ num_words: 1, relation: "constructor" }],
      },
    },
    {
      why: "a paragraph that is not there",
      row: {
        instruction_id_list: ["length_constraints:nth_paragraph_first_word"],
        kwargs: [{ num_paragraphs: 2, nth_paragraph: 3, first_word: "a" }],
      },
    },
    {
      why: "keywords that are none",
      row: { instruction_id_list: ["keywords:existence"], kwargs: [{ keywords: ["a", 1] }] },
    },
  ] as readonly { why: string; row: Row }[],
)("$why cannot be scored", ({ row }) => {
  for (const recipe of IFEVAL_RECIPES) {
    const score = recipe.score({ row, reference: null, choices: null }, {
      text: "x",
      finish: null,
    });
    assert.deepEqual([score.verdict, score.why, score.parts], ["unscored", "bad-reference", {}]);
  }
});

const JSON_FORMAT = questionOf("detectable_format:json_format", {});
const PARAGRAPHS = questionOf("length_constraints:nth_paragraph_first_word", {
  num_paragraphs: 1,
  nth_paragraph: 1,
  first_word: "roses",
});

Deno.test.each([
  { variant: "as it is", question: COMMA, text: "a", strict: 1, loose: 1 },
  { variant: "without asterisks", question: PARAGRAPHS, text: "**Roses** a", strict: 0, loose: 1 },
  { variant: "without the first line", question: COMMA, text: "Sure, so:\na", strict: 0, loose: 1 },
  { variant: "without the last line", question: COMMA, text: "a\nBye, you", strict: 0, loose: 1 },
  { variant: "without both", question: JSON_FORMAT, text: "So:\n{}\nBye", strict: 0, loose: 1 },
  {
    variant: "without the first line and asterisks",
    question: PARAGRAPHS,
    text: "Sure:\n**Roses** a",
    strict: 0,
    loose: 1,
  },
  {
    variant: "without the last line and asterisks",
    question: PARAGRAPHS,
    text: "**Roses** a\n\nBye",
    strict: 0,
    loose: 1,
  },
  {
    variant: "without both and asterisks",
    question: JSON_FORMAT,
    text: "So:\n**{}**\nBye",
    strict: 0,
    loose: 1,
  },
  { variant: "nothing is left of one line", question: COMMA, text: "a, b", strict: 0, loose: 0 },
  { variant: "never two lines", question: COMMA, text: "a,\nb,\nc\nd", strict: 0, loose: 0 },
])("loose: $variant", ({ question, text, strict, loose }) => {
  const { parts } = scoreBy("ifeval@official", question, text);
  assert.deepEqual(parts["inst_level_strict"], { sum: strict, n: 1 });
  assert.deepEqual(parts["inst_level_loose"], { sum: loose, n: 1 });
});

const HASHES = questionOf("keywords:letter_frequency", {
  letter: "#",
  let_frequency: 2,
  let_relation: "at least",
});
const CAPITALS = questionOf("change_case:english_capital", {});

Deno.test.each([
  { why: "odd letters are counted", question: HASHES, text: "## a", official: false, assay: true },
  { why: "and no others", question: HASHES, text: PARAGRAPH, official: true, assay: false },
  {
    why: "reasoning does not count",
    question: COMMA,
    text: "<think>Well, well</think>Yes",
    official: false,
    assay: true,
  },
  {
    why: "English in capitals is English",
    question: CAPITALS,
    text: "SOME DOGS SLEEP AND SOME DOGS DREAM OF SHEEP",
    official: false,
    assay: true,
  },
])("official and assay differ: $why", ({ question, text, official, assay }) => {
  const verdicts = ["ifeval@official", "ifeval@assay"].map((recipe) =>
    scoreBy(recipe, question, text).verdict
  );
  assert.deepEqual(verdicts, [official, assay].map((right) => right ? "correct" : "wrong"));
});

Deno.test("whatever the row and the answer, a score comes out and loose is never less than strict", () => {
  const id = fc.constantFrom(
    "keywords:existence",
    "length_constraints:number_sentences",
    "detectable_format:title",
    "combination:two_responses",
    "language:response_language",
    "?",
  );
  const args = fc.dictionary(
    fc.constantFrom("keywords", "num_sentences", "relation", "language"),
    fc.jsonValue(),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(id, args)), fc.string({ unit: "binary" }), (asked, text) => {
      const row = {
        instruction_id_list: asked.map(([id]) => id),
        kwargs: asked.map(([, args]) => args),
      } as Row;
      const question = { row, reference: null, choices: null };
      for (const recipe of IFEVAL_RECIPES) {
        const { verdict, parts } = recipe.score(question, { text, finish: null });
        const [strict, loose] = [parts["inst_level_strict"], parts["inst_level_loose"]];
        if (!strict || !loose) assert.equal(verdict, "unscored");
        else assert.ok(strict.sum <= loose.sum && loose.sum <= loose.n && strict.n === loose.n);
        if (verdict === "correct") assert.equal(strict?.sum, strict?.n);
      }
    }),
    { seed: 3 },
  );
});
