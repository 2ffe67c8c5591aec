/**
 * What a thread has cost.
 * @module
 */

import { libc } from "./libc.ts";
import { LINUX } from "./linux.ts";
import { Memory } from "./memory.ts";

/** CPU time of this thread, user and system. Nanoseconds. */
export function cpuTime(): number {
  const time = new Memory(16);
  libc().clock_gettime(LINUX.CLOCK_THREAD_CPUTIME_ID, time.pointer);
  return (time.words[0] as number) * 1e9 + (time.words[2] as number);
}
