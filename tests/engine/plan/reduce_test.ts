import assert from "node:assert/strict";
import fc from "fast-check";
import { MODES } from "../../../engine/plan/modes.ts";
import type { Mode } from "../../../engine/plan/modes.ts";
import { reduce } from "../../../engine/plan/reduce.ts";
import { parseStoredPlan } from "../../../engine/schema/stored_plan.ts";
import { chosenOf, named, suiteOf } from "../schema/chosen.ts";
import { choices } from "./suites.ts";

const mode: fc.Arbitrary<Mode> = fc.constantFrom(...Object.keys(MODES) as Mode[]);
const RUNS = { numRuns: 200 };

function isFrozen(value: unknown): boolean {
  return typeof value !== "object" || value === null ||
    (Object.isFrozen(value) && Object.values(value).every(isFrozen));
}

Deno.test("every suite has a plan; it survives JSON, and a file, and is frozen all the way down", () => {
  fc.assert(
    fc.property(choices, mode, (chosen, mode) => {
      const plan = reduce(suiteOf(chosen), mode);
      const json = JSON.stringify(plan);
      assert.deepEqual(JSON.parse(json), plan);
      assert.deepEqual(parseStoredPlan(json, "plan.json"), { ok: true, value: plan });
      assert.ok(isFrozen(plan));
    }),
    RUNS,
  );
});

Deno.test("reducing leaves the suite as it was", () => {
  fc.assert(
    fc.property(choices, mode, (chosen, mode) => {
      const suite = suiteOf(chosen);
      const before = structuredClone(suite);
      reduce(suite, mode);
      assert.deepEqual(suite, before);
      assert.ok(!Object.isFrozen(suite.models));
    }),
    RUNS,
  );
});

Deno.test("the order in which a suite lists its models and datasets never shows in the plan", () => {
  const shuffled = choices.chain((chosen) =>
    fc.record({
      models: fc.shuffledSubarray([...chosen.models], { minLength: chosen.models.length }),
      datasets: fc.shuffledSubarray([...chosen.datasets], { minLength: chosen.datasets.length }),
    }).map((lists) => [chosen, { ...chosen, ...lists }] as const)
  );
  fc.assert(
    fc.property(shuffled, mode, ([one, other], mode) => {
      assert.deepEqual(reduce(suiteOf(other), mode), reduce(suiteOf(one), mode));
    }),
    RUNS,
  );
});

Deno.test("a zero has no sign in a plan, as it has none in JSON", () => {
  const models = [named("model", { sampling: { temperature: -0 } })];
  const plan = reduce(suiteOf(chosenOf({ models })), "perf");
  assert.ok(Object.is(plan.tasks[0]?.model.sampling["temperature"], 0));
});

Deno.test("the order of keys does not change the hash; any value does", () => {
  const hash = (sampling: object, seed = 1): string =>
    reduce(
      suiteOf(chosenOf({ models: [named("model", { sampling })], overrides: { seed } })),
      "perf",
    ).hash;
  const one = hash({ a: 1, b: { c: 2, d: -0 } });
  assert.match(one, /^[0-9a-f]{64}$/);
  assert.equal(hash({ b: { d: 0, c: 2 }, a: 1 }), one);
  const others = [
    hash({ a: 2, b: { c: 2, d: 0 } }),
    hash({ a: 1 }),
    hash({ a: 1, b: { c: 2, d: 0 } }, 2),
  ];
  assert.equal(new Set([one, ...others]).size, 4);
});

Deno.test("answers are as long as the dataset says, else as the model says, else 512", () => {
  const output = (model: object, source: object, maxOutLen?: number): unknown => {
    const suite = suiteOf(chosenOf({
      models: [named("model", model)],
      datasets: [named("dataset", { source: { kind: "synthetic", input: 8, ...source }, rows: 1 })],
      overrides: { maxOutLen },
    }));
    const planned = reduce(suite, "perf").tasks[0]?.dataset.source;
    assert.ok(planned?.kind === "synthetic" && planned.output.kind === "fixed");
    return planned.output.tokens;
  };
  assert.deepEqual(
    [
      output({ maxOutputTokens: 7 }, { output: 3 }),
      output({ maxOutputTokens: 7 }, {}),
      output({}, {}),
      output({ maxOutputTokens: 7 }, { output: 3 }, 5),
    ],
    [3, 7, 512, 5],
  );
});

Deno.test("rows are seeded by the flag, else by the dataset, else by the suite, else by 1", () => {
  const seed = (flag?: number, dataset?: number, suite?: number): unknown => {
    const source = { kind: "synthetic", input: 8 };
    const chosen = chosenOf({
      datasets: [named("dataset", { source, rows: 1, seed: dataset })],
      suite: named("suite", { models: ["a"], datasets: ["b"], seed: suite }),
      overrides: { seed: flag },
    });
    return reduce(suiteOf(chosen), "perf").tasks[0]?.dataset.seed;
  };
  assert.deepEqual([seed(4, 3, 2), seed(undefined, 3, 2), seed(undefined, undefined, 2), seed()], [
    4,
    3,
    2,
    1,
  ]);
});

Deno.test("percentiles come sorted, reports in their own order, each once", () => {
  const suite = suiteOf(chosenOf({
    summarizer: named("summarizer", {
      percentiles: [99, 50, 99.9, 50],
      reports: ["html", "table", "html"],
    }),
  }));
  const [measure, summarize] = reduce(suite, "perf_viz").tasks[0]?.steps ?? [];
  assert.deepEqual(measure, { kind: "measure", percentiles: [50, 99, 99.9] });
  assert.deepEqual(summarize, { kind: "summarize", reports: ["table", "html"] });
});

Deno.test("merged datasets are one: parts by name, rows and names together", () => {
  const part = (name: string, rows: number): ReturnType<typeof named> =>
    named("dataset", { source: { kind: "synthetic", input: 8, output: 4 }, rows, abbr: "x" }, name);
  const suite = suiteOf(chosenOf({
    datasets: [part("b", 3), part("a", 5)],
    overrides: { mergeDs: true },
  }));
  const { tasks } = reduce(suite, "perf");
  assert.deepEqual(tasks.map(({ id }) => id), ["my-model/syntheticdataset"]);
  const [task] = tasks;
  assert.equal(task?.dataset.name, "a+b");
  assert.equal(task?.dataset.rows, 8);
  const { source } = task?.dataset ?? {};
  assert.deepEqual(source?.kind === "merged" && source.parts.map(({ name }) => name), ["a", "b"]);
});
