/**
 * For logs and pipes: a line of each running task every ten seconds.
 * @module
 */

import { renderLiveLine } from "../../../reporters/live.ts";
import type { Out } from "../../port/ports.ts";
import type { View } from "./subject.ts";

/** Shows by lines. */
export function newLineView(out: Out): View {
  return {
    everyMs: 10_000,
    look(running) {
      for (const subject of running) out.write(`${renderLiveLine(subject.progress())}\n`);
    },
    close() {},
  };
}
