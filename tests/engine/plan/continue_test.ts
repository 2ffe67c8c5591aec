import { deepStrictEqual, strictEqual } from "node:assert";
import { continued, differences, merged } from "../../../engine/plan/continue.ts";
import { MODES } from "../../../engine/plan/modes.ts";
import type { Mode } from "../../../engine/plan/modes.ts";
import type { Plan, Task } from "../../../engine/plan/plan.ts";
import { reduce } from "../../../engine/plan/reduce.ts";
import { chosenOf, named, suiteOf } from "../schema/chosen.ts";

const QUIZ = { source: { kind: "file", path: "quiz.jsonl" }, prompt: "{{question}}" } as const;

interface Said {
  readonly model?: object;
  readonly dataset?: object;
  readonly overrides?: object;
  readonly mode?: Mode;
}

function planOf({ model = {}, dataset = {}, overrides = {}, mode = "all" }: Said = {}): Plan {
  return reduce(
    suiteOf(chosenOf({
      models: [named("model", { url: "http://h:1", ...model })],
      datasets: [named("dataset", { ...QUIZ, ...dataset })],
      overrides,
    })),
    mode,
  );
}

const kindsOf = ({ tasks }: Plan): readonly string[] =>
  tasks.flatMap(({ steps }) => steps.map(({ kind }) => kind));

Deno.test.each(
  [
    { before: "infer", mode: "eval", steps: ["generate", "judge", "score", "summarize"] },
    { before: "infer", mode: "viz", steps: ["generate", "summarize"] },
    { before: "infer", mode: "all", steps: MODES.all },
    { before: "all", mode: "eval", steps: MODES.all },
    { before: "all", mode: "infer", steps: MODES.all },
  ] as const,
)("a run of mode $before, gone on with as $mode, does $steps", ({ before, mode, steps }) => {
  const plan = continued(planOf({ mode: before }), mode);
  deepStrictEqual(kindsOf(plan), steps);
  deepStrictEqual(continued(plan, mode), plan);
});

Deno.test("a load is left as it is", () => {
  const plan = reduce(suiteOf(chosenOf()), "perf");
  deepStrictEqual(continued(plan, "all"), plan);
});

Deno.test.each<{ name: string; later: Said; found: readonly (readonly string[])[] }>([
  { name: "nothing", later: {}, found: [] },
  {
    name: "which rows, how often, and how they are sent",
    later: {
      dataset: { rows: 3, slice: "[1:]", repeats: 2, fields: { reference: "answer" } },
      model: { timeoutMs: 5, retry: { attempts: 2 }, apiKeyEnv: "KEY", headers: { a: "b" } },
      overrides: { concurrency: 3, maxErrorRate: 1 },
    },
    found: [],
  },
  { name: "mode", later: { mode: "infer" }, found: [] },
  {
    name: "the recipe",
    later: { dataset: { recipe: "number@assay" } },
    found: [["dataset.questions.recipe", "scores"]],
  },
  {
    name: "a recipe of the user's own",
    later: { dataset: { recipe: { path: "r.ts" } } },
    found: [["dataset.questions.recipe", "scores"]],
  },
  {
    name: "the server",
    later: { model: { url: "http://g:1" } },
    found: [["model.server.url", "server"]],
  },
  { name: "the model", later: { model: { model: "m" } }, found: [["model.model", "answers"]] },
  {
    name: "sampling",
    later: { model: { sampling: { temperature: 1 } } },
    found: [["model.sampling.temperature", "answers"]],
  },
  {
    name: "the prompt and its length",
    later: { dataset: { prompt: "Q: {{question}}", maxOutputTokens: 9 } },
    found: [
      ["dataset.questions.maxOutputTokens", "answers"],
      ["dataset.questions.prompt", "answers"],
    ],
  },
  {
    name: "the file",
    later: { dataset: { source: { kind: "file", path: "other.jsonl" } } },
    found: [["dataset.source.path", "answers"]],
  },
])("what differs is told: $name", ({ later, found }) => {
  deepStrictEqual(
    differences(planOf(), planOf(later)).map(({ path, bearsOn }) => [path, bearsOn]).sort(),
    found,
  );
});

Deno.test("a task that is new is told of, and an old one that is not asked for is not", () => {
  const [one, other] = [planOf(), planOf({ dataset: { abbr: "other" } })];
  deepStrictEqual(differences(one, other).map(({ task, path, bearsOn }) => [task, path, bearsOn]), [
    [other.tasks[0]?.id, "", "answers"],
  ]);
  const both = { ...one, tasks: [...one.tasks, ...other.tasks] };
  deepStrictEqual(differences(both, other), []);
});

Deno.test("tasks of a later plan stand in place of their own", () => {
  const [one, later] = [planOf(), planOf({ dataset: { recipe: "number@assay" } })];
  const other = planOf({ dataset: { abbr: "other" } }).tasks[0] as Task;
  const tasks = merged({ ...one, tasks: [...one.tasks, other] }, later);
  deepStrictEqual(tasks, [later.tasks[0], other]);
  strictEqual(merged(one, { ...later, tasks: [] })[0], one.tasks[0]);
});
