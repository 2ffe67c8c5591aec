/**
 * What happened, as data. Interpreters emit these; folds and reporters read them.
 * @module
 */

import type { Block } from "./block.ts";
import type { ClientInfo, ClientLoad } from "./client.ts";

/** Where a run took place. */
export interface Environment {
  readonly assay: string;
  readonly deno: string;
  readonly os: string;
  readonly arch: string;
  readonly cores: number;
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
    readonly kind: "server-metrics";
    readonly task: string;
    /** Nanoseconds since the task's origin. */
    readonly atNs: number;
    /** What the server told of itself; what it did not tell is absent. */
    readonly metrics: {
      readonly running?: number;
      readonly waiting?: number;
      /** Share of the key-value cache in use, 0 to 1. */
      readonly cacheUsage?: number;
    };
  }
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
