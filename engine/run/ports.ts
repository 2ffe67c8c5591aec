/**
 * What interpreters need of the outside world.
 * @module
 */

import type { Environment } from "../event/event.ts";
import type { Recorded, Report } from "../event/recorded.ts";
import type { Summary } from "../event/summary.ts";
import type { Model, ReportKind, Task } from "../plan/plan.ts";
import type { Clock, Files } from "../port/ports.ts";
import type { LoadClient } from "./load/client.ts";

/** A model that answers. */
export interface Reached {
  /** Base URL, without a slash at its end. */
  readonly url: string;
  /** The name the server knows the model by. */
  readonly served: string;
  /** All headers, secrets included: for the wire only. */
  readonly headers: Readonly<Record<string, string>>;
  readonly client: LoadClient;
  /** Trouble that does not stop a run. */
  readonly warnings: readonly string[];
  close(): void;
}

/** Nobody answers, or not with what was asked for: nothing can be measured of a task. */
export class UnreachableError extends Error {
  override name = "UnreachableError";
}

/** A load while it runs: live counters in shared memory. */
export interface Watched {
  readonly task: Task;
  readonly shared: SharedArrayBuffer;
}

/** What interpreters need. */
export interface RunPorts {
  readonly clock: Clock;
  readonly files: Files;
  readonly environment: Environment;
  /** The run's folder. */
  readonly folder: string;
  /** Aborted: cancel what is in flight, keep what has finished. */
  readonly signal: AbortSignal;
  reach(model: Model): Promise<Reached>;
  /** Counts tokens where the server does not; the argument is the path of a tokenizer or `null`. */
  tokenCounter(tokenizer: string | null): Promise<(text: string) => number>;
  /** Shows a load while it runs; the result ends the showing. */
  watch(watched: Watched): () => void;
  /** Reports of one task, by kind. */
  render(kind: ReportKind, recorded: Recorded): Promise<readonly Report[]>;
  /** The report of the whole run. */
  renderSummary(summary: Summary): Report;
  /** A caution for people. */
  warn(text: string): void;
}
