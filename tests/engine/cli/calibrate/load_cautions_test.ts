import { deepStrictEqual } from "node:assert";
import { expectedLoadOf } from "../../../../engine/cli/calibrate/expected_load.ts";
import { loadCautions } from "../../../../engine/cli/calibrate/load_cautions.ts";
import type { Arrival, Length, Stage, Task } from "../../../../engine/plan/plan.ts";
import { CALIBRATION } from "./calibrated.ts";

const UNKNOWN = { streams: undefined, requestsPerSecond: undefined, eventsPerSecond: undefined };
const HTTP = { kind: "http", url: "http://h:1" };
const SIM = {
  kind: "sim",
  profile: { ttft: { ms: 500 }, gap: { ms: 20 }, batch: 64, tokensPerEvent: 1 },
};

interface Parts {
  readonly server?: unknown;
  readonly output?: Length;
  readonly stages: readonly Partial<Stage>[];
}

/** Those parts of a task that say what load it is. */
function taskOf({ server = HTTP, output = { kind: "fixed", tokens: 26 }, stages }: Parts): Task {
  const stop = { kind: "duration", durationMs: 1000 };
  return {
    id: "m/d",
    model: { stream: true, server, maxOutputTokens: 512 },
    dataset: { source: { kind: "synthetic", output } },
    steps: [{ kind: "load", stages: stages.map((stage) => ({ stop, ...stage })) }],
  } as unknown as Task;
}

function open(ratePerSecond: number, maxConcurrency: number | null = null): Partial<Stage> {
  return {
    arrival: { kind: "open", process: "constant", ratePerSecond, shape: 1, maxConcurrency },
  };
}

function closed(concurrency: number, stop?: Stage["stop"]): Partial<Stage> {
  const arrival: Arrival = { kind: "closed", concurrency, rampPerSecond: null };
  return stop ? { arrival, stop } : { arrival };
}

Deno.test.each([
  {
    name: "as many streams as clients, the most of all stages",
    task: taskOf({ stages: [closed(8), closed(32)] }),
    load: { ...UNKNOWN, streams: 32 },
  },
  {
    name: "no more streams than requests",
    task: taskOf({ stages: [closed(8, { kind: "requests", requests: 3 })] }),
    load: { ...UNKNOWN, streams: 3 },
  },
  {
    name: "at a server nobody knows, a rate only",
    task: taskOf({ stages: [open(50, 10)] }),
    load: { ...UNKNOWN, requestsPerSecond: 50 },
  },
  {
    name: "at the simulated server a rate by the time that it takes",
    task: taskOf({ server: SIM, stages: [open(50)] }),
    load: { streams: 50, requestsPerSecond: 50, eventsPerSecond: 2500 },
  },
  {
    name: "its cap, and its batch",
    task: taskOf({ server: SIM, stages: [open(1000, 100)] }),
    load: { streams: 100, requestsPerSecond: 1000, eventsPerSecond: 3200 },
  },
  {
    name: "answers of a mean length",
    task: taskOf({ server: SIM, output: { kind: "uniform", min: 1, max: 51 }, stages: [open(50)] }),
    load: { streams: 50, requestsPerSecond: 50, eventsPerSecond: 2500 },
  },
  {
    name: "answers of a length without a mean",
    task: taskOf({
      server: SIM,
      output: { kind: "zipf", alpha: 2, min: 1, max: 9 },
      stages: [open(50)],
    }),
    load: { ...UNKNOWN, requestsPerSecond: 50 },
  },
])("the load that is expected: $name", ({ task, load }) => {
  deepStrictEqual(expectedLoadOf(task), load);
});

Deno.test("a task without load asks for nothing", () => {
  deepStrictEqual(expectedLoadOf({ ...taskOf({ stages: [] }), steps: [] }), undefined);
});

const CURE =
  "; fewer streams (--concurrency), more load threads (--workers) or another machine keep the numbers the server's";

Deno.test.each(
  [
    { name: "at the limit", stage: closed(4096), client: "native", workers: 1, cautions: [] },
    {
      name: "beyond it",
      stage: closed(6000),
      client: "native",
      workers: 1,
      cautions: [
        `m/d: each load thread of the native client is asked for 6,000 streams (4,096 measured on this machine)${CURE}`,
      ],
    },
    { name: "on two threads", stage: closed(6000), client: "native", workers: 2, cautions: [] },
    {
      name: "where nothing went well",
      stage: open(12_000),
      client: "portable",
      workers: 1,
      cautions: [
        `m/d: each load thread of the portable client is asked for 12,000 requests/s (11,000 measured on this machine)${CURE}`,
      ],
    },
  ] as const,
)("cautions $name", ({ stage, client, workers, cautions }) => {
  const clientOf = () => ({ name: client, workers });
  const found = loadCautions([taskOf({ stages: [stage] })], { calibration: CALIBRATION, clientOf });
  deepStrictEqual(found, cautions);
});

Deno.test("a client that was never measured is not cautioned", () => {
  const clientOf = () => ({ name: "native", workers: 1 }) as const;
  const calibration = { ...CALIBRATION, clients: [] };
  deepStrictEqual(
    loadCautions([taskOf({ stages: [closed(9999)] })], { calibration, clientOf }),
    [],
  );
});
