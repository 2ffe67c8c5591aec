/**
 * Suites of every shape that a user can write, and nothing wrong with them.
 * @module
 */

import fc from "fast-check";
import type { Chosen, Named } from "../../../engine/schema/parse.ts";
import { named } from "../schema/chosen.ts";

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined });
const whole = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });
const real = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true });
const seed = maybe(whole(0, 4_294_967_295));
const name = fc.stringMatching(/^[a-z0-9_][a-z0-9_. (+-]{0,70}$/);

/** `requests` and `durationMs` exclude each other. */
const end = fc.oneof(
  fc.constant({}),
  fc.record({ requests: whole(1, 1000) }),
  fc.record({ durationMs: whole(1, 10_000) }),
);
const arrival = fc.oneof(
  fc.record({
    kind: fc.constant("closed"),
    concurrency: whole(1, 100_000),
    rampPerSecond: fc.option(real(0.001, 1e6)),
  }),
  fc.record({
    kind: fc.constant("open"),
    process: fc.constantFrom("constant", "poisson", undefined),
    ratePerSecond: real(0.001, 1e6),
    maxConcurrency: fc.option(whole(1, 100)),
  }),
  fc.record({
    kind: fc.constant("open"),
    process: fc.constant("gamma"),
    ratePerSecond: real(0.001, 1e6),
    shape: maybe(real(0.001, 1000)),
  }),
);
const stage = fc.record({
  arrival,
  end,
  warmup: maybe(whole(0, 9)),
  cooldown: maybe(whole(0, 9)),
}).map(({ end, ...rest }) => ({ ...rest, ...end }));
const load = fc.oneof(
  stage,
  fc.record({ stages: fc.array(stage, { minLength: 1, maxLength: 3 }) }),
);

const fault = fc.constantFrom(
  { on: { request: 1 }, fault: { kind: "status", status: 503 } },
  { on: { every: 3 }, fault: { kind: "status", status: 429, retryAfterSeconds: 2 } },
  { on: { every: 7 }, fault: { kind: "reset", afterEvents: 2 } },
  { on: { request: 2 }, fault: { kind: "empty" } },
);
const server = fc.oneof(
  fc.constant({}),
  fc.record({ url: fc.webUrl({ withQueryParameters: false, withFragments: false }) }),
  fc.record({
    sim: fc.record({
      ttft: fc.constantFrom(undefined, { kind: "constant", ms: 0 }),
      gap: fc.constantFrom(undefined, { kind: "lognormal", ms: 2, sdMs: 1 }),
      batch: fc.constantFrom(undefined, null, 16),
      faults: maybe(fc.array(fault, { maxLength: 3 })),
      seed,
    }),
  }),
);
const json = fc.jsonValue({ maxDepth: 4, noUnicodeString: false });
const sampling = fc.dictionary(fc.stringMatching(/^[a-z_]{1,9}_x$/), json, { maxKeys: 3 });
const long = fc.record({
  api: fc.constantFrom(undefined, "openai-chat", "openai-completions"),
  server,
  model: maybe(fc.string({ maxLength: 20 })),
  apiKeyEnv: fc.constantFrom(undefined, null, "MY_KEY"),
  headers: fc.constantFrom(undefined, { Cookie: { env: "C" }, "X-A": "é" }),
  maxOutputTokens: maybe(whole(1, 1_048_576)),
  sampling: maybe(sampling),
  retry: fc.constantFrom(undefined, { attempts: 3 }, { backoffMs: 0 }),
  load: maybe(load),
}).map(({ server, ...rest }) => ({ ...rest, ...server }));
const sugar = fc.record({
  type: fc.constantFrom("VLLMCustomAPI", "VLLMCustomAPIChatStream"),
  batch_size: whole(1, 100_000),
  request_rate: fc.constantFrom(0, 0.001, 12.5),
  traffic_cfg: fc.constantFrom({}, { burstiness: 0 }, { burstiness: 0.5 }),
  retry: whole(1, 1000),
  host_ip: fc.constantFrom("localhost", "::1"),
});

const length = fc.oneof(
  whole(1, 2000),
  fc.record({ kind: fc.constant("uniform"), min: whole(1, 9), max: whole(9, 99) }),
  fc.record({
    kind: fc.constantFrom("normal", "lognormal"),
    mean: real(1, 99),
    sd: real(0, 99),
    min: whole(1, 9),
    max: whole(9, 99),
  }),
);
const dataset = fc.record({
  source: fc.record({
    kind: fc.constant("synthetic"),
    input: length,
    output: maybe(length),
    prefixTokens: maybe(whole(0, 9)),
  }),
  rows: whole(1, 1_048_576),
  seed,
});

const listOf = (kind: string, config: fc.Arbitrary<unknown>): fc.Arbitrary<Named[]> =>
  fc.array(fc.tuple(name, config), { minLength: 1, maxLength: 3 }).map((all) =>
    all.map(([name, config], i) => named(kind, config, `${name.slice(0, 55)}${i}`))
  );

/** What was chosen: one to three models and datasets, in the long form or in sugar, with flags over them. */
export const choices: fc.Arbitrary<Chosen> = fc.record({
  models: listOf("model", fc.oneof(long, sugar)),
  datasets: listOf("dataset", dataset),
  suite: maybe(
    fc.record({ load: maybe(load), seed, percentiles: fc.constantFrom(undefined, [99, 50, 99]) })
      .map((said) => named("suite", { models: ["a"], datasets: ["b"], ...said })),
  ),
  overrides: fc.record({
    concurrency: whole(1, 9),
    requestRate: real(0, 9),
    numPrompts: whole(1, 9),
    numWarmups: whole(0, 9),
    maxOutLen: whole(1, 9),
    seed: whole(0, 9),
    pressure: fc.boolean(),
    pressureTime: whole(1, 9),
    mergeDs: fc.boolean(),
  }, { requiredKeys: [] }),
});
