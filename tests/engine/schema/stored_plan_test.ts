import assert from "node:assert/strict";
import fc from "fast-check";
import type { Json } from "../../../engine/plan/plan.ts";
import { reduce } from "../../../engine/plan/reduce.ts";
import { renderIssues } from "../../../engine/schema/render_issues.ts";
import { parseStoredPlan } from "../../../engine/schema/stored_plan.ts";
import { chosenOf, DATASET, named, suiteOf } from "./chosen.ts";

const fault = { on: { every: 2 }, fault: { kind: "status", status: 503 } };
const PLAN = JSON.stringify(reduce(
  suiteOf(chosenOf({
    models: [
      named("model", { sim: { faults: [fault] }, sampling: { stop: ["a"] } }, "a"),
      named("model", { headers: { "x-a": "b", cookie: { env: "C" } } }, "b"),
    ],
    datasets: [named("dataset", DATASET, "one"), named("dataset", DATASET, "two")],
    overrides: { mergeDs: true },
  })),
  "perf",
));

/** The plan with another value at a path; `undefined` takes it away. */
function damaged(path: readonly (string | number)[], value: unknown): string {
  const plan = JSON.parse(PLAN);
  const parent = path.slice(0, -1).reduce((at, key) => at[key], plan);
  parent[path.at(-1) ?? ""] = value;
  return JSON.stringify(plan);
}

const nested = (depth: number): unknown => depth === 0 ? 1 : [nested(depth - 1)];

const DAMAGE: Readonly<Record<string, string>> = {
  "no JSON": PLAN.slice(0, 100),
  "an empty file": "",
  "another JSON": "[1]",
  "another version": damaged(["schema"], 2),
  "no hash": damaged(["hash"], "abc"),
  "no tasks": damaged(["tasks"], []),
  "a key too many": damaged(["tasks", 0, "stepps"], []),
  "a key too few": damaged(["tasks", 0, "model", "stream"], undefined),
  "an id of another place": damaged(["tasks", 0, "id"], "../../a/b"),
  "an id twice": JSON.stringify({
    ...JSON.parse(PLAN),
    tasks: [JSON.parse(PLAN).tasks[0], JSON.parse(PLAN).tasks[0]],
  }),
  "a folder that escapes": damaged(["tasks", 0, "model", "folder"], "../x"),
  "a file that escapes": damaged(["tasks", 1, "dataset", "file"], "a/b"),
  "a step of no kind": damaged(["tasks", 0, "steps", 0, "kind"], "laod"),
  "no steps": damaged(["tasks", 0, "steps"], []),
  "an arrival out of bounds": damaged([
    "tasks",
    0,
    "steps",
    0,
    "stages",
    0,
    "arrival",
    "concurrency",
  ], 0),
  "a stop of no kind": damaged(["tasks", 0, "steps", 0, "stages", 0, "stop", "kind"], "never"),
  "percentiles out of range": damaged(["tasks", 0, "steps", 1, "percentiles"], [100]),
  "a report of no kind": damaged(["tasks", 0, "steps", 2, "reports"], ["pdf"]),
  "a key in a URL": damaged(["tasks", 1, "model", "server", "url"], "http://me:sk-secret@host"),
  "a key in a header": damaged(["tasks", 1, "model", "headers", "authorization"], "sk-secret"),
  "a key as its variable": damaged(["tasks", 1, "model", "apiKeyEnv"], "sk-secret"),
  "a header over two lines": damaged(["tasks", 1, "model", "headers", "x-a"], "a\r\nb: c"),
  "a body's own key": damaged(["tasks", 1, "model", "sampling", "messages"], []),
  "a body without bottom": damaged(["tasks", 1, "model", "sampling", "deep"], nested(2000)),
  "a part without rows": damaged(["tasks", 0, "dataset", "source", "parts", 1, "rows"], 0),
  "a fault on nothing": damaged(["tasks", 0, "model", "server", "profile", "faults", 0, "on"], {}),
};

Deno.test("a stored plan is read as it was written", () => {
  assert.deepEqual(parseStoredPlan(PLAN, "plan.json"), { ok: true, value: JSON.parse(PLAN) });
});

Deno.test("every damage of a stored plan is told with its place", async (t) => {
  for (const [what, json] of Object.entries(DAMAGE)) {
    await t.step(what, async (t) => {
      const parsed = parseStoredPlan(json, "configs/plan.json");
      assert.ok(!parsed.ok);
      const text = renderIssues(parsed.issues);
      assert.ok(!text.includes("sk-secret"));
      await t.assertSnapshot(text);
    });
  }
});

/** Every place of a JSON value. */
function placesOf(value: Json, path: readonly (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [[...path]];
  const entries = Array.isArray(value)
    ? value.map((item, i) => [i, item] as const)
    : Object.entries(value);
  return [
    ...(path.length > 0 ? [[...path]] : []),
    ...entries.flatMap(([key, inner]) => placesOf(inner, [...path, key])),
  ];
}

/** Any JSON without the key that zod leaves out of every record, lest it reach a prototype. */
const ANY = fc.jsonValue({ maxDepth: 3 }).filter((value) =>
  !JSON.stringify(value).includes("__proto__")
);

Deno.test("any value at any place of a plan is taken as it stands, or told", () => {
  const place = fc.constantFrom(...placesOf(JSON.parse(PLAN)));
  fc.assert(
    fc.property(place, ANY, (path, value) => {
      const json = damaged(path, value);
      const parsed = parseStoredPlan(json, "plan.json");
      if (parsed.ok) return assert.deepEqual(parsed.value, JSON.parse(json));
      assert.ok(parsed.issues.every(({ allowed }) => !/invalid|expected/i.test(allowed)));
      assert.ok(parsed.issues.some((issue) => issue.path.startsWith("tasks") || path.length === 1));
    }),
    { numRuns: 500 },
  );
});
