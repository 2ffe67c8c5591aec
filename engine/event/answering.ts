/**
 * What happened while questions were asked: the log of a task, one event a line.
 * @module
 */

import type { Ending, Environment } from "./event.ts";

/** One thing that happened. `at`: wall time, ISO 8601. */
export type AnsweringEvent =
  | {
    readonly kind: "answering-started";
    readonly at: string;
    readonly environment: Environment;
    /** Base URL asked, without credentials. */
    readonly url: string;
    /** Name of the model asked for, as the server knows it. */
    readonly served: string;
    /** Questions in all, repeats counted; those that were answered before; those that are asked now. */
    readonly total: number;
    readonly answered: number;
    readonly asking: number;
  }
  | {
    readonly kind: "limit-changed";
    readonly at: string;
    /** Questions in flight, before and after. */
    readonly from: number;
    readonly to: number;
    readonly why: string;
  }
  | {
    readonly kind: "retrying";
    readonly at: string;
    readonly id: string;
    readonly repeat: number;
    /** Tries so far. */
    readonly attempts: number;
    readonly why: string;
    readonly pauseMs: number;
  }
  | {
    readonly kind: "failed";
    readonly at: string;
    readonly id: string;
    readonly repeat: number;
    readonly why: string;
  }
  | {
    readonly kind: "answering-ended";
    readonly at: string;
    readonly ending: Ending;
    /** Why it stopped before its end. */
    readonly stopped?: string;
    /** Of those asked this time. */
    readonly answered: number;
    readonly failed: number;
    readonly wallMs: number;
  };

/** One line. */
export function encodeAnswering(event: AnsweringEvent): string {
  return `${JSON.stringify(event)}\n`;
}

const KINDS: readonly unknown[] = [
  "answering-started",
  "limit-changed",
  "retrying",
  "failed",
  "answering-ended",
];

/** Reads a line; `undefined` where it is none. */
export function decodeAnswering(line: string): AnsweringEvent | undefined {
  try {
    const event: AnsweringEvent = JSON.parse(line);
    return KINDS.includes(event?.kind) ? event : undefined;
  } catch {
    return;
  }
}
