/**
 * Asks what is open, and counts what comes of it.
 *
 * Failures before the first answer are written after it, or at the end: where every question is refused there is nothing to
 * keep, since the next run, with the right key, asks them all.
 * @module
 */

import type { Ending } from "../../event/event.ts";
import type { Retry } from "../../plan/plan.ts";
import { UnreachableError } from "../ports.ts";
import type { Reached, RunPorts } from "../ports.ts";
import type { Attempt } from "./attempt.ts";
import { newHope } from "./hope.ts";
import type { Limit } from "./limit.ts";
import { askAll } from "./queue.ts";
import type { Failed, Turn } from "./queue.ts";
import type { Session } from "./session.ts";
import type { Tally } from "./tally.ts";
import type { Trial } from "./trials.ts";

/** What asking needs. */
export interface Asking {
  readonly ports: Pick<RunPorts, "clock" | "signal" | "random">;
  readonly reached: Pick<Reached, "url">;
  readonly retry: Retry;
  readonly limit: Limit;
  readonly session: Pick<Session, "ask" | "failed" | "tell">;
  readonly tally: Tally;
}

/** How asking ended. */
export interface Ended {
  readonly ending: Ending;
  /** Why it stopped before its end, in a sentence. */
  readonly stopped?: string;
}

/** Resolves once all is settled, or there is no use in going on. Rejects where something cannot be written. */
export async function ask(open: readonly Trial[], asking: Asking): Promise<Ended> {
  const { ports: { clock, signal, random }, reached, retry, limit, session, tally } = asking;
  const hope = newHope(clock, reached.url, open.length);
  const failures = newFailures(session);
  try {
    await askAll(open, {
      clock,
      limit,
      retry,
      signal,
      random,
      attempt: (trial, turn) => counted(trial, turn, asking),
      giveUp: (failed) => hope.lost(failed),
      async settled(trial, made, attempts) {
        tally.settled(made);
        if (made.kind === "failed") {
          tally.failed++;
          return await failures.add(trial, made, attempts);
        }
        tally.answered++;
        hope.answered();
        await failures.release();
      },
      async retrying(trial, { text: why }, { attempts, ms: pauseMs }) {
        tally.retries++;
        const { question: { sample: { id } }, repeat } = trial;
        await session.tell({ kind: "retrying", id, repeat, attempts, why, pauseMs });
      },
      limited: (change) => session.tell({ kind: "limit-changed", ...change }),
    });
    await failures.release();
    return { ending: "complete" };
  } catch (error) {
    if (signal.aborted) return { ending: "interrupted" };
    if (!(error instanceof UnreachableError)) throw error;
    tally.failed -= failures.forget();
    return { ending: "unreachable", stopped: error.message };
  }
}

async function counted(trial: Trial, turn: Turn, { session, tally }: Asking): Promise<Attempt> {
  await tally.gate.passed(turn.signal);
  tally.inFlight++;
  try {
    return await session.ask(trial, turn);
  } finally {
    tally.inFlight--;
  }
}

interface Failures {
  add(trial: Trial, failed: Failed, attempts: number): Promise<void>;
  /** Writes those that wait, and from now on all at once. */
  release(): Promise<void>;
  /** How many were never written, and are not. */
  forget(): number;
}

function newFailures(session: Asking["session"]): Failures {
  const waiting: (() => Promise<void>)[] = [];
  let isReleased = false;
  const write = async (trial: Trial, failed: Failed, attempts: number): Promise<void> => {
    const { question: { sample: { id } }, repeat } = trial;
    await session.failed(trial, failed, attempts);
    await session.tell({ kind: "failed", id, repeat, why: failed.text });
  };
  return {
    async add(...failure) {
      if (isReleased) await write(...failure);
      else waiting.push(() => write(...failure));
    },
    async release() {
      isReleased = true;
      await Promise.all(waiting.splice(0).map((write) => write()));
    },
    forget: () => waiting.splice(0).length,
  };
}
