import assert from "node:assert/strict";
import fc from "fast-check";
import { parse } from "../../../engine/schema/parse.ts";
import type { Chosen } from "../../../engine/schema/parse.ts";
import { chosenOf, DATASET, issuesText, named } from "./chosen.ts";

type Row = readonly [what: string, said: Partial<Chosen>];

const model = (config: unknown): Partial<Chosen> => ({ models: [named("model", config)] });
const dataset = (config: unknown): Partial<Chosen> => ({ datasets: [named("dataset", config)] });
const suite = (config: object): Partial<Chosen> => ({
  suite: named("suite", { models: ["a"], datasets: ["b"], ...config }),
});
const closed = { kind: "closed", concurrency: 4 };
const fault = (fault: unknown, on: unknown = { request: 1 }): Partial<Chosen> =>
  model({ sim: { faults: [{ on, fault }] } });

const MODELS: readonly Row[] = [
  ["an unknown key with a near name", model({ maxOutputTokens: 4, temprature: 1, apikeyenv: "A" })],
  ["a key far from all", model({ frobnicate: true })],
  ["wrong types everywhere", model({ api: 1, stream: "yes", model: 2, headers: [], abbr: 5 })],
  ["a choice misspelt", model({ api: "openai-chatt" })],
  ["bounds", model({ maxOutputTokens: 0, timeoutMs: 0.5, retry: { attempts: 0, backoffMs: -1 } })],
  ["both a server and the simulated one", model({ url: "http://a", sim: {}, stream: 3 })],
  ["a key in place of its variable", model({ apiKeyEnv: "sk-secret" })],
  ["a literal secret header", model({ headers: { "X-Api-Key": "sk-secret" } })],
  ["a header's variable misspelt", model({ headers: { "x-a": { env: "sk-secret" } } })],
  ["a whole header as a name", model({ headers: { "Authorization: Bearer sk-secret": "x" } })],
  ["a header twice, and one of the client's", model({ headers: { A: "1", a: "2", Host: "x" } })],
  ["a header over two lines", model({ headers: { "x-a": "sk-secret\r\nb: c" } })],
  ["credentials in a URL", model({ url: "http://me:sk-secret@host" })],
  ["a query in a URL", model({ url: "http://host/?key=sk-secret" })],
  ["no URL", model({ url: "http://[sk-secret" })],
  ["a URL of another protocol", model({ url: "file:///etc/passwd" })],
  ["the client's own keys", model({ sampling: { stream: true, model: "a", top_p: 1 } })],
  [
    "values that are no JSON",
    model({ sampling: { a: [1, { b: () => 1 }], c: NaN, d: new Map() } }),
  ],
  ["a name that escapes its folder", model({ abbr: "../x" })],
  ["a name with a separator", model({ abbr: "a/b" })],
  ["a name of the folder itself", model({ abbr: "." })],
  ["a name too long for a file", model({ abbr: "a".repeat(61) })],
  ["a load that is none", model({ load: 5 })],
  ["a stage without arrival", model({ load: { requests: 5 } })],
  ["one stage with wrong bounds", model({ load: { arrival: { ...closed, concurrency: 0 } } })],
  ["a stage's key misspelt", model({ load: { arrival: closed, reqests: 5 } })],
  ["an arrival of no kind", model({ load: { stages: [{ arrival: { kind: "clsed" } }] } })],
  ["an arrival that is no object", model({ load: { stages: [{ arrival: "closed" }] } })],
  ["two ends of a stage", model({ load: { arrival: closed, requests: 1, durationMs: 1 } })],
  [
    "a shape of another process",
    model({
      load: { arrival: { kind: "open", ratePerSecond: 0, process: "poisson", shape: 2 } },
    }),
  ],
  ["a fault of no kind", fault({ kind: "stal" })],
  ["a fault without its number", fault({ kind: "stall" })],
  ["a fault on no request", fault({ kind: "empty" }, {})],
  ["a fault on both", fault({ kind: "empty" }, { request: 1, every: 2 })],
  ["no object", model("vllm")],
];

