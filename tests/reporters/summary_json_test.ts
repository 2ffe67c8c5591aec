import assert from "node:assert/strict";
import fc from "fast-check";
import type { Summary } from "../../engine/event/summary.ts";
import { renderSummary } from "../../reporters/summary_json.ts";
import { CASES } from "./cases.ts";

const tasks = Object.values(CASES).map(({ summary }) => summary);
const [usual] = tasks;

function rendered(summary: Summary): string {
  return [...renderSummary(summary).pieces as Iterable<string>].join("");
}

Deno.test("summary.json: keys in one order, indented", async (t) => {
  await t.assertSnapshot(
    rendered({ schema: 1, plan: "0".repeat(64), tasks: usual ? [usual] : [], groups: [] }),
  );
});

Deno.test("summary.json: survives JSON", () => {
  const summary: Summary = { schema: 1, plan: "p", tasks, groups: [] };
  assert.deepEqual(JSON.parse(rendered(summary)), JSON.parse(JSON.stringify(summary)));
});

Deno.test("summary.json: the order in which keys came about does not show", () => {
  const summary: Summary = { schema: 1, plan: "p", tasks, groups: [] };
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      assert.equal(rendered(shuffled(summary, seed) as Summary), rendered(summary));
    }),
    { numRuns: 20 },
  );
});

Deno.test("summary.json: numbers that are none are left out", () => {
  const metrics = { "duration_s": NaN, "concurrency_max": 2 };
  const text = rendered({
    schema: 1,
    plan: "p",
    tasks: usual ? [{ ...usual, metrics }] : [],
    groups: [],
  });
  assert.deepEqual(JSON.parse(text).tasks[0].metrics, { "concurrency_max": 2 });
});

function shuffled(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, seed));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, shuffled(item, seed)] as const);
  const rank = ([key]: readonly [string, unknown]): number =>
    Math.sin(seed + [...key].reduce((sum, sign) => sum * 31 % 65537 + sign.charCodeAt(0), 0));
  return Object.fromEntries(entries.sort((a, b) => rank(a) - rank(b)));
}
