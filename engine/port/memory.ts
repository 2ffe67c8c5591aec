/**
 * Gives memory back that nobody holds any more.
 *
 * V8 lets garbage lie while its heap may still grow, so that a run's peak would be the sum of its steps. Between two of
 * them, where a pause of some milliseconds harms nothing, it is told to look.
 * @module
 */

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Collects garbage above so many bytes of resident memory, where the engine lets itself be told; else does nothing. */
export function newCollect(): (above: number) => void {
  try {
    // The function stands in contexts that are made after the flag was set, and in no other.
    setFlagsFromString("--expose-gc");
    const collect: unknown = runInNewContext("gc");
    if (typeof collect !== "function") return () => {};
    return (above) => {
      if (Deno.memoryUsage().rss > above) collect();
    };
  } catch {
    return () => {};
  }
}
