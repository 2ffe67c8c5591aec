import { deepStrictEqual, strictEqual } from "node:assert";
import { post, withPercentiles } from "../../../engine/gate/post.ts";
import type { Posting } from "../../../engine/gate/post.ts";
import { askedOf, gateOf, LOADED, planOf, PLANS } from "./fixtures.ts";

const posting = (text: string, plan: keyof typeof PLANS, abortOnFail = false): Posting =>
  post({ text, abortOnFail }, PLANS[plan]);

function namesOf(posting: Posting): readonly string[] {
  if (posting.kind !== "posted") return [posting.kind, posting.mistake.found];
  return posting.posted.subjects.map((subject) =>
    subject.kind === "task"
      ? `${subject.task.id} ${subject.stage ?? "all"}`
      : `${subject.group.name} of ${subject.model}`
  );
}

Deno.test.each<{ text: string; plan: keyof typeof PLANS; speaksOf: readonly string[] }>([
  { text: "ttft_p99 < 1s", plan: "load", speaksOf: ["sim/synthetic all"] },
  { text: "ttft_p99{stage=1} < 1s", plan: "load", speaksOf: ["sim/synthetic 1"] },
  {
    text: "error_rate{model=sim,dataset=synthetic_gen} < 1%",
    plan: "load",
    speaksOf: ["sim/synthetic all"],
  },
  {
    text: "accuracy > 0.5",
    plan: "answers",
    speaksOf: ["model-a/gsm8k all", "model-a/bbh all", "model-b/gsm8k all"],
  },
  {
    text: "accuracy{dataset=gsm8k} > 0.5",
    plan: "answers",
    speaksOf: ["model-a/gsm8k all", "model-b/gsm8k all"],
  },
  { text: "pass@4{model=model_b} > 0.5", plan: "answers", speaksOf: ["model-b/gsm8k all"] },
  { text: "error_rate{model=model-b} < 1%", plan: "answers", speaksOf: ["model-b/gsm8k all"] },
  {
    text: "accuracy{group=bbh} > 0.5",
    plan: "answers",
    speaksOf: ["bbh of model-a", "bbh of model-b"],
  },
  {
    text: "accuracy > 0.5",
    plan: "load",
    speaksOf: ["elsewhere", "accuracy, and nothing in this run is scored"],
  },
  {
    text: "ttft_p99 < 1s",
    plan: "answers",
    speaksOf: ["elsewhere", "ttft_ms, and nothing in this run is put under a load"],
  },
  { text: "ttft_p99{stage=2} < 1s", plan: "load", speaksOf: ["wrong", "stage=2"] },
  { text: "accuracy{stage=0} > 0.5", plan: "answers", speaksOf: ["wrong", "stage=0"] },
  { text: "accuracy{dataset=gsm8} > 0.5", plan: "answers", speaksOf: ["wrong", "dataset=gsm8"] },
  {
    text: "accuracy{model=model-b,dataset=bbh} > 0.5",
    plan: "answers",
    speaksOf: ["wrong", "dataset=bbh"],
  },
  { text: "f1{group=bbh} > 0.5", plan: "answers", speaksOf: ["wrong", "group=bbh"] },
  {
    text: "pass@3 > 0.5",
    plan: "answers",
    speaksOf: ["wrong", "pass@3, and no question is asked so often"],
  },
])("$text of $plan", ({ text, plan, speaksOf }) => {
  deepStrictEqual(namesOf(posting(text, plan)), speaksOf);
});

Deno.test.each([
  { text: "error_rate < 1%", plan: "load" as const, can: true },
  { text: "failed_requests == 0", plan: "load" as const, can: true },
  { text: "ttft_p99 < 1s", plan: "load" as const, can: true },
  { text: "ttft_min < 1s", plan: "load" as const, can: false },
  { text: "itl_p99 < 1s", plan: "load" as const, can: false },
  { text: "ttft_p99 > 1s", plan: "load" as const, can: false },
  { text: "request_throughput > 5", plan: "load" as const, can: false },
  { text: "error_rate < 1%", plan: "answers" as const, can: false },
])("$text of $plan can end it early: $can", ({ text, plan, can }) => {
  strictEqual(posting(text, plan, true).kind, can ? "posted" : "wrong");
});

Deno.test("a wrong label names the nearest right one", () => {
  const wrong = posting("accuracy{dataset=gsm8} > 0.5", "answers");
  strictEqual(wrong.kind, "wrong");
  deepStrictEqual(wrong.kind === "wrong" && wrong.mistake.names, {
    wrong: "gsm8",
    right: ["gsm8k_gen", "bbh_gen"],
  });
});

Deno.test("percentiles that a threshold speaks of are measured", () => {
  const posted = ["ttft_p99.9 < 1s", "itl_med < 1s", "error_rate < 1%"].map((text) => ({
    gate: gateOf(text),
    subjects: [],
  }));
  const tasks = [LOADED, askedOf("a", "b")];
  const [load, asked] = withPercentiles(tasks, posted);
  deepStrictEqual(load?.steps[1], { kind: "measure", percentiles: [50, 99, 99.9] });
  deepStrictEqual(asked, tasks[1]);
  strictEqual(withPercentiles(tasks, posted.slice(1)), tasks, "nothing lacks: the same tasks");
});

Deno.test("a plan with a recipe of the user's own takes metrics that are not known here", () => {
  const recipe = { path: "mine.ts", export: "score" };
  const plan = planOf(askedOf("a", "b", { recipe }));
  strictEqual(post({ text: "politeness > 0.5", abortOnFail: false }, plan).kind, "posted");
});

Deno.test("a metric of repeats speaks of the tasks that are asked so often", () => {
  const plan = planOf(askedOf("a", "once", { repeats: 1 }), askedOf("a", "often", { repeats: 8 }));
  const speaksOf = post({ text: "pass@8 > 0.5", abortOnFail: false }, plan);
  deepStrictEqual(namesOf(speaksOf), ["a/often all"]);
});
