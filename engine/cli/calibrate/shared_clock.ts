/**
 * One clock for all threads of a process, so that what a client saw can be held against what a server did.
 *
 * The kernel's monotonic clock is shared as it is; a thread's `performance.now` counts from a beginning of its own.
 * @module
 */

import { KernelClock } from "../../net/native/kernel_clock.ts";

/** The kernel's clock where it can be asked, else the wall's, to some microseconds. */
export type SharedClock = "kernel" | "wall";

const LOOKS = 200;

/** Nanoseconds that a shared clock is ahead of a thread's own: by the quickest of many looks at both. */
export function aheadOf(now: () => number, clock: SharedClock): number {
  const shared = SHARED[clock]();
  const looks = Array.from({ length: LOOKS }, () => {
    const before = now();
    const at = shared();
    const after = now();
    return { width: after - before, ahead: at - (before + after) / 2 };
  });
  return looks.reduce((best, look) => look.width < best.width ? look : best).ahead;
}

const SHARED: Readonly<Record<SharedClock, () => () => number>> = {
  kernel() {
    const clock = new KernelClock();
    return () => clock.now();
  },
  wall: () => () => (performance.timeOrigin + performance.now()) * 1e6,
};
