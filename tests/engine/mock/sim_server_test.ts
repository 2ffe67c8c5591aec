import assert from "node:assert/strict";
import fc from "fast-check";
import { newRandom } from "../../../engine/stats/random.ts";
import { tokensOf } from "../../../engine/mock/words.ts";
import type { SimProfile } from "../../../engine/plan/plan.ts";
import { chat, completion, MS, startBench, startReplay } from "./bench.ts";
import type { Received } from "./scripted_listener.ts";

const USAGE = { "stream_options": { "include_usage": true } };
const EVERY = { "stream_options": { "include_usage": true, "continuous_usage_stats": true } };
const COMPLETIONS = "/v1/completions";

interface Chunk {
  readonly choices: readonly {
    readonly delta?: { readonly content?: string; readonly "reasoning_content"?: string };
  }[];
  readonly usage?: { readonly "completion_tokens": number };
}

function chunksOf(received: Received): readonly Chunk[] {
  return received.writes.map(({ text }) => text).filter((text) => text.startsWith("data: {"))
    .map((text) => JSON.parse(text.slice("data: ".length)));
}

interface Shown {
  readonly name: string;
  readonly change?: Partial<SimProfile>;
  readonly path?: string;
  readonly body: unknown;
}

Deno.test.each<Shown>([
  { name: "a chat stream", body: chat() },
  { name: "a chat stream that tells usage", body: chat(USAGE) },
  { name: "a chat stream that tells usage in every event", body: chat(EVERY) },
  {
    name: "a chat stream without a role chunk",
    change: { roleChunk: false },
    body: chat({ "max_tokens": 2 }),
  },
  {
    name: "a chat stream that reasons, three tokens an event",
    change: { reasoningTokens: 5, tokensPerEvent: 3 },
    body: chat({ "max_completion_tokens": 9, ...EVERY }),
  },
  { name: "a completions stream", path: COMPLETIONS, body: completion(USAGE) },
  {
    name: "a whole chat answer",
    change: { reasoningTokens: 2 },
    body: chat({ stream: false }),
  },
  { name: "a whole completion", path: COMPLETIONS, body: completion({ stream: false }) },
])("$name, byte for byte", async ({ change, path, body }, t) => {
  const bench = await startBench(change);
  const received = bench.send({ ...(path ? { path } : {}), body });
  bench.run();
  const { status, headers, ending, writes } = received;
  await t.assertSnapshot({ status, headers, ending, writes });
});

const RECORDED = [
  { question: "Name three colors.", answer: "Rot, grün\n„blau“ 😀", finish_reason: "stop" },
  { prompt: "The capital of France is", completion: " Paris. Q: next" },
  { question: "Fail.", status: 400, message: "Too long by 7 tokens" },
  { question: "Hush.", answer: "" },
];

Deno.test.each<Shown>([
  { name: "a stream", body: chat({ "max_tokens": 99, ...USAGE }) },
  { name: "a whole answer at its limit", body: chat({ "max_tokens": 3, stream: false }) },
  { name: "a completion up to a stop text", path: COMPLETIONS, body: completion({ stop: "Q:" }) },
  { name: "an error", body: chat({ messages: [{ role: "user", content: "Fail." }] }) },
  { name: "nothing", body: chat({ messages: [{ role: "user", content: "Hush." }], ...USAGE }) },
  { name: "no question it knows", body: chat({ messages: [{ role: "user", content: "Why?" }] }) },
  {
    name: "a stream that breaks",
    change: { faults: [{ on: { request: 1 }, fault: { kind: "truncated-json", afterEvents: 1 } }] },
    body: chat({ "max_tokens": 99 }),
  },
])("a recorded answer comes as $name", async ({ change, path, body }, t) => {
  const bench = await startReplay(RECORDED, change);
  const received = bench.send({ ...(path ? { path } : {}), body });
  bench.run();
  const { status, ending, writes } = received;
  await t.assertSnapshot({ status, ending, writes, stamps: bench.sim.stamps() });
});

Deno.test("tokens leave on an absolute schedule, however late its timers are", async () => {
  const random = newRandom(1);
  const lags: number[] = [];
  const bench = await startBench({}, () => {
    const lag = Math.round(random() * 15 * MS);
    lags.push(lag);
    return lag;
  });
  bench.send({ body: chat({ "max_tokens": 40 }) });
  bench.run();
  const [stamps] = bench.sim.stamps();
  assert.deepEqual(
    stamps?.sentAt,
    lags.map((lag, k) => (50 + 20 * k) * MS + lag),
  );
  assert.equal(stamps?.worstLagNs, Math.max(...lags));
});

