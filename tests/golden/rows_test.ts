/**
 * The datasets that come with assay over their publishers' files: every row is asked, and a right answer is right.
 * @module
 */

import assert from "node:assert/strict";
import { fromFileUrl } from "@std/path";
import { parseArguments } from "../../engine/cli/arguments.ts";
import { expandCollection } from "../../engine/cli/collections.ts";
import { RUN_FLAGS } from "../../engine/cli/flags.ts";
import { newSources } from "../../engine/cli/sources.ts";
import type { Task } from "../../engine/plan/plan.ts";
import { reduce } from "../../engine/plan/reduce.ts";
import type { Sample } from "../../engine/plan/sample.ts";
import { realClock, realFiles, realShell } from "../../engine/port/real.ts";
import { readQuestions } from "../../engine/run/questions.ts";
import type { Question } from "../../engine/run/questions.ts";
import type { Named } from "../../engine/schema/parse.ts";
import { recipeOf } from "../../engine/score/recipes.ts";
import { checked, shippedIn } from "./shipped.ts";

const DATA = new URL("../../../shared/data/", import.meta.url);
const missing = !await Deno.stat(DATA).then(() => true, () => false);
const unless = missing ? " (ignored: no data of publishers beside this checkout)" : "";

const [model] = (await shippedIn("configs/models")).filter(({ name }) =>
  name === "vllm_api_general"
);
const datasets = (await shippedIn("configs/datasets")).filter(({ name }) =>
  !name.startsWith("synthetic")
);

/** How many rows each has; of collections all together. */
const ROWS: Readonly<Record<string, number>> = {
  agieval_gen: 1706,
  agieval_gen_0_shot_chat_prompt: 1706,
  agieval_math: 1000,
  arithmetic_demo: 234,
  arithmetic_demo_choices: 72,
  arithmetic_demo_numbers: 162,
  bbh_direct: 6511,
  bbh_gen: 6511,
  bbh_gen_3_shot_cot_chat: 6511,
  demo_gsm8k_gen_4_shot_cot_chat_prompt: 8,
  ifeval_0_shot_gen_str: 540,
  ifeval_gen: 540,
};
const GSM8K_ROWS = 1319;

function tasksOf(dataset: Named): readonly Task[] {
  const members = expandCollection(dataset).datasets;
  return reduce(checked({ models: model ? [model] : [], datasets: members }), "all").tasks;
}

const sources = newSources(parseArguments(["--data-dir", fromFileUrl(DATA)], RUN_FLAGS), {
  clock: realClock,
  files: realFiles,
  shell: realShell,
  err: { write() {}, columns: () => undefined, colour: false },
  signal: new AbortController().signal,
});

/** Replies that state the right answer, by the family of the recipe. */
const RIGHT: Readonly<Record<string, (reference: string) => string>> = {
  gsm8k: (reference) => reference,
  number: (reference) => `The answer is ${reference}.`,
  choice: (reference) => `Answer: ${reference}`,
  agieval: (reference) => `Answer: ${reference}`,
  agieval_math: (reference) => `\\boxed{${reference}}`,
  bbh: (reference) => `So the answer is ${reference}.`,
};

function rightReply(recipe: string, { reference }: Sample): string {
  const right = RIGHT[recipe.split("@")[0] ?? ""] ?? String;
  return recipe === "bbh@direct" ? ` ${reference}` : right(String(reference));
}

/** Every module once, whatever names lead to it. */
const distinct = [...new Map(datasets.map((dataset) => [dataset.config, dataset])).values()];

Deno.test.each(distinct)(`every row of $name is asked, and a right answer is right${unless}`, {
  ignore: missing,
}, async (dataset) => {
  let rows = 0;
  const wrong: string[] = [];
  for (const { model, dataset: planned } of tasksOf(dataset)) {
    const name = String(planned.questions?.recipe);
    const recipe = recipeOf(name);
    assert.ok(recipe, name);
    const questions = await readQuestions({ model, dataset: planned }, {
      files: realFiles,
      sources,
    });
    rows += questions.length;
    assert.ok(questions.every(isAsked), `${planned.name} has an empty prompt`);
    if (planned.questions?.fields.reference === null) continue;
    for (const { sample } of questions) {
      const score = recipe.score(sample, { text: rightReply(name, sample), finish: "stop" });
      if (score.verdict !== "correct") wrong.push(`${planned.name} ${sample.id}`);
    }
  }
  assert.equal(rows, ROWS[dataset.name] ?? GSM8K_ROWS);
  assert.deepEqual(wrong, []);
});

function isAsked({ prompt }: Question): boolean {
  return typeof prompt === "string" && prompt.trim().length > 10;
}
