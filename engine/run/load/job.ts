/**
 * What a load worker is told before it starts, and what it tells while it runs.
 *
 * A job is cloned to the worker. Nothing else is said to it: a native loop hears no messages, so the stop flag and the
 * live counters are in shared memory, and settled requests come back as blocks.
 * @module
 */

import type { Block } from "../../event/block.ts";
import type { Bodies } from "./bodies.ts";
import type { Target } from "../../net/network.ts";
import type { Retry, Stage, Stop } from "../../plan/plan.ts";
import type { Share } from "./share.ts";

/** Everything a load worker needs. */
export interface LoadJob {
  readonly target: Target;
  readonly stream: boolean;
  readonly stages: readonly StageJob[];
  /** Rows that measured requests take, one after the other; bodies after them are for those that are excluded. */
  readonly rows: number;
  /** One for each row. */
  readonly bodies: Bodies;
  readonly timeoutMs: number;
  readonly retry: Retry;
  /** Whether answers are kept: always, or while the server has not told token counts itself. */
  readonly keep: "always" | "until-usage";
  /** The counters. */
  readonly shared: SharedArrayBuffer;
  /** Where several workers share the load: which one this is. */
  readonly share?: Share;
}

/** A stage, with its arrivals worked out. */
export interface StageJob extends Omit<Stage, "stop"> {
  readonly stop: Stop;
  /** Open loop: nanoseconds from the start of the stage, for every request. */
  readonly offsets: Float64Array<ArrayBuffer> | null;
}

/** An answer kept for its text: the data of its events, or its body. */
export interface Kept {
  readonly row: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each event ends. */
  readonly ends: Uint32Array<ArrayBuffer>;
}

/** What a load worker tells. */
export type LoadMessage =
  | { readonly kind: "stage-started"; readonly stage: number; readonly atNs: number }
  /** Trouble that does not stop the load. */
  | { readonly kind: "notice"; readonly text: string }
  | { readonly kind: "settled"; readonly block: Block; readonly kept: readonly Kept[] }
  | {
    readonly kind: "ended";
    readonly ending: "complete" | "interrupted" | "unreachable";
    readonly wallMs: number;
  };
