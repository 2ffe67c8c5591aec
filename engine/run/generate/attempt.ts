/**
 * One try of one question: a request, and what came of it. What the server says is kept whole.
 * @module
 */

import type { Outcome } from "../../event/block.ts";
import type { Bytes, Network, Target } from "../../net/network.ts";
import { spokenInBody, spokenInEvents } from "../../wire/parse_answer.ts";
import type { SpokenAnswer } from "../../wire/parse_answer.ts";
import { Flight } from "../load/flight.ts";
import type { Tower } from "../load/flight.ts";
import { newTimeouts } from "./timeouts.ts";

/** What all tries share. */
export interface Trying {
  readonly network: Network;
  readonly target: Target;
  readonly stream: boolean;
  readonly timeoutMs: number;
}

/** What came of a try. */
export type Attempt =
  | {
    readonly kind: "answered";
    readonly answer: SpokenAnswer;
    /** From sent to the first byte of the answer, and to its end. Milliseconds. */
    readonly firstByteMs: number;
    readonly latencyMs: number;
  }
  | {
    readonly kind: "failed";
    readonly outcome: Outcome;
    readonly status: number;
    /** What the server asked to wait; -1 where it did not. */
    readonly retryAfterSeconds: number;
    readonly text: string;
    /** The server never said a word. */
    readonly unheard: boolean;
  };

/** Tries once. Resolves with the outcome, whatever it is; rejects with the signal's reason. */
export type Try = (body: Bytes, signal: AbortSignal) => Promise<Attempt>;

const NS_PER_MS = 1e6;
/** A flight that kept more is not used again. */
const MOST_KEPT = 1 << 20;

/** Tries over one network. */
export function newTry({ network, target, stream, timeoutMs }: Trying): Try {
  const landings = new Map<Flight, (outcome: Outcome, note: string) => void>();
  const idle: Flight[] = [];
  const tower = newTower(network.now(), stream, (...[flight, outcome, note]) => {
    landings.get(flight)?.(outcome, note);
  });
  const timeouts = newTimeouts(network, timeoutMs * NS_PER_MS);
  return (body, signal) =>
    new Promise((resolve, reject) => {
      const flight = idle.pop() ?? new Flight(tower);
      const begunAt = network.now() - tower.origin;
      flight.begin();
      const exchange = network.request(target, body, flight);
      const end = (): void => {
        landings.delete(flight);
        inTime();
        signal.removeEventListener("abort", abort);
        if (flight.keep.bytes.length <= MOST_KEPT) idle.push(flight);
      };
      const land = (outcome: Outcome, note: string): void => {
        const made = attemptOf(flight, { outcome, note, stream, begunAt });
        end();
        resolve(made);
      };
      const abort = (): void => {
        network.cancel(exchange);
        end();
        reject(signal.reason);
      };
      const inTime = timeouts(() => {
        network.cancel(exchange);
        land("timeout", `no complete answer within ${timeoutMs} ms`);
      });
      landings.set(flight, land);
      signal.addEventListener("abort", abort);
    });
}

function newTower(origin: number, wantsStream: boolean, landed: Tower["landed"]): Tower {
  return {
    origin,
    wantsStream,
    keepAnswers: true,
    sent: () => {},
    heard: () => {},
    tokens: () => {},
    landed,
  };
}

interface Landed {
  readonly outcome: Outcome;
  readonly note: string;
  readonly stream: boolean;
  /** Nanoseconds since the tower's origin. */
  readonly begunAt: number;
}

function attemptOf(flight: Flight, landed: Landed): Attempt {
  const { outcome, begunAt } = landed;
  const { row } = flight;
  if (outcome !== "ok" && outcome !== "no-content") return failedOf(flight, landed);
  const answer = spokenIn(flight, landed);
  // An answer without a word is one all the same, if it says why it ended: what it is worth is for a recipe to say.
  if (outcome === "no-content" && answer.finish === null) {
    return failedOf(flight, { ...landed, outcome: "no-finish" });
  }
  // A server may answer before it has read the whole request: then nothing says when that was sent.
  const sent = Number.isNaN(row.sent) ? begunAt : row.sent;
  return {
    kind: "answered",
    answer,
    firstByteMs: (row.firstByte - sent) / NS_PER_MS,
    latencyMs: (row.end - sent) / NS_PER_MS,
  };
}

function spokenIn({ keep: { bytes, length, ends } }: Flight, { stream }: Landed): SpokenAnswer {
  return stream ? spokenInEvents(bytes, ends) : spokenInBody(bytes.subarray(0, length));
}

function failedOf({ row, retryAfter }: Flight, { outcome, note }: Landed): Attempt {
  return {
    kind: "failed",
    outcome,
    status: row.status,
    retryAfterSeconds: retryAfter,
    text: note,
    unheard: Number.isNaN(row.firstByte) && !isTakenAndSilent(outcome, row.sent),
  };
}

/** A server that takes a question and thinks for too long is there. */
function isTakenAndSilent(outcome: Outcome, sent: number): boolean {
  return outcome === "timeout" && !Number.isNaN(sent);
}
