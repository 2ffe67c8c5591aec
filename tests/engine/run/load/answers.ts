/**
 * Answers of every kind, good and bad, and loads that meet them: what properties of the engine are tried on.
 * @module
 */

import fc from "fast-check";
import type { Stage } from "../../../../engine/plan/plan.ts";
import { stream, text } from "./scripted_network.ts";
import type { Answer } from "./scripted_network.ts";

const PLAIN = "content-type: text/plain\r\n";

/** One answer of each kind; the first two are good ones. */
export const ANSWERS: readonly Answer[] = [
  stream(40, 10, 4),
  stream(1, 3, 1),
  { endMs: 1, unsent: true, failure: { kind: "connect-refused", text: "ECONNREFUSED" } },
  { endMs: 30, events: [[5, text("a")]], failure: { kind: "reset", text: "ECONNRESET" } },
  { endMs: Infinity, events: [[5, text("a")], [230, text("late")]] },
  { endMs: 2, status: 503, headers: `${PLAIN}retry-after: 0\r\n`, body: "full" },
  { endMs: 2, status: 400, headers: PLAIN, body: "no" },
  { endMs: 9, events: [[3, '{"error":{"message":"out of memory"}}']] },
  { endMs: 9, events: [[3, "{"]] },
  { endMs: 9, headers: PLAIN, body: "hello" },
];

/** Any stage of a number of requests. */
export const STAGE: fc.Arbitrary<Stage> = fc.record({
  arrival: fc.oneof(
    fc.record({
      kind: fc.constant("closed" as const),
      concurrency: fc.integer({ min: 1, max: 20 }),
      rampPerSecond: fc.constantFrom(null, 7, 200),
    }),
    fc.record({
      kind: fc.constant("open" as const),
      process: fc.constantFrom("constant", "poisson", "gamma"),
      ratePerSecond: fc.integer({ min: 5, max: 300 }),
      shape: fc.constantFrom(0.5, 4),
      maxConcurrency: fc.constantFrom(null, 1, 6),
    }),
  ),
  stop: fc.record({ kind: fc.constant("requests" as const), requests: fc.nat(30) }),
  warmup: fc.nat(5),
  cooldown: fc.nat(5),
});

/** Stages, the answers that they meet in turn, and how often a request is tried. */
export interface Trouble {
  readonly stages: readonly Stage[];
  readonly answers: readonly Answer[];
  readonly attempts: number;
}

/** Any load against a server that answers at least once, and then as it likes. */
export const TROUBLE: fc.Arbitrary<Trouble> = fc.record({
  stages: fc.array(STAGE, { minLength: 1, maxLength: 3 }),
  answers: fc.array(fc.constantFrom(...ANSWERS), { maxLength: 20 })
    .map((rest) => [stream(40, 10, 4), ...rest]),
  attempts: fc.integer({ min: 1, max: 3 }),
});
