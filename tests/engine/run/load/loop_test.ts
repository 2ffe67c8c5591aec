import { deepStrictEqual, ok, strictEqual } from "node:assert";
import fc from "fast-check";
import { COUNTERS } from "../../../../engine/run/load/counters.ts";
import { offsetsOf } from "../../../../engine/stats/arrivals.ts";
import { seedOf } from "../../../../engine/stats/random.ts";
import { closed, load } from "./loaded.ts";
import { stream } from "./scripted_network.ts";

const REFUSED = {
  endMs: 1,
  unsent: true,
  failure: { kind: "connect-refused", text: "ECONNREFUSED" },
} as const;

function tally(values: readonly unknown[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  return counts;
}

Deno.test("a closed loop holds exactly its concurrency, and sends each request once", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 0, max: 5 }),
      fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 7 }),
      async (concurrency, requests, warmup, cooldown, times) => {
        const { rows, network } = await load(
          [closed(concurrency, requests, { warmup, cooldown })],
          ({ index }) => stream(times[index % times.length] ?? 1, 3, 1 + index % 4),
        );
        const total = warmup + requests + cooldown;
        strictEqual(rows.length, total);
        ok(network.mostInFlight <= concurrency);
        if (warmup === 0) strictEqual(network.mostInFlight, Math.min(concurrency, total));
        deepStrictEqual(tally(rows.map(({ phase }) => phase)), {
          ...(warmup ? { warmup } : {}),
          measured: requests,
          ...(cooldown ? { cooldown } : {}),
        });
        deepStrictEqual(tally(rows.map(({ outcome }) => outcome)), { ok: total });
      },
    ),
    { numRuns: 60 },
  );
});

Deno.test("a closed loop is never short of requests while some remain", async () => {
  const { network } = await load([closed(4, 40)], ({ index }) => stream(10 + index % 3, 5, 3));
  ok(network.seen.slice(4).every(({ inFlight }) => inFlight === 4));
});

Deno.test("measured requests of a closed loop wait for the first warm-up", async () => {
  const { network } = await load([closed(8, 8, { warmup: 1 })], () => stream(50, 10, 2));
  const [first, ...others] = network.seen.map(({ atMs }) => atMs - (network.seen[0]?.atMs ?? 0));
  strictEqual(first, 0);
  deepStrictEqual(others, Array(8).fill(60));
});

Deno.test("a ramp adds clients at its rate", async () => {
  const arrival = { kind: "closed", concurrency: 4, rampPerSecond: 10 } as const;
  const { network } = await load([closed(4, 4, { arrival })], () => stream(5000, 1, 1));
  const start = network.seen[0]?.atMs ?? 0;
  deepStrictEqual(network.seen.map(({ atMs }) => Math.round(atMs - start)), [0, 100, 200, 300]);
});

Deno.test("an open loop sends at its offsets, whatever is in flight", async () => {
  const arrival = {
    kind: "open",
    process: "poisson",
    ratePerSecond: 50,
    shape: 1,
    maxConcurrency: null,
  } as const;
  const { rows } = await load([closed(1, 30, { arrival, warmup: 2 })], () => stream(700, 10, 5));
  const offsets = offsetsOf(arrival, 32, seedOf(1, 0));
  const near = (a: unknown, b: number): boolean => Math.abs(Number(a) - b) < 1e-3;
  const sent = rows.map(({ sent }) => Number(sent)).sort((a, b) => a - b);
  ok(sent.every((at, i) => near(at, (offsets[i] ?? NaN) / 1e6)));
  ok(rows.every(({ sent, scheduled }) => near(sent, Number(scheduled))));
});

Deno.test("a cap makes requests wait, and the wait is lag", async () => {
  const arrival = {
    kind: "open",
    process: "constant",
    ratePerSecond: 100,
    shape: 1,
    maxConcurrency: 2,
  } as const;
  const { rows, network } = await load([closed(1, 20, { arrival })], () => stream(90, 10, 2));
  strictEqual(network.mostInFlight, 2);
  const last = rows.at(-1);
  strictEqual(Math.round(Number(last?.["scheduled"])), 190);
  strictEqual(Math.round(Number(last?.["sent"])), 910);
});

Deno.test("a stage of a duration sends for that long, then its cool-down", async () => {
  const stop = { kind: "duration", durationMs: 1000 } as const;
  const shut = await load(
    [closed(2, 0, { stop, warmup: 2, cooldown: 3 })],
    () => stream(90, 10, 2),
  );
  deepStrictEqual(tally(shut.rows.map(({ phase }) => phase)), {
    warmup: 2,
    measured: 20,
    cooldown: 3,
  });
  const arrival = {
    kind: "open",
    process: "constant",
    ratePerSecond: 40,
    shape: 1,
    maxConcurrency: null,
  } as const;
  const open = await load(
    [closed(1, 0, { arrival, stop, warmup: 4, cooldown: 3 })],
    () => stream(90, 10, 2),
  );
  deepStrictEqual(tally(open.rows.map(({ phase }) => phase)), {
    warmup: 4,
    measured: 40,
    cooldown: 3,
  });
});

Deno.test("stages follow each other, each from its own start", async () => {
  const { rows, messages } = await load([closed(2, 4), closed(1, 2)], () => stream(10, 10, 2));
  deepStrictEqual(rows.map(({ stage }) => stage), [0, 0, 0, 0, 1, 1]);
  deepStrictEqual(
    messages.filter((message) => message.kind === "stage-started").map(({ atNs }) => atNs / 1e6),
    [0, 40],
  );
  deepStrictEqual(rows.map(({ sample }) => sample), [0, 1, 2, 0, 1, 2]);
});

