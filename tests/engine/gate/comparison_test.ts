import { match, strictEqual } from "node:assert";
import { judgeComparison } from "../../../engine/gate/comparison.ts";
import type { Side } from "../../../engine/gate/comparison.ts";
import { gateOf } from "./fixtures.ts";
import type { ThresholdResult } from "../../../engine/event/summary.ts";

function compared(text: string, now: Side, before: Side): ThresholdResult["verdict"] {
  return foundOf(text, now, before).verdict;
}

function foundOf(text: string, now: Side, before: Side): ReturnType<typeof judgeComparison> {
  const gate = gateOf(text);
  if (gate.check.kind !== "not-worse") throw new Error(`${text} names no baseline`);
  return judgeComparison({ ...gate, check: gate.check }, { now, before });
}

/** Right on the samples from `from` to `to`, of `n`. */
function rightFrom(from: number, to: number, n: number): Side {
  const samples = new Map(
    Array.from({ length: n }, (_, i) => [`${i}`, { sum: i >= from && i < to ? 1 : 0, n: 1 }]),
  );
  const correct = to - from;
  return { metric: { value: correct / n, n, correct }, samples };
}

function withoutSamples({ metric }: Side): Side {
  return { metric };
}

const BY_TWO = "accuracy not_worse_than x by 0.02 at 0.95";

Deno.test.each<{ what: string; now: Side; before: Side; verdict: string; method: RegExp }>([
  {
    what: "the same answers",
    now: rightFrom(0, 600, 1000),
    before: rightFrom(0, 600, 1000),
    verdict: "pass",
    method: /paired, Newcombe, 1000 samples/,
  },
  {
    what: "ten samples lost of 1000",
    now: rightFrom(10, 600, 1000),
    before: rightFrom(0, 600, 1000),
    verdict: "pass",
    method: /59 % against 60 %/,
  },
  {
    what: "a tenth lost",
    now: rightFrom(100, 600, 1000),
    before: rightFrom(0, 600, 1000),
    verdict: "fail",
    method: /50 % against 60 %/,
  },
  {
    what: "the same answers to 20 questions",
    now: rightFrom(0, 12, 20),
    before: rightFrom(0, 12, 20),
    verdict: "too few samples",
    method: /about \d+ samples would tell/,
  },
  {
    what: "better by a tenth",
    now: rightFrom(0, 600, 1000),
    before: rightFrom(0, 500, 1000),
    verdict: "pass",
    method: /worse by at most 0 % at 95 %/,
  },
  {
    what: "the same numbers without their samples",
    now: withoutSamples(rightFrom(0, 600, 1000)),
    before: withoutSamples(rightFrom(0, 600, 1000)),
    verdict: "too few samples",
    method: /unpaired, Newcombe/,
  },
  {
    what: "a tenth lost, without their samples",
    now: withoutSamples(rightFrom(0, 500, 1000)),
    before: withoutSamples(rightFrom(0, 600, 1000)),
    verdict: "fail",
    method: /unpaired, Newcombe/,
  },
])("$what: $verdict", ({ now, before, verdict, method }) => {
  const found = foundOf(BY_TWO, now, before);
  strictEqual(found.verdict, verdict, found.text);
  match(found.text, method);
});

Deno.test("only samples of both runs count", () => {
  const now = rightFrom(0, 500, 500);
  const found = foundOf(BY_TWO, now, rightFrom(0, 1000, 1000));
  strictEqual(found.n, 500);
});

Deno.test("of what is better low, less is not worse", () => {
  const text = "truncation not_worse_than x by 0.02";
  const [few, many] = [rightFrom(0, 10, 1000), rightFrom(0, 200, 1000)].map(withoutSamples);
  strictEqual(compared(text, few as Side, many as Side), "pass");
  strictEqual(compared(text, many as Side, few as Side), "fail");
});

Deno.test("parts of a score are compared by a bootstrap, of 30 samples at least", () => {
  const f1Of = (shift: number, n: number): Side => ({
    metric: { value: 0.5 + shift, n, stderr: 0.01 },
    samples: new Map(
      Array.from({ length: n }, (_, i) => [`${i}`, { sum: (i % 10) / 10 + shift, n: 1 }]),
    ),
  });
  const text = "f1 not_worse_than x by 0.02";
  strictEqual(compared(text, f1Of(0, 100), f1Of(0.01, 100)), "pass");
  strictEqual(compared(text, f1Of(0, 100), f1Of(0.1, 100)), "fail");
  strictEqual(compared(text, f1Of(0, 20), f1Of(0, 20)), "too few samples");
});

Deno.test("without samples, metrics that are no counts are compared by their standard errors", () => {
  const sideOf = (value: number, stderr?: number): Side => ({
    metric: { value, n: 400, ...(stderr === undefined ? {} : { stderr }) },
  });
  const text = "f1 not_worse_than x by 0.02";
  strictEqual(compared(text, sideOf(0.6, 0.005), sideOf(0.6, 0.005)), "pass");
  strictEqual(compared(text, sideOf(0.5, 0.005), sideOf(0.6, 0.005)), "fail");
  strictEqual(compared(text, sideOf(0.6), sideOf(0.6)), "no data");
});

Deno.test("latencies are compared by the ratio of their percentiles", () => {
  const sideOf = (scale: number, n: number): Side => {
    const values = Float64Array.from({ length: n }, (_, i) => scale * (100 + i * 7 % 20));
    return { metric: { value: scale, n }, series: { values, inFlight: 4 } };
  };
  const text = "ttft_p90 not_worse_than x by 5%";
  strictEqual(compared(text, sideOf(1, 500), sideOf(1, 500)), "pass");
  strictEqual(compared(text, sideOf(1.2, 500), sideOf(1, 500)), "fail");
  strictEqual(compared(text, sideOf(0.5, 500), sideOf(1, 500)), "pass");
  strictEqual(compared(text, sideOf(1, 99), sideOf(1, 500)), "too few samples");
  strictEqual(compared(text, sideOf(1, 100), sideOf(1, 500)), "pass");
  const faster = "output_tokens_per_s_p50 not_worse_than x by 5%";
  strictEqual(compared(faster, sideOf(1.2, 500), sideOf(1, 500)), "pass");
  strictEqual(compared(faster, sideOf(0.8, 500), sideOf(1, 500)), "fail");
  strictEqual(compared(text, { metric: { value: 1, n: 5 } }, sideOf(1, 500)), "no data");
});
