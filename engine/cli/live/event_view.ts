/**
 * `--json-events`: one JSON object a line while a run goes on; where every task stands, each second.
 * @module
 */

import type { Out } from "../../port/ports.ts";
import type { LiveEvent, View } from "./subject.ts";

/** Both kinds of tasks start and end by the same names. */
const KINDS: Readonly<Record<string, string>> = {
  "answering-started": "task-started",
  "answering-ended": "task-ended",
};

/** Shows by lines of JSON. A line of `progress` has the kind of its task as `of`. */
export function newEventView(out: Out): View {
  const write = (value: unknown): void => out.write(`${JSON.stringify(value)}\n`);
  return {
    everyMs: 1000,
    look(running) {
      for (const subject of running) {
        const { kind: of, ...progress } = subject.progress();
        write({ kind: "progress", of, ...progress });
      }
    },
    ended({ kind: of, ...progress }) {
      write({ kind: "progress", of, ...progress });
    },
    told(event: LiveEvent) {
      write({ ...event, kind: KINDS[event.kind] ?? event.kind });
    },
    close() {},
  };
}