Deno.test("excluded requests take rows of their own, where there are some", async () => {
  const bodies = {
    bytes: new TextEncoder().encode("abcde"),
    offsets: Float64Array.of(0, 1, 2, 3, 4, 5),
  };
  const { network, rows } = await load(
    [closed(1, 4, { warmup: 2, cooldown: 1 })],
    () => stream(5, 5, 1),
    { bodies },
  );
  deepStrictEqual(network.seen.map(({ body }) => body), ["d", "e", "a", "b", "c", "a", "d"]);
  deepStrictEqual(rows.map(({ sample }) => sample), [3, 4, 0, 1, 2, 0, 3]);
});

Deno.test("an answer that never ends is given up in time", async () => {
  const { rows } = await load(
    [closed(1, 2)],
    ({ index }) => index === 0 ? { endMs: Infinity } : stream(5, 5, 2),
    {
      timeoutMs: 300,
    },
  );
  deepStrictEqual(rows.map(({ outcome, note }) => [outcome, note]), [
    ["timeout", "no complete answer within 300 ms"],
    ["ok", null],
  ]);
  ok(Number(rows[0]?.["end"]) >= 300 && Number(rows[0]?.["end"]) <= 330);
});

Deno.test("attempts are repeated with a growing pause, or the one that was asked for", async () => {
  const refuse = { endMs: 1, status: 503, headers: "content-type: text/plain\r\n", body: "full" };
  const { rows, network } = await load(
    [closed(1, 1)],
    ({ index }) =>
      index < 2
        ? refuse
        : index === 2
        ? { ...refuse, headers: "Retry-After: 2\r\n" }
        : stream(10, 5, 2),
    { retry: { attempts: 5, backoffMs: 100 } },
  );
  const start = network.seen[0]?.atMs ?? 0;
  deepStrictEqual(network.seen.map(({ atMs }) => atMs - start), [0, 101, 302, 2303]);
  const [row] = rows;
  deepStrictEqual([
    row?.["outcome"],
    row?.["attempts"],
    row?.["scheduled"],
    row?.["sent"],
    row?.["firstToken"],
  ], ["ok", 4, 0, 2303, 2313]);
});

Deno.test("what another try cannot mend is not tried again", async () => {
  const { rows } = await load(
    [closed(1, 1)],
    () => ({ endMs: 1, status: 401, headers: "", body: '{"error":{"message":"no key"}}' }),
    {
      retry: { attempts: 5, backoffMs: 100 },
    },
  );
  deepStrictEqual(rows.map(({ attempts, note }) => [attempts, note]), [[1, "HTTP 401: no key"]]);
});

Deno.test("where nobody answers for a second, the rest is not sent", async () => {
  const { rows, messages, network } = await load(
    [closed(2, 1_000_000)],
    () => ({ ...REFUSED, endMs: 20 }),
  );
  const last = messages.at(-1);
  strictEqual(last?.kind === "ended" && last.ending, "unreachable");
  ok(network.seen.length < 120);
  strictEqual(rows.length, network.seen.length);
});

Deno.test("failures to connect after an answer do not end a run", async () => {
  const { messages, rows } = await load(
    [closed(1, 200)],
    ({ index }) => index === 0 ? stream(5, 5, 1) : { ...REFUSED, endMs: 20 },
  );
  const last = messages.at(-1);
  strictEqual(last?.kind === "ended" && last.ending, "complete");
  strictEqual(rows.length, 200);
});

Deno.test("the stop flag cancels what is in flight and keeps what has finished", async () => {
  const { rows, messages, network, counters } = await load(
    [closed(4, 1000)],
    () => stream(90, 10, 2),
    {
      watch: (counters, network) =>
        network.at(network.now() + 555e6, () => Atomics.store(counters, COUNTERS.stop, 1)),
    },
  );
  const last = messages.at(-1);
  strictEqual(last?.kind === "ended" && last.ending, "interrupted");
  deepStrictEqual(tally(rows.map(({ outcome }) => outcome)), { ok: 20, aborted: 4 });
  strictEqual(network.seen.length, 24);
  deepStrictEqual(
    [counters[COUNTERS.ok], counters[COUNTERS.aborted], counters[COUNTERS.inFlight]],
    [20, 4, 0],
  );
});

Deno.test("settled requests are handed over at least every half second", async () => {
  const { messages } = await load([closed(1, 40)], () => stream(90, 10, 2));
  const blocks = messages.filter((message) => message.kind === "settled");
  ok(blocks.length >= 8, `${blocks.length} blocks in 4 s`);
});

Deno.test("answers are kept until the server has told token counts once, or always", async () => {
  const untold = {
    events: [[5, '{"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]}']],
    endMs: 6,
  } as const;
  const mixed = await load([closed(1, 4)], ({ index }) => index === 1 ? stream(5, 5, 2) : untold);
  deepStrictEqual(mixed.kept.map(({ row, bytes }) => [row, bytes.length]), [
    [0, untold.events[0][1].length + 6],
  ]);
  const always = await load([closed(1, 2)], () => stream(5, 5, 2), { keep: "always" });
  strictEqual(always.kept.length, 2);
});
