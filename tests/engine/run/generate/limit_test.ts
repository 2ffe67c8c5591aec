import { deepStrictEqual, ok, strictEqual } from "node:assert";
import fc from "fast-check";
import { fixedLimit, newAdaptiveLimit } from "../../../../engine/run/generate/limit.ts";
import type { Limit } from "../../../../engine/run/generate/limit.ts";

/** Answers of a server whose latency depends on how many it has at once; the limits that were tried. */
function climb(limit: Limit, latencyMs: (inFlight: number) => number, answers: number): number[] {
  const tried = [limit.now];
  for (let i = 0; i < answers; i++) {
    const change = limit.answered(latencyMs(limit.now));
    if (change) tried.push(change.to);
  }
  return tried;
}

Deno.test("a limit that is said stays", () => {
  const limit = fixedLimit(3);
  deepStrictEqual([limit.now, limit.answered(1), limit.refused(429), limit.now], [
    3,
    undefined,
    undefined,
    3,
  ]);
});

Deno.test("a fast server gets twice as many after each round, up to 512", () => {
  deepStrictEqual(climb(newAdaptiveLimit(), () => 100, 5000), [8, 16, 32, 64, 128, 256, 512]);
});

Deno.test("where more take as much longer, it goes back a step and stays", () => {
  const queueing = (inFlight: number): number => 100 * Math.max(1, inFlight / 32);
  deepStrictEqual(climb(newAdaptiveLimit(), queueing, 600), [8, 16, 32, 64, 32]);
});

Deno.test("after sixteen rounds it tries a quarter more, and keeps what is a gain", () => {
  const limit = newAdaptiveLimit();
  climb(limit, (inFlight) => 100 * Math.max(1, inFlight / 32), 600);
  strictEqual(limit.now, 32);
  deepStrictEqual(climb(limit, () => 100, 32 * 18), [32, 40]);
});

Deno.test("a refusal halves it, and those that were in flight then do not halve it again", () => {
  const limit = newAdaptiveLimit();
  climb(limit, () => 100, 8 + 16 + 8);
  strictEqual(limit.now, 32);
  deepStrictEqual(limit.refused(429), {
    from: 32,
    to: 16,
    why: "the server answers HTTP 429",
  });
  for (let stale = 0; stale < 32; stale++) strictEqual(limit.refused(429), undefined);
  strictEqual(limit.refused(503)?.to, 8);
});

Deno.test("whatever comes, the limit stays within 1 and 512, and says each change", () => {
  const latency = fc.oneof(fc.double(), fc.integer({ min: 0, max: 10_000 }));
  const word = fc.oneof(
    latency.map((ms) => (limit: Limit) => limit.answered(ms)),
    fc.constantFrom(429, 503, 529).map((status) => (limit: Limit) => limit.refused(status)),
    // Refusals until one counts, and a whole round of one latency, so that both ends are met.
    fc.constant((limit: Limit) => {
      for (let i = 0; i < 1024; i++) {
        const change = limit.refused(429);
        if (change) return change;
      }
      return undefined;
    }),
    latency.map((ms) => (limit: Limit) => {
      const { now } = limit;
      for (let i = 1; i < 2 * now; i++) {
        const change = limit.answered(ms);
        if (change) return change;
      }
      return undefined;
    }),
  );
  fc.assert(fc.property(fc.array(word, { maxLength: 200 }), (words) => {
    const limit = newAdaptiveLimit();
    for (const say of words) {
      const before = limit.now;
      const change = say(limit);
      ok(limit.now >= 1 && limit.now <= 512 && Number.isInteger(limit.now));
      deepStrictEqual([change?.from ?? before, change?.to ?? before], [before, limit.now]);
    }
  }));
});
