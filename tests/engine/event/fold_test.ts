import assert from "node:assert/strict";
import fc from "fast-check";
import { decodeBlocks, encodeBlock } from "../../../engine/event/block_codec.ts";
import type { Event } from "../../../engine/event/event.ts";
import { foldEvents, newFold } from "../../../engine/event/fold.ts";
import { decodeEvent, encodeEvent } from "../../../engine/event/log_codec.ts";
import type { TaskSummary } from "../../../engine/event/summary.ts";
import type { Task } from "../../../engine/plan/plan.ts";
import { blockOf, FRAME, ID, REQUESTS, settled, streamOf, TASK } from "./fixtures.ts";
import type { Request } from "./fixtures.ts";

const PERCENTILES = [50, 99];
const [STARTED, STAGE, NOTICE, ENDED] = FRAME;
/** The task with an open loop. */
const OPEN: Task = {
  ...TASK,
  steps: [{
    kind: "load",
    seed: 1,
    stages: [{
      arrival: {
        kind: "open",
        process: "poisson",
        ratePerSecond: 1,
        shape: 1,
        maxConcurrency: null,
      },
      stop: { kind: "requests", requests: 1 },
      warmup: 0,
      cooldown: 0,
    }],
  }, ...TASK.steps],
};

function foldOf(requests: readonly Request[], ...more: readonly Event[]): TaskSummary {
  const events = [STARTED, STAGE, settled(blockOf(requests)), NOTICE, ENDED, ...more];
  return foldEvents(TASK, PERCENTILES, events);
}

/** Closed loop of two clients, one request each to warm up and to cool down, and failures. */
const RUN: readonly Request[] = [
  { ...streamOf(0, { ttft: 500 }), phase: "warmup" },
  streamOf(100),
  streamOf(105, { ttft: 55 }),
  { ...streamOf(220, { ttft: 60, tokens: 5 }), scheduled: 218, cachedTokens: 4 },
  { scheduled: 230, sent: 230, end: 240, outcome: "http-status", status: 503, note: "busy" },
  { scheduled: 240, end: 241, outcome: "connect-refused", note: "ECONNREFUSED" },
  { scheduled: 245, sent: 245, end: 250, outcome: "http-status", status: 503, note: "still busy" },
  { scheduled: 250, sent: 250, end: 310, outcome: "aborted" },
  { ...streamOf(330, { ttft: 900 }), phase: "cooldown" },
];

Deno.test("the summary of a small run", async (t) => {
  await t.assertSnapshot(foldOf(RUN));
});

Deno.test("durations, throughputs and concurrency of two requests, by hand", () => {
  const { metrics } = foldOf([
    streamOf(1000, { ttft: 100, gap: 100, tokens: 5 }), // 1000 … 1501
    streamOf(1250, { ttft: 100, gap: 150, tokens: 5 }), // 1250 … 1951
    { ...streamOf(1400, { ttft: 99, tokens: 1 }), outcome: "reset" }, // 1400 … 1500, in flight only
    { ...streamOf(400, { ttft: 699, tokens: 1 }), phase: "warmup" }, // 400 … 1100, from 1000 on
  ]);
  const seconds = 0.951;
  const expected = [
    ["duration_s", seconds],
    ["request_throughput_per_s", 2 / seconds],
    ["total_input_tokens", 16],
    ["total_output_tokens", 10],
    ["input_token_throughput_per_s", 16 / seconds],
    ["output_token_throughput_per_s", 10 / seconds],
    ["total_token_throughput_per_s", 26 / seconds],
    ["concurrency_mean", (501 + 701 + 100 + 100) / 951],
    ["concurrency_max", 3],
  ] as const;
  for (const [name, value] of expected) {
    const found = metrics[name];
    assert.ok(typeof found === "number" && Math.abs(found - value) < 1e-9, `${name}: ${found}`);
  }
});

Deno.test("with nothing measured there are no metrics, and no word on the client", () => {
  const { metrics, requests, client, notes } = foldOf([{ outcome: "dns", end: 1 }]);
  assert.deepEqual(metrics, {});
  assert.deepEqual([requests.total, requests.ok, requests.failed], [1, 0, 1]);
  assert.match(client.verdict.text, /^client not judged/);
  assert.deepEqual(notes, []);
});

Deno.test("what failed, was aborted or is excluded changes no number but its count", () => {
  const blind = ({ metrics }: TaskSummary) =>
    Object.fromEntries(Object.entries(metrics).filter(([name]) => !name.startsWith("concurrency")));
  fc.assert(fc.property(REQUESTS, (requests) => {
    const counts = (row: Request) => row.outcome === "ok" && row.phase === "measured";
    const all = foldOf(requests);
    const measured = foldOf(requests.filter(counts));
    assert.deepEqual(blind(all), blind(measured));
    assert.equal(all.requests.ok, measured.requests.total);
    const { total, ok, failed, aborted, failedByKind } = all.requests;
    assert.equal(total, ok + failed + aborted);
    assert.equal(failed, Object.values(failedByKind).reduce((sum, n) => sum + n, 0));
    assert.equal(total + all.excluded.warmup + all.excluded.cooldown, requests.length);
  }));
});

