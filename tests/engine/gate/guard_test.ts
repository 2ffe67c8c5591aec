import { match, strictEqual } from "node:assert";
import fc from "fast-check";
import { judge } from "../../../engine/gate/judge.ts";
import { newGuard } from "../../../engine/gate/guard.ts";
import type { Guard } from "../../../engine/gate/guard.ts";
import type { Request } from "../event/fixtures.ts";
import { blockOf } from "../event/fixtures.ts";
import { gateOf, LOADED, loadedSummary, loadOf, took } from "./fixtures.ts";

/** A guard of one stage of so many requests; `null`: as many as time allows. */
function guardOf(text: string, requests: number | null): Guard {
  const task = { ...LOADED, steps: [loadOf(requests)] };
  return newGuard(task, [{ gate: gateOf(text, true), stage: null }]);
}

const good = (n: number): readonly Request[] => Array.from({ length: n }, () => took(10));
const bad = (n: number): readonly Request[] =>
  Array.from({ length: n }, () => took(10, { outcome: "timeout" }));
const slow = (n: number): readonly Request[] => Array.from({ length: n }, () => took(1000));

Deno.test.each<{ text: string; of: number | null; seen: readonly Request[]; ends: boolean }>([
  { text: "failed_requests == 0", of: 100, seen: bad(1), ends: true },
  { text: "failed_requests < 3", of: 100, seen: bad(2), ends: false },
  { text: "failed_requests < 3", of: 100, seen: bad(3), ends: true },
  { text: "failed_requests == 0", of: 100, seen: [took(1, { outcome: "aborted" })], ends: false },
  {
    text: "failed_requests == 0",
    of: 100,
    seen: [took(1, { outcome: "timeout", phase: "warmup" })],
    ends: false,
  },
  { text: "error_rate < 1%", of: 1000, seen: bad(9), ends: false },
  { text: "error_rate < 1%", of: 1000, seen: bad(10), ends: true },
  { text: "error_rate < 1%", of: null, seen: bad(99), ends: false },
  { text: "error_rate < 1%", of: null, seen: bad(100), ends: true },
  { text: "error_rate < 10%", of: null, seen: [...bad(12), ...good(88)], ends: false },
  { text: "ttft_p90 < 100ms", of: 100, seen: slow(10), ends: false },
  { text: "ttft_p90 < 100ms", of: 100, seen: slow(11), ends: true },
  { text: "ttft_p90 < 100ms", of: null, seen: [...slow(50), ...good(50)], ends: true },
  { text: "ttft_p90 < 100ms", of: null, seen: [...slow(12), ...good(88)], ends: false },
  { text: "ttft_max < 100ms", of: null, seen: slow(1), ends: true },
  { text: "ttft_mean < 100ms", of: 10, seen: slow(1), ends: true },
  { text: "ttft_mean < 100ms", of: 20, seen: slow(1), ends: false },
  { text: "ttft_mean < 100ms", of: null, seen: slow(50), ends: false },
])("$text of $of requests ends: $ends", ({ text, of, seen, ends }) => {
  strictEqual(guardOf(text, of)(blockOf(seen)) !== undefined, ends);
});

Deno.test("it says why, once", () => {
  const guard = guardOf("error_rate < 1%", 100);
  strictEqual(guard(blockOf(good(5))), undefined);
  const why = guard(blockOf(bad(5)));
  match(why ?? "", /ended early: error_rate < 1% is missed, 5 of 10 requests failed/);
  strictEqual(guard(blockOf(bad(5))), undefined);
});

Deno.test("of a stage, only that stage counts", () => {
  const task = { ...LOADED, steps: [loadOf(10, 10)] };
  const guard = newGuard(task, [{ gate: gateOf("failed_requests == 0", true), stage: 1 }]);
  strictEqual(guard(blockOf(bad(3))), undefined);
  strictEqual(typeof guard(blockOf([took(1, { stage: 1, outcome: "reset" })])), "string");
});

Deno.test("a load that is ended would have missed its threshold, whatever came after", () => {
  const request = fc.tuple(fc.integer({ min: 1, max: 200 }), fc.boolean());
  const texts = ["failed_requests < 3", "error_rate < 20%", "ttft_p50 < 90ms", "ttft_p90 <= 150ms"];
  fc.assert(fc.property(
    fc.constantFrom(...texts),
    fc.array(request, { minLength: 10, maxLength: 40 }),
    fc.nat(40),
    (text, told, seen) => {
      const requests = told.map(([ms, isOk]) => took(ms, isOk ? {} : { outcome: "timeout" }));
      const why = guardOf(text, requests.length)(blockOf(requests.slice(0, seen)));
      if (why === undefined) return;
      const subjects = [{ kind: "task", task: LOADED, stage: null }] as const;
      const summary = loadedSummary(requests, [50, 90]);
      const judging = { summary, sidesOf: () => undefined };
      const [result] = judge([{ gate: gateOf(text), subjects }], judging);
      strictEqual(result?.verdict === "pass", false, `${why}; but ${result?.text}`);
    },
  ));
});
