/**
 * What interpreters need of the outside world.
 * @module
 */

import type { Block } from "../event/block.ts";
import type { Environment, Event } from "../event/event.ts";
import type { Recorded, RecordedRun, Report } from "../event/recorded.ts";
import type { Summary, ThresholdResult } from "../event/summary.ts";
import type { Network } from "../net/network.ts";
import type { Model, RecipeName, ReportKind, Task } from "../plan/plan.ts";
import type { Clock, Files } from "../port/ports.ts";
import type { Recipe } from "../score/recipe.ts";
import type { Symbolic } from "../score/symbolic/symbolic.ts";
import type { AnswerCache } from "./generate/cache.ts";
import type { Gate } from "./generate/gate.ts";
import type { Told } from "./generate/session.ts";
import type { LoadClient } from "./load/client.ts";
import type { SourcePorts } from "./sources/ports.ts";

/** A model that answers. */
export interface Reached {
  /** Base URL, without a slash at its end. */
  readonly url: string;
  /** The name the server knows the model by. */
  readonly served: string;
  /** All headers, secrets included: for the wire only. */
  readonly headers: Readonly<Record<string, string>>;
  readonly client: LoadClient;
  /** A text without the secrets that were sent: a server may repeat them. A text that was `cut` may end in the start of one. */
  hide(text: string, options?: { readonly cut: boolean }): string;
  /** Trouble that does not stop a run. */
  readonly warnings: readonly string[];
  close(): void;
}

/** Nobody answers, or not with what was asked for: nothing can be measured of a task. */
export class UnreachableError extends Error {
  override name = "UnreachableError";
}

/** What the user gave cannot be used: a file, a row, a template. The message says what to do. */
export class InputError extends Error {
  override name = "InputError";
}

/** Questions while they are asked. The numbers are read as often as somebody looks. */
export interface Answering {
  readonly task: Task;
  /** Questions in all, repeats counted. */
  readonly total: number;
  /** Answered, those of earlier runs counted. */
  readonly answered: number;
  readonly failed: number;
  readonly inFlight: number;
  /** Most in flight, now. */
  readonly limit: number;
  /** Tries that were repeated. */
  readonly retries: number;
  /** Holds back what has not left yet. */
  readonly gate: Pick<Gate, "isClosed" | "close" | "open">;
  /** From now on `hear` is told what happens. */
  listen(hear: (heard: AnsweringHeard) => void): void;
}

/** What is heard of questions: what the log says, and how each is settled. */
export type AnsweringHeard = Told | {
  readonly kind: "settled";
  /** Kind of the failure; `null` of an answer. */
  readonly failure: string | null;
  /** From sent to the end of the answer; `NaN` of a failure. */
  readonly latencyMs: number;
};

/** A load while it runs: live counters in shared memory. */
export interface Watched {
  readonly task: Task;
  readonly shared: SharedArrayBuffer;
  /** From now on `hear` is told each event, those of its start included, at about the time it is recorded. */
  listen(hear: (event: Event) => void): void;
}

/** What the numbers are held against. */
export interface GatePorts {
  /** Verdicts on the numbers of a run. */
  judge(summary: Summary): Promise<readonly ThresholdResult[]>;
  /** Looks at each block of a load; says once why the load is to end. */
  guard(task: Task): (block: Block) => string | undefined;
}

/** What interpreters need. */
export interface RunPorts {
  /** `null` where there are no thresholds. */
  readonly gates: GatePorts | null;
  readonly clock: Clock;
  readonly files: Files;
  readonly environment: Environment;
  /** The run's folder. */
  readonly folder: string;
  /** Aborted: cancel what is in flight, keep what has finished. */
  readonly signal: AbortSignal;
  reach(model: Model): Promise<Reached>;
  /** The text of a server's `/metrics`; `undefined` where there is none, or once `signal` is aborted. Never rejects. */
  serverMetrics(
    reached: Pick<Reached, "url" | "headers">,
    signal: AbortSignal,
  ): Promise<string | undefined>;
  /** Sends questions. */
  newNetwork(): Promise<Network>;
  /** Finds rows. */
  readonly sources: SourcePorts;
  /** A recipe of the table, or of a user's module. Throws an {@linkcode InputError} where there is none. */
  recipe(name: RecipeName): Promise<Recipe>;
  /** Settles equalities that no rule decides. */
  readonly symbolic: Symbolic;
  /** Answers kept from other runs, by key; `null`: none are. */
  readonly cache: AnswerCache | null;
  /** Questions that failed for good in an earlier run are asked again. */
  readonly retryFailed: boolean;
  /** Shows questions while they are asked; the result ends the showing. */
  watchAnswers(answering: Answering): () => void;
  /**
   * Gives memory back that nobody holds any more, where the process has more than so many bytes. It costs some processor
   * time, and is called between steps only.
   */
  collect(above: number): void;
  /** 0 ≤ x < 1. */
  random(): number;
  /** 32 hexadecimal digits that nothing else has. */
  newId(): string;
  /** Counts tokens where the server does not; the argument is the path of a tokenizer or `null`. */
  tokenCounter(tokenizer: string | null): Promise<(text: string) => number>;
  /** Shows a load while it runs; the result ends the showing. */
  watch(watched: Watched): () => void;
  /** Reports of one task, by kind. */
  render(kind: ReportKind, recorded: Recorded): Promise<readonly Report[]>;
  /** The report of the whole run. */
  renderSummary(summary: Summary): Report;
  /** Further reports of the whole run. */
  renderRun(run: RecordedRun): Promise<readonly Report[]>;
  /** A caution for people. */
  warn(text: string): void;
}
