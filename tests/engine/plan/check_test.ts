import assert from "node:assert/strict";
import { checkSuite } from "../../../engine/plan/check.ts";
import type { Chosen } from "../../../engine/schema/parse.ts";
import { renderIssues } from "../../../engine/schema/render_issues.ts";
import type { Mode } from "../../../engine/plan/modes.ts";
import { chosenOf, DATASET, named, suiteOf } from "../schema/chosen.ts";

const QUESTIONS = {
  source: { kind: "file", path: "q.jsonl" },
  prompt: "{{question}}",
  recipe: "number@assay",
};

const plain = { models: [named("model", { stream: false })] };
const dataset = (name: string, abbr?: string): ReturnType<typeof named> =>
  named("dataset", { ...DATASET, abbr }, name);

const RIGHT: readonly { what: string; said: Partial<Chosen>; mode: Mode }[] = [
  { what: "a streaming model under load", said: {}, mode: "perf" },
  {
    what: "a plain model that is asked questions",
    said: { ...plain, datasets: [named("dataset", QUESTIONS)] },
    mode: "all",
  },
  { what: "a plain model whose load was measured before", said: plain, mode: "perf_viz" },
  {
    what: "datasets of one file, merged",
    said: { datasets: [dataset("a", "x"), dataset("b", "x")], overrides: { mergeDs: true } },
    mode: "perf",
  },
];

Deno.test.each(RIGHT)("nothing is wrong with $what", ({ said, mode }) => {
  assert.deepEqual(checkSuite(suiteOf(chosenOf(said)), mode, []), []);
});

const WRONG: Readonly<Record<string, Partial<Chosen>>> = {
  "a plain model": plain,
  "models in one folder": { models: ["my_a", "my-a", "b"].map((name) => named("model", {}, name)) },
  "folders that differ in case alone": {
    models: [named("model", { abbr: "A" }, "one"), named("model", { abbr: "a" }, "two")],
  },
  "a dataset twice": { datasets: [dataset("a"), dataset("a")] },
  "datasets in one file": { datasets: [dataset("a", "x"), dataset("x"), dataset("c", "X")] },
};

Deno.test("what is said of suites that do not fit", async (t) => {
  for (const [what, said] of Object.entries(WRONG)) {
    await t.step(what, async (t) => {
      const issues = checkSuite(suiteOf(chosenOf(said)), "perf", ["sim", "vllm_api_stream_chat"]);
      await t.assertSnapshot(renderIssues(issues));
    });
  }
  await t.step("random words that are to be scored", async (t) => {
    await t.assertSnapshot(renderIssues(checkSuite(suiteOf(chosenOf({})), "all", [])));
  });
  await t.step("a group of what is no dataset of the run", async (t) => {
    const groups = [{ name: "mean", datasets: ["nowhere"] }];
    const said = {
      datasets: [named("dataset", QUESTIONS)],
      summarizer: named("summarizer", { groups }),
    };
    await t.assertSnapshot(renderIssues(checkSuite(suiteOf(chosenOf(said)), "all", [])));
  });
  await t.step("a plain model where none streams", async (t) => {
    await t.assertSnapshot(renderIssues(checkSuite(suiteOf(chosenOf(plain)), "perf", [])));
  });
});