Deno.test("blocks split and joined at will, stored and read again, give the same summary", async () => {
  await fc.assert(fc.asyncProperty(REQUESTS, fc.array(fc.nat(25)), async (requests, cuts) => {
    const live = foldOf(requests);
    const ends = [...cuts.filter((cut) => cut < requests.length), requests.length].sort((a, b) =>
      a - b
    );
    const blocks = ends.map((end, i) => blockOf(requests.slice(ends[i - 1] ?? 0, end)));
    const stored = await Array.fromAsync(decodeBlocks(blocks.map(encodeBlock)));
    const log = FRAME.map((event) => decodeEvent(encodeEvent(event)) as Event);
    assert.deepEqual(foldEvents(TASK, PERCENTILES, [...log, ...stored.map(settled)]), live);
    assert.deepEqual(foldEvents(TASK, PERCENTILES, [...stored.map(settled), ...log]), live);
  }));
});

Deno.test("a summary may be asked for at any time, and again", () => {
  const fold = newFold(TASK, PERCENTILES);
  fold.add(STARTED);
  for (const request of RUN) {
    fold.add(settled(blockOf([request])));
    fold.summary();
  }
  fold.add(ENDED);
  fold.add(STAGE);
  assert.deepEqual(fold.summary(), foldOf(RUN));
  assert.deepEqual(fold.summary(), fold.summary());
});

Deno.test("events of other tasks change nothing", () => {
  const others = [ENDED, settled(blockOf(RUN))].map((event) => ({ ...event, task: "other/task" }));
  assert.deepEqual(foldOf(RUN, ...others), foldOf(RUN));
});

Deno.test("stages have numbers of their own, and the task those of all", () => {
  const [first, second] = [0, 1].map((stage) =>
    Array.from({ length: 5 }, (_, i) => ({
      ...streamOf(stage * 1000 + i * 100, { ttft: 10 + i + stage * 50 }),
      stage,
    }))
  );
  const summary = foldOf([...first ?? [], ...second ?? []]);
  const alone = [first, second].map((requests, stage) => ({
    stage,
    metrics: foldOf((requests ?? []).map((request) => ({ ...request, stage: 0 }))).metrics,
  }));
  assert.deepEqual(summary.stages.map(({ stage, metrics }) => ({ stage, metrics })), alone);
  assert.deepEqual(summary.metrics["ttft_ms"], {
    n: 10,
    mean: 37,
    min: 10,
    max: 64,
    p50: 37,
    p99: 63.91,
  });
});

Deno.test("a run that was killed is interrupted, and lasted until its last request", () => {
  const summary = foldEvents(TASK, PERCENTILES, [STARTED, settled(blockOf([streamOf(0)]))]);
  assert.equal(summary.ending, "interrupted");
  assert.deepEqual(summary.client.load, { cpuShare: null, wallMs: 111 });
  assert.equal(summary.notes[0], "partial run: interrupted after 1 measured requests");
});

Deno.test("a log without a beginning cannot be summed up", () => {
  assert.throws(
    () => foldEvents(TASK, PERCENTILES, [ENDED]),
    { message: `Cannot sum up ${ID}: its log does not say that it started` },
  );
});

const FEW = "p99 of 2 requests: fewer than 100 samples";

Deno.test.each<
  { name: string; requests: readonly Request[]; more?: readonly Event[]; notes: readonly string[] }
