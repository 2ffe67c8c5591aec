/**
 * How many descriptors this process may have open; every connection takes one.
 * @module
 */

import { libc } from "./libc.ts";
import { LINUX } from "./linux.ts";
import { Memory } from "./memory.ts";

/**
 * Raises the limit to `wanted` where it is lower, as far as the system allows; returns what it is then. Nothing where it
 * cannot be asked.
 */
export function raiseDescriptorLimit(wanted: number): number | undefined {
  const memory = new Memory(16);
  const limits = new BigUint64Array(memory.bytes.buffer, 0, 2);
  const c = libc();
  if (c.getrlimit(LINUX.RLIMIT_NOFILE, memory.pointer) !== 0) return;
  const [soft = 0n, hard = 0n] = limits;
  // Beyond the hard limit only the administrator may go.
  const better = [BigInt(wanted), hard].filter((limit) => limit > soft);
  const reached = soft >= wanted ? soft : better.find((limit) => {
    limits.set([limit, limit > hard ? limit : hard]);
    return c.setrlimit(LINUX.RLIMIT_NOFILE, memory.pointer) === 0;
  });
  return Number(reached ?? soft);
}
