/**
 * Which load client a run takes, on how many threads, and why not the other one.
 * @module
 */

import type { ClientInfo } from "../event/client.ts";
import { isNativeUsable } from "../net/native/usable.ts";
import type { Plan, Stage } from "../plan/plan.ts";
import type { Arguments } from "./arguments.ts";
import { UsageError } from "./exit_codes.ts";

/** What `--client` takes. */
const CLIENTS = ["auto", "native", "portable"] as const;
const MOST_WORKERS = 256;

/** The client that was asked for. */
export interface ClientWish {
  readonly name: typeof CLIENTS[number];
  /** Load threads. */
  readonly workers: number;
}

/** Reads `--client` and `--workers`; half the cores where it is not said. */
export function clientWishOf(args: Arguments, cores: number): ClientWish {
  const word = args.word("client") ?? "auto";
  const name = CLIENTS.find((name) => name === word);
  if (!name) {
    throw new UsageError(`Cannot read --client: it takes ${CLIENTS.join(", ")}, found "${word}"`);
  }
  const workers = args.number("workers") ?? Math.max(1, Math.floor(cores / 2));
  if (Number.isInteger(workers) && workers >= 1 && workers <= MOST_WORKERS) {
    return { name, workers };
  }
  throw new UsageError(
    `Cannot read --workers: it takes a whole number from 1 to ${MOST_WORKERS}, found "${workers}"`,
  );
}

/** No more threads than the fullest stage has requests in flight: the others would have nothing to do. */
export function withinPlan(wish: ClientWish, { tasks }: Plan): ClientWish {
  const stages = tasks.flatMap(({ steps }) =>
    steps.flatMap((step) => step.kind === "load" ? step.stages : [])
  );
  const slots = Math.max(1, ...stages.map(slotsOf));
  return { ...wish, workers: Math.min(wish.workers, slots) };
}

/** Most requests in flight, where the stage says so, else `Infinity`. */
export function slotsOf({ arrival }: Stage): number {
  return arrival.kind === "closed" ? arrival.concurrency : arrival.maxConcurrency ?? Infinity;
}

/** The client for a server. Throws a {@linkcode UsageError} where the native one was asked for and cannot be had. */
export function chooseClient({ name, workers }: ClientWish, url: string): ClientInfo {
  const portable = (why: string): ClientInfo => ({
    name: "portable",
    stamps: "read",
    workers,
    why,
  });
  if (name === "portable") return portable("asked for by --client");
  const why = whyNotNative(url);
  if (why === undefined) {
    const reason = name === "native"
      ? "asked for by --client"
      : "the more exact one, and it works here";
    // The kernel stamps what comes over a network only.
    const stamps = url.startsWith("unix:") ? "read" : "kernel";
    return { name: "native", stamps, workers, why: reason };
  }
  if (name === "native") throw new UsageError(`Cannot use the native client: ${why}`);
  return portable(`the native client cannot be used: ${why}`);
}

function whyNotNative(url: string): string | undefined {
  if (url.startsWith("https:")) return "it speaks http only, the server https";
  const usable = isNativeUsable();
  return usable.ok ? undefined : usable.why;
}
