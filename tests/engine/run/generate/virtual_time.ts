/**
 * A clock in virtual time, and what makes it go: whatever is waited for takes no time, and is exact.
 * @module
 */

import { setImmediate } from "node:timers";
import type { Clock } from "../../../../engine/port/ports.ts";
import type { ScriptedTime } from "../load/scripted_time.ts";

const NS_PER_MS = 1e6;

/** The clock of a scripted time. */
export function virtualClock(time: ScriptedTime): Clock {
  return {
    now: () => time.now / NS_PER_MS,
    date: () => new Date(Math.round(time.now / NS_PER_MS)),
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        time.at(time.now + ms * NS_PER_MS, resolve);
        signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
      }),
  };
}

/** Lets time pass until a promise is settled. Throws where nothing is left that could settle it. */
export async function passing<T>(time: ScriptedTime, promise: Promise<T>): Promise<T> {
  let settled = false;
  const end = (): void => void (settled = true);
  promise.then(end, end);
  for (;;) {
    await new Promise<void>((resolve) => setImmediate(resolve));
    if (settled) return await promise;
    if (!time.step()) throw new Error("Cannot go on: nothing is left to wait for");
  }
}
