// Two shapes of load on one server: eight users who ask again as soon as they are answered, then twenty requests a
// second whatever comes back. Runs as it stands, against the simulated server:
//
//   deno run -A mod.ts examples/perf_suite.ts
import { defineDataset, defineModel, defineSuite } from "../mod.ts";

const model = defineModel({
  abbr: "sim-batch-16",
  sim: {
    ttft: { kind: "lognormal", ms: 60, sdMs: 15 },
    gap: { kind: "normal", ms: 12, sdMs: 2 },
    batch: 16,
    prefillTokensPerSecond: 20_000,
  },
});

const dataset = defineDataset({
  abbr: "questions",
  source: {
    kind: "synthetic",
    input: { kind: "lognormal", mean: 200, sd: 120, min: 16, max: 1024 },
    output: { kind: "uniform", min: 16, max: 48 },
    prefixTokens: 32,
  },
  rows: 120,
});

export default defineSuite({
  description: "closed at 8, then Poisson at 20 a second",
  mode: "perf",
  models: [model],
  datasets: [dataset],
  load: {
    stages: [
      { arrival: { kind: "closed", concurrency: 8 }, requests: 60, warmup: 8 },
      { arrival: { kind: "open", process: "poisson", ratePerSecond: 20 }, requests: 60 },
    ],
  },
  percentiles: [50, 90, 95, 99],
  seed: 7,
});
