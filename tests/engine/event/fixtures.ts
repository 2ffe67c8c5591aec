/**
 * A task, and blocks of it written as rows: what the tests of this folder fold and store.
 * @module
 */

import fc from "fast-check";
import { OUTCOMES, PHASES, TIME_COLUMNS } from "../../../engine/event/block.ts";
import type { Block } from "../../../engine/event/block.ts";
import { newBlockBuilder, newRow } from "../../../engine/event/block_builder.ts";
import type { Row } from "../../../engine/event/block_builder.ts";
import type { Event } from "../../../engine/event/event.ts";
import type { Task } from "../../../engine/plan/plan.ts";

/** A row as tests write it: times in milliseconds, outcome by name, events as [at, tokens]. */
export interface Request extends Partial<Omit<Row, "outcome" | "phase">> {
  readonly outcome?: typeof OUTCOMES[number];
  readonly phase?: typeof PHASES[number];
  readonly events?: readonly (readonly [number, number])[];
  readonly note?: string;
}

/** The id of {@linkcode TASK}. */
export const ID = "sim/synthetic";

/** A task as the reducer makes it. */
export const TASK: Task = {
  id: ID,
  model: {
    name: "sim",
    folder: "sim",
    api: "openai-chat",
    server: { kind: "http", url: "http://127.0.0.1:8000" },
    model: "m",
    stream: true,
    apiKeyEnv: null,
    headers: {},
    maxOutputTokens: 16,
    sampling: {},
    continuousUsage: false,
    timeoutMs: 1000,
    retry: { attempts: 1, backoffMs: 0 },
    tokenizer: null,
    chatTemplate: null,
  },
  dataset: {
    name: "synthetic_gen",
    file: "synthetic",
    source: {
      kind: "synthetic",
      input: { kind: "fixed", tokens: 8 },
      output: { kind: "fixed", tokens: 8 },
      prefixTokens: 0,
    },
    rows: 100,
    seed: 1,
    questions: null,
  },
  steps: [{ kind: "measure", percentiles: [50, 99] }],
};

/** One event of each kind but settled requests, as a run emits them. */
export const FRAME: readonly [Event, Event, Event, Event] = [
  {
    kind: "task-started",
    task: ID,
    at: "2025-11-25T10:00:00.000Z",
    environment: { assay: "0.1.0", deno: "2.9.6", os: "linux", arch: "x86_64", cores: 2 },
    client: { name: "portable", stamps: "read", workers: 1, why: "no other" },
    url: "http://127.0.0.1:8000",
    served: "m",
  },
  { kind: "stage-started", task: ID, stage: 0, atNs: 0 },
  { kind: "notice", task: ID, level: "info", text: "model asked of /v1/models" },
  {
    kind: "task-ended",
    task: ID,
    at: "2025-11-25T10:00:09.000Z",
    ending: "complete",
    load: { cpuShare: 0.2, wallMs: 9000 },
  },
];

const TIMES: ReadonlySet<string> = new Set(TIME_COLUMNS);

/** A block of such rows. */
export function blockOf(requests: readonly Request[]): Block {
  const builder = newBlockBuilder(1);
  for (const { outcome = "ok", phase = "measured", events = [], note, ...fields } of requests) {
    const row = newRow();
    for (const [field, value] of Object.entries(fields)) {
      row[field as keyof Row] = TIMES.has(field) ? value * 1e6 : value;
    }
    row.outcome = OUTCOMES.indexOf(outcome);
    row.phase = PHASES.indexOf(phase);
    const times = Float64Array.from(events, ([at]) => at * 1e6);
    builder.add(row, { times, tokens: Uint16Array.from(events, ([, tokens]) => tokens) }, note);
  }
  return builder.take();
}

/** A request that got a token every `gap` ms from `ttft` on; sent on time. */
export function streamOf(
  sent: number,
  { ttft = 50, gap = 20, tokens = 4 }: {
    readonly ttft?: number;
    readonly gap?: number;
    readonly tokens?: number;
  } = {},
): Request {
  const at = Array.from({ length: tokens }, (_, i) => sent + ttft + i * gap);
  return {
    scheduled: sent,
    sent,
    firstByte: sent + ttft - 2,
    firstEvent: sent + ttft - 1,
    firstToken: at[0] ?? NaN,
    firstVisible: at[0] ?? NaN,
    lastToken: at.at(-1) ?? NaN,
    end: (at.at(-1) ?? sent) + 1,
    status: 200,
    inputTokens: 8,
    outputTokens: tokens,
    events: at.map((time) => [time, 0] as const),
  };
}

/** Any request: all outcomes, phases, two stages, some counts unknown, some events told. */
export const REQUESTS: fc.Arbitrary<Request[]> = fc.array(
  fc.record({
    sent: fc.nat(5000),
    ttft: fc.integer({ min: 1, max: 300 }),
    gap: fc.nat(60),
    tokens: fc.integer({ min: 1, max: 6 }),
    told: fc.nat(2),
    outcome: fc.oneof({ weight: 3, arbitrary: fc.constant("ok" as const) }, {
      weight: 1,
      arbitrary: fc.constantFrom(...OUTCOMES),
    }),
    phase: fc.constantFrom(...PHASES, "measured" as const),
    stage: fc.nat(1),
    outputTokens: fc.integer({ min: -1, max: 8 }),
    countedOutputTokens: fc.integer({ min: -1, max: 8 }),
    note: fc.option(fc.string(), { nil: "" }),
  }).map(({ sent, ttft, gap, tokens, told, ...row }) => {
    const stream = streamOf(sent, { ttft, gap, tokens });
    const events = (stream.events ?? []).map(([at]) => [at, told] as const);
    return { ...stream, ...row, events, sample: sent };
  }),
  { maxLength: 25 },
);

/** The event that a block comes in. */
export function settled(block: Block): Event {
  return { kind: "requests-settled", task: ID, block };
}
