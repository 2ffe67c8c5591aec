/**
 * Runs a load in virtual time, and shows what was told as plain rows.
 * @module
 */

import { FINISHES, OUTCOMES, PHASES } from "../../../../engine/event/block.ts";
import type { Block } from "../../../../engine/event/block.ts";
import { COUNTERS_BYTES } from "../../../../engine/run/load/counters.ts";
import type { Kept, LoadJob, LoadMessage } from "../../../../engine/run/load/job.ts";
import { runLoad } from "../../../../engine/run/load/loop.ts";
import { stageJobsOf } from "../../../../engine/run/load/stage_jobs.ts";
import type { Stage } from "../../../../engine/plan/plan.ts";
import { ScriptedNetwork } from "./scripted_network.ts";
import type { Answer, Seen } from "./scripted_network.ts";

/** One settled request; times in milliseconds since the task's origin, `null` where they never were. */
export interface PlainRow {
  readonly [column: string]: number | string | null | readonly number[];
}

interface Played {
  readonly network: ScriptedNetwork;
  readonly messages: readonly LoadMessage[];
  readonly counters: Int32Array;
}

/** What came of a load. */
export interface Loaded extends Played {
  readonly rows: readonly PlainRow[];
  readonly kept: readonly Kept[];
}

/** What is different from an ordinary job. `watch` is called with the counters before the run. */
type Change = Partial<LoadJob> & {
  readonly watch?: (counters: Int32Array, network: ScriptedNetwork) => void;
};

/** A closed stage of so many requests. */
export function closed(concurrency: number, requests: number, rest: Partial<Stage> = {}): Stage {
  return {
    arrival: { kind: "closed", concurrency, rampPerSecond: null },
    stop: { kind: "requests", requests },
    warmup: 0,
    cooldown: 0,
    ...rest,
  };
}

/** Runs stages against a scripted server, and shows what was told. */
export async function load(
  stages: readonly Stage[],
  answer: (seen: Seen) => Answer,
  change: Change = {},
): Promise<Loaded> {
  const played = await play(stages, answer, change);
  const settled = played.messages.filter((message) => message.kind === "settled");
  return {
    ...played,
    rows: settled.flatMap(({ block }) => plainRows(block)),
    kept: settled.flatMap(({ kept }) => kept),
  };
}

/** Runs stages against a scripted server. */
export async function play(
  stages: readonly Stage[],
  answer: (seen: Seen) => Answer,
  { watch, ...job }: Change = {},
): Promise<Played> {
  const network = new ScriptedNetwork(answer);
  const messages: LoadMessage[] = [];
  const shared = new SharedArrayBuffer(COUNTERS_BYTES);
  const counters = new Int32Array(shared);
  watch?.(counters, network);
  await runLoad(network, { ...jobOf(stages, shared), ...job }, (message) => messages.push(message));
  return { network, messages, counters };
}

/** An ordinary job: three rows, one attempt. */
export function jobOf(stages: readonly Stage[], shared: SharedArrayBuffer): LoadJob {
  return {
    target: { origin: "http://x", method: "POST", path: "/", headers: {} },
    stream: true,
    stages: stageJobsOf({ kind: "load", stages, seed: 1 }, 3),
    rows: 3,
    bodies: { bytes: new TextEncoder().encode("012"), offsets: Float64Array.of(0, 1, 2, 3) },
    timeoutMs: 60_000,
    retry: { attempts: 1, backoffMs: 100 },
    keep: "until-usage",
    shared,
  };
}

/** The rows of a block. */
export function plainRows(block: Block): readonly PlainRow[] {
  const notes = new Map(block.notes.map(({ row, text }) => [row, text]));
  return Array.from({ length: block.rows }, (_, row) => ({
    ...mapped(block.times, (column) => ms(column[row])),
    ...mapped(block.counts, (column) => column[row] ?? NaN),
    phase: PHASES[block.codes.phase[row] ?? 0] ?? "",
    outcome: OUTCOMES[block.codes.outcome[row] ?? 0] ?? "",
    finish: FINISHES[block.codes.finish[row] ?? 0] ?? "",
    tokens: Array.from(
      block.eventTokens.subarray(block.eventOffsets[row], block.eventOffsets[row + 1]),
    ),
    events: Array.from(
      block.eventTimes.subarray(block.eventOffsets[row], block.eventOffsets[row + 1]),
      (at) => at / 1e6,
    ),
    note: notes.get(row) ?? null,
  }));
}

function mapped<T, U>(
  columns: Readonly<Record<string, T>>,
  show: (column: T) => U,
): Readonly<Record<string, U>> {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, show(column)]));
}

function ms(ns: number | undefined): number | null {
  return ns === undefined || Number.isNaN(ns) ? null : ns / 1e6;
}
