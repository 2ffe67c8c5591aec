import assert from "node:assert/strict";
import { BBH_RECIPES } from "../../../../engine/score/bbh/recipes.ts";
import type { Answer, Question, Score } from "../../../../engine/plan/sample.ts";

const TASKS = new URL("../../../../../shared/data/bbh/data/", import.meta.url);
const hasTasks = await Deno.stat(TASKS).then(() => true, () => false);

interface Example {
  readonly input: string;
  readonly target: string;
}

/** How models usually state an answer. */
const WORDINGS: readonly (readonly [name: string, say: (target: string) => string])[] = [
  ["bare", (target) => target],
  [
    "chain of thought",
    (target) => `Going step by step, 2 facts matter. So the answer is ${target}.`,
  ],
  [
    "label",
    (target) => `Let's see (this takes a while).\n\n**Answer:** ${target}\n\nI hope this helps!`,
  ],
  ["box", (target) => `First, weigh it all.\n\nThe final answer is $\\boxed{${target}}$`],
  ["bold", (target) => `Some reasoning.\n\nThe correct answer is **${target}**.`],
  ["last line", (target) => `Some reasoning comes first: it is long.\n\n${target}`],
];

Deno.test({
  name: `every target of all BIG-Bench Hard tasks is right in six wordings, and the next one wrong${
    hasTasks ? "" : ": skipped, ../shared/data/bbh is missing"
  }`,
  ignore: !hasTasks,
  async fn() {
    const failures: string[] = [];
    let checked = 0;
    for await (const { name } of Deno.readDir(TASKS)) {
      if (!name.endsWith(".json")) continue;
      const { examples } = JSON.parse(await Deno.readTextFile(new URL(name, TASKS)));
      for (const failure of misjudged(examples)) failures.push(`${name}: ${failure}`);
      checked += examples.length;
    }
    assert.equal(checked, 6511);
    assert.deepEqual(failures.slice(0, 40), []);
  },
});

function misjudged(examples: readonly Example[]): readonly string[] {
  return examples.flatMap((example, i) => {
    const rest = [...examples.slice(i + 1), ...examples.slice(0, i)];
    const next = rest.find(({ target }) => target !== example.target)?.target ?? "";
    return WORDINGS.flatMap(([name, say]) => {
      const right = judge(example, { text: say(example.target), finish: "stop" });
      const wrong = judge(example, { text: say(next), finish: "stop" });
      return [
        ...(right.verdict === "correct"
          ? []
          : [`${name} of ${example.target}: ${right.extracted}`]),
        ...(wrong.verdict === "correct" ? [`${name} of ${next}: ${wrong.extracted}`] : []),
      ];
    });
  });
}

function judge({ input, target }: Example, answer: Answer): Score {
  return scoreOf({ row: { input, target }, reference: target, choices: null }, answer);
}

function scoreOf(question: Question, answer: Answer): Score {
  const recipe = BBH_RECIPES.find(({ name }) => name === "bbh@assay");
  assert.ok(recipe);
  return recipe.score(question, answer);
}

const OWL =
  "Which is true?\nOptions:\n(A) The quail is the leftmost\n(B) The owl is the leftmost\n(C) The jay";
const LEAK = "Find it.\nOptions:\n(A) red\n(B) dark red\n(C) red";
const SORT = "Sort the following words alphabetically: List: onus barn it&t";
const DYCK = "Complete the rest of the sequence. Input: [ { <";

