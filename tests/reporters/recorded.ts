/**
 * What a task left behind, made by hand: the input of every test of a reporter.
 * @module
 */

import { type Block, FINISHES, OUTCOMES, PHASES } from "../../engine/event/block.ts";
import { newBlockBuilder, newRow, type Row } from "../../engine/event/block_builder.ts";
import type { Event } from "../../engine/event/event.ts";
import { foldEvents } from "../../engine/event/fold.ts";
import type { Task } from "../../engine/plan/plan.ts";
import type { Recorded } from "../../reporters/reporter.ts";

/** A request as it is told here: times in milliseconds since the task's origin. */
export interface Told {
  readonly sent: number;
  /** Arrivals of its token-carrying events. */
  readonly events?: readonly number[];
  /** Tokens of each event; none: the server does not tell. */
  readonly tokens?: readonly number[];
  readonly phase?: typeof PHASES[number];
  readonly outcome?: typeof OUTCOMES[number];
  readonly status?: number;
  readonly outputTokens?: number;
  readonly stage?: number;
  readonly note?: string;
}

/** Names that a task goes by. */
export interface Names {
  readonly folder?: string;
  readonly file?: string;
  readonly served?: string;
}

const NS_PER_MS = 1e6;

/** A task under these names. */
export function taskOf(
  { folder = "vllm-api-stream-chat", file = "syntheticdataset" }: Names,
): Task {
  return {
    id: `${folder}/${file}`,
    model: {
      name: folder,
      folder,
      api: "openai-chat",
      server: { kind: "http", url: "http://127.0.0.1:8000" },
      model: "",
      stream: true,
      apiKeyEnv: null,
      headers: {},
      maxOutputTokens: 64,
      sampling: {},
      continuousUsage: false,
      timeoutMs: 60_000,
      retry: { attempts: 1, backoffMs: 100 },
      tokenizer: null,
      chatTemplate: null,
    },
    dataset: {
      name: file,
      file,
      source: {
        kind: "synthetic",
        input: { kind: "fixed", tokens: 128 },
        output: { kind: "fixed", tokens: 64 },
        prefixTokens: 0,
      },
      rows: 8,
      seed: 1,
      questions: null,
    },
    steps: [],
  };
}

/** What a task left behind that settled these blocks of requests. */
export function recordedOf(blocks: readonly (readonly Told[])[], names: Names = {}): Recorded {
  const task = taskOf(names);
  const settled = blocks.map(blockOf);
  const log = logOf(task.id, names.served ?? "SmolLM2-135M");
  const [started, ended] = log;
  const events: readonly Event[] = [
    started,
    ...settled.map((block): Event => ({ kind: "requests-settled", task: task.id, block })),
    ended,
  ];
  return {
    task,
    plan: "f".repeat(64),
    summary: foldEvents(task, [50, 75, 90, 95, 99], events),
    log,
    async *blocks(): AsyncGenerator<Block> {
      for (const block of settled) yield await Promise.resolve(block);
    },
  };
}

/** Requests as a block. */
export function blockOf(told: readonly Told[]): Block {
  const builder = newBlockBuilder(told.length);
  for (const [sample, request] of told.entries()) {
    const times = Float64Array.from(request.events ?? [], (ms) => ms * NS_PER_MS);
    const tokens = Uint16Array.from(times, (_, at) => request.tokens?.[at] ?? 0);
    builder.add(rowOf(request, sample), { times, tokens }, request.note);
  }
  return builder.take();
}

function rowOf(told: Told, sample: number): Row {
  const { sent, events = [], outcome = "ok", phase = "measured" } = told;
  const at = (ms: number | undefined): number => (ms ?? NaN) * NS_PER_MS;
  return {
    ...newRow(),
    sample,
    stage: told.stage ?? 0,
    status: told.status ?? (outcome === "ok" ? 200 : 0),
    scheduled: at(sent - 0.25),
    sent: at(sent),
    firstByte: at(events[0]),
    firstEvent: at(events[0]),
    firstToken: at(events[0]),
    firstVisible: at(events[0]),
    lastToken: at(events.at(-1)),
    end: at((events.at(-1) ?? sent) + 0.5),
    inputTokens: outcome === "ok" ? 128 : -1,
    outputTokens: told.outputTokens ?? (outcome === "ok" ? events.length : -1),
    phase: PHASES.indexOf(phase),
    outcome: OUTCOMES.indexOf(outcome),
    finish: FINISHES.indexOf(outcome === "ok" ? "length" : "none"),
  };
}

function logOf(task: string, served: string): readonly [Event, Event] {
  return [
    {
      kind: "task-started",
      task,
      at: "2026-01-02T03:04:05.678Z",
      environment: { assay: "0.1.0", deno: "2.9.6", os: "linux", arch: "x86_64", cores: 2 },
      client: { name: "portable", stamps: "read", workers: 1, why: "asked for" },
      url: "http://127.0.0.1:8000",
      served,
    },
    {
      kind: "task-ended",
      task,
      at: "2026-01-02T03:04:09.012Z",
      ending: "complete",
      load: { cpuShare: 0.25, wallMs: 3334 },
    },
  ];
}
