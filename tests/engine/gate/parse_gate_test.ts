import { deepStrictEqual, ok, strictEqual } from "node:assert";
import fc from "fast-check";
import { GATE_METRICS } from "../../../engine/gate/metrics.ts";
import { isMistake } from "../../../engine/gate/mistake.ts";
import { parseGate } from "../../../engine/gate/parse_gate.ts";
import { gateOf } from "./fixtures.ts";

const P99 = { kind: "percentile", p: 99 };
const below = (value: number): unknown => ({ kind: "bound", operator: "<", value });
const above = (value: number): unknown => ({ kind: "bound", operator: ">", value });

Deno.test.each<{ text: string; metric: string; stat?: unknown; labels?: unknown; check: unknown }>([
  { text: "ttft_p99 < 300ms", metric: "ttft_ms", stat: P99, check: below(300) },
  { text: "ttft.p99 < 0.3s", metric: "ttft_ms", stat: P99, check: below(300) },
  { text: "ttft_ms.p99<300", metric: "ttft_ms", stat: P99, check: below(300) },
  { text: "TTFT-p99 < 300ms", metric: "ttft_ms", stat: P99, check: below(300) },
  {
    text: "itl.p99.9 < 40ms",
    metric: "itl_ms",
    stat: { kind: "percentile", p: 99.9 },
    check: below(40),
  },
  {
    text: "tpot_med < 40ms",
    metric: "tpot_ms",
    stat: { kind: "percentile", p: 50 },
    check: below(40),
  },
  { text: "e2el_avg < 2s", metric: "e2el_ms", stat: { kind: "mean" }, check: below(2000) },
  {
    text: "output_tokens_per_s.min > 10 tok/s",
    metric: "output_tokens_per_s",
    stat: { kind: "min" },
    check: above(10),
  },
  { text: "concurrency_max > 7", metric: "concurrency_max", check: above(7) },
  {
    text: "request_throughput > 20 req/s",
    metric: "request_throughput_per_s",
    check: above(20),
  },
  { text: "duration < 2min", metric: "duration_s", check: below(120) },
  {
    text: "failed_requests == 0",
    metric: "failed_requests",
    check: { kind: "bound", operator: "==", value: 0 },
  },
  {
    text: "error_rate <= 1%",
    metric: "error_rate",
    check: { kind: "bound", operator: "<=", value: 0.01 },
  },
  {
    text: "accuracy{dataset=gsm8k, model='a b'} > 55%",
    metric: "accuracy",
    labels: { dataset: "gsm8k", model: "a b" },
    check: above(0.55),
  },
  {
    text: "ttft_p99{stage=1} < 1s",
    metric: "ttft_ms",
    stat: P99,
    labels: { stage: 1 },
    check: below(1000),
  },
  { text: "pass@4 > 0.5", metric: "pass@4", check: above(0.5) },
  {
    text: "accuracy not_worse_than ../base line by 1% at 90%",
    metric: "accuracy",
    check: { kind: "not-worse", baseline: "../base line", margin: 0.01, confidence: 0.9 },
  },
  {
    text: "ttft_p99 not_worse_than b.json by 0.05",
    metric: "ttft_ms",
    stat: P99,
    check: { kind: "not-worse", baseline: "b.json", margin: 0.05, confidence: 0.95 },
  },
])("$text", ({ text, metric, stat = null, labels = {}, check }) => {
  const gate = gateOf(text);
  strictEqual(gate.metric.name, metric);
  deepStrictEqual([gate.stat, gate.labels, gate.check], [stat, labels, check]);
});

const WRONG = [
  "",
  "ttft_p99",
  "< 300ms",
  "tfft_p99 < 300ms",
  "ttft < 300ms",
  "ttft_p99 < 300",
  "ttft_p0 < 3ms",
  "ttft_p99 =< 300ms",
  "ttft_p99 < 300 tokens",
  "error_rate_p99 < 1%",
  "accuracy > 55",
  "accuracy{datset=gsm8k} > 55%",
  "accuracy{dataset} > 55%",
  "ttft_p99{stage=first} < 1s",
  "accuracy not_worse_than ../x",
  "accuracy not_worse_than ../x by much",
  "accuracy not_worse_than ../x by 0.01 at 0.5",
  "accuracy{group=bbh} not_worse_than ../x by 0.01",
  "request_throughput not_worse_than ../x by 0.01",
  "ttft_max not_worse_than ../x by 0.01",
  "itl_p99 not_worse_than ../x by 0.01",
  "input_tokens_mean not_worse_than ../x by 0.01",
  `accuracy > ${"5".repeat(600)}`,
];

Deno.test("what is wrong says what was found and what may stand there", async (t) => {
  const mistakes = WRONG.map((text) => {
    const read = parseGate({ text, abortOnFail: false });
    return [text.slice(0, 60), isMistake(read) ? [read.found, read.allowed] : read];
  });
  await t.assertSnapshot(Object.fromEntries(mistakes));
});

Deno.test("any text is a gate or a mistake, soon", () => {
  const word = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.constantFrom("ttft_p99", "accuracy", "{", "}", "=", " ", "<", "not_worse_than", " by ", "%"),
  );
  fc.assert(fc.property(fc.array(word, { maxLength: 12 }), (words) => {
    const read = parseGate({ text: words.join(""), abortOnFail: false }, true);
    ok(isMistake(read) ? read.allowed.length > 0 : read.metric.name.length > 0);
  }));
});

Deno.test("every metric goes by its own name", () => {
  for (const { name, shape } of GATE_METRICS) {
    const stat = shape === "distribution" ? ".p90" : "";
    strictEqual(gateOf(`${name}${stat} > 0`).metric.name, name);
  }
  strictEqual(new Set(GATE_METRICS.map(({ name }) => name)).size, GATE_METRICS.length);
});

Deno.test("a user's own recipe may have metrics of its own", () => {
  const threshold = { text: "politeness > 0.5", abortOnFail: false };
  ok(isMistake(parseGate(threshold)));
  const gate = parseGate(threshold, true);
  ok(!isMistake(gate));
  strictEqual(gate.metric.name, "politeness");
});
