/**
 * Recordings to make pages of: a closed loop against a server that slows down as it fills, with some failures. Seeded.
 * @module
 */

import type { Block } from "../../engine/event/block.ts";
import { FINISHES, OUTCOMES, PHASES } from "../../engine/event/block.ts";
import type { Row } from "../../engine/event/block_builder.ts";
import { newBlockBuilder, newRow } from "../../engine/event/block_builder.ts";
import type { Event } from "../../engine/event/event.ts";
import { foldEvents } from "../../engine/event/fold.ts";
import type { Task } from "../../engine/plan/plan.ts";
import type { Random } from "../../engine/stats/random.ts";
import { newRandom, normalOf } from "../../engine/stats/random.ts";
import type { Recorded } from "../../reporters/reporter.ts";

/** What is recorded. */
export interface RecordingOptions {
  readonly requests: number;
  readonly concurrency: number;
  /** Share of requests that fail; 0.015 unless told. */
  readonly failing?: number;
  /** Clients of each of several stages, one after the other; `concurrency` is the most of them. */
  readonly stages?: readonly number[];
  /** Name of the dataset. */
  readonly dataset?: string;
  /** What the server says with each failure; also its name, and the name of the model and the dataset. */
  readonly words?: string;
}

const MS = 1e6;
const PERCENTILES = [50, 75, 90, 95, 99];
const FAILURES = ["http-status", "timeout", "reset", "no-finish"] as const;

/** What one task left behind. */
export function recording(options: RecordingOptions): Recorded {
  const task = taskOf(options);
  const blocks = [...blocksOf(options)];
  const log = logOf(task, startsOf(blocks), options.words);
  const settled = blocks.map((block): Event => ({
    kind: "requests-settled",
    task: task.id,
    block,
  }));
  return {
    task,
    plan: "5e1f".repeat(16),
    log,
    summary: foldEvents(task, PERCENTILES, [...log, ...settled]),
    async *blocks() {
      yield* blocks;
    },
  };
}

/** When each stage sent its first request; 0 of the first one. */
function startsOf(blocks: readonly Block[]): readonly number[] {
  const starts = [0];
  for (const { rows, counts, times } of blocks) {
    for (let row = 0; row < rows; row++) {
      starts[counts.stage[row] as number] ??= times.sent[row] as number;
    }
  }
  return starts;
}

function* blocksOf(options: RecordingOptions): Iterable<Block> {
  const random = newRandom(7);
  const builder = newBlockBuilder();
  const freeAt = new Float64Array(options.concurrency);
  const warmup = warmupOf(options);
  for (let sent = 0; sent < options.requests + warmup; sent++) {
    const stage = stageOf(options, sent);
    const clients = options.stages?.[stage] ?? options.concurrency;
    if (options.stages && stage > stageOf(options, sent - 1)) freeAt.fill(Math.max(...freeAt));
    const slot = freeAt.indexOf(Math.min(...freeAt.subarray(0, clients)));
    const row = newRow();
    row.sample = sent;
    row.stage = stage;
    row.phase = PHASES.indexOf(sent < warmup ? "warmup" : "measured");
    row.scheduled = freeAt[slot] as number;
    row.sent = row.scheduled + 0.3 * MS * random();
    const times = streamOf(row, random, slownessOf(options, sent, clients));
    const note = random() < (options.failing ?? 0.015)
      ? fail(row, random, options.words ?? "the server is overloaded, try again later")
      : undefined;
    freeAt[slot] = row.end;
    const events = times.filter((at) => at <= row.end);
    builder.add(row, { times: events, tokens: new Uint16Array(events.length).fill(1) }, note);
    if (builder.rows === 512) yield builder.take();
  }
  if (builder.rows > 0) yield builder.take();
}

function stageOf({ stages = [0], requests }: RecordingOptions, sent: number): number {
  return Math.min(stages.length - 1, Math.floor(stages.length * Math.max(0, sent) / requests));
}

/** Slow waves of one load; of a sweep, a server that holds out to 24 clients, and then slows down with each. */
function slownessOf(options: RecordingOptions, sent: number, clients: number): number {
  const wave = 1 + Math.sin(6 * sent / options.requests) / 3;
  return options.stages ? 1 + clients / 100 + Math.max(0, clients - 24) / 20 : wave;
}

