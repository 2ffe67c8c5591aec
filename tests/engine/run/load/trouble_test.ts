import { deepStrictEqual, ok, strictEqual } from "node:assert";
import fc from "fast-check";
import type { Stage } from "../../../../engine/plan/plan.ts";
import { COUNTERS } from "../../../../engine/run/load/counters.ts";
import { TROUBLE } from "./answers.ts";
import type { Trouble } from "./answers.ts";
import { closed, load } from "./loaded.ts";
import type { Loaded, PlainRow } from "./loaded.ts";
import { stream, text } from "./scripted_network.ts";

/** A stop is seen within one tick. */
const TICK_MS = 20;
const IN_ORDER = ["sent", "firstByte", "firstEvent", "firstToken", "lastToken", "end"] as const;

function run({ stages, answers, attempts }: Trouble, stopMs: number = Infinity): Promise<Loaded> {
  return load(stages, ({ index }) => answers[index % answers.length] ?? stream(1, 1, 1), {
    timeoutMs: 200,
    retry: { attempts, backoffMs: 30 },
    watch(counters, network) {
      if (stopMs === Infinity) return;
      network.at(network.now() + stopMs * 1e6, () => Atomics.store(counters, COUNTERS.stop, 1));
    },
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function sizesOf({ stop, warmup, cooldown }: Stage): Record<string, number> {
  return { warmup, measured: stop.kind === "requests" ? stop.requests : 0, cooldown };
}

function isInOrder(row: PlainRow): boolean {
  const times = IN_ORDER.map((column) => row[column]).filter((time) => typeof time === "number");
  const events = row["events"] as readonly number[];
  return [...times, Infinity].every((time, i) => i === 0 || time >= (times[i - 1] ?? 0)) &&
    events.every((time) => time >= Number(row["firstToken"]) && time <= Number(row["lastToken"]));
}

function checkRows({ rows, network }: Loaded): void {
  strictEqual(sum(rows.map(({ attempts }) => Number(attempts))), network.seen.length);
  for (const row of rows) {
    ok(isInOrder(row), JSON.stringify(row));
    ok(Number(row["end"]) >= Number(row["scheduled"]), JSON.stringify(row));
  }
}

function checkCounters({ rows, counters }: Loaded, stage: number): void {
  const measured = rows.filter((row) => row["stage"] === stage && row["phase"] === "measured");
  const outcomes = measured.map(({ outcome }) =>
    outcome === "ok" || outcome === "aborted" ? outcome : "failed"
  );
  for (const outcome of ["ok", "failed", "aborted"] as const) {
    strictEqual(counters[COUNTERS[outcome]], outcomes.filter((one) => one === outcome).length);
  }
  strictEqual(counters[COUNTERS.inFlight], 0);
  ok((counters[COUNTERS.sent] ?? NaN) <= rows.filter((row) => row["stage"] === stage).length);
}

Deno.test("whatever the server does, every request settles once, and counters add up", async () => {
  await fc.assert(
    fc.asyncProperty(TROUBLE, async (trouble) => {
      const loaded = await run(trouble);
      checkRows(loaded);
      trouble.stages.forEach((stage, index) => {
        const rows = loaded.rows.filter((row) => row["stage"] === index);
        for (const [phase, size] of Object.entries(sizesOf(stage))) {
          strictEqual(rows.filter((row) => row["phase"] === phase).length, size, phase);
        }
      });
      checkCounters(loaded, trouble.stages.length - 1);
    }),
    { numRuns: 150 },
  );
});

Deno.test("whenever it is stopped, nothing is sent after, and what left has settled", async () => {
  await fc.assert(
    fc.asyncProperty(TROUBLE, fc.nat(400), async (trouble, stopMs) => {
      const loaded = await run(trouble, stopMs);
      const { seen, startMs } = loaded.network;
      ok(seen.every(({ atMs }) => atMs - startMs <= stopMs + TICK_MS));
      checkRows(loaded);
      const started = loaded.messages.filter(({ kind }) => kind === "stage-started").length;
      checkCounters(loaded, started - 1);
    }),
    { numRuns: 150 },
  );
});

Deno.test("what comes of a cancelled exchange changes nothing of the next one", async () => {
  const stalled = { events: [[5, text("a")], [1000, text("late")]], endMs: 1001 } as const;
  const { rows } = await load(
    [closed(1, 2)],
    ({ index }) => index === 0 ? stalled : stream(900, 10, 3),
    { timeoutMs: 950 },
  );
  deepStrictEqual(rows.map(({ outcome, events }) => [outcome, (events as unknown[]).length]), [
    ["timeout", 1],
    ["ok", 3],
  ]);
  ok((rows[1]?.["events"] as readonly number[]).every((at) => at >= 1850));
});

Deno.test("another attempt forgets what the one before was told", async () => {
  const usage = { prompt_tokens: 7, completion_tokens: 9 };
  const broken = {
    events: [
      [10, JSON.stringify({ choices: [{ delta: { content: "a" } }], usage })],
      [20, '{"choices":[{"delta":{},"finish_reason":"length"}]}'],
    ],
    endMs: 30,
    failure: { kind: "reset", text: "ECONNRESET" },
  } as const;
  const bare = { events: [[40, text("b")], [50, "[DONE]"]], endMs: 60 } as const;
  const { rows } = await load([closed(1, 1)], ({ index }) => index === 0 ? broken : bare, {
    retry: { attempts: 2, backoffMs: 100 },
  });
  const [{ attempts, scheduled, sent, firstToken, events, outputTokens, finish, outcome } = {}] =
    rows;
  deepStrictEqual(
    { attempts, scheduled, sent, firstToken, events, outputTokens, finish, outcome },
    {
      attempts: 2,
      scheduled: 0,
      sent: 130,
      firstToken: 170,
      events: [170],
      outputTokens: -1,
      finish: "none",
      outcome: "ok",
    },
  );
});

Deno.test("a request is counted as sent once, however often it is tried", async () => {
  const refused = {
    endMs: 1,
    unsent: true,
    failure: { kind: "connect-refused", text: "ECONNREFUSED" },
  } as const;
  const script = [refused, { endMs: 1, status: 503, headers: "" }, stream(5, 5, 1), refused];
  const { counters, rows } = await load(
    [closed(1, 2)],
    ({ index }) => script[index] ?? refused,
    { retry: { attempts: 3, backoffMs: 1 } },
  );
  deepStrictEqual(rows.map(({ attempts, outcome }) => [attempts, outcome]), [
    [3, "ok"],
    [3, "connect-refused"],
  ]);
  strictEqual(counters[COUNTERS.sent], 1);
});

Deno.test("a server that takes requests and says nothing is slow, not out of reach", async () => {
  const silent = { endMs: Infinity, failure: { kind: "other", text: "never comes" } } as const;
  const { rows, messages } = await load([closed(2, 6)], () => silent, { timeoutMs: 800 });
  const last = messages.at(-1);
  strictEqual(last?.kind === "ended" && last.ending, "complete");
  deepStrictEqual(rows.map(({ outcome }) => outcome), Array(6).fill("timeout"));
});

Deno.test("a server that takes a request and resets it is there", async () => {
  const reset = { endMs: 1, failure: { kind: "reset", text: "ECONNRESET" } } as const;
  const refused = { endMs: 400, unsent: true, failure: { kind: "dns", text: "gone" } } as const;
  const { rows, messages } = await load(
    [closed(1, 9)],
    ({ index }) => index === 1 ? reset : refused,
  );
  const last = messages.at(-1);
  strictEqual(last?.kind === "ended" && last.ending, "complete");
  strictEqual(rows.length, 9);
});

Deno.test("the failure that shows that nobody is there keeps its kind", async () => {
  const { rows, messages } = await load([closed(1, 1)], () => ({
    endMs: 700,
    unsent: true,
    failure: { kind: "dns", text: "no such host" },
  }), { retry: { attempts: 9, backoffMs: 10 } });
  const last = messages.at(-1);
  strictEqual(last?.kind === "ended" && last.ending, "unreachable");
  deepStrictEqual(rows.map(({ outcome, note, attempts }) => [outcome, note, attempts]), [
    ["dns", "no such host", 3],
  ]);
});

Deno.test("a block is handed over when it has many rows", async () => {
  const { messages } = await load([closed(8, 5000)], () => stream(0, 0, 1));
  const sizes = messages.filter((message) => message.kind === "settled")
    .map(({ block }) => block.rows);
  deepStrictEqual(sizes, [4096, 904]);
});

Deno.test("a block is handed over when it has many events", async () => {
  const { messages } = await load([closed(1, 5)], () => stream(0, 0, 100_000));
  const sizes = messages.filter((message) => message.kind === "settled")
    .map(({ block }) => [block.rows, block.eventTimes.length]);
  deepStrictEqual(sizes, [[3, 300_000], [2, 200_000]]);
});