Deno.test("any answer has the tokens asked for, in order, and says so", async () => {
  const timing = fc.oneof(
    fc.record({ kind: fc.constant("constant" as const), ms: fc.nat(100) }),
    fc.record({
      kind: fc.constantFrom("normal" as const, "lognormal" as const),
      ms: fc.nat(100),
      sdMs: fc.nat(60),
    }),
  );
  const change = fc.record({
    ttft: timing,
    gap: timing,
    roleChunk: fc.boolean(),
    reasoningTokens: fc.nat(8),
    tokensPerEvent: fc.integer({ min: 1, max: 5 }),
    batch: fc.constantFrom(null, 1, 3),
    prefillTokensPerSecond: fc.constantFrom(null, 1000),
    seed: fc.nat(),
  });
  await fc.assert(
    fc.asyncProperty(change, fc.array(fc.integer({ min: 1, max: 20 })), async (change, lengths) => {
      const bench = await startBench(change);
      const answers = lengths.map((length) =>
        bench.send({ body: chat({ "max_tokens": length, ...EVERY }) })
      );
      bench.run();
      const stamps = bench.sim.stamps();
      answers.forEach((received, i) => {
        const chunks = chunksOf(received);
        const deltas = chunks.flatMap(({ choices }) => choices.map(({ delta }) => delta));
        const text = deltas.map((delta) => delta?.content ?? "").join("");
        const reasoning = deltas.map((delta) => delta?.reasoning_content ?? "").join("");
        assert.equal(tokensOf(reasoning), Math.min(change.reasoningTokens, lengths[i] as number));
        assert.equal(tokensOf(text) + tokensOf(reasoning), lengths[i]);
        assert.equal(chunks.at(-1)?.usage?.completion_tokens, lengths[i]);
        const { sentAt = [], tokens = [], ending } = stamps[i] ?? {};
        assert.equal(tokens.reduce((a, b) => a + b, 0), lengths[i]);
        assert.deepEqual(sentAt, sentAt.toSorted((a, b) => a - b));
        assert.equal(ending, "length");
      });
    }),
    { numRuns: 60 },
  );
});

Deno.test("one seed gives one answer and one schedule, another seed others", async () => {
  const drawn = { kind: "lognormal", ms: 20, sdMs: 10 } as const;
  const answer = async (seed: number): Promise<unknown> => {
    const bench = await startBench({ ttft: drawn, gap: drawn, seed });
    const answers = [0, 1].map(() => bench.send({ body: chat({ "max_tokens": 10 }) }));
    bench.run();
    return answers.map(({ writes }) => writes);
  };
  assert.deepEqual(await answer(1), await answer(1));
  assert.notDeepEqual(await answer(1), await answer(2));
});

Deno.test("several tokens an event keep TTFT, gap per token and TPOT exact", async () => {
  const bench = await startBench({ tokensPerEvent: 4 });
  bench.send({ body: chat({ "max_tokens": 12 }) });
  bench.run();
  const [stamps] = bench.sim.stamps();
  assert.deepEqual(stamps?.tokens, [1, 4, 4, 3]);
  assert.deepEqual(stamps?.sentAt, [50, 130, 210, 270].map((ms) => ms * MS));
});

interface Load {
  readonly tokensPerSecond: number;
  readonly ttftMs: number;
  readonly gapMs: number;
}

/** A closed loop of clients without a network, until each has asked ten times. */
async function load(clients: number, change: Partial<SimProfile>): Promise<Load> {
  const bench = await startBench(change);
  const body = chat({ "max_tokens": 50 });
  let open = Array.from({ length: clients }, () => bench.send({ body }));
  let toSend = clients * 9;
  while (open.some(({ ending }) => ending === "open")) {
    bench.runUntil(bench.listener.now() + MS);
    open = open.map((received) => {
      if (received.ending === "open" || toSend === 0) return received;
      toSend--;
      return bench.send({ body });
    });
  }
  const stamps = bench.sim.stamps();
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length / MS;
  const first = stamps.map(({ sentAt, receivedAt }) => (sentAt[0] as number) - receivedAt);
  const gaps = stamps.flatMap(({ sentAt }) =>
    sentAt.slice(1).map((at, i) => at - (sentAt[i] as number))
  );
  return {
    tokensPerSecond: stamps.length * 50 / (bench.listener.now() / 1e9),
    ttftMs: mean(first),
    gapMs: mean(gaps),
  };
}