const OTHERS: readonly Row[] = [
  ["a dataset without anything", dataset({})],
  [
    "a length of no kind",
    dataset({ ...DATASET, source: { kind: "synthetic", input: { kind: "unifrm" } } }),
  ],
  [
    "a length upside down",
    dataset({
      ...DATASET,
      source: { kind: "synthetic", input: { kind: "uniform", min: 9, max: 3 }, output: "many" },
    }),
  ],
  [
    "a length upside down beside other faults",
    dataset({
      ...DATASET,
      source: { kind: "synthetic", input: { kind: "normal", mean: -1, sd: 1, min: 9, max: 3 } },
    }),
  ],
  ["a source of no kind", dataset({ source: { kind: "csv" }, rows: 0 })],
  ["percentiles out of range", suite({ percentiles: [0, 50, 100, "p99"] })],
  ["no percentiles", suite({ percentiles: [] })],
  ["a report misspelt", suite({ reports: ["tabel", "html"] })],
  ["a mode misspelt", suite({ mode: "pref", seed: -1 })],
  ["no models", suite({ models: [] })],
  ["a suite's own load", suite({ load: { stages: [] } })],
  ["a summarizer", { summarizer: named("summarizer", { percentiles: [-1], mode: "perf" }) }],
  ["a dataset where a model belongs", { models: [named("dataset", DATASET)] }],
  ["a summarizer that is a suite", { summarizer: named("suite", {}) }],
  ["flags", {
    overrides: {
      concurrency: 0,
      requestRate: -1,
      numPrompts: 1.5,
      pressureTime: 0,
      url: "http://me:sk-secret@host",
      apiKeyEnv: "sk-secret",
      headers: { cookie: "sk-secret" },
      seed: 1e10,
    },
  }],
  ["several issues in several configs", {
    models: [named("model", { strem: true }, "a"), named("model", { url: 1, retry: [] }, "b")],
    datasets: [named("dataset", { ...DATASET, rows: 0 })],
    suite: named("suite", { models: ["a"], datasets: ["b"], sed: 1 }),
    overrides: { concurrency: 0.5 },
  }],
];

for (const [heading, rows] of Object.entries({ model: MODELS, other: OTHERS })) {
  Deno.test(`what is said of wrong ${heading} configs`, async (t) => {
    for (const [what, said] of rows) {
      await t.step(what, async (t) => {
        const text = issuesText(chosenOf(said));
        assert.ok(!text.includes("sk-secret"), text);
        await t.assertSnapshot(text);
      });
    }
  });
}

/** The library's own words, which say nothing to a user. */
const FOREIGN = /invalid|expected|received|unrecognized/i;

Deno.test("any value anywhere is either right or said to be wrong in words of ours", () => {
  const keys = fc.constantFrom(
    ...["api", "url", "sim", "headers", "sampling", "retry", "load", "abbr", "apiKeyEnv", "model"],
    ...["type", "path", "batch_size", "request_rate", "traffic_cfg", "host_ip", "host_port"],
    ...["source", "rows", "seed", "StringConfig", "TokenIdConfig", "Type", "stages", "arrival"],
    ...["kind", "on", "fault", "faults", "ttft", "percentiles", "reports", "mode", "models"],
  );
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom<unknown>(null, undefined, 0, -1, 1.5, NaN, "", "closed", true, () => 1),
      fc.constantFrom<unknown>("synthetic", "uniform", "open", "string", "gaussian", "normal", 8),
      fc.array(tie("any"), { maxLength: 3 }),
      fc.dictionary(keys, tie("any"), { maxKeys: 4 }),
    ),
  })).any;
  fc.assert(
    fc.property(value, value, value, value, (model, dataset, suite, summarizer) => {
      const parsed = parse(chosenOf({
        models: [named("model", model)],
        datasets: [named("dataset", dataset)],
        suite: named("suite", suite),
        summarizer: named("summarizer", summarizer),
        overrides: (typeof model === "object" ? model : {}) as never,
      }));
      for (const issue of parsed.ok ? [] : parsed.issues) {
        assert.doesNotMatch(issue.allowed, FOREIGN);
        assert.match(issue.message, /^Cannot use .*: found .* Allowed: .+\.$/s);
      }
    }),
    { numRuns: 400 },
  );
});

Deno.test("the command line's summarizer stands over the suite", () => {
  const parsed = parse(chosenOf({
    suite: named("suite", { models: ["a"], datasets: ["b"], percentiles: [50], seed: 3 }),
    summarizer: named("summarizer", { percentiles: [90], reports: undefined }),
  }));
  assert.deepEqual(parsed.ok && parsed.value.rest, { percentiles: [90], seed: 3 });
});
