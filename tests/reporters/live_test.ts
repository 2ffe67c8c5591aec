import assert from "node:assert/strict";
import fc from "fast-check";
import { renderLive, renderLiveLine } from "../../reporters/live.ts";
import type { AnswerProgress, LoadProgress, Progress } from "../../reporters/live/progress.ts";
import { widthOf } from "../../reporters/text/width.ts";
import { HOSTILE } from "./cases.ts";

const BEGUN: LoadProgress = {
  kind: "load",
  task: "vllm-api-stream-chat/syntheticdataset",
  ending: null,
  stage: 0,
  stages: 1,
  phase: "starting",
  total: 64,
  durationMs: null,
  elapsedMs: 0,
  sent: 0,
  inFlight: 0,
  ok: 0,
  failed: 0,
  aborted: 0,
  events: 0,
  failedByKind: {},
  metrics: {},
  perSecond: [],
};

const UNDER_WAY: LoadProgress = {
  ...BEGUN,
  phase: "measured",
  place: { index: 1, of: 5 },
  elapsedMs: 12_345,
  sent: 31,
  inFlight: 8,
  ok: 22,
  failed: 3,
  failedByKind: { "http-status 503": 2, reset: 1 },
  events: 1480,
  metrics: {
    request_throughput_per_s: 1.8595,
    output_token_throughput_per_s: 119.01,
    ttft_ms: { n: 22, p50: 51.234, p99: 78.09 },
    e2el_ms: { n: 22, p50: 1234.5, p99: 2345.6 },
    lag_ms: { n: 22, p50: 0.021, p99: 0.3456 },
  },
  perSecond: [0, 12, 110, 119.4, 131, 98, 119],
};

const ASKING: AnswerProgress = {
  kind: "answers",
  task: "vllm-api-general-chat/gsm8k",
  ending: null,
  total: 1319,
  answered: 410,
  before: 100,
  failed: 2,
  failedByKind: { timeout: 2 },
  inFlight: 31,
  limit: 32,
  changed: { from: 64, to: 32, why: "the server answers HTTP 429" },
  retries: 7,
  paused: false,
  elapsedMs: 61_000,
  latencyMs: { n: 310, p50: 3210, p99: 9876.5 },
  perSecond: Array.from({ length: 60 }, (_, i) => i % 9),
};

const STATES: Readonly<Record<string, Progress>> = {
  begun: BEGUN,
  "under way": UNDER_WAY,
  "for a time": {
    ...BEGUN,
    phase: "warmup",
    stage: 1,
    stages: 3,
    total: null,
    durationMs: 3_700_000,
    elapsedMs: 61_000,
    sent: 1_234_567,
    inFlight: 1024,
    ok: 1_233_543,
    aborted: 3,
    events: 99_999_999,
  },
  "over time": { ...BEGUN, elapsedMs: 9000, ok: 64, sent: 64, events: 1, phase: "ending" },
  complete: { ...UNDER_WAY, ending: "complete" },
  interrupted: { ...UNDER_WAY, ending: "interrupted" },
  unreachable: { ...BEGUN, ending: "unreachable", failed: 3, failedByKind: { dns: 3 } },
  asking: ASKING,
  paused: { ...ASKING, paused: true, failed: 0, retries: 0 },
  answered: { ...ASKING, ending: "complete", answered: 1317 },
  "wide names": { ...UNDER_WAY, task: "通义千问-模型🚀/données 👩‍👩‍👧‍👦 数据集" },
  "wide names, ended": {
    ...UNDER_WAY,
    ending: "complete",
    task: "通义千问-模型🚀/数据集 👩‍👩‍👧‍👦 数据集数据集数据集",
  },
  hostile: { ...BEGUN, task: HOSTILE, failed: 1, failedByKind: { [HOSTILE]: 1 }, elapsedMs: 1 },
};

Deno.test.each(Object.keys(STATES))("live: %s", async (name, t) => {
  const progress = STATES[name] as Progress;
  const widths = [40, 80, 120].map((columns) => [
    `${columns}:`,
    ...renderLive([progress], { columns, colour: false }),
  ]);
  await t.assertSnapshot([...widths.flat(), renderLiveLine(progress)].join("\n"));
});

Deno.test("live: colours change nothing but colours", () => {
  // deno-lint-ignore no-control-regex
  const COLOUR = /\x1b\[\d+m/g;
  for (const state of Object.values(STATES)) {
    const [plain, coloured] = [false, true].map((colour) =>
      renderLive([state], { columns: 80, colour })
    );
    assert.deepEqual(coloured?.map((line) => line.replace(COLOUR, "")), plain);
  }
});

const count = fc.nat(10 ** 9);
const latency = fc.option(fc.record({ n: count, p50: fc.double(), p99: fc.double() }), {
  nil: undefined,
});
const told = {
  task: fc.string({ unit: "binary", maxLength: 80 }),
  place: fc.constantFrom(undefined, { index: 3, of: 1000 }),
  ending: fc.constantFrom(null, "complete", "interrupted", "unreachable"),
  failedByKind: fc.dictionary(fc.string({ unit: "binary" }), count),
  perSecond: fc.array(fc.double({ min: 0, noNaN: true, max: 1e12 }), { maxLength: 60 }),
  elapsedMs: count,
  inFlight: count,
  failed: count,
};
const load = fc.record({
  ...told,
  kind: fc.constant("load"),
  stage: fc.nat(9),
  stages: fc.integer({ min: 1, max: 10 }),
  phase: fc.constantFrom("starting", "warmup", "measured", "cooldown", "ending"),
  total: fc.option(count),
  durationMs: fc.option(count),
  sent: count,
  ok: count,
  aborted: count,
  events: count,
  metrics: fc.record({ ttft_ms: latency, e2el_ms: latency, lag_ms: latency }),
});
const answers = fc.record({
  ...told,
  kind: fc.constant("answers"),
  total: count,
  answered: count,
  before: fc.constant(0),
  limit: count,
  changed: fc.constantFrom(undefined, { from: 1, to: 2, why: HOSTILE.repeat(3) }),
  retries: count,
  paused: fc.boolean(),
  latencyMs: latency,
});

Deno.test("live: never wider than the screen, and the bar never runs over", () => {
  const progress = fc.oneof(load, answers) as fc.Arbitrary<Progress>;
  fc.assert(fc.property(progress, fc.integer({ min: 40, max: 160 }), (state, columns) => {
    const lines = renderLive([state, state], { columns, colour: false });
    for (const line of [...lines, renderLiveLine(state)]) {
      assert.doesNotMatch(line, /\p{Cc}|NaN|Infinity/u);
    }
    for (const line of lines) assert.ok(widthOf(line) <= columns, line);
    if (state.ending !== null) return assert.equal(lines.length, 2);
    const [bar = ""] = /^(█*[▏▎▍▌▋▊▉]?░*)/u.exec(lines[1] ?? "") ?? [];
    assert.equal(widthOf(bar), 24);
  }));
});