/** One reply a line: of a question, with its target, what is understood of it, and whether that is right. */
Deno.test.each([
  { input: OWL, target: "(B)", text: "The owl is the leftmost.", understood: "B", right: true },
  {
    input: OWL,
    target: "(B)",
    text: "So the answer is the owl is the leftmost.",
    understood: "B",
    right: true,
  },
  {
    input: OWL,
    target: "(B)",
    text: "The answer is B because the owl comes first.",
    understood: "B",
    right: true,
  },
  { input: OWL, target: "(B)", text: "The correct option is B", understood: "B", right: true },
  {
    input: OWL,
    target: "(B)",
    text: "B. The owl is the leftmost\n\n(A) fails: the quail is second.",
    understood: "B",
    right: true,
  },
  {
    input: OWL,
    target: "(B)",
    text: "(A) is wrong. (C) is wrong.\nTherefore, option (B) is correct.",
    understood: "B",
    right: true,
  },
  { input: OWL, target: "(B)", text: "The answer is (B), not (A).", understood: "B", right: true },
  {
    input: OWL,
    target: "(B)",
    text: "The answer is not (A) but (B).",
    understood: "B",
    right: true,
  },
  {
    input: OWL,
    target: "(B)",
    text: "The answer is (A). Wait, that is wrong. It is (B).",
    understood: "B",
    right: true,
  },
  {
    input: OWL,
    target: "(B)",
    text: "The answer is (A).\n\nQ: Next one?\nA: The answer is (B).",
    understood: "A",
    right: false,
  },
  {
    input: OWL,
    target: "(B)",
    text: "<think>The answer is (A).</think>\n\n(B)",
    understood: "B",
    right: true,
  },
  { input: OWL, target: "(B)", text: "答案是（B）。", understood: "B", right: true },
  { input: OWL, target: "(B)", text: "### Answer\n\n(b)", understood: "B", right: true },
  { input: OWL, target: "(B)", text: "The answer is A or B.", understood: null, right: false },
  { input: OWL, target: "(B)", text: "The answer is (A) or (B).", understood: null, right: false },
  { input: OWL, target: "(B)", text: "Both (A) and (B) could be.", understood: null, right: false },
  { input: OWL, target: "(B)", text: "The answer is (D).", understood: null, right: false },
  { input: OWL, target: "(B)", text: "Answer: [LETTER]", understood: null, right: false },
  {
    input: OWL,
    target: "(B)",
    text: "A reader would need more facts.",
    understood: null,
    right: false,
  },
  { input: LEAK, target: "(B)", text: "The answer is dark red.", understood: "B", right: true },
  { input: LEAK, target: "(A)", text: "The answer is red.", understood: null, right: false },
  {
    input: "not ( True ) is",
    target: "False",
    text: "not ( True ) = False",
    understood: "False",
    right: true,
  },
  {
    input: "x",
    target: "False",
    text: "It evaluates to `false`.",
    understood: "False",
    right: true,
  },
  {
    input: "x",
    target: "yes",
    text: "Yes, the sentence is plausible.",
    understood: "Yes",
    right: true,
  },
  {
    input: "x",
    target: "no",
    text: "The answer is no, since yes would need a goalie.",
    understood: "No",
    right: true,
  },
  { input: "x", target: "No", text: "The answer is yes or no.", understood: null, right: false },
  { input: "x", target: "No", text: "No one can say.", understood: null, right: false },
  {
    input: "x",
    target: "invalid",
    text: "So the argument is not deductively valid.",
    understood: "invalid",
    right: true,
  },
  { input: "x", target: "valid", text: "**Invalid**", understood: "invalid", right: false },
  { input: "x", target: "-35", text: "So the answer is −35.", understood: "-35", right: true },
  {
    input: "x",
    target: "34",
    text: "The answer is (4 * 9) - 2 = 34.",
    understood: "34",
    right: true,
  },
  { input: "x", target: "8", text: "The answer is 8 (3 + 5 = 8).", understood: "8", right: true },
  {
    input: "x",
    target: "8",
    text: "You have 3 pianos and 5 flutes, so 8.0 in all.",
    understood: "8",
    right: true,
  },
  {
    input: "x",
    target: "8",
    text: "I have **eight** musical instruments.",
    understood: "8",
    right: true,
  },
  { input: "x", target: "1200", text: "Answer: 1,200", understood: "1200", right: true },
  {
    input: DYCK,
    target: "> } ]",
    text: "The closing brackets (in order) are:\n```\n> } ]\n```",
    understood: "> } ]",
    right: true,
  },
  { input: DYCK, target: "> } ]", text: "$\\boxed{> \\} ]}$", understood: "> } ]", right: true },
  {
    input: DYCK,
    target: "> } ]",
    text: 'We need ">", "}", "]".',
    understood: "> } ]",
    right: true,
  },
  {
    input: DYCK,
    target: "> } ]",
    text: "The answer is `[ { < > } ]`.",
    understood: "[ { < > } ]",
    right: true,
  },
  { input: DYCK, target: "> } ]", text: "The answer is } > ].", understood: "} > ]", right: false },
  {
    input: SORT,
    target: "barn it&t onus",
    text: "1. barn\n2. it&t\n3. onus",
    understood: "barn it&t onus",
    right: true,
  },
  {
    input: SORT,
    target: "barn it&t onus",
    text: "Here it is:\n\n- barn\n- it&t\n- onus\n\nHope this helps!",
    understood: "barn it&t onus",
    right: true,
  },
  {
    input: SORT,
    target: "barn it&t onus",
    text: "Sorted: **barn, it&t, and onus**.",
    understood: "barn it&t and onus",
    right: true,
  },
  {
    input: SORT,
    target: "barn it&t onus",
    text: 'The sorted list is "barn" < "it&t" < "onus".',
    understood: "barn it&t onus",
    right: true,
  },
  {
    input: SORT,
    target: "barn it&t onus",
    text: "barn onus it&t",
    understood: "barn onus it&t",
    right: false,
  },
  {
    input: SORT,
    target: "barn it&t onus",
    text: "barn it&t",
    understood: "barn it&t",
    right: false,
  },
  {
    input: "Options:\n(A) Monsters\n(B) Inc",
    target: "Monsters, Inc",
    text: "The answer is Monsters, Inc.",
    understood: "monsters inc",
    right: true,
  },
  { input: "x", target: "(B)", text: "The answer is (B).", understood: "B", right: true },
  {
    input: "x",
    target: "Yes",
    text: "The answer is Yes. Some would say no; that is wrong.",
    understood: "Yes",
    right: true,
  },
])("$target: $text", ({ input, target, text, understood, right }) => {
  const { verdict, extracted } = judge({ input, target }, { text, finish: "stop" });
  const expected = right ? "correct" : understood === null ? "unscored" : "wrong";
  assert.deepEqual({ verdict, extracted }, { verdict: expected, extracted: understood });
});

Deno.test("a cut-off answer states what it marked, and nothing else", () => {
  const example = { input: OWL, target: "(B)" };
  assert.equal(judge(example, { text: "First, (B) has", finish: "length" }).why, "truncated");
  assert.equal(judge(example, { text: "Answer: (B)\nSince", finish: "length" }).verdict, "correct");
});

Deno.test("what is understood stands where it says", () => {
  const text = "<think>(A)</think> The answer is （Ｂ）。";
  const { offsets } = judge({ input: OWL, target: "(B)" }, { text, finish: "stop" });
  assert.equal(text.slice(...(offsets ?? [])), "Ｂ");
});
