/**
 * What is watched, and how: a task that tells where it stands, and those who show it.
 * @module
 */

import type { Event } from "../../event/event.ts";
import type { Progress } from "../../../reporters/live/progress.ts";
import type { AnsweringHeard } from "../../run/ports.ts";

/** A task that runs. */
export interface Subject {
  readonly task: string;
  /** Where it stands. */
  progress(): Progress;
  /** Holds it, or lets it go on. A load cannot be held: its schedule is what is measured. */
  readonly pause: ((on: boolean) => void) | undefined;
  /** From now on it has ended. */
  end(): void;
}

/** Something that happened in a task. */
export type LiveEvent =
  | Exclude<Event, { readonly kind: "requests-settled" }>
  | Exclude<AnsweringHeard, { readonly kind: "settled" }> & { readonly task: string };

/** One way of showing. */
export interface View {
  /** Milliseconds from one look to the next. */
  readonly everyMs: number;
  /** Shows the tasks that run. */
  look(running: readonly Subject[]): void;
  /** Shows what a task came to. */
  ended?(progress: Progress): void;
  /** Shows an event. */
  told?(event: LiveEvent): void;
  /** Shows a caution, in place of its being written as it is. */
  said?(text: string): void;
  close(): void | Promise<void>;
}
