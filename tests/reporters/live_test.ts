import assert from "node:assert/strict";
import fc from "fast-check";
import { type Progress, renderLive, renderLiveLine } from "../../reporters/live.ts";
import { widthOf } from "../../reporters/text/width.ts";
import { HOSTILE } from "./cases.ts";

const begun: Progress = {
  task: "vllm-api-stream-chat/syntheticdataset",
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
};

const STATES: Readonly<Record<string, Progress>> = {
  begun,
  "under way": {
    ...begun,
    phase: "measured",
    elapsedMs: 12_345,
    sent: 31,
    inFlight: 8,
    ok: 22,
    failed: 1,
    failedByKind: { "http-status": 1, reset: 0 },
    events: 1480,
    outputTokensEstimate: 2960,
    ttftMs: 51.234,
  },
  "for a time": {
    ...begun,
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
  "over time": { ...begun, elapsedMs: 9000, ok: 64, sent: 64, events: 1, phase: "ending" },
  hostile: { ...begun, task: HOSTILE, failed: 1, failedByKind: { [HOSTILE]: 1 }, elapsedMs: 1 },
};

Deno.test.each(Object.keys(STATES))("live: %s", async (name, t) => {
  const progress = STATES[name] as Progress;
  const widths = [40, 80].map((columns) => renderLive([progress], { columns, colour: false }));
  await t.assertSnapshot([...widths.flat(), renderLiveLine(progress)].join("\n"));
});

Deno.test("live: never wider than the screen, and the bar never runs over", () => {
  const count = fc.nat(10 ** 9);
  const progress = fc.record({
    task: fc.string({ unit: "binary", maxLength: 80 }),
    stage: fc.nat(9),
    stages: fc.integer({ min: 1, max: 10 }),
    phase: fc.constantFrom("starting", "warmup", "measured", "cooldown", "ending"),
    total: fc.option(count),
    durationMs: fc.option(count),
    elapsedMs: count,
    sent: count,
    inFlight: count,
    ok: count,
    failed: count,
    aborted: count,
    events: count,
  }) as fc.Arbitrary<Progress>;
  fc.assert(fc.property(progress, fc.integer({ min: 40, max: 160 }), (state, columns) => {
    const lines = renderLive([state, state], { columns, colour: false });
    for (const line of [...lines, renderLiveLine(state)]) {
      assert.doesNotMatch(line, /\p{Cc}|NaN|Infinity/u);
    }
    for (const line of lines) assert.ok(widthOf(line) <= columns, line);
    const [bar = ""] = /[█-▏]+░*|░+/u.exec(lines[1] ?? "") ?? [];
    assert.equal(widthOf(bar), 24);
  }));
});
