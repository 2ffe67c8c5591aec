import { deepStrictEqual, strictEqual } from "node:assert";
import type { Summary, ThresholdResult } from "../../../engine/event/summary.ts";
import { judge } from "../../../engine/gate/judge.ts";
import { isMistake } from "../../../engine/gate/mistake.ts";
import { subjectsOf } from "../../../engine/gate/subjects.ts";
import type { Plan } from "../../../engine/plan/plan.ts";
import { gateOf, loadedSummary, PLANS, scoredTask, took } from "./fixtures.ts";

function judged(text: string, summary: Summary, plan: Plan): readonly ThresholdResult[] {
  const gate = gateOf(text);
  const subjects = subjectsOf(gate, plan);
  if (isMistake(subjects)) throw new Error(subjects.found);
  return judge([{ gate, subjects }], { summary, sidesOf: () => undefined });
}

/** 150 requests of 1 to 150 ms, two thirds of them in stage 0, and 50 more that failed. */
const LOAD = loadedSummary([
  ...Array.from({ length: 150 }, (_, i) => took(i + 1, { stage: i < 100 ? 0 : 1 })),
  ...Array.from({ length: 50 }, () => took(1, { stage: 1, outcome: "timeout" })),
]);

Deno.test.each<{ text: string; verdict: string; value?: number; n?: number }>([
  { text: "ttft_med < 100ms", verdict: "pass", value: 75.5, n: 150 },
  { text: "ttft_p99 < 148ms", verdict: "fail", value: 148.51, n: 150 },
  { text: "ttft_p99{stage=0} < 1s", verdict: "pass", value: 99.01, n: 100 },
  { text: "ttft_p99{stage=1} < 1s", verdict: "too few samples", value: 149.51, n: 50 },
  { text: "ttft_min == 1ms", verdict: "pass", value: 1, n: 150 },
  { text: "ttft_max <= 150ms", verdict: "pass", value: 150, n: 150 },
  { text: "ttft_max < 150ms", verdict: "fail", value: 150, n: 150 },
  { text: "error_rate <= 25%", verdict: "pass", value: 0.25, n: 200 },
  { text: "error_rate < 25%", verdict: "fail", value: 0.25, n: 200 },
  { text: "error_rate{stage=0} < 1%", verdict: "pass", value: 0, n: 100 },
  { text: "failed_requests == 0", verdict: "fail", value: 50, n: 200 },
  { text: "total_requests >= 200", verdict: "pass", value: 200, n: 200 },
  { text: "concurrency_max > 0", verdict: "pass", value: 150 + 50, n: 150 },
  { text: "itl_p99 < 1s", verdict: "no data" },
  { text: "cached_tokens_mean > 1", verdict: "no data" },
])("$text: $verdict", ({ text, verdict, value, n }) => {
  const [result] = judged(text, LOAD, PLANS.load);
  strictEqual(result?.verdict, verdict);
  strictEqual(result.n, n);
  strictEqual(result.value?.toFixed(6), value?.toFixed(6));
});

Deno.test("a p99 of 99 samples is of too few, of 100 it is not", () => {
  const verdicts = [99, 100].map((n) => {
    const requests = Array.from({ length: n }, (_, i) => took(i));
    return judged("ttft_p99 < 1s", loadedSummary(requests), PLANS.load)[0];
  });
  deepStrictEqual(verdicts.map((result) => [result?.verdict, result?.text]), [
    ["too few samples", "97.02 ms of 99: p99 needs 100 samples, there are 99"],
    ["pass", "98.01 ms of 100"],
  ]);
});

Deno.test("nothing but failures to connect is no data, not a value of 0", () => {
  const none = loadedSummary([]);
  const verdictOf = (text: string): unknown => judged(text, none, PLANS.load)[0]?.verdict;
  deepStrictEqual(["failed_requests == 0", "error_rate < 1%", "ttft_p99 < 1s"].map(verdictOf), [
    "no data",
    "no data",
    "no data",
  ]);
});

Deno.test("questions: each task, each group of each model, and what was not scored", () => {
  const metric = (value: number): { value: number; n: number } => ({ value, n: 100 });
  const summary: Summary = {
    schema: 1,
    plan: "h",
    tasks: [
      scoredTask("model-a/gsm8k", { accuracy: metric(0.6), error: metric(0.02) }),
      scoredTask("model-b/gsm8k", { accuracy: metric(0.5), "pass@4": metric(0.9) }),
    ],
    groups: [{ group: "bbh", model: "model-a", metric: "accuracy", value: 0.61, members: 3 }],
  };
  const said = ["accuracy > 55%", "accuracy{group=bbh} > 60%", "pass@4 > 80%", "error_rate < 1%"]
    .flatMap((text) => judged(text, summary, PLANS.answers))
    .map(({ threshold, subject, verdict, text }) =>
      `${threshold} | ${subject}: ${verdict}, ${text}`
    );
  deepStrictEqual(said, [
    "accuracy > 55% | model-a/gsm8k: pass, 60 % of 100",
    "accuracy > 55% | model-a/bbh: no data, the run has no accuracy",
    "accuracy > 55% | model-b/gsm8k: fail, 50 % of 100",
    "accuracy{group=bbh} > 60% | bbh of model-a: pass, 61 % of 3",
    "accuracy{group=bbh} > 60% | bbh of model-b: no data, the run has no accuracy",
    "pass@4 > 80% | model-a/gsm8k: no data, the run has no pass@4",
    "pass@4 > 80% | model-a/bbh: no data, the run has no pass@4",
    "pass@4 > 80% | model-b/gsm8k: pass, 90 % of 100",
    "error_rate < 1% | model-a/gsm8k: fail, 2 % of 100",
    "error_rate < 1% | model-a/bbh: no data, the run has no error_rate",
    "error_rate < 1% | model-b/gsm8k: no data, the run has no error_rate",
  ]);
});
