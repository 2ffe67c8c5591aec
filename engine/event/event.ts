/**
 * What happened, as data. Interpreters emit these; folds and reporters read them.
 * @module
 */

import type { Block } from "./block.ts";

/** How the load client works, for the report. */
export interface ClientInfo {
  readonly name: "portable" | "native";
  /** Where arrival stamps come from. */
  readonly stamps: "kernel" | "read";
  readonly workers: number;
  /** Why not the other client, in a sentence. */
  readonly why: string;
}

/** Where a run took place. */
export interface Environment {
  readonly assay: string;
  readonly deno: string;
  readonly os: string;
  readonly arch: string;
  readonly cores: number;
}

/** How exact arrivals are, where the kernel stamps them. */
export interface ReadReport {
  /** Reads that brought bytes. */
  readonly reads: number;
  /** Reads that the kernel gave no stamp: their time is that of the read. */
  readonly unstamped: number;
  /** Reads that held more than one event: all but the last came at or before the stamp that they share. */
  readonly shared: number;
  /** The client's own delay, from the kernel's stamp to the read; it is in no latency. Absent without a stamp. */
  readonly delayMs?: { readonly p50: number; readonly p99: number; readonly max: number };
}

/** What the client itself cost: the evidence for its verdict. */
export interface ClientLoad {
  /** CPU time of the load threads over wall time of the step, 1 = one core. `null` where it cannot be read. */
  readonly cpuShare: number | null;
  readonly wallMs: number;
  /** Absent where arrivals are stamped when they are read. */
  readonly reads?: ReadReport;
}

/** How a step ended. */
export type Ending =
  | "complete"
  | "interrupted"
  /** Nothing could be reached, so the rest was not sent. */
  | "unreachable";

/** One thing that happened in a task. */
export type Event =
  | {
    readonly kind: "task-started";
    readonly task: string;
    /** Wall time, ISO 8601. */
    readonly at: string;
    readonly environment: Environment;
    readonly client: ClientInfo;
    /** Base URL asked, without credentials. */
    readonly url: string;
    /** Name of the model asked for, as the server knows it. */
    readonly served: string;
  }
  | {
    readonly kind: "stage-started";
    readonly task: string;
    readonly stage: number;
    /** Nanoseconds since the task's origin. */
    readonly atNs: number;
  }
  | { readonly kind: "requests-settled"; readonly task: string; readonly block: Block }
  | {
    readonly kind: "notice";
    readonly task: string;
    readonly level: "info" | "warning";
    readonly text: string;
  }
  | {
    readonly kind: "task-ended";
    readonly task: string;
    /** Wall time, ISO 8601. */
    readonly at: string;
    readonly ending: Ending;
    readonly load: ClientLoad;
  };