>([
  { name: "few requests", requests: [streamOf(0), streamOf(9)], notes: [FEW] },
  {
    name: "many requests",
    requests: Array.from({ length: 100 }, (_, i) => streamOf(i)),
    notes: [],
  },
  {
    name: "few requests in each of two stages",
    requests: [streamOf(0), { ...streamOf(9), stage: 1 }],
    notes: [
      "stage 1: p99 of 1 requests: fewer than 100 samples",
      "stage 2: p99 of 1 requests: fewer than 100 samples",
    ],
  },
  {
    name: "several tokens in an event",
    requests: [streamOf(0), streamOf(9)].map((row) => ({ ...row, outputTokens: 9 })),
    notes: [
      FEW,
      "no inter-token latency: events and tokens differ in number, and the server does not tell how many tokens each event carried",
    ],
  },
  {
    name: "several tokens in an event, now and then",
    requests: [streamOf(0), { ...streamOf(9), outputTokens: 9 }],
    notes: [
      FEW,
      "inter-token latency of 1 of 2 requests: events and tokens differ in number, and the server does not tell how many tokens each event carried in the others",
    ],
  },
  {
    name: "tokens counted by the client",
    requests: [streamOf(0), streamOf(9)].map((row) => ({
      ...row,
      outputTokens: -1,
      countedOutputTokens: 4,
    })),
    notes: [FEW, "output tokens counted by the client's tokenizer: the server does not tell them"],
  },
  {
    name: "token counts of both kinds",
    requests: [streamOf(0), { ...streamOf(9), outputTokens: -1, countedOutputTokens: 4 }],
    notes: [FEW, "output tokens of some requests not told by the server"],
  },
  {
    name: "token counts that differ",
    requests: [
      { ...streamOf(0), outputTokens: 100, countedOutputTokens: 99, events: [] },
      { ...streamOf(9), outputTokens: 100, countedOutputTokens: 98, events: [] },
    ],
    notes: [FEW, "output tokens of server and tokenizer differ by over 1 % in 50 % of requests"],
  },
  {
    name: "warm-up requests that fail",
    requests: [
      streamOf(0),
      streamOf(9),
      { phase: "warmup", outcome: "http-status", status: 401, note: "no key" },
      { phase: "cooldown", outcome: "dns" },
      { phase: "warmup", outcome: "http-status", status: 401 },
    ],
    notes: [FEW, "3 warm-up or cool-down requests failed: http-status 401: no key"],
  },
  {
    name: "warnings, each once",
    requests: [streamOf(0), streamOf(9)],
    more: Array(2).fill({ kind: "notice", task: ID, level: "warning", text: "912 bytes lost" }),
    notes: [FEW, "912 bytes lost"],
  },
  {
    name: "a busy client",
    requests: [streamOf(0), streamOf(9)],
    more: [{ ...ENDED, load: { cpuShare: 0.834, wallMs: 1000 } } as Event],
    notes: [FEW, "load thread busy 83 % of the time: events may be stamped late"],
  },
])("a reader is told of $name", ({ requests, more = [], notes }) => {
  assert.deepEqual(foldOf(requests, ...more).notes, notes);
});

Deno.test.each([
  {
    name: "server",
    rows: [{ outputTokens: 4, countedOutputTokens: 4 }],
    tokens: { source: "server", mismatch: 0 },
  },
  {
    name: "tokenizer",
    rows: [{ outputTokens: -1, countedOutputTokens: 4 }],
    tokens: { source: "tokenizer" },
  },
  { name: "mixed", rows: [{ outputTokens: 4 }, { outputTokens: -1 }], tokens: { source: "mixed" } },
  { name: "none", rows: [{ outputTokens: -1 }], tokens: { source: "none" } },
])("the source of tokens is $name", ({ rows, tokens }) => {
  assert.deepEqual(foldOf(rows.map((row) => ({ ...streamOf(0), ...row }))).tokens, tokens);
});

Deno.test.each([
  { lag: 0.4, ttft: 50, keptUp: true, text: "client kept up: lag p99 0.4 ms" },
  { lag: 10, ttft: 50, keptUp: true, text: "client kept up: lag p99 10 ms" },
  {
    lag: 10.5,
    ttft: 50,
    keptUp: false,
    text: "client late: lag p99 10.5 ms, more than 10 ms; a wait for a capped slot counts as lag",
  },
  { lag: 49, ttft: 1000, keptUp: true, text: "client kept up: lag p99 49 ms" },
  {
    lag: 51,
    ttft: 1000,
    keptUp: false,
    text: "client late: lag p99 51 ms, more than 50 ms; a wait for a capped slot counts as lag",
  },
])("a lag of $lag ms at a TTFT of $ttft ms: $text", ({ lag, ttft, keptUp, text }) => {
  const request = { ...streamOf(100, { ttft }), scheduled: 100 - lag };
  const events = [STARTED, settled(blockOf([request])), ENDED];
  assert.deepEqual(foldEvents(OPEN, PERCENTILES, events).client.verdict, { keptUp, text });
});

Deno.test("in a closed loop lag is held against whole requests", () => {
  const request = { ...streamOf(100, { ttft: 1000 }), scheduled: 49 };
  const { verdict } = foldOf([request]).client;
  assert.deepEqual(verdict, { keptUp: true, text: "client kept up: lag p99 51 ms" });
});

Deno.test("failures are listed by kind, the most frequent first, of at most 20 kinds", () => {
  const rows = Array.from(
    { length: 30 },
    (_, i): Request => ({ outcome: "http-status", status: 500 + i }),
  );
  const again: Request = { outcome: "http-status", status: 503, note: "x".repeat(499) + "é" };
  const { failures, requests } = foldOf([...rows, again, again, {
    outcome: "tls",
    note: "expired",
  }]);
  assert.equal(failures.length, 20);
  assert.deepEqual(failures.slice(0, 2), [
    { kind: "further kinds", count: 12, text: "expired" },
    { kind: "http-status 503", count: 3, text: "x".repeat(499) },
  ]);
  assert.equal(failures.reduce((sum, { count }) => sum + count, 0), 33);
  assert.deepEqual(requests.failedByKind, { "http-status": 32, tls: 1 });
});