Deno.test("beyond the batch throughput is flat, gaps stay, and TTFT grows", async () => {
  const loads = new Map<number, Load>();
  for (const clients of [2, 4, 8, 16, 32]) loads.set(clients, await load(clients, { batch: 8 }));
  const at = (clients: number): Load => loads.get(clients) as Load;
  const ratio = (a: number, b: number, field: keyof Load): number => at(b)[field] / at(a)[field];
  assert.ok(Math.abs(ratio(2, 4, "tokensPerSecond") - 2) < 0.05, "doubles below the knee");
  assert.ok(Math.abs(ratio(4, 8, "tokensPerSecond") - 2) < 0.05, "doubles up to the knee");
  assert.ok(Math.abs(ratio(8, 16, "tokensPerSecond") - 1) < 0.05, "is flat beyond it");
  assert.ok(Math.abs(ratio(16, 32, "tokensPerSecond") - 1) < 0.05, "and stays so");
  assert.ok(Math.abs(at(8).ttftMs - 50) < 1.1 && at(16).ttftMs > 500, "TTFT holds the queue");
  assert.ok(at(32).ttftMs > 2 * at(16).ttftMs, "which grows with concurrency");
  for (const { gapMs } of loads.values()) assert.ok(Math.abs(gapMs - 20) < 1e-6);
});

Deno.test("prompts are read one after the other", async () => {
  const bench = await startBench({ prefillTokensPerSecond: 100 });
  const content = "one two three four five six seven eight nine ten";
  for (let i = 0; i < 3; i++) {
    bench.send({ body: chat({ messages: [{ role: "user", content }] }) });
  }
  bench.run();
  assert.deepEqual(
    bench.sim.stamps().map(({ sentAt }) => sentAt[0]),
    [150, 250, 350].map((ms) => ms * MS),
  );
});

Deno.test("a client that leaves frees its place at its next event", async () => {
  const bench = await startBench({ batch: 1 });
  const first = bench.send({ body: chat({ "max_tokens": 1000 }) });
  const waits = bench.send({ body: chat() });
  const second = bench.send({ body: chat() });
  bench.runUntil(100 * MS);
  first.leave();
  waits.leave();
  bench.run();
  const stamps = bench.sim.stamps();
  assert.deepEqual(stamps.map(({ ending }) => ending), ["abort", "abort", "length"]);
  assert.deepEqual(stamps.map(({ sentAt }) => sentAt.length), [3, 0, 4]);
  assert.equal(stamps[2]?.sentAt[0], (110 + 50) * MS);
  assert.equal(second.ending, "end");
  assert.equal(bench.pending(), 0);
});

Deno.test("names, health, errors of other paths and methods", async (t) => {
  const bench = await startBench();
  const answers = [
    { method: "GET", path: "/v1/models?limit=1" },
    { method: "GET", path: "/health" },
    { method: "GET", path: "/constructor" },
    { method: "DELETE", path: "/v1/chat/completions" },
    { body: { messages: [] } },
  ].map((request) => {
    const { status, headers, ending, writes } = bench.send(request);
    return { ...request, status, headers, ending, texts: writes.map(({ text }) => text) };
  });
  await t.assertSnapshot(answers);
});

Deno.test("metrics and stamps tell one story", async (t) => {
  const bench = await startBench({
    batch: 2,
    faults: [{ on: { request: 2 }, fault: { kind: "reset", afterEvents: 1 } }],
  });
  const headers = { "x-request-id": "r".repeat(200) };
  for (let i = 0; i < 4; i++) bench.send({ headers, body: chat({ stream: i !== 2 }) });
  bench.runUntil(200 * MS);
  await t.assertSnapshot(bench.send({ method: "GET", path: "/metrics" }).text());
  const lines = bench.send({ method: "GET", path: "/sim/stamps" }).text().trimEnd().split("\n");
  const [head, ...stamps] = lines.map((line) => JSON.parse(line));
  assert.deepEqual(head, { now: 200 * MS, requests: 4, dropped: 0 });
  assert.deepEqual(stamps, bench.sim.stamps());
  await t.assertSnapshot(stamps);
});

Deno.test("the address is told as a URL", async () => {
  const { sim } = await startBench();
  assert.deepEqual(await sim.start({ host: "::1", port: 8000 }), { url: "http://[::1]:8000" });
});
