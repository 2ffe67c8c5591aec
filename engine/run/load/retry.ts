/**
 * Which failures are tried again, and when. Rules as tables.
 * @module
 */

import type { Outcome } from "../../event/block.ts";
import type { Row } from "../../event/block_builder.ts";
import type { Retry } from "../../plan/plan.ts";

/** Failures that another try may mend. */
const PASSING: ReadonlySet<Outcome> = new Set([
  "connect-refused",
  "dns",
  "timeout",
  "reset",
  "ended-early",
  "error-event",
  "no-finish",
]);
/** Statuses that another try may mend, beside troubles of the server's own: timeout, conflict, too many requests. */
const PASSING_STATUS: ReadonlySet<number> = new Set([408, 409, 429]);
const SERVER_TROUBLE = 500;
/** Failures that say that nobody is there, where no answer ever came. */
const OUT_OF_REACH: ReadonlySet<Outcome> = new Set([
  "connect-refused",
  "dns",
  "tls",
  "timeout",
  "other",
]);

const LONGEST_PAUSE_MS = 60_000;

/** Whether another attempt may fare better. */
export function isWorthRetrying(outcome: Outcome, status: number): boolean {
  return outcome === "http-status"
    ? PASSING_STATUS.has(status) || status >= SERVER_TROUBLE
    : PASSING.has(outcome);
}

/** Whether an attempt failed before the server took the request, or said a word. */
export function isOutOfReach(outcome: Outcome, { sent, status }: Row): boolean {
  return Number.isNaN(sent) && status === 0 && OUT_OF_REACH.has(outcome);
}

/** Pause before the next attempt: what the server asked for, else doubling. At most a minute. Milliseconds. */
export function pauseMs(retry: Retry, attempts: number, retryAfterSeconds: number): number {
  const pause = retryAfterSeconds >= 0
    ? retryAfterSeconds * 1000
    : retry.backoffMs * 2 ** (attempts - 1);
  return Math.min(pause, LONGEST_PAUSE_MS);
}
