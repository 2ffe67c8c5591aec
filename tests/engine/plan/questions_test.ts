import { deepStrictEqual } from "node:assert";
import type { Questions } from "../../../engine/plan/plan.ts";
import { reduce } from "../../../engine/plan/reduce.ts";
import { chosenOf, DATASET, named, suiteOf } from "../schema/chosen.ts";

const QUIZ = { source: { kind: "file", path: "quiz.jsonl" }, prompt: "{{question}}" } as const;

/** The dataset of a plan. */
function plannedOf(dataset: object = {}, overrides: object = {}) {
  const chosen = chosenOf({ datasets: [named("dataset", { ...QUIZ, ...dataset })], overrides });
  const planned = reduce(suiteOf(chosen), "all").tasks[0]?.dataset;
  if (!planned?.questions) throw new Error("Cannot find the questions: there are none");
  return { ...planned, questions: planned.questions };
}

Deno.test("every default is filled in", async (t) => {
  const { seed: _, ...planned } = plannedOf();
  await t.assertSnapshot(planned);
});

Deno.test("everything that can be said is kept", async (t) => {
  const { seed: _, ...planned } = plannedOf({
    source: { kind: "hub", dataset: "openai/gsm8k", config: "main" },
    fields: { id: "id", reference: "answer", choices: ["A", "B"] },
    constants: { unit: "kg" },
    prompt: [{ role: "user", content: "{{q}}" }, { role: "assistant", content: "A:" }],
    system: "Be brief.",
    shots: { from: { kind: "split", pick: { kind: "first", count: 3 } }, answer: " {{a}}" },
    recipe: { path: "mine.ts" },
    repeats: 4,
    maxOutputTokens: 9,
    stop: ["\n\n"],
    sampling: { temperature: 0 },
    slice: "[-10:]",
    sampleIds: ["a"],
    order: "random",
    rows: 5,
  });
  await t.assertSnapshot(planned);
});

Deno.test("the command line goes before the config", () => {
  const { questions } = plannedOf({
    recipe: "exact@assay",
    repeats: 2,
    maxOutputTokens: 9,
    slice: "[1:2]",
    sampleIds: ["a"],
    order: "shuffle",
  }, {
    recipe: "number@assay",
    repeats: 3,
    maxOutLen: 7,
    slice: "[3:]",
    sampleIds: ["b"],
    order: "random",
  });
  const { recipe, repeats, maxOutputTokens, select } = questions;
  deepStrictEqual([recipe, repeats, maxOutputTokens, select], [
    "number@assay",
    3,
    7,
    { slice: [3, null], ids: ["b"], order: "random" },
  ]);
});

Deno.test.each([
  { slice: "[0:100]", planned: [0, 100] },
  { slice: "5:", planned: [5, null] },
  { slice: "[:5]", planned: [0, 5] },
  { slice: "[ -10 : -1 ]", planned: [-10, -1] },
  { slice: "[:]", planned: [0, null] },
])("the slice $slice is $planned", ({ slice, planned }) => {
  deepStrictEqual(plannedOf({ slice }).questions.select.slice, planned);
});

const SYSTEM = { role: "system", content: "S" };
const USER = { role: "user", content: "{{question}}" };

Deno.test.each<
  { name: string; dataset: object; overrides: object; prompt: Questions["prompt"] | object[] }
>([
  { name: "none", dataset: {}, overrides: {}, prompt: [USER] },
  { name: "the config's", dataset: { system: "S" }, overrides: {}, prompt: [SYSTEM, USER] },
  { name: "the command line's", dataset: {}, overrides: { system: "S" }, prompt: [SYSTEM, USER] },
  {
    name: "the command line's over the config's",
    dataset: { system: "other" },
    overrides: { system: "S" },
    prompt: [SYSTEM, USER],
  },
  {
    name: "the command line's over one among the messages",
    dataset: { prompt: [{ role: "system", content: "other" }, USER] },
    overrides: { system: "S" },
    prompt: [SYSTEM, USER],
  },
])("a system message: $name", ({ dataset, overrides, prompt }) => {
  deepStrictEqual(plannedOf(dataset, overrides).questions.prompt, prompt);
});

Deno.test("random words have no questions", () => {
  const plan = reduce(suiteOf(chosenOf({ datasets: [named("dataset", DATASET)] })), "perf");
  deepStrictEqual(plan.tasks.map(({ dataset }) => dataset.questions), [null]);
});