/** Fills a row as if all went well, and gives the times of its events. */
function streamOf(row: Row, random: Random, slowness: number): Float64Array {
  const events = 24 + Math.floor(80 * random() * random());
  const ttft = 60 * MS * slowness * Math.exp(0.35 * normalOf(random));
  const times = new Float64Array(events);
  times[0] = row.sent + ttft * (random() < 0.01 ? 6 : 1);
  for (let event = 1; event < events; event++) {
    times[event] = (times[event - 1] as number) +
      11 * MS * slowness * Math.exp(0.2 * normalOf(random));
  }
  row.firstByte =
    row.firstEvent =
    row.firstToken =
    row.firstVisible =
      times[0] as number;
  row.lastToken = times.at(-1) as number;
  row.end = row.lastToken + 0.5 * MS;
  row.status = 200;
  row.inputTokens = 200 + Math.floor(900 * random());
  row.outputTokens = events;
  row.finish = FINISHES.indexOf("length");
  return times;
}

/** Makes a row a failure that comes somewhere in its stream, or before it. */
function fail(row: Row, random: Random, words: string): string {
  const kind = FAILURES[Math.floor(random() * FAILURES.length)] ?? "other";
  row.outcome = OUTCOMES.indexOf(kind);
  row.finish = FINISHES.indexOf("none");
  row.outputTokens = -1;
  if (kind === "http-status") {
    row.status = 503;
    row.end = row.sent + 30 * MS;
    row.firstToken = row.firstVisible = row.lastToken = NaN;
  } else {
    row.end = row.firstToken + random() * (row.end - row.firstToken);
    row.lastToken = row.end;
  }
  return words;
}

function warmupOf({ concurrency }: RecordingOptions): number {
  return Math.min(concurrency, 8);
}

function logOf(
  task: Task,
  starts: readonly number[],
  words = "Qwen/Qwen3-8B",
): readonly Event[] {
  return [
    {
      kind: "task-started",
      task: task.id,
      at: "2026-01-02T03:04:05.000Z",
      environment: { assay: "0.1.0", deno: "2.9.6", os: "linux", arch: "x86_64", cores: 16 },
      client: {
        name: "portable",
        stamps: "read",
        workers: 1,
        why: "the native client needs Linux and permission to load libraries",
      },
      url: words === "Qwen/Qwen3-8B" ? "http://10.0.0.12:8000" : words,
      served: words,
    },
    ...starts.map((atNs, stage) => ({
      kind: "stage-started" as const,
      task: task.id,
      stage,
      atNs,
    })),
    {
      kind: "task-ended",
      task: task.id,
      at: "2026-01-02T03:05:05.000Z",
      ending: "complete",
      load: { cpuShare: 0.21, wallMs: 60_000 },
    },
  ];
}

function taskOf(options: RecordingOptions): Task {
  const { requests, concurrency, words, dataset } = options;
  const folder = words ?? "vllm-api-stream-chat";
  const file = words ?? dataset ?? "syntheticdataset";
  const fixed = { kind: "fixed", tokens: 512 } as const;
  return {
    id: `${folder}/${file}`,
    model: {
      name: "vllm_api_stream_chat",
      folder,
      api: "openai-chat",
      server: { kind: "http", url: "http://10.0.0.12:8000" },
      model: "",
      stream: true,
      apiKeyEnv: null,
      headers: {},
      maxOutputTokens: 128,
      sampling: {},
      continuousUsage: false,
      timeoutMs: 60_000,
      retry: { attempts: 1, backoffMs: 0 },
      tokenizer: null,
      chatTemplate: null,
    },
    dataset: {
      name: "synthetic_gen",
      file,
      source: { kind: "synthetic", input: fixed, output: fixed, prefixTokens: 0 },
      rows: requests,
      seed: 1,
      questions: null,
    },
    steps: [{
      kind: "load",
      seed: 1,
      stages: (options.stages ?? [concurrency]).map((clients, at) => ({
        arrival: { kind: "closed", concurrency: clients, rampPerSecond: null },
        stop: { kind: "requests", requests: requests / (options.stages?.length ?? 1) },
        warmup: at === 0 ? warmupOf(options) : 0,
        cooldown: 0,
      })),
    }],
  };
}
