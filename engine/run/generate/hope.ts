/**
 * When there is no use in going on: nobody answers, or the server refuses every question.
 * @module
 */

import type { Outcome } from "../../event/block.ts";
import type { Clock } from "../../port/ports.ts";
import { isWorthRetrying } from "../load/retry.ts";
import { UnreachableError } from "../ports.ts";
import type { Failed } from "./queue.ts";

/** Watches tries. */
export interface Hope {
  /** A question was answered. */
  answered(): void;
  /** A try failed; the reason to stop, if there is one now. */
  lost(attempt: Failed): UnreachableError | undefined;
}

/** How long nothing but silence is put up with: where nobody was ever heard, and else. */
const SILENCE_MS = { first: 200, later: 60_000 } as const;
/** Somebody is there and hangs up: a server that is about to start, or to stop. */
const HANG_UPS: readonly Outcome[] = ["reset", "ended-early"];
/** Questions refused before any was answered. */
const MOST_REFUSED = 8;

/** For `total` questions to be asked at `url`. */
export function newHope(clock: Clock, url: string, total: number): Hope {
  let isHeard = false;
  let isAnswered = false;
  let silentSince: number | undefined;
  let refused = 0;
  const heard = (): void => {
    isHeard = true;
    silentSince = undefined;
  };
  const lostSilent = ({ outcome, text }: Failed): UnreachableError | undefined => {
    const now = clock.now();
    silentSince ??= now;
    const silence = now - silentSince;
    const isPatient = isHeard || HANG_UPS.includes(outcome);
    if (silence < (isPatient ? SILENCE_MS.later : SILENCE_MS.first)) return;
    const since = isPatient ? `, for ${Math.round(silence / 1000)} s now` : "";
    return new UnreachableError(
      `Cannot reach ${url}: ${text}${since}. Is the server up? --url says where`,
    );
  };
  const lostRefused = ({ outcome, status, text }: Failed): UnreachableError | undefined => {
    if (isAnswered || outcome !== "http-status" || isWorthRetrying(outcome, status)) return;
    if (++refused < Math.min(MOST_REFUSED, total)) return;
    return new UnreachableError(`Cannot go on: ${url} refuses every question: ${text}`);
  };
  return {
    answered() {
      heard();
      isAnswered = true;
    },
    lost(attempt) {
      if (attempt.unheard) return lostSilent(attempt);
      heard();
      return lostRefused(attempt);
    },
  };
}
