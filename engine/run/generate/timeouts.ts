/**
 * Deadlines that are all as far away. The first to begin is the first to end, so one timer serves them all, and nothing of
 * what ended in time is kept until then.
 * @module
 */

import type { Network } from "../../net/network.ts";

/** Calls `late` unless the function that it returns is called before. */
export type Timeouts = (late: () => void) => () => void;

interface Waiting {
  readonly deadline: number;
  readonly late: () => void;
}

/** Deadlines `ns` nanoseconds away. */
export function newTimeouts(network: Network, ns: number): Timeouts {
  const waiting = new Set<Waiting>();
  let armed = false;
  const arm = (): void => {
    const [next] = waiting;
    armed = next !== undefined;
    if (next) network.at(next.deadline, ring);
  };
  const ring = (): void => {
    const now = network.now();
    for (const entry of waiting) {
      if (entry.deadline > now) break;
      waiting.delete(entry);
      entry.late();
    }
    arm();
  };
  return (late) => {
    const entry = { deadline: network.now() + ns, late };
    waiting.add(entry);
    if (!armed) arm();
    return () => void waiting.delete(entry);
  };
}
